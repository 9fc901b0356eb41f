package rnn

import (
	"math"

	"github.com/rnnlab/rnnlab/rnn/internal/kernel"
)

// weightDecay is AdamW's, PyTorch's default. The other constants are the kernels'.
const weightDecay = 0.01

// optimizer changes weights p by a gradient g, with state a and b of its own:
//
//	SGD       p -= lr g
//	Momentum  a = 0.9 a + g;                                     p -= lr a
//	RMSprop   a = 0.99 a + 0.01 g²;                              p -= lr g / (√a + ε)
//	Adam      a = 0.9 a + 0.1 g;  b = 0.999 b + 0.001 g²;
//	          p -= lr/(1-0.9^t) · a / (√b/√(1-0.999^t) + ε)
//	AdamW     p -= lr 0.01 p, then as Adam
//
// after t updates, with ε = 1e-8. Sources: Tieleman and Hinton (2012) for
// RMSprop, Kingma and Ba (2015) for Adam, Loshchilov and Hutter (2019) for AdamW.
type optimizer[T Float] struct {
	kind Optimizer
	powers
	a, b []T
}

// powers is the part of an optimizer's state that is no list.
type powers struct {
	updates int     // t
	power1  float64 // 0.9^t
	power2  float64 // 0.999^t
}

// moments is how many numbers an optimizer keeps of each weight.
func (kind Optimizer) moments() int {
	switch kind {
	case Momentum, RMSprop:
		return 1
	case Adam, AdamW:
		return 2
	}
	return 0
}

func newOptimizer[T Float](kind Optimizer, weights int) *optimizer[T] {
	o := &optimizer[T]{kind: kind}
	if kind.moments() > 0 {
		o.a = make([]T, weights)
	}
	if kind.moments() > 1 {
		o.b = make([]T, weights)
	}
	o.reset()
	return o
}

func (o *optimizer[T]) reset() {
	o.powers = powers{0, 1, 1}
	clear(o.a)
	clear(o.b)
}

func (o *optimizer[T]) update(p, g []T, learningRate float64) {
	o.updates++
	o.power1 *= kernel.AdamBeta1
	o.power2 *= kernel.AdamBeta2
	switch o.kind {
	case SGD:
		kernel.SGD(p, g, T(learningRate))
	case Momentum:
		kernel.Momentum(p, o.a, g, T(learningRate))
	case RMSprop:
		kernel.RMSprop(p, o.a, g, T(learningRate))
	case AdamW:
		kernel.Scale(p, T(1-float64(learningRate*weightDecay)))
		o.adam(p, g, learningRate)
	case Adam:
		o.adam(p, g, learningRate)
	}
}

func (o *optimizer[T]) adam(p, g []T, learningRate float64) {
	kernel.Adam(p, o.a, o.b, g, T(learningRate/(1-o.power1)), T(math.Sqrt(1-o.power2)))
}
