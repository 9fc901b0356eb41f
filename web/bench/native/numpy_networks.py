"""The workloads in NumPy, float32, one thread: every time step is one product for the whole batch and all gates, the
gradient of the weights one product for all time steps, and results go into arrays that are made once."""

import json
import re
import sys

import numpy as np

from line_protocol import answer

with open(sys.argv[1]) as file:
    WORKLOADS = json.load(file)


def sigmoid(x, out):
    """In place, by the tanh that NumPy has vectors for: exp(-x) would overflow besides."""
    np.multiply(x, np.float32(0.5), out=out)
    np.tanh(out, out=out)
    out += np.float32(1)
    out *= np.float32(0.5)


class Elman:
    def __init__(self, network):
        self.n = network
        self.product = np.empty((network.batch, network.hidden), np.float32)

    def forward(self, z, w_t, h):
        product = self.product[: h.shape[1]]
        before = None
        for zt, ht in zip(z, h):
            if before is not None:
                np.dot(before, w_t, out=product)
                zt += product
            np.tanh(zt, out=ht)
            before = ht

    def backward(self, dh, z, w, h):
        product = self.product[: h.shape[1]]
        dz = self.n.dz[:, : h.shape[1]]
        np.multiply(h, h, out=dz)
        np.subtract(np.float32(1), dz, out=dz)
        after = None
        for dzt, dht in zip(dz[::-1], dh[::-1]):
            if after is not None:
                np.dot(after, w, out=product)
                dht += product
            dzt *= dht
            after = dzt
        return dz, dz


class LSTM:
    def __init__(self, network):
        self.n = network
        self.c = np.zeros_like(network.h)
        self.tanh_c = np.zeros_like(network.h)

    def forward(self, z, w_t, h):
        size = self.n.hidden
        c, tanh_c = self.c[:, : h.shape[1]], self.tanh_c[:, : h.shape[1]]
        for t in range(len(z)):
            zt = z[t]
            if t:
                zt += h[t - 1] @ w_t
            sigmoid(zt[:, : 2 * size], zt[:, : 2 * size])
            np.tanh(zt[:, 2 * size : 3 * size], out=zt[:, 2 * size : 3 * size])
            sigmoid(zt[:, 3 * size :], zt[:, 3 * size :])
            i, f, g, o = (zt[:, k * size : (k + 1) * size] for k in range(4))
            np.multiply(i, g, out=c[t])
            if t:
                c[t] += f * c[t - 1]
            np.tanh(c[t], out=tanh_c[t])
            np.multiply(o, tanh_c[t], out=h[t])

    def backward(self, dh, z, w, h):
        size = self.n.hidden
        batch = h.shape[1]
        dz, c, tanh_c = self.n.dz[:, :batch], self.c[:, :batch], self.tanh_c[:, :batch]
        dc = np.zeros((batch, size), np.float32)
        one = np.float32(1)
        for t in range(len(h) - 1, -1, -1):
            i, f, g, o = (z[t][:, k * size : (k + 1) * size] for k in range(4))
            di, df, dg, do = (dz[t][:, k * size : (k + 1) * size] for k in range(4))
            dc += dh[t] * o * (one - tanh_c[t] * tanh_c[t])
            np.multiply(dh[t] * tanh_c[t], o * (one - o), out=do)
            np.multiply(dc * g, i * (one - i), out=di)
            np.multiply(dc * i, one - g * g, out=dg)
            if t:
                np.multiply(dc * c[t - 1], f * (one - f), out=df)
                dh[t - 1] += dz[t] @ w
                dc *= f
            else:
                df[:] = 0
        return dz, dz


