package rnn

import "math"

// Constants of the optimizers, PyTorch's defaults; with Momentum, 0.9 is
// customary (PyTorch's default is none).
const (
	momentum    = 0.9
	rmsAlpha    = 0.99
	adamBeta1   = 0.9
	adamBeta2   = 0.999
	epsilon     = 1e-8
	weightDecay = 0.01
)

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
	kind    Optimizer
	updates int
	a, b    []T
	power1  float64 // 0.9^t
	power2  float64 // 0.999^t
}

func newOptimizer[T Float](kind Optimizer, weights int) *optimizer[T] {
	o := &optimizer[T]{kind: kind}
	switch kind {
	case Momentum, RMSprop:
		o.a = make([]T, weights)
	case Adam, AdamW:
		o.a = make([]T, weights)
		o.b = make([]T, weights)
	}
	o.reset()
	return o
}

func (o *optimizer[T]) reset() {
	o.updates, o.power1, o.power2 = 0, 1, 1
	clear(o.a)
	clear(o.b)
}

func (o *optimizer[T]) update(p, g []T, learningRate float64) {
	o.updates++
	o.power1 *= adamBeta1
	o.power2 *= adamBeta2
	lr := T(learningRate)
	g = g[:len(p)]
	switch o.kind {
	case SGD:
		for i := range p {
			p[i] -= T(lr * g[i])
		}
	case Momentum:
		a := o.a[:len(p)]
		for i := range p {
			a[i] = T(momentum*a[i]) + g[i]
			p[i] -= T(lr * a[i])
		}
	case RMSprop:
		a := o.a[:len(p)]
		for i := range p {
			a[i] = T(rmsAlpha*a[i]) + T(T(1-rmsAlpha)*T(g[i]*g[i]))
			p[i] -= T(lr*g[i]) / (root(a[i]) + epsilon)
		}
	case Adam, AdamW:
		if o.kind == AdamW {
			keep := T(1 - float64(learningRate*weightDecay))
			for i := range p {
				p[i] *= keep
			}
		}
		o.adam(p, g, learningRate)
	}
}

func (o *optimizer[T]) adam(p, g []T, learningRate float64) {
	lr := T(learningRate / (1 - o.power1))
	scale := T(math.Sqrt(1 - o.power2))
	a, b := o.a[:len(p)], o.b[:len(p)]
	for i := range p {
		a[i] = T(adamBeta1*a[i]) + T(T(1-adamBeta1)*g[i])
		b[i] = T(adamBeta2*b[i]) + T(T(1-adamBeta2)*T(g[i]*g[i]))
		p[i] -= T(lr*a[i]) / (root(b[i])/scale + epsilon)
	}
}

// root is √x, correctly rounded: the square root of a float32 in float64,
// rounded again, is exact to the last bit.
func root[T Float](x T) T { return T(math.Sqrt(float64(x))) }
