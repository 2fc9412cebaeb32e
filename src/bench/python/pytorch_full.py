"""The PyTorch transfer tutorial with everything fine-tuned."""

import peers

folder, weights, epochs, seed = peers.arguments()
import torch  # noqa: E402

torch.manual_seed(seed)
training, validation = peers.loaders(folder, 32)
model = peers.network(weights, len(training.dataset.classes))
optimizer = torch.optim.AdamW(model.parameters(), 1e-4)
best = 0
for _ in range(epochs):
    model.train()
    for x, y in training:
        optimizer.zero_grad()
        loss = torch.nn.functional.cross_entropy(model(x.to(memory_format=torch.channels_last)), y)
        loss.backward()
        optimizer.step()
    best = max(best, peers.accuracy(model, validation))
peers.report(best)
