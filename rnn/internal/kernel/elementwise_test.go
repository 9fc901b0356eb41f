package kernel

import (
	"math"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/numpy"
)

// elementwise are the kernels on vectors with the loops that define them, one
// element at a time. Each may change any of the four vectors at i.
func elementwise[T Float]() []elementwiseKernel[T] {
	const rate, scale = 0.01, 0.37
	sqrt := func(x T) T { return T(math.Sqrt(float64(x))) }
	return []elementwiseKernel[T]{
		{"Axpy", func(p, a, b, g []T) { Axpy(p, rate, g) },
			func(p, a, b, g *T) { *p += T(T(rate) * *g) }},
		{"Scale", func(p, a, b, g []T) { Scale(p, scale) },
			func(p, a, b, g *T) { *p = T(*p * scale) }},
		{"Clip", func(p, a, b, g []T) { Clip(p, scale) },
			func(p, a, b, g *T) { *p = max(-scale, min(scale, *p)) }},
		{"ReLU", func(p, a, b, g []T) { ReLU(p, g) },
			func(p, a, b, g *T) {
				*p = *g
				if *g < 0 {
					*p = 0
				}
			}},
		{"TanhGradient", func(p, a, b, g []T) { TanhGradient(p, a, g) },
			func(p, a, b, g *T) { *p = T(*a * (1 - T(*g**g))) }},
		{"SigmoidGradient", func(p, a, b, g []T) { SigmoidGradient(p, a, g) },
			func(p, a, b, g *T) { *p = T(*a * T(*g*(1-*g))) }},
		{"ReLUGradient", func(p, a, b, g []T) { ReLUGradient(p, a, g) },
			func(p, a, b, g *T) {
				*p = 0
				if *g > 0 {
					*p = *a
				}
			}},
		{"SGD", func(p, a, b, g []T) { SGD(p, g, rate) },
			func(p, a, b, g *T) { *p -= T(rate * *g) }},
		{"Momentum", func(p, a, b, g []T) { Momentum(p, a, g, rate) },
			func(p, a, b, g *T) {
				*a = T(0.9**a) + *g
				*p -= T(rate * *a)
			}},
		{"RMSprop", func(p, a, b, g []T) { RMSprop(p, a, g, rate) },
			func(p, a, b, g *T) {
				*a = T(0.99**a) + T(T(1-0.99)*T(*g**g))
				*p -= T(rate**g) / (sqrt(*a) + 1e-8)
			}},
		{"Adam", func(p, a, b, g []T) { Adam(p, a, b, g, rate, scale) },
			func(p, a, b, g *T) {
				*a = T(0.9**a) + T(T(1-0.9)**g)
				*b = T(0.999**b) + T(T(1-0.999)*T(*g**g))
				*p -= T(rate**a) / (sqrt(*b)/scale + 1e-8)
			}},
		{"Exp", func(p, a, b, g []T) { Exp(p, g) }, function[T](Exp32, Exp64)},
		{"Tanh", func(p, a, b, g []T) { Tanh(p, g) }, function[T](Tanh32, Tanh64)},
		{"Sigmoid", func(p, a, b, g []T) { Sigmoid(p, g) }, function[T](Sigmoid32, Sigmoid64)},
	}
}

type elementwiseKernel[T Float] struct {
	name   string
	kernel func(p, a, b, g []T)
	loop   func(p, a, b, g *T)
}

// function is the loop of a function of one number.
func function[T Float](f32 func(float32) float32, f64 func(float64) float64) func(p, a, b, g *T) {
	return func(p, a, b, g *T) {
		switch x := any(*g).(type) {
		case float32:
			*p = T(f32(x))
		case float64:
			*p = T(f64(x))
		}
	}
}

// special are numbers that rounding, selection and exponents stumble over.
var special = []float64{0, math.Copysign(0, -1), 1, -1, math.Inf(1), math.Inf(-1), math.NaN(),
	math.SmallestNonzeroFloat64, -math.SmallestNonzeroFloat64, math.SmallestNonzeroFloat32, -1e-40, 3e-39, 0x1p-126, 0x1p-1022,
	math.MaxFloat32, -math.MaxFloat32, math.MaxFloat64, 88.72283, -103.97, 709.78, -745.13, 1e-4, 0.625, 1.25, -1.25, 20, -20, 1e-8, 0.37, -0.37}

func TestElementwiseKernels32(t *testing.T) { testElementwise[float32](t) }
func TestElementwiseKernels64(t *testing.T) { testElementwise[float64](t) }

func testElementwise[T Float](t *testing.T) {
	random := numpy.NewRandomState(8)
	for _, k := range elementwise[T]() {
		t.Run(k.name, func(t *testing.T) {
			for n := range 68 {
				for offset := range 5 {
					var v [4]guarded[T]
					var want [4][]T
					for i := range v {
						v[i] = newGuarded[T](random, n, (offset+i)%5)
						for j := range n { // every special number meets every lane
							if offset > 1 && (j+i+offset)%3 == 0 {
								v[i].vector()[j] = T(special[int(random.Uint32())%len(special)])
							}
						}
						want[i] = v[i].copied()
					}
					k.kernel(v[0].vector(), v[1].vector(), v[2].vector(), v[3].vector())
					for j := range n {
						k.loop(&want[0][j], &want[1][j], &want[2][j], &want[3][j])
					}
					for i := range v {
						v[i].check(t, want[i])
					}
				}
			}
		})
	}
}
