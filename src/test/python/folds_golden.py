"""The figures that FoldsTests holds the cross-validation against, by numpy and scipy."""

import numpy
from scipy import stats

EXAMPLES = numpy.array([14, 13, 13])
RIGHT = numpy.array([13, 12, 10])

accuracies = RIGHT / EXAMPLES
print("mean", accuracies.mean())
print("deviation", accuracies.std(ddof=1))
print("pooled", RIGHT.sum() / EXAMPLES.sum())
interval = stats.binomtest(int(RIGHT.sum()), int(EXAMPLES.sum())).proportion_ci(method="wilson")
print("wilson", interval.low, interval.high)
