"""Pictures per second of a DataLoader with PIL: FOLDER WORKERS."""

import sys
import time

import torch
from torchvision import datasets, transforms

folder, workers = sys.argv[1], int(sys.argv[2])
transform = transforms.Compose(
    [transforms.Resize(256), transforms.CenterCrop(224), transforms.PILToTensor()]
)
loader = torch.utils.data.DataLoader(
    datasets.ImageFolder(folder, transform), 32, num_workers=workers, persistent_workers=workers > 0
)
for _ in loader:
    pass
started = time.perf_counter()
count = sum(len(y) for _, y in loader)
print(count / (time.perf_counter() - started))
