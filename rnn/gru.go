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
	if from == 0 {
		clear(c.at(-1, batch))
	}
	c.input.forward(c.gates, c.weights.BU.Data, x, batch, from, to)
	for t := from; t < to; t++ {
		gates, memory := c.gates[t*wide:(t+1)*wide], c.memory[t*wide:(t+1)*wide]
		clear(memory)
		kernel.AddRow(memory, c.weights.BW.Data, batch, 3*h)
		c.recurrence.forward(memory, batch, t)
		before, now := c.at(t-1, batch), c.at(t, batch)
		for b := range batch {
			g, m := gates[b*3*h:(b+1)*3*h], memory[b*3*h:(b+1)*3*h]
			kernel.AddRow(g[:2*h], m[:2*h], 1, 2*h)
			kernel.Sigmoid(g[:2*h], g[:2*h])
			gruReset(g, m)
			kernel.Tanh(g[2*h:], g[2*h:])
			gruMix(now[b*h:(b+1)*h], g, before[b*h:(b+1)*h])
		}
	}
}

// gruReset adds r memory to what goes into n, with gates and memory (3H) of
// one record.
func gruReset[T Float](gates, memory []T) {
	h := len(gates) / 3
	r, n, m := gates[:h], gates[2*h:][:h], memory[2*h:][:h]
	for j, rj := range r {
		n[j] += T(rj * m[j])
	}
}

// gruMix is state = (1 - z) n + z before.
func gruMix[T Float](state, gates, before []T) {
	h := len(state)
	z, n := gates[h:][:h], gates[2*h:][:h]
	before = before[:h]
	for j, zj := range z {
		state[j] = T((1-zj)*n[j]) + T(zj*before[j])
	}
}

func (c *gru[T]) backward(batch, from, to int) {
	h, wide := c.hidden, batch*3*c.hidden
	for t := to - 1; t >= from; t-- {
		gates, memory := c.gates[t*wide:(t+1)*wide], c.memory[t*wide:(t+1)*wide]
		dh, before := c.gradientAt(t, batch), c.at(t-1, batch)
		var earlier []T
		if !c.cuts(t) {
			earlier = c.gradientAt(t-1, batch)
		}
		for b := range batch {
			g, row := b*3*h, b*h
			if earlier != nil {
				gruKeep(earlier[row:row+h], gates[g:g+3*h], dh[row:row+h])
			}
			gruDerive(gates[g:g+3*h], memory[g:g+3*h], dh[row:row+h], before[row:row+h])
		}
		if earlier != nil {
			c.recurrence.backward(memory, batch, t)
		}
	}
}

// gruKeep adds z dh to earlier, ∂loss/∂h of the time step before.
func gruKeep[T Float](earlier, gates, dh []T) {
	h := len(earlier)
	z, dh := gates[h:][:h], dh[:h]
	for j, zj := range z {
		earlier[j] += T(zj * dh[j])
	}
}

// gruDerive takes the gradient of one record back through one time step: gates
// and memory (3H) become ∂loss/∂ of the sums U x + BU and W h + BW.
func gruDerive[T Float](gates, memory, dh, before []T) {
	h := len(dh)
	dr, dz, dn := gates[:h], gates[h:][:h], gates[2*h:][:h]
	mr, mz, mn := memory[:h], memory[h:][:h], memory[2*h:][:h]
	before = before[:h]
	for j, d := range dh {
		r, z, n := dr[j], dz[j], dn[j]
		dn[j] = T(T(d*(1-z)) * (1 - T(n*n)))
		dz[j] = T(T(d*(before[j]-n)) * T(z*(1-z)))
		dr[j] = T(T(dn[j]*mn[j]) * T(r*(1-r)))
		mr[j], mz[j], mn[j] = dr[j], dz[j], T(dn[j]*r)
	}
}

func (c *gru[T]) learn(x layerInput[T], dx []T, batch, from, to int) {
	c.recurrence.learn(c.memory, batch, from, to)
	c.input.learn(c.gates, x, dx, batch, from, to)
	rows, w, at := (to-from)*batch, 3*c.hidden, from*batch*3*c.hidden
	kernel.SumRowsAdd(c.grad.BU.Data, c.gates[at:], rows, w)
	kernel.SumRowsAdd(c.grad.BW.Data, c.memory[at:], rows, w)
}
