"""Writes masked.json: what PyTorch makes of classes at chosen time steps (ignore_index), of a
class a record, and of tokens with a number to predict. Run it with PyTorch 1.13 or later."""
import json

import torch

torch.set_default_dtype(torch.float64)
torch.manual_seed(11)
HIDDEN, INPUTS, OUTPUTS, STEPS, BATCH = 3, 3, 4, 5, 4
CELLS = {"elman": torch.nn.RNN, "lstm": torch.nn.LSTM, "gru": torch.nn.GRU}


def case(cell, layers, reads, predicts):
    outputs = 1 if predicts == "numbers" else OUTPUTS
    core = CELLS[cell](INPUTS, HIDDEN, layers, batch_first=True)
    out = torch.nn.Linear(HIDDEN, outputs)
    tokens = torch.randint(INPUTS, (BATCH, STEPS))
    x = torch.nn.functional.one_hot(tokens, INPUTS).double() if reads == "tokens" else torch.randn(BATCH, STEPS, INPUTS)
    y = {"classes": torch.randint(OUTPUTS, (BATCH, STEPS)), "labels": torch.randint(OUTPUTS, (BATCH,)), "numbers": torch.randn(BATCH, 1)}[predicts]
    if predicts == "classes":
        y[torch.rand(BATCH, STEPS) < 0.5] = -1
        y[0] = -1
        y[0, 2] = 1  # one step of the first record, and no more

    def loss_of():
        states, _ = core(x)
        if predicts == "classes":
            return torch.nn.functional.cross_entropy(out(states).transpose(1, 2), y, ignore_index=-1)
        if predicts == "labels":
            return torch.nn.functional.cross_entropy(out(states[:, -1]), y)
        return ((out(states[:, -1]) - y) ** 2 / 2).sum(1).mean()

    named = list(core.named_parameters()) + [("out_" + n, p) for n, p in out.named_parameters()]
    start = {n: p.tolist() for n, p in named}
    loss = loss_of()
    loss.backward()
    grads = {n: p.grad.tolist() for n, p in named}
    training, optimizer = [], torch.optim.Adam([p for _, p in named], lr=0.01)
    for _ in range(6):
        optimizer.zero_grad()
        each = loss_of()
        training.append(each.item())
        each.backward()
        optimizer.step()
    return {"cell": cell, "layers": layers, "hidden": HIDDEN, "outputs": outputs, "inputs": INPUTS, "reads": reads, "predicts": predicts,
            "tokens" if reads == "tokens" else "x": (tokens if reads == "tokens" else x).tolist(), "y": y.tolist(),
            "params": start, "loss": loss.item(), "grads": grads, "training": training}


cases = [case(cell, layers, reads, predicts)
         for cell, layers in [("elman", 1), ("lstm", 1), ("gru", 2)]
         for reads, predicts in [("numbers", "classes"), ("tokens", "classes"), ("numbers", "labels"), ("tokens", "labels"), ("tokens", "numbers")]]
with open("masked.json", "w") as file:
    file.write("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]\n")
