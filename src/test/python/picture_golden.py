"""Writes src/test/resources/io/graft/backbone/input/pictures.json: small encoded pictures, what Pillow
decodes them to, and what Pillow resizes a formula-drawn picture to.

Run from the root of the repository with Pillow and numpy (made with Pillow 13.0.0).
"""

import base64
import io
import json
import struct
import zlib

import numpy as np
from PIL import Image

TARGET = "src/test/resources/io/graft/backbone/input/pictures.json"


def drawing(width, height):
    """Smooth slopes with hard edges in them; the same formula is in PicturesGolden.java."""
    y, x = np.mgrid[0:height, 0:width]
    red = (x * 5 + y * 3) % 256
    green = np.where((x // 7 + y // 5) % 2 == 0, 230, 20)
    blue = (x * x + y * y * 2) // 16 % 256
    return np.stack([red, green, blue], axis=2).astype(np.uint8)


def text(data):
    return base64.b64encode(bytes(data)).decode()


def over_white(image):
    rgba = image.convert("RGBA")
    white = Image.new("RGBA", rgba.size, (255, 255, 255, 255))
    return Image.alpha_composite(white, rgba).convert("RGB")


def saved(image, **options):
    out = io.BytesIO()
    image.save(out, **options)
    return out.getvalue()


def adobe(jpeg, transform):
    """The same JPEG with another colour transform in its Adobe marker (and no JFIF marker)."""
    at = jpeg.find(b"Adobe")
    if at < 0:
        segment = b"\xff\xee\x00\x0eAdobe\x00\x64\x00\x00\x00\x00" + bytes([transform])
        start = 2
        if jpeg[2:4] == b"\xff\xe0":
            start = 4 + struct.unpack(">H", jpeg[4:6])[0]
        return jpeg[:2] + segment + jpeg[start:]
    return jpeg[: at + 11] + bytes([transform]) + jpeg[at + 12 :]


def png(width, height, depth, kind, rows, extra=b""):
    """A PNG of a kind that Pillow does not write."""

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    raw = b"".join(b"\0" + row for row in rows)
    header = struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + extra
        + chunk(b"IDAT", zlib.compress(raw))
        + chunk(b"IEND", b"")
    ), chunk


def pictures():
    rgb = Image.fromarray(drawing(19, 13))
    y, x = np.mgrid[0:13, 0:19]
    alpha = Image.fromarray((x * 255 // 18).astype(np.uint8))
    rgba = rgb.copy()
    rgba.putalpha(alpha)
    grey = rgb.convert("L")
    cases = {}

    def case(name, data, expected=None):
        image = Image.open(io.BytesIO(data))
        if expected is None:
            image.seek(0)
            expected = over_white(image)
        cases[name] = (data, expected)

    case("jpeg", saved(rgb, format="JPEG", quality=90))
    case("jpeg-444", saved(rgb, format="JPEG", quality=90, subsampling=0))
    case("jpeg-422", saved(rgb, format="JPEG", quality=90, subsampling=1))
    case("jpeg-progressive", saved(rgb, format="JPEG", quality=90, progressive=True))
    case("jpeg-grey", saved(grey, format="JPEG", quality=90))
    case("jpeg-rgb", saved(rgb, format="JPEG", quality=90, keep_rgb=True))
    inks = np.stack([*np.moveaxis(255 - drawing(19, 13), 2, 0), drawing(19, 13)[:, :, 0] // 3], axis=2)
    cmyk = saved(Image.fromarray(inks, "CMYK"), format="JPEG", quality=95)
    case("jpeg-cmyk", adobe(cmyk, 0))
    case("jpeg-ycck", adobe(cmyk, 2))
    for orientation in range(1, 9):
        exif = Image.Exif()
        exif[0x0112] = orientation
        upright = {
            2: [Image.Transpose.FLIP_LEFT_RIGHT],
            3: [Image.Transpose.ROTATE_180],
            4: [Image.Transpose.FLIP_TOP_BOTTOM],
            5: [Image.Transpose.TRANSPOSE],
            6: [Image.Transpose.ROTATE_270],
            7: [Image.Transpose.TRANSVERSE],
            8: [Image.Transpose.ROTATE_90],
        }.get(orientation, [])
        for kind in ["JPEG", "PNG", "WEBP"] if orientation == 6 else ["JPEG"]:
            options = {"lossless": True} if kind == "WEBP" else {"quality": 95, "subsampling": 0}
            data = saved(rgb, format=kind, exif=exif.tobytes(), **options)
            expected = Image.open(io.BytesIO(data)).convert("RGB")
            for step in upright:
                expected = expected.transpose(step)
            case(f"{kind.lower()}-exif-{orientation}", data, expected)

    case("png", saved(rgb, format="PNG"))
    case("png-alpha", saved(rgba, format="PNG"))
    case("png-grey", saved(grey, format="PNG"))
    grey_alpha = grey.copy()
    grey_alpha.putalpha(alpha)
    case("png-grey-alpha", saved(grey_alpha, format="PNG"))
    case("png-palette", saved(rgb.quantize(16), format="PNG"))
    case("png-palette-alpha", saved(rgba.quantize(16, method=Image.Quantize.FASTOCTREE), format="PNG"))
    case("png-1-bit", saved(grey.convert("1"), format="PNG"))
    levels = drawing(19, 13)
    wide = (levels.astype(np.uint16) << 8 | 77).astype(">u2")
    expected = Image.fromarray(levels)
    rows = [wide[row].tobytes() for row in range(13)]
    case("png-16-bit", png(19, 13, 16, 2, rows)[0], expected)
    grey16 = Image.fromarray(levels[:, :, 0]).convert("RGB")
    rows = [wide[row, :, 0].tobytes() for row in range(13)]
    case("png-grey-16-bit", png(19, 13, 16, 0, rows)[0], grey16)
    green = levels.copy()
    key = np.array([40, 20, 100], np.uint8)
    green[3:6, 2:9] = key
    _, chunk = png(1, 1, 8, 2, [b"\0\0\0"])
    rows = [green[row].tobytes() for row in range(13)]
    data = png(19, 13, 8, 2, rows, chunk(b"tRNS", struct.pack(">HHH", *key.tolist())))[0]
    white = green.copy()
    white[3:6, 2:9] = 255
    case("png-colour-key", data, Image.fromarray(white))

    smooth = Image.fromarray(np.stack([x * 10, y * 12, x * 5 + y * 5], axis=2).astype(np.uint8))
    case("webp", saved(smooth, format="WEBP", quality=90))
    case("webp-lossless", saved(rgb, format="WEBP", lossless=True))
    case("webp-alpha", saved(rgba, format="WEBP", lossless=True, exact=True))
    other = Image.fromarray(255 - drawing(19, 13))
    case("webp-animated", saved(rgb, format="WEBP", lossless=True, save_all=True, append_images=[other]))
    case("bmp", saved(rgb, format="BMP"))
    case("bmp-palette", saved(rgb.quantize(16), format="BMP"))
    case("gif", saved(rgb.quantize(16), format="GIF"))
    case("gif-animated", saved(rgb.quantize(16), format="GIF", save_all=True, append_images=[other.quantize(16)]))
    transparent = rgb.quantize(16)
    case("gif-transparent", saved(transparent, format="GIF", transparency=3))

    return [
        {
            "name": name,
            "file": text(data),
            "width": expected.width,
            "height": expected.height,
            "rgb": text(expected.tobytes()),
        }
        for name, (data, expected) in cases.items()
    ]


def resizes():
    filters = {
        "NEAREST": Image.Resampling.NEAREST,
        "BILINEAR": Image.Resampling.BILINEAR,
        "BICUBIC": Image.Resampling.BICUBIC,
    }
    sizes = [((61, 43), (24, 17)), ((61, 43), (90, 50)), ((200, 30), (11, 29)), ((5, 7), (1, 1))]
    for name, resampling in filters.items():
        for (width, height), (to_width, to_height) in sizes:
            picture = Image.fromarray(drawing(width, height))
            out = picture.resize((to_width, to_height), resampling)
            yield {
                "interpolation": name,
                "from": [width, height],
                "to": [to_width, to_height],
                "rgb": text(out.tobytes()),
            }


def prepared():
    """torchvision's Resize(shorter side) and CenterCrop on Pillow images, written out."""
    for (width, height), size, shorter in [((131, 90), 28, 32), ((90, 131), 28, 33), ((20, 26), 24, 24)]:
        picture = Image.fromarray(drawing(width, height))
        to = (shorter, shorter * height // width) if width <= height else (shorter * width // height, shorter)
        resized = picture.resize(to, Image.Resampling.BICUBIC)
        left, top = round((to[0] - size) / 2), round((to[1] - size) / 2)
        out = resized.crop((left, top, left + size, top + size))
        yield {"from": [width, height], "size": size, "shorter": shorter, "rgb": text(out.tobytes())}


with open(TARGET, "w") as file:
    golden = {"pictures": pictures(), "resizes": list(resizes()), "prepared": list(prepared())}
    json.dump(golden, file, indent=1)
    file.write("\n")
