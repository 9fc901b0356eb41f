// Package leastsquares solves linear least squares with a ridge for any number
// of rows, a block of them at a time.
package leastsquares

import "math"

// A Triangle stands for rows of numbers: it is the upper triangular R of their
// QR decomposition, so that every sum of squares of the rows' linear
// combinations is that of its own. Unlike the matrix of products of columns it
// loses no digits. The zero Triangle is of no use; see New.
type Triangle struct {
	columns int
	r       []float64 // (columns, columns), 0 below the diagonal
	sums    []float64 // scratch, (columns)
}

// New is the Triangle of no rows.
func New(columns int) *Triangle {
	return &Triangle{columns, make([]float64, columns*columns), make([]float64, columns)}
}

// Clone is another Triangle of the same rows.
func (t *Triangle) Clone() *Triangle {
	made := New(t.columns)
	copy(made.r, t.r)
	return made
}

// negligible is a sum of squares that counts for 0.
const negligible = 1e-280

// Add takes rows (n, columns) in, which are overwritten, by Householder's
// reflections.
func (t *Triangle) Add(rows []float64) {
	columns := t.columns
	for k := range columns {
		pivot := t.r[k*columns : (k+1)*columns]
		square := 0.0
		for at := k; at < len(rows); at += columns {
			square += float64(rows[at] * rows[at])
		}
		// What reflections leave of rows that depend on earlier ones is rounding, and
		// of that rounding again, until its square is none.
		if square < negligible {
			continue
		}
		norm := math.Sqrt(float64(pivot[k]*pivot[k]) + square)
		if pivot[k] > 0 {
			norm = -norm // away from the pivot: nothing cancels
		}
		head := pivot[k] - norm
		scale := 2 / (float64(head*head) + square)
		sums := t.sums
		for j := k + 1; j < columns; j++ {
			sums[j] = float64(head * pivot[j])
		}
		for at := 0; at < len(rows); at += columns {
			row := rows[at : at+columns]
			v := row[k]
			for j := k + 1; j < columns; j++ {
				sums[j] += float64(v * row[j])
			}
		}
		pivot[k] = norm
		for j := k + 1; j < columns; j++ {
			sums[j] *= scale
			pivot[j] -= float64(sums[j] * head)
		}
		for at := 0; at < len(rows); at += columns {
			row := rows[at : at+columns]
			v := row[k]
			for j := k + 1; j < columns; j++ {
				row[j] -= float64(sums[j] * v)
			}
		}
	}
}

// AddAll takes in the rows of another Triangle of as many columns.
func (t *Triangle) AddAll(other *Triangle) { t.Add(other.Clone().r) }

// Solve is the weights (outputs, inputs) by which the first inputs columns of
// the rows come nearest to the last outputs columns,
//
//	Σ over rows |weights · inputs - outputs|² + ridge Σ weights²
//
// with the ridge, above 0, on the first penalised columns alone.
func (t *Triangle) Solve(outputs, penalised int, ridge float64) []float64 {
	columns, inputs := t.columns, t.columns-outputs
	ridged := t.Clone()
	rows := make([]float64, penalised*columns)
	for i := range penalised {
		rows[i*columns+i] = math.Sqrt(ridge)
	}
	ridged.Add(rows)
	weights := make([]float64, outputs*inputs)
	for o := range outputs {
		w := weights[o*inputs : (o+1)*inputs]
		for i := inputs - 1; i >= 0; i-- {
			row := ridged.r[i*columns : (i+1)*columns]
			y := row[inputs+o]
			for j := i + 1; j < inputs; j++ {
				y -= float64(row[j] * w[j])
			}
			if row[i] != 0 { // a column of zeros without a ridge has any weight
				w[i] = y / row[i]
			}
		}
	}
	return weights
}

// SquaredError is Σ over rows |weights · inputs - outputs|² of weights as Solve has them.
func (t *Triangle) SquaredError(weights []float64, outputs int) (sum float64) {
	columns, inputs := t.columns, t.columns-outputs
	for o := range outputs {
		w := weights[o*inputs : (o+1)*inputs]
		for i := range columns {
			row := t.r[i*columns : (i+1)*columns]
			e := -row[inputs+o]
			for j := i; j < inputs; j++ {
				e += float64(row[j] * w[j])
			}
			sum += float64(e * e)
		}
	}
	return sum
}
