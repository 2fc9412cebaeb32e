"""What scikit-learn fits to the points of LbfgsTests: standardised features, l2 0.1 on the mean loss."""

import numpy as np
from sklearn.linear_model import LogisticRegression

x = np.array([0, 0, 1, 0.5, 0.2, 1, 3, 3, 4, 3.5, 3.2, 4, 0, 4, 1, 4.5, 0.3, 3.6]).reshape(9, 2)
y = np.array([0, 0, 0, 1, 1, 1, 2, 2, 2])
mean, deviation = x.mean(0), x.std(0) + 1e-6
model = LogisticRegression(C=1 / (len(y) * 0.1), tol=1e-10, max_iter=10000)
model.fit((x - mean) / deviation, y)
weights = model.coef_ / deviation
biases = model.intercept_ - (weights * mean).sum(1)
print("weights", weights.round(5).tolist())
print("biases", (biases - biases.mean()).round(5).tolist(), "up to a constant")
