// Package orthogonal makes the rows of a square matrix orthogonal.
package orthogonal

import "math"

// Rows makes the rows of w (n, n) orthogonal, of length 1 each, by Gram and
// Schmidt's way: each row loses what those before it have of it, twice, as once
// leaves what rounding makes of nearly parallel rows. The bits are the same on
// every machine. The rows are to be linearly independent, as random ones are.
func Rows(w []float64, n int) {
	for i := range n {
		row := w[i*n : (i+1)*n]
		for range 2 {
			for j := range i {
				before := w[j*n : (j+1)*n]
				share := dot(row, before)
				for k, v := range before {
					row[k] -= float64(share * v)
				}
			}
			length := math.Sqrt(dot(row, row))
			for k := range row {
				row[k] /= length
			}
		}
	}
}

func dot(a, b []float64) (sum float64) {
	for i, v := range a {
		sum += float64(v * b[i])
	}
	return sum
}
