// Programs that ask a model, complete: copied, they run. They prepare a picture exactly as Graft
// does (io.graft.backbone.input.ImageInput): the shorter side to `shorter` pixels, antialiased as
// Pillow does it, then the centre, its corner rounded half to even.

export const shorterSide = input => Math.round(input.size / input.cropFraction)
const multi = model => model.task === 'multi-label'

export function curl(model, origin) {
  const address = `${origin}/api/v1/models/${model.id}`
  return `# the probabilities, as JSON
curl -F file=@photo.jpg "${address}:predict?top=${model.classes.length}"

# where the model looked, as a picture
curl -H "Accept: image/png" -F file=@photo.jpg -o heat.png "${address}:explain"

# the model itself
curl -o model.onnx "${address}/artifacts/onnx"
`
}

export function python(model, origin) {
  const { input } = model
  return `# pip install onnxruntime pillow numpy
# python predict.py photo.jpg
import json
import os
import sys
import urllib.request

import numpy as np
import onnxruntime
from PIL import Image, ImageOps

MODEL = "${origin}/api/v1/models/${model.id}/artifacts/onnx"
SHORTER, SIZE = ${shorterSide(input)}, ${input.size}


def prepare(path):
    """RGB bytes [SIZE, SIZE, 3]; mean and std are inside the model."""
    picture = ImageOps.exif_transpose(Image.open(path)).convert("RGBA")
    white = Image.new("RGBA", picture.size, "white")
    picture = Image.alpha_composite(white, picture).convert("RGB")
    width, height = picture.size
    if width <= height:
        width, height = SHORTER, SHORTER * height // width
    else:
        width, height = SHORTER * width // height, SHORTER
    picture = picture.resize((width, height), Image.Resampling.${input.interpolation})
    left, top = round((width - SIZE) / 2), round((height - SIZE) / 2)
    return np.asarray(picture.crop((left, top, left + SIZE, top + SIZE)))


if not os.path.exists("model.onnx"):
    urllib.request.urlretrieve(MODEL, "model.onnx")
session = onnxruntime.InferenceSession("model.onnx")
classes = json.loads(session.get_modelmeta().custom_metadata_map["classes"])
(probabilities,) = session.run(["probabilities"], {"image": prepare(sys.argv[1])[None]})
for name, probability in sorted(zip(classes, probabilities[0]), key=lambda pair: -pair[1])[:10]:
    print(f"{probability:.4f}  {name}${multi(model) ? "{'  <- there' if probability >= 0.5 else ''}" : ''}")
`
}
