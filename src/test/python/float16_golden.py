"""Writes the reference values of Float16Tests: what PyTorch reads from 16-bit files, and how it rounds to them.

Ran with PyTorch 2.7.1, numpy 2 and safetensors 0.8.0:

    python float16_golden.py ../resources/network
"""

import hashlib
import json
import pathlib
import sys

import numpy
import safetensors.torch
import torch

folder = pathlib.Path(sys.argv[1])
# zeros, the smallest and largest subnormal and normal numbers, one and its neighbours, infinities
EDGES = [0x0000, 0x8000, 0x0001, 0x8001, 0x03FF, 0x0400, 0x3BFF, 0x3C00, 0x3C01, 0x7BFF, 0xFBFF, 0x7C00, 0xFC00]


def bits(tensor):
    return tensor.float().numpy().view(numpy.int32).flatten().tolist()


def halves(patterns):
    return torch.from_numpy(numpy.array(patterns, numpy.uint16).view(numpy.float16).copy())


generator = torch.Generator().manual_seed(16)
tensors = {
    "edges": halves(EDGES),
    "kernel": torch.randn(4, 3, 3, 3, generator=generator).half(),
    "brain": torch.randn(2, 5, generator=generator).bfloat16(),
}
safetensors.torch.save_file(tensors, folder / "float16.safetensors", {"format": "pt"})

every = numpy.arange(1 << 16, dtype=numpy.uint32).astype(numpy.uint16).view(numpy.float16)
every = torch.from_numpy(every[~numpy.isnan(every)].copy()).float().numpy()

ties = [1 + 2**-11, 1 + 3 * 2**-11, -1 - 2**-11, 2**-25, 3 * 2**-25, 2**-24 * 1.5, 65519.996, -65519.996, 1e-9, 0.0, -0.0]
scales = 10.0 ** torch.randint(-9, 5, (200,), generator=generator)
singles = torch.cat([torch.tensor(ties), torch.randn(200, generator=generator) * scales])
singles = singles.float().clamp(-60000, 65519.996)

golden = {
    "read": {name: bits(tensor) for name, tensor in tensors.items()},
    "everyFiniteAndInfinite": hashlib.sha256(every.astype("<f4").tobytes()).hexdigest(),
    "rounded": [
        [single, int(half)]
        for single, half in zip(bits(singles), singles.half().numpy().view(numpy.int16))
    ],
}
(folder / "float16.json").write_text(json.dumps(golden, separators=(",", ":")) + "\n")
