"""Writes reference.json: what NumPy makes of the series that the tests use.

    python3 rnn/series/testdata/reference.py > rnn/series/testdata/reference.json
"""

import json

import numpy as np

random = np.random.RandomState(7)
walk = np.cumsum(random.uniform(-1, 1.2, 137)) + 20
low, middle, high = np.percentile(walk, [25, 50, 75])
print(json.dumps({
    "Walk": walk.tolist(),
    "Scales": {
        "minmax": [walk.min(), walk.max() - walk.min()],
        "standard": [walk.mean(), walk.std()],
        "robust": [middle, high - low],
    },
}, indent=1))
