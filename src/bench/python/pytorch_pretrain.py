"""Pre-training as a PyTorch script has it: FOLDER SECONDS; prints images/s of the steps."""

import sys
import time

import timm
import torch
from torchvision import datasets, transforms

folder, seconds = sys.argv[1], float(sys.argv[2])
BATCH = 64


def network(classes):
    """ResNet-18 of half the width, for small pictures: a stem that only halves the sides."""
    model = timm.create_model("resnet18", num_classes=classes, channels=(32, 64, 128, 256))
    model.conv1 = torch.nn.Conv2d(3, 32, 3, stride=2, padding=1, bias=False)
    model.bn1 = torch.nn.BatchNorm2d(32)
    model.maxpool = torch.nn.Identity()
    model.layer1[0] = timm.models.resnet.BasicBlock(32, 32)
    return model.to(memory_format=torch.channels_last)


transform = transforms.Compose(
    [
        transforms.RandomResizedCrop(64, scale=(0.5, 1)),
        transforms.RandomHorizontalFlip(),
        transforms.ToTensor(),
        transforms.Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225]),
    ]
)
data = datasets.ImageFolder(f"{folder}/train", transform)
loader = torch.utils.data.DataLoader(data, BATCH, shuffle=True, num_workers=2, drop_last=True)
model = network(len(data.classes)).train()
optimizer = torch.optim.SGD(
    model.parameters(), 0.05, momentum=0.9, nesterov=True, weight_decay=5e-4
)
started = None
steps = 0
for x, y in loader:
    loss = torch.nn.functional.cross_entropy(
        model(x.to(memory_format=torch.channels_last)), y, label_smoothing=0.1
    )
    optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 5)
    optimizer.step()
    if started is None:
        started = time.perf_counter()  # the first step warms up, and is not counted
        continue
    steps += 1
    if time.perf_counter() - started > seconds:
        break
print(steps * BATCH / (time.perf_counter() - started))
