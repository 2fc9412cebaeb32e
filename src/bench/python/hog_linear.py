"""A linear classifier on features that nobody learned: FOLDER SEED.

Colour histogram (HSV, 8 x 4 x 4 bins) and histograms of oriented gradients (Dalal and Triggs 2005; 9 directions,
cells of 16 pixels, blocks of 2 x 2 cells) of pictures at 96 x 96, each feature standardised. Logistic regression
learns from train/ and val/ together; 5-fold cross-validation on them chooses its regularisation.
"""

import json
import sys
import time

started = time.perf_counter()
folder, seed = sys.argv[1], int(sys.argv[2])
import pathlib  # noqa: E402

import numpy as np  # noqa: E402
from PIL import Image  # noqa: E402
from skimage.color import rgb2hsv  # noqa: E402
from skimage.feature import hog  # noqa: E402
from sklearn.linear_model import LogisticRegression  # noqa: E402
from sklearn.model_selection import GridSearchCV, StratifiedKFold  # noqa: E402
from sklearn.pipeline import make_pipeline  # noqa: E402
from sklearn.preprocessing import StandardScaler  # noqa: E402

SIZE = 96


def features(file):
    picture = Image.open(file).convert("RGB").resize((SIZE, SIZE), Image.Resampling.BILINEAR)
    rgb = np.asarray(picture) / 255
    colours, _ = np.histogramdd(rgb2hsv(rgb).reshape(-1, 3), bins=(8, 4, 4), range=[(0, 1)] * 3)
    gradients = hog(rgb, 9, (16, 16), (2, 2), channel_axis=-1)
    return np.concatenate([np.sqrt(colours.ravel() / SIZE**2), gradients])


def read(*splits):
    files = sorted(f for s in splits for f in pathlib.Path(folder, s).glob("*/*"))
    return np.stack([features(f) for f in files]), np.array([f.parent.name for f in files])


x, y = read("train", "val")
folds = StratifiedKFold(5, shuffle=True, random_state=seed)
classifier = make_pipeline(StandardScaler(), LogisticRegression(max_iter=2000))
search = GridSearchCV(classifier, {"logisticregression__C": np.logspace(-5, 1, 7)}, cv=folds).fit(x, y)
accuracy = search.score(*read("test"))
print(json.dumps({"seconds": time.perf_counter() - started, "accuracy": accuracy}), flush=True)
