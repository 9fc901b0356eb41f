"""The workloads in PyTorch, float32, one thread: its own recurrent layers and optimisers."""

import json
import sys

import torch

from line_protocol import answer

torch.set_num_threads(1)

with open(sys.argv[1]) as file:
    WORKLOADS = json.load(file)

LAYERS = {"elman": torch.nn.RNN, "lstm": torch.nn.LSTM, "gru": torch.nn.GRU}


class Network(torch.nn.Module):
    def __init__(self, name):
        super().__init__()
        spec = WORKLOADS[name]
        self.spec = spec
        records, steps = spec["records"], spec["steps"]
        self.text = spec["tokens"] is not None
        inputs = spec["outputs"] if self.text else 1
        self.layer = LAYERS[spec["cell"]](inputs, spec["hidden"])
        self.out = torch.nn.Linear(spec["hidden"], spec["outputs"])
        with torch.no_grad():
            for key, w in spec["weights"].items():
                owner, key = (self.out, key[4:]) if key.startswith("out_") else (self.layer, key)
                parameter = getattr(owner, key)
                parameter.copy_(torch.tensor(w["data"]).reshape(parameter.shape))
        if self.text:
            tokens = torch.tensor(spec["tokens"]).reshape(records, steps)
            self.x = torch.nn.functional.one_hot(tokens, inputs).float().transpose(0, 1).contiguous()
            self.y = torch.tensor(spec["classes"]).reshape(records, steps).T.contiguous()
        else:
            self.x = torch.tensor(spec["x"]).reshape(records, steps, 1).transpose(0, 1).contiguous()
            self.y = torch.tensor(spec["y"])[None]
        optimizer = torch.optim.SGD if spec["optimizer"] == "sgd" else torch.optim.Adam
        self.optimizer = optimizer(self.parameters(), lr=spec["learningRate"])

    def batch_loss(self, lo, hi):
        h, _ = self.layer(self.x[:, lo:hi])
        y = self.y[:, lo:hi]
        if self.text:
            return torch.nn.functional.cross_entropy(self.out(h).flatten(0, 1), y.flatten())
        return ((self.out(h[-1])[:, 0] - y[0]) ** 2).mean() / 2

    def loss(self):
        with torch.no_grad():
            return self.batch_loss(0, self.spec["records"]).item()

    def train_epoch(self):
        n, batch, updates = self.spec["records"], self.spec["batch"], 0
        for lo in range(0, n, batch):
            self.optimizer.zero_grad()
            self.batch_loss(lo, min(lo + batch, n)).backward()
            self.optimizer.step()
            updates += 1
        return updates


answer(f"PyTorch {torch.__version__}", Network)
