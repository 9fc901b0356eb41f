package kernel

import "math"

// Constants of the optimizers, PyTorch's defaults; with Momentum, 0.9 is
// customary (PyTorch's default is none).
const (
	momentum  = 0.9
	rmsAlpha  = 0.99
	AdamBeta1 = 0.9
	AdamBeta2 = 0.999
	epsilon   = 1e-8
)

// SGD takes a step against the gradient g.
//
//	for i := range p {
//		p[i] -= T(rate * g[i])
//	}
func SGD[T Float](p, g []T, rate T) {
	checkSame("SGD", len(p), len(g))
	i := sgdVectors(p, g, rate)
	g = g[:len(p)]
	for ; i < len(p); i++ {
		p[i] -= T(rate * g[i])
	}
}

// Momentum lets the gradient g push a, and takes a step against a.
//
//	for i := range p {
//		a[i] = T(0.9*a[i]) + g[i]
//		p[i] -= T(rate * a[i])
//	}
func Momentum[T Float](p, a, g []T, rate T) {
	checkSame("Momentum", len(p), len(g))
	checkSame("Momentum", len(a), len(g))
	i := momentumVectors(p, a, g, rate)
	a, g = a[:len(p)], g[:len(p)]
	for ; i < len(p); i++ {
		a[i] = T(momentum*a[i]) + g[i]
		p[i] -= T(rate * a[i])
	}
}

// RMSprop takes a step against the gradient g over the root of its mean square a.
//
//	for i := range p {
//		a[i] = T(0.99*a[i]) + T(0.01*T(g[i]*g[i]))
//		p[i] -= T(rate*g[i]) / (sqrt(a[i]) + 1e-8)
//	}
func RMSprop[T Float](p, a, g []T, rate T) {
	checkSame("RMSprop", len(p), len(g))
	checkSame("RMSprop", len(a), len(g))
	i := rmspropVectors(p, a, g, rate)
	a, g = a[:len(p)], g[:len(p)]
	for ; i < len(p); i++ {
		a[i] = T(rmsAlpha*a[i]) + T(T(1-rmsAlpha)*T(g[i]*g[i]))
		p[i] -= T(rate*g[i]) / (root(a[i]) + epsilon)
	}
}

// Adam takes a step against the mean gradient a over the root of the mean
// square b; scale is the root of the weight that b has gathered so far.
//
//	for i := range p {
//		a[i] = T(0.9*a[i]) + T(0.1*g[i])
//		b[i] = T(0.999*b[i]) + T(0.001*T(g[i]*g[i]))
//		p[i] -= T(rate*a[i]) / (sqrt(b[i])/scale + 1e-8)
//	}
func Adam[T Float](p, a, b, g []T, rate, scale T) {
	checkSame("Adam", len(p), len(g))
	checkSame("Adam", len(a), len(g))
	checkSame("Adam", len(b), len(g))
	i := adamVectors(p, a, b, g, rate, scale)
	a, b, g = a[:len(p)], b[:len(p)], g[:len(p)]
	for ; i < len(p); i++ {
		a[i] = T(AdamBeta1*a[i]) + T(T(1-AdamBeta1)*g[i])
		b[i] = T(AdamBeta2*b[i]) + T(T(1-AdamBeta2)*T(g[i]*g[i]))
		p[i] -= T(rate*a[i]) / (root(b[i])/scale + epsilon)
	}
}

// root is √x, correctly rounded: the square root of a float32 in float64,
// rounded again, is exact to the last bit.
func root[T Float](x T) T { return T(math.Sqrt(float64(x))) }
