"""Writes the reference values of NetworkGoldenTests.

The networks are timm's, the weights come from a formula that the tests repeat, and everything is
computed in float64. Ran with PyTorch 2.7.1 and timm 1.0.31:

    python network_golden.py ../resources/network
"""

import collections
import json
import pathlib
import sys

import numpy
import timm
import torch

NETWORKS = {
    "resnet18": ("resnet18", {}),
    "resnet34": ("resnet34", {}),
    "resnet50": ("resnet50", {}),
    "mobilenet_v2": ("mobilenetv2_100", {}),
    "tf_mobilenet_v2": ("mobilenetv2_100", {"pad_type": "same"}),
}
# with the head that the tests put on it: flattened, one hidden layer, named as torchvision has it
FLATTENED = {"vgg16": "vgg16"}
STEPPED = ("resnet18", "tf_mobilenet_v2")
CLASSES, HIDDEN, BATCH, SIZE, SHOWN = 10, 32, 4, 64, 24
TARGET = torch.tensor([1, 7, 4, 1])


def noise(seed, count):
    """Multiples of 2^-15 in [-1, 1) from a 32-bit integer hash of seed and index."""
    h = numpy.arange(count, dtype=numpy.uint32) * numpy.uint32(0x9E3779B1)
    h += numpy.uint32((seed * 0x85EBCA6B) & 0xFFFFFFFF)
    for shift, factor in ((15, 0x2C1B3C6D), (12, 0x297A2D39)):
        h ^= h >> numpy.uint32(shift)
        h *= numpy.uint32(factor)
    h ^= h >> numpy.uint32(15)
    return ((h >> numpy.uint32(16)).astype(numpy.int32) - 32768) / 32768.0


def formula(name, shape, seed):
    """Weights that are exact in float32 and keep activations sane.

    In training few values come near a kink of the activation function, where float32 and float64
    would disagree about the gradient.
    """
    values = torch.from_numpy(noise(seed, int(numpy.prod(shape)))).reshape(shape)
    if len(shape) > 1:
        fan_in = int(numpy.prod(shape[1:]))
        power = 0
        while 4 ** (power + 1) * 6 <= fan_in:
            power += 1
        return values / 2**power  # about the deviation sqrt(2 / fan in)
    if name.endswith("running_var"):
        return 1 + values / 2
    norm = "bn" in name or "downsample" in name
    if norm and name.endswith("weight"):
        return (2 + values) / 8
    if norm and name.endswith("bias"):
        return 1 + values / 4
    return values / 4


def flattened(name):
    features = timm.create_model(FLATTENED[name]).features
    channels = features(torch.zeros(1, 3, SIZE, SIZE)).flatten(1).shape[1]
    head = [torch.nn.Linear(channels, HIDDEN), torch.nn.ReLU(), torch.nn.Dropout(0)]
    head.append(torch.nn.Linear(HIDDEN, CLASSES))
    parts = {"features": features, "flatten": torch.nn.Flatten()}
    return torch.nn.Sequential(collections.OrderedDict(parts, classifier=torch.nn.Sequential(*head)))


def half():
    """timm's ResNet-18 at half the width, with a stem that only halves the sides."""
    model = timm.create_model("resnet18", num_classes=CLASSES, channels=(32, 64, 128, 256))
    model.conv1 = torch.nn.Conv2d(3, 32, 3, stride=2, padding=1, bias=False)
    model.bn1 = torch.nn.BatchNorm2d(32)
    model.maxpool = torch.nn.Identity()
    model.layer1[0] = timm.models.resnet.BasicBlock(32, 32)
    return model


def network(name):
    if name in FLATTENED:
        model = flattened(name).double()
    elif name == "resnet18_050":
        model = half().double()
    else:
        timm_name, options = NETWORKS[name]
        model = timm.create_model(timm_name, num_classes=CLASSES, **options).double()
    state = {k: v for k, v in model.state_dict().items() if not k.endswith("num_batches_tracked")}
    for seed, key in enumerate(sorted(state)):
        state[key].copy_(formula(key, tuple(state[key].shape), seed))
    return model, list(state)


def shown(tensor):
    flat = tensor.detach().flatten()
    return [float("%.9g" % x) for x in flat[: SHOWN].tolist()] + [float("%.9g" % flat.norm())]


def pixels():
    values = (noise(12345, BATCH * SIZE * SIZE * 3) + 1) * 128
    picture = torch.from_numpy(values.astype(numpy.uint8)).reshape(BATCH, SIZE, SIZE, 3)
    return (picture.double() / 255 - 0.5).div(0.5).permute(0, 3, 1, 2).contiguous()


def watched(names):
    """The first weight, a norm (or weight, where there are none) in the middle, the head's weight."""
    norms = [n for n in names if "bn" in n and n.endswith(".weight")]
    norms = norms or [n for n in names if n.endswith(".weight")]
    head = [n for n in names if n.endswith(".weight")][-1]
    return [names[0], norms[len(norms) // 2], head]


def optimizer(kind, model):
    def group(decays, head):
        chosen = [
            p
            for n, p in model.named_parameters()
            if (p.dim() > 1) == decays and n.startswith(("fc.", "classifier.")) == head
        ]
        return {"params": chosen, "weight_decay": 0.01 * decays, "lr": 0.01 if head else 0.001}

    groups = [group(d, h) for d in (True, False) for h in (True, False)]
    if kind == "sgd":
        return torch.optim.SGD(groups, lr=1, momentum=0.9, nesterov=True)
    adam = {"adam": torch.optim.Adam, "adamw": torch.optim.AdamW}[kind]
    return adam(groups, lr=1, betas=(0.9, 0.99), eps=1e-3)


def golden(name):
    x = pixels()
    model, names = network(name)
    result = {"watched": watched(names)}
    model.eval()
    with torch.no_grad():
        result["inference"] = model(x).flatten().tolist()
    model.train()
    logits = model(x)
    result["training"] = logits.flatten().tolist()
    loss = torch.nn.functional.cross_entropy(logits, TARGET)
    loss.backward()
    parameters = dict(model.named_parameters())
    result["loss"] = loss.item()
    result["gradients"] = [shown(parameters[n].grad) for n in result["watched"]]
    for kind in ("sgd", "adam", "adamw") if name in STEPPED else ():
        model, _ = network(name)
        model.train()
        steps = optimizer(kind, model)
        losses = []
        for _ in range(3):
            steps.zero_grad()
            loss = torch.nn.functional.cross_entropy(model(x), TARGET, label_smoothing=0.1)
            loss.backward()
            if kind == "adamw":
                torch.nn.utils.clip_grad_norm_(model.parameters(), 0.5)
            steps.step()
            losses.append(loss.item())
        state = model.state_dict()
        statistics = names[[n.endswith("running_var") for n in names].index(True)]
        result[kind] = {
            "losses": losses,
            "state": {n: shown(state[n]) for n in result["watched"] + [statistics]},
        }
    return result


if __name__ == "__main__":
    for name in [*NETWORKS, "resnet18_050", *FLATTENED]:
        file = pathlib.Path(sys.argv[1]) / (name + ".json")
        file.write_text(json.dumps(golden(name), separators=(",", ":")) + "\n")
        print(file)
