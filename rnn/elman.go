package rnn

import "github.com/rnnlab/rnnlab/rnn/internal/kernel"

// elman is the cell of Elman (1990), "Finding structure in time":
//
//	h_t = f(U x_t + BU + W h_{t-1} + BW)
//
// With PerStep, U x_t is the column U[:,t] times the only input x_t, and there
// are no biases.
type elman[T Float] struct {
	shape
	activation    Activation
	weights, grad *Params[T]

	inputT  []T // U transposed, (I, H) or (T, H): products run along its rows
	hiddenT []T // W transposed, (H, H)
	bias    []T // BU + BW, (H); empty with PerStep

	h       []T // (T+1, B, H)
	dh      []T // ∂loss/∂h, (T, B, H)
	dz      []T // ∂loss/∂(pre-activation), (T, B, H)
	dInputT []T // gradient of inputT, PerStep only
}

func newElman[T Float](s shape, activation Activation, weights, grad *Params[T], batch int) *elman[T] {
	c := &elman[T]{shape: s, activation: activation, weights: weights, grad: grad,
		inputT:  make([]T, len(weights.U.Data)),
		hiddenT: make([]T, s.hidden*s.hidden),
		h:       make([]T, (s.steps+1)*batch*s.hidden),
		dh:      make([]T, s.steps*batch*s.hidden),
		dz:      make([]T, s.steps*batch*s.hidden),
	}
	if s.perStep {
		c.dInputT = make([]T, len(weights.U.Data))
	} else {
		c.bias = make([]T, s.hidden)
	}
	return c
}

func (c *elman[T]) states() []T         { return c.h }
func (c *elman[T]) stateGradients() []T { return c.dh }

func (c *elman[T]) load() {
	w := c.weights
	kernel.Transpose(c.inputT, w.U.Data, w.U.Rows, w.U.Cols)
	kernel.Transpose(c.hiddenT, w.W.Data, w.W.Rows, w.W.Cols)
	for i := range c.bias {
		c.bias[i] = w.BU.Data[i] + w.BW.Data[i]
	}
}

func (c *elman[T]) forward(x []T, batch int) {
	block := batch * c.hidden // one time step of h
	h := c.h[:(c.steps+1)*block]
	clear(h)
	// What the inputs bring does not wait for earlier states: all steps at once.
	if c.perStep {
		for t := range c.steps {
			kernel.MatMulAdd(h[(t+1)*block:(t+2)*block], x[t*batch:(t+1)*batch], c.inputT[t*c.hidden:(t+1)*c.hidden], batch, 1, c.hidden)
		}
	} else {
		kernel.AddRow(h[block:], c.bias, c.steps*batch, c.hidden)
		kernel.MatMulAdd(h[block:], x, c.inputT, c.steps*batch, c.inputs, c.hidden)
	}
	for t := range c.steps {
		now := h[(t+1)*block : (t+2)*block]
		kernel.MatMulAdd(now, h[t*block:(t+1)*block], c.hiddenT, batch, c.hidden, c.hidden)
		activate(c.activation, now)
	}
}

func (c *elman[T]) backward(x []T, batch, first int) {
	block := batch * c.hidden
	h := c.h[:(c.steps+1)*block]
	dh, dz := c.dh[:c.steps*block], c.dz[:c.steps*block]
	clear(dh[:(c.steps-1)*block])
	for t := c.steps - 1; t >= first; t-- {
		now := dz[t*block : (t+1)*block]
		derive(c.activation, now, dh[t*block:(t+1)*block], h[(t+1)*block:(t+2)*block])
		if t > first {
			kernel.MatMulAdd(dh[(t-1)*block:t*block], now, c.weights.W.Data, batch, c.hidden, c.hidden)
		}
	}
	// One product over all time steps and records; h is one step longer, so
	// the same offset in it is the state before.
	dz = dz[first*block:]
	rows := (c.steps - first) * batch
	kernel.MatMulTransAdd(c.grad.W.Data, dz, h[first*block:c.steps*block], c.hidden, rows, c.hidden)
	if c.perStep {
		c.backwardPerStep(x, dz, batch, first)
		return
	}
	kernel.MatMulTransAdd(c.grad.U.Data, dz, x[first*batch*c.inputs:], c.hidden, rows, c.inputs)
	kernel.SumRowsAdd(c.grad.BU.Data, dz, rows, c.hidden)
	copy(c.grad.BW.Data, c.grad.BU.Data) // the two biases are added, so they move alike
}

// backwardPerStep adds to column t of the gradient of U, for each time step
// from first. dz starts at time step first.
func (c *elman[T]) backwardPerStep(x, dz []T, batch, first int) {
	block := batch * c.hidden
	clear(c.dInputT)
	for t := first; t < c.steps; t++ {
		kernel.MatMulTransAdd(c.dInputT[t*c.hidden:(t+1)*c.hidden], x[t*batch:(t+1)*batch], dz[(t-first)*block:(t-first+1)*block], 1, batch, c.hidden)
	}
	u := c.grad.U
	for row := range u.Rows {
		for t := first; t < u.Cols; t++ {
			u.Data[row*u.Cols+t] += c.dInputT[t*c.hidden+row]
		}
	}
}
