"""Prints what the tests of io.graft.evaluation expect: scipy's, statsmodels' and scikit-learn's numbers.

Run with numpy, scipy, statsmodels and scikit-learn (made with scipy 1.17.1, statsmodels 0.15.0 and scikit-learn 1.9.1).
"""

import numpy as np
from scipy import stats
from sklearn import metrics
from statsmodels.stats.contingency_tables import mcnemar
from statsmodels.stats.proportion import proportion_confint

for only_a, only_b in [(3, 6), (0, 5), (0, 0), (1, 1), (10, 30), (400, 520), (9000, 9300)]:
    exact = stats.binomtest(only_a, only_a + only_b).pvalue if only_a + only_b else 1.0
    other = mcnemar([[0, only_a], [only_b, 0]], exact=True).pvalue if only_a + only_b else 1.0
    print("mcnemar", only_a, only_b, exact, other)


def newcombe(both_right, only_a, only_b, both_wrong):
    """Method 10 of Newcombe 1998; contingencytables::Newcombe_square_and_add_CI_paired_2x2 in R is the same.

    R prints -0.0621 (-0.1186 to -0.0046) for the table (59, 6; 16, 80) of Cavo et al. 2012.
    """
    n = both_right + only_a + only_b + both_wrong
    right_a, right_b = both_right + only_a, both_right + only_b
    a, b = right_a / n, right_b / n
    low_a, high_a = proportion_confint(right_a, n, method="wilson")
    low_b, high_b = proportion_confint(right_b, n, method="wilson")
    product = both_right * both_wrong - only_a * only_b
    if product > 0:
        product = max(product - n / 2, 0)
    margins = right_a * (n - right_a) * right_b * (n - right_b)
    phi = product / np.sqrt(margins) if margins else 0.0

    def reach(x, y):
        return np.sqrt(x * x - 2 * phi * x * y + y * y)

    return b - a, b - a - reach(b - low_b, high_a - a), b - a + reach(high_b - b, a - low_a)


for table in [(140, 3, 6, 4), (59, 16, 6, 80), (1, 7, 1, 12), (10, 0, 0, 0), (0, 5, 5, 0), (9000, 300, 350, 350)]:
    print("newcombe", table, *newcombe(*table))

truth = np.array([1, 1, 0, 1, 0, 0, 1, 0])
scores = np.array([0.9, 0.8, 0.8, 0.5, 0.5, 0.5, 0.3, 0.1])
print("roc", *metrics.roc_curve(truth, scores), metrics.roc_auc_score(truth, scores))

i = np.arange(2000)  # the same formula is in RocCurveTests.java
truth = (i * 7919) % 13 < 5
scores = (1 / (1 + np.exp(-2 * np.sin(1.3 * i) - np.where(truth, 0.8, -0.8)))).astype(np.float32)
scores = np.where(i % 3 == 0, np.round(scores * 64) / 64, scores)
false, true, _ = metrics.roc_curve(truth, scores)
print("roc of 2000", metrics.roc_auc_score(truth, scores), len(false))
for share in (0.1, 0.25, 0.5):
    print("  true positives at", share, np.interp(share, false, true))
