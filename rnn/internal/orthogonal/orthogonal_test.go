package orthogonal

import (
	"math"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/numpy"
)

func TestRows(t *testing.T) {
	for _, n := range []int{1, 2, 3, 17, 100} {
		for _, lo := range []float64{-1, 0} { // with all positive, the rows are nearly parallel
			w, random := make([]float64, n*n), numpy.NewRandomState(uint32(n))
			for i := range w {
				w[i] = random.Uniform(lo, 1)
			}
			first := append([]float64(nil), w[:n]...)
			Rows(w, n)
			for i := range n {
				for j := range n {
					want := 0.0
					if i == j {
						want = 1
					}
					if got := dot(w[i*n:(i+1)*n], w[j*n:(j+1)*n]); !(math.Abs(got-want) <= 1e-14) {
						t.Fatalf("%d: rows %d and %d have the product %v", n, i, j, got)
					}
				}
			}
			for i, v := range first {
				if want := v / math.Sqrt(dot(first, first)); !(math.Abs(w[i]-want) <= 1e-15) {
					t.Fatalf("%d: the first row has another direction", n)
				}
			}
		}
	}
}
