package tutorial

import (
	"math"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/internal/kernel"
	"github.com/rnnlab/rnnlab/rnn/internal/orthogonal"
	"github.com/rnnlab/rnnlab/rnn/numpy"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// Weights are those of the tutorial's network, views of All in row-major order.
type Weights struct {
	All []float64
	U   []float64 // (H, T): a column a time step
	W   []float64 // (H, H)
	V   []float64 // (1, H)
}

func newWeights(hidden, steps int) *Weights {
	all := make([]float64, hidden*(steps+hidden+1))
	u, w := hidden*steps, hidden*(steps+hidden)
	return &Weights{All: all, U: all[:u:u], W: all[u:w:w], V: all[w:]}
}

// draw fills the weights in order from a seed, as np.random.uniform does.
func (w *Weights) draw(init rnn.Init, seed uint32) {
	lo, hi := 0.0, 1.0
	if init != rnn.Uniform01 {
		hi = 1 / math.Sqrt(float64(len(w.V)))
		lo = -hi
	}
	random := numpy.NewRandomState(seed)
	for i := range w.All {
		w.All[i] = random.Uniform(lo, hi)
	}
	if init == rnn.Orthogonal {
		orthogonal.Rows(w.W, len(w.V))
	}
}

// network is what the tutorial trains, as it stands in its formulas:
//
//	h_t = σ(U[:,t] x_t + W h_{t-1})    out = V h_T    loss = (out - y)² / 2
//
// and the gradient that its update should have followed, by backpropagation
// through at most truncate time steps. Arrays are time-major, (T, B, H).
type network struct {
	hidden, steps, truncate int
	weights                 *Weights
	uT, wT                  []float64 // transposed, (T, H) and (H, H): products run along their rows

	x   []float64 // (T, B)
	h   []float64 // (T+1, B, H), the first zero
	out []float64 // (B)

	dOut, dh []float64 // ∂loss/∂out (B), ∂loss/∂h (T, B, H)
	dz       []float64 // ∂loss/∂(U x + W h), (T, B, H)
}

// newNetwork has the weights given, shared with whoever else has them, and takes
// up to rows records at a time.
func newNetwork(c rnn.Config, weights *Weights, rows int) *network {
	h, t := c.Hidden, c.Steps
	n := &network{hidden: h, steps: t, truncate: c.Truncate, weights: weights,
		uT: make([]float64, t*h), wT: make([]float64, h*h),
		x: make([]float64, t*rows), h: make([]float64, (t+1)*rows*h), out: make([]float64, rows),
		dOut: make([]float64, rows), dh: make([]float64, t*rows*h), dz: make([]float64, t*rows*h),
	}
	n.load()
	return n
}

// load takes over weights that have changed.
func (n *network) load() {
	kernel.Transpose(n.uT, n.weights.U, n.hidden, n.steps)
	kernel.Transpose(n.wT, n.weights.W, n.hidden, n.hidden)
}

// predict gives the outputs of the records lo to hi of r, (hi-lo). They are
// overwritten by the next call.
func (n *network) predict(r series.Records, lo, hi int) []float64 {
	batch, h := hi-lo, n.hidden
	block := batch * h
	for b := range batch {
		for t, v := range r.Input(lo + b) {
			n.x[t*batch+b] = v
		}
	}
	clear(n.h[:(n.steps+1)*block])
	for t := range n.steps {
		now := n.h[(t+1)*block : (t+2)*block]
		kernel.MatMulAdd(now, n.x[t*batch:(t+1)*batch], n.uT[t*h:(t+1)*h], batch, 1, h)
		kernel.MatMulAdd(now, n.h[t*block:(t+1)*block], n.wT, batch, h, h)
		kernel.Sigmoid(now, now)
	}
	out := n.out[:batch]
	clear(out)
	kernel.MatMulAdd(out, n.h[n.steps*block:(n.steps+1)*block], n.weights.V, batch, h, 1)
	return out
}

// backward takes the gradient of the loss of the records lo to hi of r, each
// weighted by scale, back through time: it leaves dh and dz. predict comes before.
func (n *network) backward(r series.Records, lo, hi int, scale float64) {
	batch, h := hi-lo, n.hidden
	block := batch * h
	for b := range batch {
		n.dOut[b] = (n.out[b] - r.Target(lo + b)[0]) * scale
	}
	clear(n.dh[:n.steps*block])
	kernel.MatMulAdd(n.dh[(n.steps-1)*block:n.steps*block], n.dOut[:batch], n.weights.V, batch, 1, h)
	for t := n.steps - 1; t >= n.first(); t-- {
		dz := n.dz[t*block : (t+1)*block]
		kernel.SigmoidGradient(dz, n.dh[t*block:(t+1)*block], n.h[(t+1)*block:(t+2)*block])
		if t > n.first() {
			kernel.MatMulAdd(n.dh[(t-1)*block:t*block], dz, n.weights.W, batch, h, h)
		}
	}
}

// first is the earliest time step that the gradient reaches.
func (n *network) first() int { return n.steps - n.truncate }

// addGradient adds the gradient by U and W to grad, backward being done.
func (n *network) addGradient(grad *Weights, batch int) {
	h := n.hidden
	block := batch * h
	for t := n.first(); t < n.steps; t++ {
		dz := n.dz[t*block : (t+1)*block]
		column := make([]float64, h)
		kernel.MatMulTransAdd(column, n.x[t*batch:(t+1)*batch], dz, 1, batch, h)
		for i, v := range column {
			grad.U[i*n.steps+t] += v
		}
	}
	from := n.first() * block
	kernel.MatMulTransAdd(grad.W, n.dz[from:], n.h[from:], h, n.truncate*batch, h)
}

// states are h of the time steps 1 to T of one record, (T, H).
func (n *network) states() []float64 { return n.h[n.hidden : (n.steps+1)*n.hidden] }

// gradientNorms are ‖∂loss/∂h_t‖ of a record at each time step, (T).
func (n *network) gradientNorms() []float64 {
	norms := make([]float64, n.steps)
	for t := range norms {
		norms[t] = math.Sqrt(kernel.SumSquares(n.dh[t*n.hidden : (t+1)*n.hidden]))
	}
	return norms
}
