# Runs the code that the page prints beside each finding. What it calls printed is taken out of the tutorial's program, which
# lies in printed.py, and what it calls right is put in its place, to the letter.
#
#   python3 web/app/test/tutorial/findings.py DIST    DIST: the folder with the built page

import json
import pathlib
import sys
import unittest
from html.parser import HTMLParser

import numpy as np

here = pathlib.Path(__file__).parent
printed = (here / "printed.py").read_text()
published = json.loads((here / "../../../../rnn/tutorial/testdata/published.json").read_text())
dist = pathlib.Path(sys.argv.pop(1) if len(sys.argv) > 1 else "dist")

UPDATE, OUTPUT, SATURATION, PREDICTION = "updateIgnoresError", "outputGradientClips", "saturation", "predictionStep"
ALL = (UPDATE, OUTPUT, SATURATION, PREDICTION)


class Findings(HTMLParser):
    """code[finding]["printed" or "instead"]: the code blocks of a page."""

    def __init__(self, page):
        super().__init__()
        self.code, self.finding, self.kind = {}, None, None
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if tag == "article":
            self.finding = attributes["id"].removeprefix("finding-")
            self.code[self.finding] = {}
        if tag == "pre":
            self.kind = attributes["class"].removeprefix("code-")
            self.code[self.finding][self.kind] = ""

    def handle_endtag(self, tag):
        if tag == "pre":
            self.kind = None

    def handle_data(self, data):
        if self.kind:
            self.code[self.finding][self.kind] += data


code = Findings((dist / "index.html").read_text()).code


def indent(line):
    return len(line) - len(line.lstrip())


def places(program, excerpt):
    """Where the lines of an excerpt stand in a program: in this order, as deep in relation to each other, in one block. The
    excerpt may leave lines out."""
    found = []
    for first, line in enumerate(program):
        if line.strip() != excerpt[0].strip():
            continue
        depth, at = indent(line) - indent(excerpt[0]), [first]
        for i in range(first + 1, len(program)):
            if len(at) == len(excerpt):
                break
            wanted = " " * depth + excerpt[len(at)]
            if program[i] == wanted:
                at.append(i)
            elif program[i].strip() and indent(program[i]) < indent(wanted):
                break
        if len(at) == len(excerpt):
            found.append(at)
    return found


def mend(findings):
    """The tutorial's program with what is right in the place of what is printed."""
    program = printed.split("\n")
    for finding in findings:
        excerpt = [line for line in code[finding]["printed"].split("\n") if line.strip()]
        found = places(program, excerpt)
        if len(found) != 1:
            raise AssertionError(f"{finding}: the printed code stands in the tutorial {len(found)} times:\n{code[finding]['printed']}")
        depth = indent(program[found[0][0]])
        right = [" " * depth + line for line in code[finding]["instead"].split("\n")]
        program = [line for i, line in enumerate(program) if i == found[0][0] or i not in found[0]]
        program[found[0][0] : found[0][0] + 1] = right
    return "\n".join(program)


def run(findings=(), hidden=100, steps=50, truncate=5, rate=0.0001, epochs=25, seed=0):
    """What the program's names stand for at its end."""
    names = {"hidden_dim": hidden, "T": steps, "bptt_truncate": truncate, "learning_rate": rate, "nepoch": epochs, "seed": seed}
    exec(mend(findings), names)
    return names


def gradient(findings, hidden, steps, truncate, seed):
    """What the program subtracts for its last record, with the initial weights."""
    end = run(findings, hidden, steps, truncate, rate=0, epochs=1, seed=seed)
    return {name: end["d" + name] for name in "UWV"}, {name: end[name] for name in "UWV"}, end["X"][-1], end["Y"][-1]


def difference_quotients(weights, x, y, truncate):
    """The gradient of the loss by every weight, without a derivative: the states before the last steps are held."""
    steps = len(x)
    states = [np.zeros((len(weights["W"]), 1))]

    def forward(state, start):
        for t in range(start, steps):
            state = 1 / (1 + np.exp(-(weights["W"] @ state + weights["U"][:, t : t + 1] * x[t])))
            states.append(state)
        return ((weights["V"] @ state - y) ** 2 / 2).item()

    forward(states[0], 0)
    start = steps - truncate
    held, slopes, h = states[start], {}, 1e-5
    for name, w in weights.items():
        slopes[name] = np.zeros(w.shape)
        for at in np.ndindex(w.shape):
            before = w[at]
            w[at] = before + h
            above = forward(held, start)
            w[at] = before - h
            slopes[name][at] = (above - forward(held, start)) / (2 * h)
            w[at] = before
    return slopes


def cosine(a, b):
    return (a * b).sum() / np.linalg.norm(a) / np.linalg.norm(b)


