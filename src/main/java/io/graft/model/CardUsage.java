package io.graft.model;

import io.graft.backbone.input.ImageInput;

/** The part of a model card that says how to call the model. */
final class CardUsage {
  private static final String ONE_ANSWER =
      """
      label, probabilities = session.run(["label", "probabilities"], {"image": prepare("photo.jpg")[None]})
      print(label[0], probabilities[0].max())""";

  private static final String MANY_ANSWERS =
      """
      import json

      classes = json.loads(session.get_modelmeta().custom_metadata_map["classes"])
      (probabilities,) = session.run(["probabilities"], {"image": prepare("photo.jpg")[None]})
      print([(name, p) for name, p in zip(classes, probabilities[0]) if p >= 0.5])""";

  private CardUsage() {}

  static String of(TrainedModel model) {
    return switch (model.input()) {
      case ImageInput image -> image(model, image);
    };
  }

  private static String image(TrainedModel model, ImageInput input) {
    return """
    ## How to use it

    Ask the service, with any JPEG, PNG, WebP, BMP or GIF:

    ```sh
    curl -F file=@photo.jpg http://127.0.0.1:8080/api/v1/models/%s:predict
    ```

    Or take `model.onnx` anywhere ONNX Runtime runs. It takes RGB pixels as bytes, `[N, %d, %d, 3]`;
    normalisation (mean %s, std %s), %s and the class names are inside. Prepare a picture exactly as
    in training: the shorter side to %d pixels (%s, antialiased), then the centre.

    ```python
    import numpy as np
    import onnxruntime
    from PIL import Image, ImageOps

    SHORTER, SIZE = %d, %d

    def prepare(path):
        picture = ImageOps.exif_transpose(Image.open(path)).convert("RGBA")
        white = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(white, picture).convert("RGB")
        width, height = picture.size
        if width <= height:
            width, height = SHORTER, SHORTER * height // width
        else:
            width, height = SHORTER * width // height, SHORTER
        picture = picture.resize((width, height), Image.Resampling.%s)
        left, top = round((width - SIZE) / 2), round((height - SIZE) / 2)
        return np.asarray(picture.crop((left, top, left + SIZE, top + SIZE)))

    session = onnxruntime.InferenceSession("model.onnx")
    %s
    ```

    `model.pt` is a TorchScript archive for `torch.jit.load`; its `forward` takes normalised float
    pictures `[N, 3, %d, %d]` and gives logits. `model.safetensors` holds the weights under timm's names.
    """
        .formatted(
            model.id(),
            input.size(),
            input.size(),
            input.mean(),
            input.std(),
            switch (model.task()) {
              case CLASSIFICATION -> "softmax";
              case MULTI_LABEL -> "a sigmoid for each class";
            },
            input.shorterSide(),
            input.interpolation().name().toLowerCase(java.util.Locale.ROOT),
            input.shorterSide(),
            input.size(),
            input.interpolation().name(),
            switch (model.task()) {
              case CLASSIFICATION -> ONE_ANSWER;
              case MULTI_LABEL -> MANY_ANSWERS;
            },
            input.size(),
            input.size());
  }
}
