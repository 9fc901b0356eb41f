"""How web/bench talks to a peer written in Python: a line that says who answers, then for each request,
"PEER WORKLOAD EPOCHS CHECK ...", a line of JSON."""

import json
import sys
import time


def answer(version, prepare):
    """prepare(workload name) makes a model with its initial weights: an object with train_epoch(), which returns the number of
    updates, and loss(), or losses if it measures those itself while it trains."""
    print(json.dumps({"version": version}), flush=True)
    for line in sys.stdin:
        _, name, epochs, check = line.split()[:4]
        try:
            model = prepare(name)
            measures = check == "1" and not hasattr(model, "losses")
            losses = [model.loss()] if measures else []
            updates = 0
            start = time.perf_counter()
            for _ in range(int(epochs)):
                updates += model.train_epoch()
            took = time.perf_counter() - start
            if measures:
                losses.append(model.loss())
            reply = {"ms": took * 1000, "updates": updates, "losses": getattr(model, "losses", losses)}
        except Exception as error:
            reply = {"error": f"{type(error).__name__}: {error}"}
        print(json.dumps(reply), flush=True)
