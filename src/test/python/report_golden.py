"""Prints the values that ReportTests expects: what scikit-learn and scipy say of answers drawn by a formula.

Run with numpy, scipy and scikit-learn (made with scikit-learn 1.9.1).
"""

import numpy as np
from scipy import optimize, stats
from sklearn import metrics

COUNT, CLASSES, BINS = 400, 7, 15


def drawn():
    """400 answers over 7 classes, the last of which nobody shows; the same formula is in ReportTests.java."""
    i, c = np.mgrid[0:COUNT, 0:CLASSES]
    logits = ((1 + i % 9) * np.sin(1.3 * i + 2.1 * c * c + 0.01 * i * c)).astype(np.float32)
    likeliest = logits[:, :-1].argmax(1)
    n = np.arange(COUNT)
    return logits.astype(np.float64), np.where(n % 3 == 0, n % 5, likeliest)


def softmax(logits):
    shares = np.exp(logits - logits.max(1, keepdims=True))
    return shares / shares.sum(1, keepdims=True)


def nll(logits, labels):
    return -np.log(softmax(logits)[np.arange(len(labels)), labels]).mean()


def curve(shares, labels):
    """Guo et al. 2017: bins (0, 1/15], (1/15, 2/15], …"""
    confidence = shares.max(1)
    right = shares.argmax(1) == labels
    place = np.ceil(confidence * BINS).astype(int) - 1
    return [
        (b, (place == b).sum(), confidence[place == b].mean(), right[place == b].mean())
        for b in range(BINS)
        if (place == b).any()
    ]


def ece(shares, labels):
    return sum(n * abs(c - a) for _, n, c, a in curve(shares, labels)) / len(labels)


logits, labels = drawn()
shares = softmax(logits)
predicted = shares.argmax(1)
names = range(CLASSES)
areas = [metrics.roc_auc_score(labels == c, shares[:, c]) for c in names if (labels == c).any()]
right = int((predicted == labels).sum())
interval = stats.binomtest(right, COUNT).proportion_ci(method="wilson")
cooled = optimize.minimize_scalar(
    lambda t: nll(logits / np.exp(t), labels), bounds=(np.log(0.05), np.log(20)), method="bounded",
    options={"xatol": 1e-12})
temperature = np.exp(cooled.x)

print("accuracy", metrics.accuracy_score(labels, predicted), "of", right)
print("wilson", interval.low, interval.high)
print("top5", metrics.top_k_accuracy_score(labels, shares, k=5, labels=names))
print("balanced", metrics.balanced_accuracy_score(labels, predicted))
print("macro f1", metrics.f1_score(labels, predicted, average="macro"))
print("log loss", metrics.log_loss(labels, shares, labels=names))
print("areas", areas, "mean", np.mean(areas))
print("ece", ece(shares, labels))
for b, n, c, a in curve(shares, labels):
    print("  bin", b, n, c, a)
print("temperature", temperature, "nll", cooled.fun, "ece", ece(softmax(logits / temperature), labels))
wrong = sorted(np.flatnonzero(predicted != labels), key=lambda i: -shares[i].max())
for i in wrong[:3]:
    print("  mistake", i, labels[i], predicted[i], shares[i].max())

ties = np.array([0.1, 0.4, 0.4, 0.4, 0.8, 0.8, 0.9, 0.2])
print("area with ties", metrics.roc_auc_score([0, 0, 1, 1, 0, 1, 1, 1], ties))
