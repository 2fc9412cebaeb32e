"""What the PyTorch scripts share: the network, the data, the last line."""

import json
import sys
import time

STARTED = time.perf_counter()


def arguments():
    folder, weights, epochs, seed = sys.argv[1:5]
    return folder, weights, int(epochs), int(seed)


def network(weights, classes):
    import timm
    import torch
    from safetensors.torch import load_file

    model = timm.create_model("mobilenetv2_100", pad_type="same", bn_eps=1e-3)
    state = {k: v for k, v in load_file(weights).items() if not k.startswith("classifier")}
    missing, unexpected = model.load_state_dict(state, strict=False)
    assert not unexpected and all(k.startswith("classifier") for k in missing), (missing, unexpected)
    model.reset_classifier(classes)
    return model.to(memory_format=torch.channels_last)


def loaders(folder, batch, workers=2):
    import torch
    from torchvision import datasets, transforms

    normalize = transforms.Normalize([0.5] * 3, [0.5] * 3)
    training = transforms.Compose(
        [
            transforms.RandomResizedCrop(224, scale=(0.5, 1)),
            transforms.RandomHorizontalFlip(),
            transforms.ToTensor(),
            normalize,
        ]
    )
    plain = transforms.Compose(
        [transforms.Resize(256), transforms.CenterCrop(224), transforms.ToTensor(), normalize]
    )

    def loader(split, transform, shuffle):
        data = datasets.ImageFolder(f"{folder}/{split}", transform)
        return torch.utils.data.DataLoader(data, batch, shuffle=shuffle, num_workers=workers)

    return loader("train", training, True), loader("val", plain, False)


def accuracy(model, loader):
    import torch

    model.eval()
    right = total = 0
    with torch.no_grad():
        for x, y in loader:
            right += (model(x.to(memory_format=torch.channels_last)).argmax(1) == y).sum().item()
            total += len(y)
    return right / total


def report(value):
    print(json.dumps({"seconds": time.perf_counter() - STARTED, "accuracy": value}), flush=True)
