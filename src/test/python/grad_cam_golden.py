"""Writes the reference values of GradCamTests: PyTorch's autograd on a small network with several heads.

The weights and the picture come from the formula of network_golden.py, everything is float64. Ran with
PyTorch 2.7.1:

    python grad_cam_golden.py ../resources/io/graft/inference/grad_cam.json
"""

import json
import pathlib
import sys

import numpy
import torch
from network_golden import formula, noise

SIZE, CLASSES = 16, 3
ACTIVATIONS = {
    "RELU": torch.nn.ReLU,
    "RELU6": torch.nn.ReLU6,
    "GELU": torch.nn.GELU,
    "SILU": torch.nn.SiLU,
    "TANH": torch.nn.Tanh,
}
POOLS = {
    "AVG": lambda x: x.mean((2, 3)),
    "MAX": lambda x: x.amax((2, 3)),
    "AVG_MAX": lambda x: torch.cat([x.mean((2, 3)), x.amax((2, 3))], 1),
    "FLATTEN": lambda x: x.flatten(1),
}
FEATURES = {"AVG": 6, "MAX": 6, "AVG_MAX": 12, "FLATTEN": 96}
HEADS = [(pool, hidden, "RELU") for pool in POOLS for hidden in ([], [5])]
HEADS += [("AVG", [5], a) for a in ACTIVATIONS if a != "RELU"] + [("AVG_MAX", [7, 5], "SILU")]


class Toy(torch.nn.Module):
    def __init__(self, pool, hidden, activation):
        super().__init__()
        self.conv1 = torch.nn.Conv2d(3, 4, 3, stride=2, padding=1, bias=False)
        self.bn1 = torch.nn.BatchNorm2d(4)
        self.conv2 = torch.nn.Conv2d(4, 6, 3, stride=2, padding=1)
        self.pool = POOLS[pool]
        size, layers = FEATURES[pool], []
        for out in hidden:
            layers += [torch.nn.Linear(size, out), ACTIVATIONS[activation](), torch.nn.Dropout(0.1)]
            size = out
        last = torch.nn.Linear(size, CLASSES)
        self.fc = torch.nn.Sequential(*layers, last) if layers else last

    def features(self, x):
        x = torch.relu(self.bn1(self.conv1(x)))
        return torch.nn.functional.silu(self.conv2(x))


def short(tensor):
    return [float("%.9g" % x) for x in tensor.detach().flatten().tolist()]


def golden(pool, hidden, activation):
    model = Toy(pool, hidden, activation).double().eval()
    state = {k: v for k, v in model.state_dict().items() if not k.endswith("num_batches_tracked")}
    for seed, key in enumerate(sorted(state)):
        state[key].copy_(formula(key, tuple(state[key].shape), seed))
    values = ((noise(12345, SIZE * SIZE * 3) + 1) * 128).astype(numpy.uint8)
    picture = torch.from_numpy(values).reshape(1, SIZE, SIZE, 3).double()
    feature_map = model.features((picture / 255 - 0.5).div(0.5).permute(0, 3, 1, 2))
    logits = model.fc(model.pool(feature_map))
    result = {"pooling": pool, "hidden": hidden, "activation": activation, "logits": short(logits)}
    result["classes"] = []
    for label in range(CLASSES):
        gradient = torch.autograd.grad(logits[0, label], feature_map, retain_graph=True)[0]
        weights = gradient.mean((2, 3), keepdim=True)
        heat = torch.relu((weights * feature_map).sum(1))
        heat = heat / heat.max() if heat.max() > 0 else heat
        result["classes"].append({"gradient": short(gradient), "heat": short(heat)})
    return result


if __name__ == "__main__":
    cases = [golden(*head) for head in HEADS]
    pathlib.Path(sys.argv[1]).write_text(json.dumps(cases, separators=(",", ":")) + "\n")
    tied = torch.tensor([[[[1.0, 3], [3, 0]]]], requires_grad=True)
    print("amax of", tied.flatten().tolist(), "has the gradient",
          torch.autograd.grad(tied.amax((2, 3)).sum(), tied)[0].flatten().tolist())
