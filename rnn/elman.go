package rnn

import "github.com/rnnlab/rnnlab/rnn/internal/kernel"

// elman is the cell of Elman (1990), "Finding structure in time":
//
//	h_t = f(U x_t + BU + W h_{t-1} + BW)
//
// With PerStep, U x_t is the column U[:,t] times the only input x_t, and there
// are no biases.
type elman[T Float] struct {
	recurrence[T]
	input         projection[T]
	activation    Activation
	weights, grad *Layer[T]

	bias []T // BU + BW, (H); empty with PerStep
	dz   []T // ∂loss/∂(pre-activation), (T, B, H)
}

func newElman[T Float](l layerSpec[T]) cell[T] {
	return &elman[T]{
		recurrence: newRecurrence(l.shape, l.weights.W, l.grad.W, l.batch),
		input:      newProjection(l.shape, l.weights.U, l.grad.U),
		activation: l.config.Activation, weights: l.weights, grad: l.grad,
		bias: make([]T, len(l.weights.BU.Data)),
		dz:   make([]T, l.steps*l.batch*l.hidden),
	}
}

func (c *elman[T]) load() {
	c.recurrence.load()
	c.input.load()
	for i := range c.bias {
		c.bias[i] = c.weights.BU.Data[i] + c.weights.BW.Data[i]
	}
}

func (c *elman[T]) forward(x layerInput[T], batch, from, to int) {
	block := batch * c.hidden
	if from == 0 && !c.handsOn() {
		clear(c.at(-1, batch))
	}
	c.input.forward(c.h[block:], c.bias, x, batch, from, to)
	for t := from; t < to; t++ {
		now := c.at(t, batch)
		c.recurrence.forward(now, batch, t)
		activate(c.activation, now)
	}
}

func (c *elman[T]) backward(batch, from, to int) {
	block := batch * c.hidden
	for t := to - 1; t >= from; t-- {
		dz := c.dz[t*block : (t+1)*block]
		derive(c.activation, dz, c.gradientAt(t, batch), c.at(t, batch))
		if !c.cuts(t) {
			c.recurrence.backward(dz, batch, t)
		}
	}
}

func (c *elman[T]) learn(x layerInput[T], dx []T, batch, from, to int) {
	c.recurrence.learn(c.dz, batch, from, to)
	c.input.learn(c.dz, x, dx, batch, from, to)
	if len(c.bias) > 0 {
		rows, dz := (to-from)*batch, c.dz[from*batch*c.hidden:]
		kernel.SumRowsAdd(c.grad.BU.Data, dz, rows, c.hidden)
		copy(c.grad.BW.Data, c.grad.BU.Data) // the two biases are added, so they move alike
	}
}

func (c *elman[T]) traceForward(to *trail, x layerInput[T], t int) {
	add(to, "a", traceSums(to, &c.input, &c.recurrence, c.bias, x, t))
	add(to, "h", c.at(t, 1))
}

func (c *elman[T]) traceBackward(to *trail, t int) {
	c.backward(1, t, t+1)
	add(to, "da", c.dz[t*c.hidden:(t+1)*c.hidden])
}
