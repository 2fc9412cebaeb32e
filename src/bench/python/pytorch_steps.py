"""Training steps per second of plain PyTorch, channels-last: NETWORK OPEN BATCH STEPS fp32|bf16.

OPEN is `all`, or the number of last stages that learn, as Graft counts them.
"""

import sys
import time

import timm
import torch

name, opened, batch, steps, precision = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), sys.argv[5]
torch.manual_seed(1)
model = timm.create_model(name, num_classes=10).to(memory_format=torch.channels_last).eval()
if opened != "all":
    stages = {
        "mobilenetv2_100": ["blocks.6", "conv_head", "bn2"],
        "resnet18": ["layer3", "layer4"],
        "resnet50": ["layer3", "layer4"],
    }[name]
    for key, parameter in model.named_parameters():
        parameter.requires_grad = any(key.startswith(s + ".") for s in stages + ["classifier", "fc"])
learned = [p for p in model.parameters() if p.requires_grad]
optimizer = torch.optim.AdamW(learned, 1e-4, fused=True)
x = torch.randn(batch, 3, 224, 224).to(memory_format=torch.channels_last)
y = torch.randint(0, 10, (batch,))


def step():
    optimizer.zero_grad()
    with torch.autocast("cpu", torch.bfloat16, enabled=precision == "bf16"):
        loss = torch.nn.functional.cross_entropy(model(x), y)
    loss.backward()
    optimizer.step()
    return loss.item()


for _ in range(3):
    step()
times = []
for _ in range(steps):
    started = time.perf_counter()
    step()
    times.append(time.perf_counter() - started)
times.sort()
print(batch / times[len(times) // 2])
