package kernel

import (
	"strings"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/numpy"
)

// gateLoops are the loops with what defines them: what each does at column j of
// a row, whose gates are h apart.
func gateLoops[T Float]() []struct {
	name      string
	arguments int
	do        func(v *gateRow[T], j, h int)
} {
	return []struct {
		name      string
		arguments int
		do        func(v *gateRow[T], j, h int)
	}{
		LSTMState:  {"LSTMState", 3, func(v *gateRow[T], j, h int) { v[1][j] = T(v[0][h+j]*v[2][j]) + T(v[0][j]*v[0][2*h+j]) }},
		LSTMOutput: {"LSTMOutput", 3, func(v *gateRow[T], j, h int) { v[1][j] = T(v[0][3*h+j] * v[2][j]) }},
		LSTMGradient: {"LSTMGradient", 5, func(v *gateRow[T], j, h int) {
			i, f, g, o := v[0][j], v[0][h+j], v[0][2*h+j], v[0][3*h+j]
			dh, before, tanh := v[2][j], v[3][j], v[4][j]
			d := v[1][j] + T(T(dh*o)*(1-T(tanh*tanh)))
			v[0][j] = T(T(d*g) * T(i*(1-i)))
			v[0][h+j] = T(T(d*before) * T(f*(1-f)))
			v[0][2*h+j] = T(T(d*i) * (1 - T(g*g)))
			v[0][3*h+j] = T(T(dh*tanh) * T(o*(1-o)))
			v[1][j] = T(d * f)
		}},
		GRUReset: {"GRUReset", 2, func(v *gateRow[T], j, h int) { v[0][2*h+j] += T(v[0][j] * v[1][2*h+j]) }},
		GRUState: {"GRUState", 3, func(v *gateRow[T], j, h int) {
			z := v[0][h+j]
			v[1][j] = T((1-z)*v[0][2*h+j]) + T(z*v[2][j])
		}},
		GRUKeep: {"GRUKeep", 3, func(v *gateRow[T], j, h int) { v[1][j] += T(v[0][h+j] * v[2][j]) }},
		GRUGradient: {"GRUGradient", 4, func(v *gateRow[T], j, h int) {
			r, z, n, m := v[0][j], v[0][h+j], v[0][2*h+j], v[1][2*h+j]
			dn := T(T(v[2][j]*(1-z)) * (1 - T(n*n)))
			dz := T(T(v[2][j]*(v[3][j]-n)) * T(z*(1-z)))
			dr := T(T(dn*m) * T(r*(1-r)))
			v[0][j], v[0][h+j], v[0][2*h+j] = dr, dz, dn
			v[1][j], v[1][h+j], v[1][2*h+j] = dr, dz, T(dn*r)
		}},
	}
}

func TestGateLoops32(t *testing.T) { testGateLoops[float32](t) }
func TestGateLoops64(t *testing.T) { testGateLoops[float64](t) }

func testGateLoops[T Float](t *testing.T) {
	random := numpy.NewRandomState(11)
	for i, l := range gateLoops[T]() {
		t.Run(l.name, func(t *testing.T) {
			for hidden := range 68 {
				for batch := range 4 {
					testGateLoop(t, random, GateLoop(i), l.arguments, l.do, batch, hidden)
				}
			}
		})
	}
}

func testGateLoop[T Float](t *testing.T, random *numpy.RandomState, loop GateLoop, arguments int, do func(v *gateRow[T], j, h int), batch, hidden int) {
	v := make([]guarded[T], arguments)
	got, want := make([][]T, arguments), make([][]T, arguments)
	for i := range v {
		v[i] = newGuarded[T](random, batch*loop.width(i, hidden), (hidden+batch+i)%5)
		got[i], want[i] = v[i].vector(), v[i].copied()
	}
	EachRow(loop, batch, hidden, got...)
	for b := range batch {
		var row gateRow[T]
		for i, x := range want {
			w := loop.width(i, hidden)
			row[i] = x[b*w : (b+1)*w]
		}
		for j := range hidden {
			do(&row, j, hidden)
		}
	}
	for i := range v {
		v[i].check(t, want[i])
	}
}

func TestGateLoopsOfWrongLengthPanic(t *testing.T) {
	for i, l := range gateLoops[float32]() {
		for short := range l.arguments {
			v := make([][]float32, l.arguments)
			for j := range v {
				v[j] = make([]float32, 2*GateLoop(i).width(j, 8))
			}
			v[short] = v[short][1:]
			func() {
				defer func() {
					message, _ := recover().(string)
					if !strings.HasPrefix(message, "kernel: EachRow") {
						t.Errorf("%s, argument %d one number short: panic %q", l.name, short, message)
					}
				}()
				EachRow(GateLoop(i), 2, 8, v...)
			}()
		}
	}
}
