"""Writes reference.json: what rules reach on two series, by NumPy's own least squares and without a line of the Go code.

    python3 rnn/series/baseline/testdata/reference.py > rnn/series/baseline/testdata/reference.json
"""

import json
import pathlib
import re

import numpy as np

source = (pathlib.Path(__file__).parents[2] / "airline.go").read_text()
airline = np.array([float(v) for v in re.findall(r"\d+", source.split("{")[2])])
walk = np.cumsum(np.random.RandomState(3).uniform(-1, 1, 300)) + 50


def rmse(errors):
    return float(np.sqrt(np.mean(np.square(errors))))


def regression(training, order):
    """Coefficients, the newest value's first, and the intercept."""
    rows = np.array([np.append(training[t - order:t][::-1], 1) for t in range(order, len(training))])
    return np.linalg.lstsq(rows, training[order:], rcond=None)[0]


def ahead(weights, known, horizon):
    order = len(weights) - 1
    path = list(known[-order:])
    for _ in range(horizon):
        path.append(float(np.dot(weights[:-1], path[:-order - 1:-1]) + weights[-1]))
    return path[-1]


def floors(x, train, validation, season, horizon):
    def measure(rule):
        errors = np.array([rule(x[:i - horizon + 1]) - x[i] for i in range(train, len(x))])
        return [rmse(errors[:validation]), rmse(errors[validation:])]

    rounds = -(-horizon // season)
    slope = (x[train - 1] - x[0]) / (train - 1)
    best = None
    for order in sorted({1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, season, season + 1, 2 * season}):
        if train < 3 * order + 2 or order > train - horizon + 1:
            break
        weights = regression(x[:train], order)
        found = measure(lambda k: ahead(weights, k, horizon))
        if best is None or found[0] < best[0]:
            best = found + [order]
    return {
        "mean": measure(lambda k: x[:train].mean()),
        "last": measure(lambda k: k[-1]),
        "drift": measure(lambda k: k[-1] + horizon * slope),
        "season": measure(lambda k: k[len(k) - 1 + horizon - rounds * season]),
        "growth": measure(lambda k: k[len(k) - 1 + horizon - rounds * season] * (k[-1] / k[-1 - season]) ** rounds),
        "linear": best,
    }


cases = []
for name, x, train, validation, season in (("airline", airline, 96, 24, 12), ("walk", walk, 200, 50, 7)):
    for horizon in (1, 5, 13):
        cases.append({
            "Name": name, "Values": x.tolist(), "Train": train, "Validation": validation, "Season": season, "Horizon": horizon,
            "Floors": floors(x, train, validation, season, horizon),
        })
print(json.dumps(cases, indent=1))
