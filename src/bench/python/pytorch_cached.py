"""Frozen features by somebody who computes them once: four views of each training picture."""

import peers

VIEWS = 4

folder, weights, epochs, seed = peers.arguments()
import torch  # noqa: E402

torch.manual_seed(seed)
training, validation = peers.loaders(folder, 32)
model = peers.network(weights, len(training.dataset.classes)).eval()


def features(loader):
    xs, ys = [], []
    with torch.inference_mode():
        for x, y in loader:
            pooled = model.forward_head(
                model.forward_features(x.to(memory_format=torch.channels_last)), pre_logits=True
            )
            xs.append(pooled.clone())
            ys.append(y)
    return torch.cat(xs), torch.cat(ys)


views = [features(training) for _ in range(VIEWS)]
x = torch.cat([v[0] for v in views])
y = torch.cat([v[1] for v in views])
test, truth = features(validation)
head = torch.nn.Linear(x.shape[1], len(training.dataset.classes))
optimizer = torch.optim.AdamW(head.parameters(), 1e-3)
best = 0
examples = len(training.dataset)
for _ in range(epochs):
    order = torch.randperm(len(x))[:examples]
    for chunk in order.split(32):
        optimizer.zero_grad()
        torch.nn.functional.cross_entropy(head(x[chunk]), y[chunk]).backward()
        optimizer.step()
    with torch.no_grad():
        best = max(best, (head(test).argmax(1) == truth).float().mean().item())
peers.report(best)
