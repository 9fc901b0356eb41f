package rnn

import "github.com/rnnlab/rnnlab/rnn/internal/kernel"

// gru is the gated recurrent unit of Cho et al. (2014), in the form of PyTorch,
// where the reset gate r acts on the product W h:
//
//	r, z = σ(U x_t + BU + W h_{t-1} + BW)          reset and update gate
//	n    = tanh(U x_t + BU + r ∘ (W h_{t-1} + BW))
//	h_t  = (1 - z) ∘ n + z ∘ h_{t-1}
//
// each with its own rows of U, W, BU and BW, in the order r, z, n.
type gru[T Float] struct {
	recurrence[T]
	input         projection[T]
	weights, grad *Layer[T]

	// After backward, both hold ∂loss/∂ of their sums.
	gates  []T // U x + BU, which become r, z, n, (T, B, 3H)
	memory []T // W h + BW, (T, B, 3H)
}

func newGRU[T Float](l layerSpec[T]) cell[T] {
	block := l.batch * l.hidden
	return &gru[T]{
		recurrence: newRecurrence(l.shape, l.weights.W, l.grad.W, l.batch),
		input:      newProjection(l.shape, l.weights.U, l.grad.U),
		weights:    l.weights, grad: l.grad,
		gates:  make([]T, l.steps*3*block),
		memory: make([]T, l.steps*3*block),
	}
}

func (c *gru[T]) load() {
	c.recurrence.load()
	c.input.load()
}

func (c *gru[T]) forward(x layerInput[T], batch, from, to int) {
	h, wide := c.hidden, batch*3*c.hidden
	if from == 0 && !c.handsOn() {
		clear(c.at(-1, batch))
	}
	c.input.forward(c.gates, c.weights.BU.Data, x, batch, from, to)
	for t := from; t < to; t++ {
		gates, memory := c.gates[t*wide:(t+1)*wide], c.memory[t*wide:(t+1)*wide]
		clear(memory)
		kernel.AddRow(memory, c.weights.BW.Data, batch, 3*h)
		c.recurrence.forward(memory, batch, t)
		for b := range batch {
			g, m := gates[b*3*h:(b+1)*3*h], memory[b*3*h:(b+1)*3*h]
			kernel.AddRow(g[:2*h], m[:2*h], 1, 2*h)
			kernel.Sigmoid(g[:2*h], g[:2*h])
		}
		kernel.EachRow(kernel.GRUReset, batch, h, gates, memory)
		for b := range batch {
			n := gates[(3*b+2)*h : (3*b+3)*h]
			kernel.Tanh(n, n)
		}
		kernel.EachRow(kernel.GRUState, batch, h, gates, c.at(t, batch), c.at(t-1, batch))
	}
}

func (c *gru[T]) backward(batch, from, to int) {
	h, wide := c.hidden, batch*3*c.hidden
	for t := to - 1; t >= from; t-- {
		gates, memory := c.gates[t*wide:(t+1)*wide], c.memory[t*wide:(t+1)*wide]
		dh, before := c.gradientAt(t, batch), c.at(t-1, batch)
		cuts := c.cuts(t)
		if !cuts {
			kernel.EachRow(kernel.GRUKeep, batch, h, gates, c.gradientAt(t-1, batch), dh)
		}
		kernel.EachRow(kernel.GRUGradient, batch, h, gates, memory, dh, before)
		if !cuts {
			c.recurrence.backward(memory, batch, t)
		}
	}
}

func (c *gru[T]) learn(x layerInput[T], dx []T, batch, from, to int) {
	c.recurrence.learn(c.memory, batch, from, to)
	c.input.learn(c.gates, x, dx, batch, from, to)
	rows, w, at := (to-from)*batch, 3*c.hidden, from*batch*3*c.hidden
	kernel.SumRowsAdd(c.grad.BU.Data, c.gates[at:], rows, w)
	kernel.SumRowsAdd(c.grad.BW.Data, c.memory[at:], rows, w)
}

func (c *gru[T]) traceForward(to *trail, x layerInput[T], t int) {
	h := c.hidden
	a := traceInput(&c.input, c.weights.BU.Data, x, t)
	memory, gates := c.memory[t*3*h:(t+1)*3*h], c.gates[t*3*h:(t+1)*3*h]
	add(to, "input", a)
	add(to, "memory", memory)
	kernel.AddRow(a[:2*h], memory[:2*h], 1, 2*h)
	addGates(to, "a_", gruGates[:2], a, h)
	addGates(to, "", gruGates[:2], gates, h)
	copy(a, gates[:2*h])
	kernel.EachRow(kernel.GRUReset, 1, h, a, memory)
	add(to, "a_n", a[2*h:])
	add(to, "n", gates[2*h:])
	add(to, "h", c.at(t, 1))
}

func (c *gru[T]) traceBackward(to *trail, t int) {
	h := c.hidden
	c.backward(1, t, t+1)
	addGates(to, "da_", gruGates, c.gates[t*3*h:], h)
	add(to, "dmemory", c.memory[t*3*h:(t+1)*3*h])
}
