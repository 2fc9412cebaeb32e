"""The PyTorch transfer tutorial with the backbone as fixed feature extractor."""

import peers

folder, weights, epochs, seed = peers.arguments()
import torch  # noqa: E402

torch.manual_seed(seed)
training, validation = peers.loaders(folder, 32)
model = peers.network(weights, len(training.dataset.classes))
for name, parameter in model.named_parameters():
    parameter.requires_grad = name.startswith("classifier")
optimizer = torch.optim.AdamW(model.classifier.parameters(), 1e-3)
best = 0
for _ in range(epochs):
    model.eval()  # frozen statistics
    for x, y in training:
        optimizer.zero_grad()
        loss = torch.nn.functional.cross_entropy(model(x.to(memory_format=torch.channels_last)), y)
        loss.backward()
        optimizer.step()
    best = max(best, peers.accuracy(model, validation))
peers.report(best)