class GRU:
    def __init__(self, network):
        self.n = network
        self.wh = np.zeros_like(network.z)  # W h + b
        self.dwh = np.zeros_like(network.z)

    def forward(self, z, w_t, h):
        size = self.n.hidden
        wh = self.wh[:, : h.shape[1]]
        for t in range(len(z)):
            zt, wht = z[t], wh[t]
            wht[:] = self.n.weights["bias_hh_l0"][:, 0]
            if t:
                wht += h[t - 1] @ w_t
            gates, new = zt[:, : 2 * size], zt[:, 2 * size :]
            gates += wht[:, : 2 * size]
            sigmoid(gates, gates)
            r, u = gates[:, :size], gates[:, size:]
            new += r * wht[:, 2 * size :]
            np.tanh(new, out=new)
            np.multiply(np.float32(1) - u, new, out=h[t])
            if t:
                h[t] += u * h[t - 1]

    def backward(self, dh, z, w, h):
        size = self.n.hidden
        batch = h.shape[1]
        dz, wh, dwh = self.n.dz[:, :batch], self.wh[:, :batch], self.dwh[:, :batch]
        one = np.float32(1)
        for t in range(len(h) - 1, -1, -1):
            r, u, new = (z[t][:, k * size : (k + 1) * size] for k in range(3))
            dr, du, dnew = (dz[t][:, k * size : (k + 1) * size] for k in range(3))
            np.multiply(dh[t] * (one - u), one - new * new, out=dnew)
            np.multiply(dnew * wh[t][:, 2 * size :], r * (one - r), out=dr)
            np.multiply(dh[t] * ((h[t - 1] if t else 0) - new), u * (one - u), out=du)
            dwh[t][:, : 2 * size] = dz[t][:, : 2 * size]
            np.multiply(dnew, r, out=dwh[t][:, 2 * size :])
            if t:
                dh[t - 1] += dwh[t] @ w + dh[t] * u
        return dz, dwh


