package rnn

import "github.com/rnnlab/rnnlab/rnn/internal/kernel"

// recurrence is W h_{t-1}, the way of a cell's state into its next one, all
// gates side by side, with the states and their gradients.
type recurrence[T Float] struct {
	shape
	weights, grad Tensor[T]

	transposed []T // W transposed, (H, G H)
	h          []T // (T+1, B, H)
	dh         []T // ∂loss/∂h, (T, B, H)
}

func newRecurrence[T Float](s shape, weights, grad Tensor[T], batch int) recurrence[T] {
	return recurrence[T]{shape: s, weights: weights, grad: grad,
		transposed: make([]T, len(weights.Data)),
		h:          make([]T, (s.steps+1)*batch*s.hidden),
		dh:         make([]T, s.steps*batch*s.hidden),
	}
}

func (r *recurrence[T]) load() {
	kernel.Transpose(r.transposed, r.weights.Data, r.weights.Rows, r.weights.Cols)
}

func (r *recurrence[T]) states() []T         { return r.h }
func (r *recurrence[T]) stateGradients() []T { return r.dh }

// at is h of time step t, (B, H); before the first, t = -1.
func (r *recurrence[T]) at(t, batch int) []T {
	block := batch * r.hidden
	return r.h[(t+1)*block : (t+2)*block]
}

func (r *recurrence[T]) carried(t, batch int) [2][]T { return [2][]T{r.at(t, batch)} }

// gradientAt is ∂loss/∂h of time step t, (B, H).
func (r *recurrence[T]) gradientAt(t, batch int) []T {
	block := batch * r.hidden
	return r.dh[t*block : (t+1)*block]
}

// forward adds W h_{t-1} to z (B, G H).
func (r *recurrence[T]) forward(z []T, batch, t int) {
	kernel.MatMulAdd(z, r.at(t-1, batch), r.transposed, batch, r.hidden, r.width())
}

// backward adds to ∂loss/∂h of the time step before t, given dz (B, G H) of t.
func (r *recurrence[T]) backward(dz []T, batch, t int) {
	kernel.MatMulAdd(r.gradientAt(t-1, batch), dz, r.weights.Data, batch, r.width(), r.hidden)
}

// learn adds the gradient of W, one product over the time steps from to to and
// all records, given dz (T, B, G H). h is one time step longer, so that the
// same offset in it is the state before.
func (r *recurrence[T]) learn(dz []T, batch, from, to int) {
	w := r.width()
	kernel.MatMulTransAdd(r.grad.Data, dz[from*batch*w:], r.h[from*batch*r.hidden:], w, (to-from)*batch, r.hidden)
}
