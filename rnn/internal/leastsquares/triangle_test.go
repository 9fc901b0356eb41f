package leastsquares

import (
	"math"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/numpy"
)

// rows are n rows of 4 inputs, of which the last is 1, and 2 outputs that are
// nearly linear in them.
func rows(n int) []float64 {
	random := numpy.NewRandomState(1)
	var all []float64
	for range n {
		a, b, c := random.Uniform(-1, 1), random.Uniform(-1, 1), random.Uniform(-1, 1)
		all = append(all, a, b, c, 1, 2*a-b+3+random.Uniform(-.1, .1), c-a+random.Uniform(-.1, .1))
	}
	return all
}

// error is what Solve makes least, from its definition.
func errorOf(rows, w []float64, ridge float64) (sum float64) {
	for at := 0; at < len(rows); at += 6 {
		for o := range 2 {
			e := -rows[at+4+o]
			for i := range 4 {
				e += w[4*o+i] * rows[at+i]
			}
			sum += e * e
		}
	}
	for i, v := range w {
		if i%4 < 3 {
			sum += ridge * v * v
		}
	}
	return sum
}

func TestSolveIsLeast(t *testing.T) {
	for _, n := range []int{2, 40} {
		all := rows(n)
		triangle := New(6)
		for at := 0; at < len(all); at += 6 * 7 {
			triangle.Add(append([]float64(nil), all[at:min(at+6*7, len(all))]...))
		}
		for _, ridge := range []float64{1e-6, 0.1, 10} {
			w := triangle.Solve(2, 3, ridge)
			least := errorOf(all, w, ridge)
			if got := triangle.SquaredError(w, 2); !(math.Abs(got-errorOf(all, w, 0)) <= 1e-12*(1+got)) {
				t.Errorf("%d rows: squared error %v, want %v", n, got, errorOf(all, w, 0))
			}
			// No step in any direction gets lower, and the slope there is 0.
			for i := range w {
				const h = 1e-4
				was := w[i]
				w[i] = was + h
				up := errorOf(all, w, ridge)
				w[i] = was - h
				down := errorOf(all, w, ridge)
				w[i] = was
				if up < least || down < least || math.Abs(up-down)/(2*h) > 1e-8*(1+least) {
					t.Errorf("%d rows, ridge %v: weight %d is not at its best", n, ridge, i)
				}
			}
		}
	}
}

// In whatever blocks rows come, and put together from two halves, the solution is the same.
func TestBlocks(t *testing.T) {
	all := rows(50)
	once, first, second := New(6), New(6), New(6)
	once.Add(append([]float64(nil), all...))
	first.Add(append([]float64(nil), all[:6*20]...))
	second.Add(append([]float64(nil), all[6*20:]...))
	first.AddAll(second)
	a, b := once.Solve(2, 3, 0.01), first.Solve(2, 3, 0.01)
	for i := range a {
		if !(math.Abs(a[i]-b[i]) <= 1e-12) {
			t.Errorf("weight %d: %v, want %v", i, b[i], a[i])
		}
	}
}

// Two rows for a hundred columns: what is left of them after each reflection is
// rounding of rounding.
func TestFewRows(t *testing.T) {
	const columns = 100
	random := numpy.NewRandomState(2)
	triangle := New(columns)
	for range 2 {
		row := make([]float64, columns)
		for i := range row {
			row[i] = random.Uniform(-1, 1)
		}
		triangle.Add(row)
	}
	w := triangle.Solve(1, columns-2, 1e-12)
	if e := triangle.SquaredError(w, 1); !(e < 1e-12) {
		t.Errorf("squared error %v", e)
	}
}
