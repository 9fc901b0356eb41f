package kernel

import (
	"strings"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/numpy"
)

// A gatesKernel is one of lstm.go or gru.go, with the loop that defines it: what
// it does at column j of a row, whose gates are h apart.
type gatesKernel[T Float] struct {
	name   string
	gates  int // to a row
	wide   int // so many of the arguments, the first ones, are as wide as the gates
	count  int // of the arguments
	kernel func(v [][]T, batch, hidden int)
	loop   func(v [][]T, j, h int)
}

func gatesKernels[T Float]() []gatesKernel[T] {
	return []gatesKernel[T]{
		{"LSTMState", 4, 1, 3, func(v [][]T, batch, hidden int) { LSTMState(v[1], v[0], v[2], batch, hidden) },
			func(v [][]T, j, h int) { v[1][j] = T(v[0][h+j]*v[2][j]) + T(v[0][j]*v[0][2*h+j]) }},
		{"LSTMOutput", 4, 1, 3, func(v [][]T, batch, hidden int) { LSTMOutput(v[1], v[0], v[2], batch, hidden) },
			func(v [][]T, j, h int) { v[1][j] = T(v[0][3*h+j] * v[2][j]) }},
		{"LSTMGradient", 4, 1, 5, func(v [][]T, batch, hidden int) { LSTMGradient(v[1], v[0], v[2], v[3], v[4], batch, hidden) },
			func(v [][]T, j, h int) {
				i, f, g, o := v[0][j], v[0][h+j], v[0][2*h+j], v[0][3*h+j]
				dh, before, tanh := v[2][j], v[3][j], v[4][j]
				d := v[1][j] + T(T(dh*o)*(1-T(tanh*tanh)))
				v[0][j] = T(T(d*g) * T(i*(1-i)))
				v[0][h+j] = T(T(d*before) * T(f*(1-f)))
				v[0][2*h+j] = T(T(d*i) * (1 - T(g*g)))
				v[0][3*h+j] = T(T(dh*tanh) * T(o*(1-o)))
				v[1][j] = T(d * f)
			}},
		{"GRUReset", 3, 2, 2, func(v [][]T, batch, hidden int) { GRUReset(v[0], v[1], batch, hidden) },
			func(v [][]T, j, h int) { v[0][2*h+j] += T(v[0][j] * v[1][2*h+j]) }},
		{"GRUState", 3, 1, 3, func(v [][]T, batch, hidden int) { GRUState(v[1], v[0], v[2], batch, hidden) },
			func(v [][]T, j, h int) {
				z := v[0][h+j]
				v[1][j] = T((1-z)*v[0][2*h+j]) + T(z*v[2][j])
			}},
		{"GRUKeep", 3, 1, 3, func(v [][]T, batch, hidden int) { GRUKeep(v[1], v[0], v[2], batch, hidden) },
			func(v [][]T, j, h int) { v[1][j] += T(v[0][h+j] * v[2][j]) }},
		{"GRUGradient", 3, 2, 4, func(v [][]T, batch, hidden int) { GRUGradient(v[0], v[1], v[2], v[3], batch, hidden) },
			func(v [][]T, j, h int) {
				r, z, n, m := v[0][j], v[0][h+j], v[0][2*h+j], v[1][2*h+j]
				dn := T(T(v[2][j]*(1-z)) * (1 - T(n*n)))
				dz := T(T(v[2][j]*(v[3][j]-n)) * T(z*(1-z)))
				dr := T(T(dn*m) * T(r*(1-r)))
				v[0][j], v[0][h+j], v[0][2*h+j] = dr, dz, dn
				v[1][j], v[1][h+j], v[1][2*h+j] = dr, dz, T(dn*r)
			}},
	}
}

// arguments is the most that a kernel has.
const arguments = 5

func TestGatesKernels32(t *testing.T) { testGates[float32](t) }
func TestGatesKernels64(t *testing.T) { testGates[float64](t) }

func testGates[T Float](t *testing.T) {
	random := numpy.NewRandomState(11)
	for _, k := range gatesKernels[T]() {
		t.Run(k.name, func(t *testing.T) {
			for hidden := range 68 {
				for batch := range 4 {
					var v [arguments]guarded[T]
					var got, want [arguments][]T
					widths := [arguments]int{}
					for i := range v {
						widths[i] = hidden
						if i < k.wide {
							widths[i] *= k.gates
						}
						v[i] = newGuarded[T](random, batch*widths[i], (hidden+batch+i)%5)
						got[i], want[i] = v[i].vector(), v[i].copied()
					}
					k.kernel(got[:], batch, hidden)
					for b := range batch {
						var row [arguments][]T
						for i, w := range widths {
							row[i] = want[i][b*w : (b+1)*w]
						}
						for j := range hidden {
							k.loop(row[:], j, hidden)
						}
					}
					for i := range v {
						v[i].check(t, want[i])
					}
				}
			}
		})
	}
}

func TestGatesOfWrongLengthPanic(t *testing.T) {
	for _, k := range gatesKernels[float32]() {
		for short := range k.count {
			var v [arguments][]float32
			for i := range v {
				v[i] = make([]float32, 2*8*k.gates)
			}
			v[short] = v[short][:2*8-1]
			func() {
				defer func() {
					message, _ := recover().(string)
					if !strings.HasPrefix(message, "kernel: "+k.name) {
						t.Errorf("argument %d one number short: panic %q, want one that names %s", short, message, k.name)
					}
				}()
				k.kernel(v[:], 2, 8)
			}()
		}
	}
}
