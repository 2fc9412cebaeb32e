"""Prints the values that MultiLabelReportTests and MultiLabelLossTests expect.

Run with numpy, scipy, scikit-learn, torch and torchvision (made with scikit-learn 1.9.1, torch 2.7.1).
"""

import numpy as np
import torch
from scipy import optimize
from sklearn import linear_model, metrics
from torchvision.ops import sigmoid_focal_loss

COUNT, CLASSES, BINS = 300, 5, 15


def drawn():
    """300 pictures with any of 5 classes, the last of which no picture has; the same formula is in the tests."""
    i, c = np.mgrid[0:COUNT, 0:CLASSES]
    logits = ((1 + i % 7) * np.sin(1.7 * i + 2.3 * c * c + 0.02 * i * c) - 0.5 * c).astype(np.float32)
    truth = np.where((i + 3 * c) % 4 == 0, (i + c) % 5 < 2, logits > 0.3)
    truth[:, -1] = False
    return logits.astype(np.float64), truth.astype(int)


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


def nll(logits, truth):
    return (np.logaddexp(0, logits) - truth * logits).mean()


def curve(p, truth):
    confidence = np.maximum(p, 1 - p).ravel()
    right = ((p >= 0.5) == (truth == 1)).ravel()
    place = np.ceil(confidence * BINS).astype(int) - 1
    return [
        (b, (place == b).sum(), confidence[place == b].mean(), right[place == b].mean())
        for b in range(BINS)
        if (place == b).any()
    ]


def ece(p, truth):
    return sum(n * abs(c - a) for _, n, c, a in curve(p, truth)) / p.size


logits, truth = drawn()
p = sigmoid(logits)
said = (p >= 0.5).astype(int)
print("share of right decisions", (said == truth).mean())
print("subset accuracy", metrics.accuracy_score(truth, said))
print("micro f1", metrics.f1_score(truth, said, average="micro"))
# the last class is said but never there: its F1 is 0 and counts
print("macro f1", metrics.f1_score(truth, said, average="macro", zero_division=0))
print("log loss", nll(logits, truth), metrics.log_loss(truth.ravel(), p.ravel()))
there = [c for c in range(CLASSES) if truth[:, c].any()]
for c in range(CLASSES):
    print("class", c, truth[:, c].sum(),
          metrics.precision_score(truth[:, c], said[:, c], zero_division=0),
          metrics.recall_score(truth[:, c], said[:, c], zero_division=0),
          metrics.f1_score(truth[:, c], said[:, c], zero_division=0),
          metrics.roc_auc_score(truth[:, c], logits[:, c]) if c in there else None,
          metrics.average_precision_score(truth[:, c], logits[:, c]) if c in there else None)
print("mAP", metrics.average_precision_score(truth[:, there], logits[:, there], average="macro"))
print("mean area", metrics.roc_auc_score(truth[:, there], logits[:, there], average="macro"))
print("ece", ece(p, truth))
for b, n, c, a in curve(p, truth):
    print("  bin", b, n, c, a)
cooled = optimize.minimize_scalar(
    lambda t: nll(logits / np.exp(t), truth), bounds=(np.log(0.05), np.log(20)), method="bounded",
    options={"xatol": 1e-12})
temperature = np.exp(cooled.x)
print("temperature", temperature, "nll", cooled.fun, "ece", ece(sigmoid(logits / temperature), truth))
wrong = np.argwhere(said != truth)
confidence = np.maximum(p, 1 - p)
wrong = sorted(wrong.tolist(), key=lambda at: -confidence[at[0], at[1]])
for i, c in wrong[:3]:
    print("  mistake", i, c, truth[i, c], said[i, c], confidence[i, c])

ties = np.array([0.1, 0.4, 0.4, 0.4, 0.8, 0.8, 0.9, 0.2])
print("average precision with ties", metrics.average_precision_score([0, 0, 1, 1, 0, 1, 1, 1], ties))

# the loss of one linear layer, and its gradient: 3 examples, 4 features, 3 classes
x = torch.tensor(
    [[0.5, -1.0, 2.0, 0.25], [1.5, 0.75, -0.5, -2.0], [-1.25, 0.5, 1.0, 3.0]])
targets = torch.tensor([[1.0, 0.0, 0.7], [0.0, 0.0, 0.0], [1.0, 1.0, 0.3]])
weight = torch.tensor([[0.1, -0.2, 0.3, 0.05], [-0.3, 0.2, 0.15, -0.1], [0.25, 0.4, -0.35, 0.2]])
positive = torch.tensor([0.5, 3.0, 1.5])


def told(name, loss):
    w = weight.clone().requires_grad_(True)
    value = loss(x @ w.T)
    (gradient,) = torch.autograd.grad(value, w)
    print(name, repr(value.item()), [round(g, 7) for g in gradient.ravel().tolist()])


bce = torch.nn.functional.binary_cross_entropy_with_logits
smooth = targets * 0.9 + 0.05
told("plain", lambda z: bce(z, targets))
told("positive weights", lambda z: bce(z, targets, pos_weight=positive))
told("smoothed", lambda z: bce(z, smooth))
told("focal", lambda z: sigmoid_focal_loss(z, targets, alpha=-1, gamma=2, reduction="mean"))

# one logistic regression per class on standardised features; liblinear and newton regularise no bias here
i, f = np.mgrid[0:40, 0:3]
features = np.sin(1.1 * i + 0.7 * f + 0.05 * i * f).astype(np.float32).astype(np.float64)
n = np.arange(40)
sets = np.stack([(features[:, 0] + 0.3 * np.cos(n) > 0), (features[:, 2] - features[:, 1] + 0.5 * np.sin(3 * n) > 0.2)], 1)
mean, deviation = features.mean(0), features.std(0)
standard = (features - mean) / (deviation + 1e-6)
for c in range(2):
    # C = 1 / (N l2) with l2 = 0.1, as scikit-learn sums over the examples
    fitted = linear_model.LogisticRegression(C=1 / (40 * 0.1), tol=1e-10, max_iter=10000).fit(standard, sets[:, c])
    w = fitted.coef_[0] / (deviation + 1e-6)
    print("logistic", c, w.tolist(), (fitted.intercept_[0] - (w * mean).sum()).item())
