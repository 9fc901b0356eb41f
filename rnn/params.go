package rnn

import (
	"math"

	"github.com/rnnlab/rnnlab/rnn/numpy"
)

// Float is the precision of the arithmetic: float64 to check against other
// implementations, float32 for speed.
type Float interface{ float32 | float64 }

// A Tensor is a named matrix, a view of [Params].All in row-major order.
type Tensor[T Float] struct {
	Name string // as PyTorch names it: weight_ih_l0, out_weight and so on
	Rows int
	Cols int
	Data []T // (Rows, Cols)
}

// Params holds every weight of a network in one slice, so that clipping, an
// optimizer, saving and comparing are each one loop, and names views of it.
type Params[T Float] struct {
	All []T

	U  Tensor[T] // (H, I) shared or (H, T) a column a time step: input to hidden
	W  Tensor[T] // (H, H) hidden to hidden
	V  Tensor[T] // (O, H) hidden to output
	BU Tensor[T] // (H, 1) bias of U x; empty with PerStep
	BW Tensor[T] // (H, 1) bias of W h; empty with PerStep
	C  Tensor[T] // (O, 1) bias of V h; empty with PerStep
}

// shape is what the sizes of all arrays follow from.
type shape struct {
	steps, inputs, hidden, outputs int
	perStep                        bool
}

func newParams[T Float](s shape) *Params[T] {
	columns, biased := s.inputs, 1
	if s.perStep {
		columns, biased = s.steps, 0
	}
	p := new(Params[T])
	views := []struct {
		to         *Tensor[T]
		name       string
		rows, cols int
	}{
		{&p.U, "weight_ih_l0", s.hidden, columns},
		{&p.W, "weight_hh_l0", s.hidden, s.hidden},
		{&p.V, "out_weight", s.outputs, s.hidden},
		{&p.BU, "bias_ih_l0", s.hidden, biased},
		{&p.BW, "bias_hh_l0", s.hidden, biased},
		{&p.C, "out_bias", s.outputs, biased},
	}
	total := 0
	for _, v := range views {
		total += v.rows * v.cols
	}
	p.All = make([]T, total)
	at := 0
	for _, v := range views {
		n := v.rows * v.cols
		*v.to = Tensor[T]{v.name, v.rows, v.cols, p.All[at : at+n : at+n]}
		at += n
	}
	return p
}

// Tensors lists the tensors that are not empty, in the order of All.
func (p *Params[T]) Tensors() []Tensor[T] {
	var list []Tensor[T]
	for _, t := range []Tensor[T]{p.U, p.W, p.V, p.BU, p.BW, p.C} {
		if len(t.Data) > 0 {
			list = append(list, t)
		}
	}
	return list
}

// draw fills p in order from the seed, as the same calls of NumPy's
// RandomState(seed).uniform would.
func (p *Params[T]) draw(init Init, hidden int, seed uint32) {
	lo, hi := 0.0, 1.0
	if init == FanIn {
		hi = 1 / math.Sqrt(float64(hidden))
		lo = -hi
	}
	random := numpy.NewRandomState(seed)
	for i := range p.All {
		p.All[i] = T(random.Uniform(lo, hi))
	}
}
