"""The usual Keras recipe: MobileNetV2 frozen, a small head on top."""

import json
import os
import sys
import time

started = time.perf_counter()
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
folder, weights, epochs, seed = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
import keras  # noqa: E402
from safetensors.numpy import load_file  # noqa: E402

keras.utils.set_random_seed(seed)


def pictures(split, shuffle):
    return keras.utils.image_dataset_from_directory(
        f"{folder}/{split}", image_size=(224, 224), batch_size=32, shuffle=shuffle, seed=seed, verbose=False
    )


def load(model, file):
    """Both list convolutions and norms in the order of depth."""
    state = load_file(file)
    names = [n for n in ("conv_stem", "bn1") if f"{n}.weight" in state]
    blocks = sorted({tuple(map(int, k.split(".")[1:3])) for k in state if k.startswith("blocks.")})
    for stage, index in blocks:
        parts = [("conv_dw", "bn1"), ("conv_pw", "bn2")]
        if f"blocks.{stage}.{index}.conv_pwl.weight" in state:
            parts = [("conv_pw", "bn1"), ("conv_dw", "bn2"), ("conv_pwl", "bn3")]
        names += [f"blocks.{stage}.{index}.{n}" for pair in parts for n in pair]
    names += ["conv_head", "bn2"]
    layers = [x for x in model.layers if x.weights]
    assert len(layers) == len(names), (len(layers), len(names))
    for layer, name in zip(layers, names):
        if isinstance(layer, keras.layers.BatchNormalization):
            layer.set_weights([state[f"{name}.{k}"] for k in ("weight", "bias", "running_mean", "running_var")])
        elif isinstance(layer, keras.layers.DepthwiseConv2D):
            layer.set_weights([state[f"{name}.weight"].transpose(2, 3, 0, 1)])
        else:
            layer.set_weights([state[f"{name}.weight"].transpose(2, 3, 1, 0)])


training, validation = pictures("train", True), pictures("val", False)
classes = len(training.class_names)
base = keras.applications.MobileNetV2(input_shape=(224, 224, 3), include_top=False, weights=None)
load(base, weights)
base.trainable = False
x = inputs = keras.Input((224, 224, 3))
x = keras.layers.RandomFlip("horizontal")(x)
x = keras.layers.Rescaling(1 / 127.5, offset=-1)(x)
x = base(x, training=False)
x = keras.layers.GlobalAveragePooling2D()(x)
x = keras.layers.Dense(128, activation="relu")(x)
x = keras.layers.Dropout(0.3)(x)
model = keras.Model(inputs, keras.layers.Dense(classes, activation="softmax")(x))
model.compile(keras.optimizers.Adam(1e-3), "sparse_categorical_crossentropy", metrics=["accuracy"])
history = model.fit(training, validation_data=validation, epochs=epochs, verbose=0)
best = max(history.history["val_accuracy"])
print(json.dumps({"seconds": time.perf_counter() - started, "accuracy": best}), flush=True)
