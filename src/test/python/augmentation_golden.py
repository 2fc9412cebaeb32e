"""Writes src/test/resources/io/graft/training/augmentation.json: what torchvision and Pillow make of a
formula-drawn picture at given strengths.

Run from the root of the repository with torchvision, Pillow and numpy (made with torchvision 0.22.1, Pillow
13.0.0).
"""

import base64
import json

import numpy as np
import torch
from PIL import Image
from torchvision.transforms import InterpolationMode
from torchvision.transforms import functional as F
from torchvision.transforms.autoaugment import _apply_op

TARGET = "src/test/resources/io/graft/training/augmentation.json"
WIDTH, HEIGHT = 30, 22
FILL = [124, 116, 104]
BILINEAR = InterpolationMode.BILINEAR


def drawing():
    """Colours of all hues in soft slopes, with a few hard edges."""
    y, x = np.mgrid[0:HEIGHT, 0:WIDTH]
    red = 40 + x * 7
    green = np.where((x // 7 + y // 5) % 2 == 0, 200, 60)
    blue = 230 - y * 9
    return Image.fromarray(np.stack([red, green, blue], axis=2).astype(np.uint8))


def text(image):
    return base64.b64encode(np.asarray(image).tobytes()).decode()


def hue(image, turn):
    tensor = torch.from_numpy(np.asarray(image).copy()).permute(2, 0, 1)
    return F.adjust_hue(tensor, turn).permute(1, 2, 0).numpy()


def affine(image, angle, right, down, scale, shear_x, shear_y):
    return F.affine(image, angle, [right, down], scale, [shear_x, shear_y], BILINEAR, FILL)


def strength(name, size, sign):
    far = 150.0 / 331.0
    return {
        "ShearX": 0.3 * size * sign,
        "ShearY": 0.3 * size * sign,
        "TranslateX": far * WIDTH * size * sign,
        "TranslateY": far * HEIGHT * size * sign,
        "Rotate": 30 * size * sign,
        "Posterize": 8 - round(4 * size),
        "Solarize": 255 * (1 - size),
    }.get(name, 0.9 * size * sign)


def main():
    image = drawing()
    changes = []
    for kind, change, amounts in [
        ("BRIGHTNESS", F.adjust_brightness, [0.4, 1.7]),
        ("CONTRAST", F.adjust_contrast, [0.3, 1.8]),
        ("SATURATION", F.adjust_saturation, [0.2, 1.9]),
        ("HUE", hue, [-0.5, -0.23, 0.1, 0.42]),
    ]:
        changes += [{"kind": kind, "amount": a, "rgb": text(change(image, a))} for a in amounts]
    movements = [
        [0, 0, 0, 1, 0, 0],
        [30, 0, 0, 1, 0, 0],
        [-75, 4, -3, 1.3, 0, 0],
        [0, -5, 2, 0.6, 15, -10],
        [160, 2, 1, 1.1, -20, 8],
    ]
    names = "Identity ShearX ShearY TranslateX TranslateY Rotate Brightness Color Contrast Sharpness Posterize Solarize AutoContrast Equalize"
    operations = [
        {"name": name, "strength": size * sign, "rgb": text(_apply_op(image, name, strength(name, size, sign), BILINEAR, FILL))}
        for name in names.split()
        for size, sign in [(0.6, 1), (0.9, -1)]
    ]
    golden = {
        "width": WIDTH,
        "height": HEIGHT,
        "rgb": text(image),
        "changes": changes,
        "movements": [{"movement": m, "rgb": text(affine(image, *m))} for m in movements],
        "operations": operations,
    }
    with open(TARGET, "w") as out:
        json.dump(golden, out, indent=1)
        out.write("\n")


main()
