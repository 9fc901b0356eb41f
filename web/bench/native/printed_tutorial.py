"""The tutorial's network and training step as printed, in NumPy and float64: a record at a time, a time step at a time, with
the gradient that it works out and never uses. It is written anew after the description in the README and rnn/tutorial.go."""

import numpy as np

from line_protocol import answer

STEPS, HIDDEN, TRUNCATE, RATE, LIMIT = 50, 100, 5, 0.0001, 10.0


def sigmoid(x):
    return 1 / (1 + np.exp(-x))


class Tutorial:
    def __init__(self, name):
        if name != "printed":
            raise ValueError(f"not a workload of the tutorial: {name}")
        wave = np.array([np.sin(i) for i in range(200)])
        windows = np.array([wave[i : i + STEPS + 1] for i in range(200 - STEPS)])[:, :, None]
        self.train, self.validation = windows[:100], windows[100:]
        random = np.random.RandomState(0)
        self.U = random.uniform(0, 1, (HIDDEN, STEPS))
        self.W = random.uniform(0, 1, (HIDDEN, HIDDEN))
        self.V = random.uniform(0, 1, (1, HIDDEN))
        self.losses = []  # mean over the training records, before each epoch

    def step(self, window, t, before):
        """One time step; a new input vector holds the number of this step and zeros."""
        pulse = np.zeros((STEPS, 1))
        pulse[t] = window[t]
        from_input = np.dot(self.U, pulse)
        from_state = np.dot(self.W, before)
        total = from_state + from_input
        state = sigmoid(total)
        return from_state, total, state, np.dot(self.V, state)

    def predict(self, window):
        state = np.zeros((HIDDEN, 1))
        for t in range(STEPS):
            _, _, state, out = self.step(window, t, state)
        return out

    def sum_of_losses(self, records):
        total = 0.0
        for record in records:
            total += (record[STEPS] - self.predict(record[:STEPS])) ** 2 / 2
        return total.item()

    def learn(self, window, target):
        states = []
        state = np.zeros((HIDDEN, 1))
        for t in range(STEPS):
            before = state
            from_state, total, state, out = self.step(window, t, before)
            states.append((state, before))
        error = out - target

        dU, dV, dW = np.zeros(self.U.shape), np.zeros(self.V.shape), np.zeros(self.W.shape)
        dU_sum, dW_sum = np.zeros(self.U.shape), np.zeros(self.W.shape)
        for t in range(STEPS):
            state, before = states[t]
            dV_now = np.dot(error, np.transpose(state))
            of_state = np.dot(np.transpose(self.V), error)
            of_total = total * (1 - total) * of_state
            of_product = of_total * np.ones_like(from_state)
            of_before = np.dot(np.transpose(self.W), of_product)
            for _ in range(t - 1, max(-1, t - TRUNCATE - 1), -1):
                of_total = total * (1 - total) * (of_state + of_before)
                of_product = of_total * np.ones_like(from_state)
                of_pulse = of_total * np.ones_like(total)
                dW_now = np.dot(self.W, before)
                of_before = np.dot(np.transpose(self.W), of_product)
                pulse = np.zeros((STEPS, 1))
                pulse[t] = window[t]
                dU_now = np.dot(self.U, pulse)
                np.dot(np.transpose(self.U), of_pulse)
                dU_sum += dU_now
                dW_sum += dW_now
            dV += dV_now
            dU += dU_sum
            dW += dW_sum
            for gradient in dU, dV, dW:
                if gradient.max() > LIMIT:
                    gradient[gradient > LIMIT] = LIMIT
                if gradient.min() < -LIMIT:
                    gradient[gradient < -LIMIT] = -LIMIT
        self.U -= RATE * dU
        self.V -= RATE * dV
        self.W -= RATE * dW

    def train_epoch(self):
        self.losses.append(self.sum_of_losses(self.train) / len(self.train))
        self.sum_of_losses(self.validation)
        for record in self.train:
            self.learn(record[:STEPS], record[STEPS])
        return len(self.train)


answer(f"NumPy {np.__version__}, float64", Tutorial)