class Network:
    def __init__(self, name):
        spec = WORKLOADS[name]
        self.spec = spec
        self.steps, self.hidden, self.batch = spec["steps"], spec["hidden"], spec["batch"]
        # All weights are one array, so that an optimiser is a handful of calls.
        total = sum(w["rows"] * w["cols"] for w in spec["weights"].values())
        self.all, self.grad = np.empty(total, np.float32), np.zeros(total, np.float32)
        self.weights, self.grads = {}, {}
        at = 0
        for key, w in spec["weights"].items():
            n, shape = w["rows"] * w["cols"], (w["rows"], w["cols"])
            self.all[at : at + n] = w["data"]
            self.weights[key] = self.all[at : at + n].reshape(shape)
            self.grads[key] = self.grad[at : at + n].reshape(shape)
            at += n
        self.m, self.v, self.updates = np.zeros_like(self.all), np.zeros_like(self.all), 0
        shape = (self.steps, self.batch)
        self.z = np.zeros(shape + (spec["width"],), np.float32)
        self.dz = np.zeros_like(self.z)
        self.h = np.zeros(shape + (self.hidden,), np.float32)
        self.dh = np.zeros_like(self.h)
        self.cell = {"elman": Elman, "lstm": LSTM, "gru": GRU}[spec["cell"]](self)
        records = spec["records"]
        self.text = spec["tokens"] is not None
        if self.text:
            self.tokens = np.array(spec["tokens"]).reshape(records, self.steps)
            self.classes = np.array(spec["classes"]).reshape(records, self.steps)
        else:
            self.x = np.array(spec["x"], np.float32).reshape(records, self.steps)
            self.y = np.array(spec["y"], np.float32)

    def forward(self, lo, hi):
        """Outputs of the records lo to hi: of the last step, or of all for a text."""
        p = self.weights
        z, h = self.z[:, : hi - lo], self.h[:, : hi - lo]
        bias = p["bias_ih_l0"][:, 0]
        if self.spec["cell"] != "gru":
            bias = bias + p["bias_hh_l0"][:, 0]
        if self.text:
            np.take(p["weight_ih_l0"].T + bias, self.tokens[lo:hi].T, axis=0, out=z, mode="clip")
        else:
            np.multiply(self.x[lo:hi].T[:, :, None], p["weight_ih_l0"][:, 0], out=z)
            z += bias
        self.cell.forward(z, np.ascontiguousarray(p["weight_hh_l0"].T), h)
        top = np.ascontiguousarray(h).reshape(-1, self.hidden) if self.text else h[-1]
        return top, top @ p["out_weight"].T + p["out_bias"][:, 0]

    def measure(self, out, lo, hi):
        """The loss, a sum over the records, and its gradient at the outputs, for a mean over the records."""
        if not self.text:
            error = out[:, 0] - self.y[lo:hi]
            return float(error @ error) / 2, error[:, None] / np.float32(hi - lo)
        out -= out.max(axis=1, keepdims=True)
        np.exp(out, out=out)
        out /= out.sum(axis=1, keepdims=True)
        rows, classes = np.arange(len(out)), self.classes[lo:hi].T.ravel()
        loss = -float(np.log(out[rows, classes]).sum()) / self.steps
        out[rows, classes] -= np.float32(1)
        out /= np.float32(len(out))
        return loss, out

    def loss(self):
        n, total = self.spec["records"], 0.0
        for lo in range(0, n, self.batch):
            hi = min(lo + self.batch, n)
            total += self.measure(self.forward(lo, hi)[1], lo, hi)[0]
        return total / n

    def learn(self, lo, hi):
        p, g, batch = self.weights, self.grads, hi - lo
        top, out = self.forward(lo, hi)
        _, dout = self.measure(out, lo, hi)
        z, h, dh = self.z[:, :batch], self.h[:, :batch], self.dh[:, :batch]
        np.matmul(dout.T, top, out=g["out_weight"])
        g["out_bias"][:, 0] = dout.sum(axis=0)
        if self.text:
            dh[:] = (dout @ p["out_weight"]).reshape(self.steps, batch, self.hidden)
        else:
            dh[:-1] = 0
            np.matmul(dout, p["out_weight"], out=dh[-1])
        dz, dwh = self.cell.backward(dh, z, p["weight_hh_l0"], h)
        width = dz.shape[2]
        flat = dz.reshape(-1, width)
        dwh_flat = flat if dwh is dz else dwh.reshape(-1, width)
        np.matmul(dwh_flat[batch:].T, h[:-1].reshape(-1, self.hidden), out=g["weight_hh_l0"])
        g["bias_ih_l0"][:, 0] = flat.sum(axis=0)
        g["bias_hh_l0"][:, 0] = g["bias_ih_l0"][:, 0] if dwh is dz else dwh_flat.sum(axis=0)
        if self.text:
            columns = np.zeros((self.spec["outputs"], width), np.float32)
            tokens = self.tokens[lo:hi].T.ravel()
            order = np.argsort(tokens, kind="stable")
            kinds, starts = np.unique(tokens[order], return_index=True)
            columns[kinds] = np.add.reduceat(flat[order], starts, axis=0)
            g["weight_ih_l0"][:] = columns.T
        else:
            g["weight_ih_l0"][:, 0] = self.x[lo:hi].T.ravel() @ flat

    def update(self):
        g, rate = self.grad, self.spec["learningRate"]
        if self.spec["optimizer"] == "sgd":
            g *= np.float32(rate)
            self.all -= g
            return
        self.updates += 1
        self.m *= np.float32(0.9)
        self.m += np.float32(0.1) * g
        self.v *= np.float32(0.999)
        g *= g
        g *= np.float32(0.001)
        self.v += g
        np.sqrt(self.v, out=g)
        g /= np.float32((1 - 0.999**self.updates) ** 0.5)
        g += np.float32(1e-8)
        np.divide(self.m, g, out=g)
        g *= np.float32(rate / (1 - 0.9**self.updates))
        self.all -= g

    def train_epoch(self):
        n, updates = self.spec["records"], 0
        for lo in range(0, n, self.batch):
            self.learn(lo, min(lo + self.batch, n))
            self.update()
            updates += 1
        return updates


def libraries():
    """The BLAS that NumPy really works with, as this process has mapped it."""
    try:
        with open("/proc/self/maps") as maps:
            found = set(re.findall(r"lib(openblas|mkl_rt|blis|atlas|blas)\w*[-.][^/\s]*so", maps.read()))
    except OSError:
        return "unknown BLAS"
    return "OpenBLAS" if "openblas" in found else ", ".join(sorted(found)) or "unknown BLAS"


np.zeros((9, 9), np.float32) @ np.zeros((9, 9), np.float32)  # loads the BLAS
answer(f"NumPy {np.__version__}, {libraries()}", Network)
