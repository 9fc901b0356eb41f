package tutorial

import (
	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/internal/kernel"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// code is the tutorial's training step exactly as printed. What differs from
// backpropagation through time is the update:
//
//   - dW_i = W·prev_s and dU_i = U·new_input hold no error at all. They are the
//     forward pass's own mulw and mulu, columns that NumPy adds to every column
//     of dW_t and dU_t. The chain dadd, dmulw, dprev_s is computed and dropped,
//     so it is left out here: it changes nothing.
//   - dW_t and dU_t are not cleared between time steps, and are added to dW and
//     dU after each.
//   - dV takes the error of the last output at each of the time steps.
//   - all three are clipped after each time step.
//
// Source: F. Shaikh, "Build a Recurrent Neural Network from Scratch in Python",
// Analytics Vidhya, January 2019.
type code struct {
	hidden, steps, truncate int
	clip                    float64
	net                     *network // for its weights, transposed too

	s          []float64 // states, (T+1, H), the first zero
	mulu, mulw []float64 // U·new_input and W·prev_s at each time step, (T, H)

	// All columns of a row of dU and dW are equal: one column stands for them.
	dU, dW, dV []float64 // (H)
	dUt, dWt   []float64 // (H)
	ones       []float64 // (max(H, T)), to subtract one number from a whole row

	// Of the prediction step:
	window      []float64 // (B, T)
	whole       []float64 // U·window, (B, H)
	state, next []float64 // (B, H)
	out         []float64 // (B)
}

func newCode(c rnn.Config, n *network, rows int) *code {
	h, t := c.Hidden, c.Steps
	u := &code{hidden: h, steps: t, truncate: c.Truncate, clip: c.ClipAt, net: n,
		s:    make([]float64, (t+1)*h),
		mulu: make([]float64, t*h), mulw: make([]float64, t*h),
		dU: make([]float64, h), dW: make([]float64, h), dV: make([]float64, h),
		dUt: make([]float64, h), dWt: make([]float64, h),
		ones:   make([]float64, max(h, t)),
		window: make([]float64, rows*t), whole: make([]float64, rows*h),
		state: make([]float64, rows*h), next: make([]float64, rows*h),
		out: make([]float64, rows),
	}
	for i := range u.ones {
		u.ones[i] = 1
	}
	return u
}

// forward is the forward pass of the printed training loop, on the window
// x (T); it returns the prediction, mulv.
func (u *code) forward(x []float64) (mulv float64) {
	h := u.hidden
	clear(u.mulw)
	for t := range u.steps {
		mulu, mulw := u.mulu[t*h:(t+1)*h], u.mulw[t*h:(t+1)*h]
		copy(mulu, u.net.uT[t*h:(t+1)*h])
		kernel.Scale(mulu, x[t])
		kernel.MatMulAdd(mulw, u.s[t*h:(t+1)*h], u.net.wT, 1, h, h)
		now := u.s[(t+1)*h : (t+2)*h]
		copy(now, mulw)
		kernel.AddRow(now, mulu, 1, h)
		kernel.Sigmoid(now, now)
	}
	for i, v := range u.net.weights.V {
		mulv += float64(v * u.s[u.steps*h+i])
	}
	return mulv
}

// backward is the printed backward pass after forward: it leaves dU, dV and dW
// as they are when the printed code comes to its update.
func (u *code) backward(mulv, y float64) {
	h := u.hidden
	clear(u.dU)
	clear(u.dV)
	clear(u.dW)
	clear(u.dUt)
	clear(u.dWt)
	dmulv := mulv - y
	for t := range u.steps {
		mulu, mulw := u.mulu[t*h:(t+1)*h], u.mulw[t*h:(t+1)*h]
		for range min(t, u.truncate) {
			kernel.Axpy(u.dUt, 1, mulu)
			kernel.Axpy(u.dWt, 1, mulw)
		}
		kernel.Axpy(u.dV, dmulv, u.s[(t+1)*h:(t+2)*h])
		kernel.Axpy(u.dU, 1, u.dUt)
		kernel.Axpy(u.dW, 1, u.dWt)
		kernel.Clip(u.dU, u.clip)
		kernel.Clip(u.dV, u.clip)
		kernel.Clip(u.dW, u.clip)
	}
}

// update subtracts dU, dV and dW, as they are after backward.
func (u *code) update(learningRate float64) {
	subtract := func(w, d []float64) {
		columns := len(w) / len(d)
		for r, v := range d {
			kernel.Axpy(w[r*columns:(r+1)*columns], -float64(learningRate*v), u.ones[:columns])
		}
	}
	w := u.net.weights
	subtract(w.U, u.dU)
	subtract(w.W, u.dW)
	kernel.SGD(w.V, u.dV, learningRate)
	u.net.load()
}

// predict is the printed prediction step for the records lo to hi of r: every time step sees the whole window, mulu = U·x, which is not
// the network that was trained. The result (hi-lo) is overwritten by the next call.
func (u *code) predict(r series.Records, lo, hi int) []float64 {
	batch, h := hi-lo, u.hidden
	window, whole := u.window[:batch*u.steps], u.whole[:batch*h]
	state, next, out := u.state[:batch*h], u.next[:batch*h], u.out[:batch]
	for b := range batch {
		copy(window[b*u.steps:(b+1)*u.steps], r.Input(lo+b))
	}
	clear(whole)
	kernel.MatMulAdd(whole, window, u.net.uT, batch, u.steps, h)
	clear(state)
	for range u.steps {
		copy(next, whole)
		kernel.MatMulAdd(next, state, u.net.wT, batch, h, h)
		kernel.Sigmoid(state, next)
	}
	clear(out)
	kernel.MatMulAdd(out, state, u.net.weights.V, batch, h, 1)
	return out
}
