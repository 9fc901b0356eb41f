package rnn

import "github.com/rnnlab/rnnlab/rnn/internal/kernel"

// lstm is long short-term memory, Hochreiter and Schmidhuber (1997) with the
// forget gate of Gers, Schmidhuber and Cummins (2000):
//
//	i, f, o = σ(U x_t + BU + W h_{t-1} + BW)    input, forget and output gate
//	g       = tanh(U x_t + BU + W h_{t-1} + BW)
//	c_t     = f ∘ c_{t-1} + i ∘ g               the cell state
//	h_t     = o ∘ tanh(c_t)
//
// each gate with its own rows of U, W, BU and BW, in the order i, f, g, o.
type lstm[T Float] struct {
	recurrence[T]
	input         projection[T]
	weights, grad *Layer[T]

	bias  []T // BU + BW, (4H)
	gates []T // i, f, g, o, (T, B, 4H); after backward ∂loss/∂ of what goes into them
	c     []T // (T+1, B, H)
	tanhC []T // tanh(c_t), (T, B, H)
	dc    []T // ∂loss/∂c of the time step that backward has come to, (B, H)
}

func newLSTM[T Float](l layerSpec[T]) cell[T] {
	block := l.batch * l.hidden
	return &lstm[T]{
		recurrence: newRecurrence(l.shape, l.weights.W, l.grad.W, l.batch),
		input:      newProjection(l.shape, l.weights.U, l.grad.U),
		weights:    l.weights, grad: l.grad,
		bias:  make([]T, len(l.weights.BU.Data)),
		gates: make([]T, l.steps*4*block),
		c:     make([]T, (l.steps+1)*block),
		tanhC: make([]T, l.steps*block),
		dc:    make([]T, block),
	}
}

func (c *lstm[T]) load() {
	c.recurrence.load()
	c.input.load()
	for i := range c.bias {
		c.bias[i] = c.weights.BU.Data[i] + c.weights.BW.Data[i]
	}
}

func (c *lstm[T]) forward(x layerInput[T], batch, from, to int) {
	h, block := c.hidden, batch*c.hidden
	if from == 0 && !c.handsOn() {
		clear(c.at(-1, batch))
		clear(c.c[:block])
	}
	c.input.forward(c.gates, c.bias, x, batch, from, to)
	for t := from; t < to; t++ {
		gates := c.gates[t*4*block : (t+1)*4*block]
		c.recurrence.forward(gates, batch, t)
		before, now := c.c[t*block:(t+1)*block], c.c[(t+1)*block:(t+2)*block]
		for b := range batch {
			row := gates[b*4*h : (b+1)*4*h]
			kernel.Sigmoid(row[:2*h], row[:2*h])
			kernel.Tanh(row[2*h:3*h], row[2*h:3*h])
			kernel.Sigmoid(row[3*h:], row[3*h:])
		}
		kernel.EachRow(kernel.LSTMState, batch, h, gates, now, before)
		tanhC := c.tanhC[t*block : (t+1)*block]
		kernel.Tanh(tanhC, now)
		kernel.EachRow(kernel.LSTMOutput, batch, h, gates, c.at(t, batch), tanhC)
	}
}

func (c *lstm[T]) backward(batch, from, to int) {
	h, block := c.hidden, batch*c.hidden
	dc := c.dc[:block]
	if to == c.steps {
		clear(dc)
	}
	for t := to - 1; t >= from; t-- {
		gates, dh := c.gates[t*4*block:(t+1)*4*block], c.gradientAt(t, batch)
		before, tanhC := c.c[t*block:(t+1)*block], c.tanhC[t*block:(t+1)*block]
		kernel.EachRow(kernel.LSTMGradient, batch, h, gates, dc, dh, before, tanhC)
		if c.cuts(t) {
			clear(dc)
		} else {
			c.recurrence.backward(gates, batch, t)
		}
	}
}

func (c *lstm[T]) learn(x layerInput[T], dx []T, batch, from, to int) {
	c.recurrence.learn(c.gates, batch, from, to)
	c.input.learn(c.gates, x, dx, batch, from, to)
	rows, dz := (to-from)*batch, c.gates[from*batch*4*c.hidden:]
	kernel.SumRowsAdd(c.grad.BU.Data, dz, rows, 4*c.hidden)
	copy(c.grad.BW.Data, c.grad.BU.Data) // the two biases are added, so they move alike
}

func (c *lstm[T]) carried(t, batch int) [2][]T {
	block := batch * c.hidden
	return [2][]T{c.at(t, batch), c.c[(t+1)*block : (t+2)*block]}
}

func (c *lstm[T]) traceForward(to *trail, x layerInput[T], t int) {
	h := c.hidden
	add(to, "c-1", c.c[t*h:(t+1)*h])
	a := traceSums(to, &c.input, &c.recurrence, c.bias, x, t)
	addGates(to, "a_", lstmGates, a, h)
	addGates(to, "", lstmGates, c.gates[t*4*h:], h)
	add(to, "c", c.c[(t+1)*h:(t+2)*h])
	add(to, "tanh c", c.tanhC[t*h:(t+1)*h])
	add(to, "h", c.at(t, 1))
}

func (c *lstm[T]) traceBackward(to *trail, t int) {
	h := c.hidden
	gates, dh, tanhC, dc := c.gates[t*4*h:(t+1)*4*h], c.gradientAt(t, 1), c.tanhC[t*h:(t+1)*h], make([]T, h)
	for j, o := range gates[3*h:] { // as kernel.LSTMGradient has it
		dc[j] = c.dc[j] + T(T(dh[j]*o)*(1-T(tanhC[j]*tanhC[j])))
	}
	add(to, "dc later", c.dc[:h])
	add(to, "dc", dc)
	c.backward(1, t, t+1)
	addGates(to, "da_", lstmGates, gates, h)
	if !c.cuts(t) {
		add(to, "dc-1", c.dc[:h])
	}
}