def rmse(end):
    return np.sqrt(np.mean((np.ravel(end["preds"]) - np.ravel(end["Y_val"])) ** 2))


class CodeOfTheFindings(unittest.TestCase):
    def test_every_finding_has_both(self):
        self.assertEqual({finding: sorted(blocks) for finding, blocks in code.items()}, {finding: ["instead", "printed"] for finding in ALL})

    def test_both_languages_print_the_same(self):
        self.assertEqual(Findings((dist / "zh/index.html").read_text()).code, code)

    def test_the_program_is_the_tutorials(self):
        case = next(case for case in published if case["hidden"] < 100)
        end = run((), case["hidden"], case["steps"], case["truncate"], case["learning_rate"], case["epochs"], case["numpy_seed"])
        for got, want in (end["losses"], case["loss"]), (end["val_losses"], case["val_loss"]), (end["V"][0], case["V"]), (np.ravel(end["preds"]), case["val_predictions_as_printed"]):
            np.testing.assert_allclose(got, want, rtol=1e-9)

    # Of a record's prediction as the initial weights make it; those are small, so that there is a gradient, and one that no clip changes.
    def test_the_gradient_is_the_gradient(self):
        for hidden, steps in (8, 10), (24, 30):
            for truncate in steps, 3:
                for seed in range(3):
                    mended, weights, x, y = gradient((UPDATE, OUTPUT, SATURATION), hidden, steps, truncate, seed)
                    right = difference_quotients(weights, x, y, truncate)
                    for name in "UWV":
                        with self.subTest(hidden=hidden, steps=steps, truncate=truncate, seed=seed, weights=name):
                            self.assertGreaterEqual(cosine(mended[name], right[name]), 0.9999)
                            self.assertAlmostEqual(np.linalg.norm(mended[name]) / np.linalg.norm(right[name]), 1, delta=0.001)

    def test_each_mend_mends_its_own(self):
        for seed in range(3):
            _, weights, x, y = gradient((SATURATION,), 8, 10, 10, seed)
            right = difference_quotients(weights, x, y, 10)
            for findings, mended in ((), ""), ((UPDATE,), "UW"), ((OUTPUT,), "V"):
                found, *_ = gradient((*findings, SATURATION), 8, 10, 10, seed)
                for name in "UWV":
                    close = np.linalg.norm(found[name] - right[name]) < 0.01 * np.linalg.norm(right[name])
                    self.assertEqual(close, name in mended, f"seed {seed}, with the mends {findings}: the gradient by {name}")

    def test_small_weights_leave_a_gradient(self):
        saturated, sane = run((UPDATE, OUTPUT), rate=0, epochs=1), run((UPDATE, OUTPUT, SATURATION), rate=0, epochs=1)
        self.assertTrue((saturated["layers"][-1]["s"] > 0.999).all())
        self.assertTrue((sane["layers"][-1]["s"] < 0.999).all())
        self.assertLess(np.linalg.norm(saturated["dW"]), 1e-6 * np.linalg.norm(sane["dW"]))

    def test_it_predicts_with_the_network_that_was_trained(self):
        case = next(case for case in published if case["hidden"] < 100)
        end = run((PREDICTION,), case["hidden"], case["steps"], case["truncate"], case["learning_rate"], case["epochs"], case["numpy_seed"])
        np.testing.assert_allclose(np.ravel(end["preds"]), case["val_predictions_as_trained"], rtol=1e-9)

    # With all four mends and the rate that the small weights allow it is the ladder's third rung, up to that one's rounding to float32.
    def test_all_four_lead_to_the_third_rung(self):
        poster = json.loads(next(dist.glob("assets/*/poster.json")).read_text())
        self.assertAlmostEqual(rmse(run(ALL, rate=0.05)) / poster["rmse"]["weights"], 1, delta=0.01)


    # The README's figure: what 4e-16 in one weight does to NumPy's own next loss.
    def test_the_printed_run_is_chaotic(self):
        settings = {"hidden_dim": 50, "T": 20, "bptt_truncate": 5, "learning_rate": 0.001, "nepoch": 2, "seed": 0}
        drawn = "V = np.random.uniform(0, 1, (output_dim, hidden_dim))"
        self.assertIn(drawn, printed)
        losses = []
        for program in printed, printed.replace(drawn, drawn + "\nW[0, 0] += 4e-16"):
            names = dict(settings)
            exec(program, names)
            losses.append(names["losses"])
        self.assertAlmostEqual(losses[1][0] / losses[0][0], 1, delta=1e-12)
        self.assertGreater(abs(losses[1][1] / losses[0][1] - 1), 0.01)


if __name__ == "__main__":
    unittest.main(argv=sys.argv, verbosity=2)
