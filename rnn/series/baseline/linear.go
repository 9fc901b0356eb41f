package baseline

import (
	"math"
	"slices"

	"github.com/rnnlab/rnnlab/rnn/series"
)

// A LinearRule forecasts the next value as Intercept + Σ Coefficients[i] x[t-i],
// the newest value first: an autoregression.
type LinearRule struct {
	Intercept    float64   // in the units of the series
	Coefficients []float64 // (order)
}

// Ridge is the weight that [FitLinear] gives to the mean square of the
// coefficients, of the scaled series, beside that of the error: enough to decide
// them where the series does not, as those of a sine beyond the second, and too
// little to be seen elsewhere.
const Ridge = 1e-10

// longestOrder bounds how many values a linear rule reads.
const longestOrder = 128

// FitLinear fits a rule of an order to a series by least squares,
//
//	mean of (x[t] - prediction)² + Ridge Σ Coefficients[i]²
//
// over the series scaled to mean 0 and variance 1, every value with order values
// before it counting once. ok is false where the series does not decide a rule: of fewer than
// 3 order + 2 values, constant, or of an order outside 1 to 128.
func FitLinear(training []float64, order int) (rule LinearRule, ok bool) {
	n := len(training)
	if order < 1 || order > longestOrder || n < 3*order+2 {
		return rule, false
	}
	t, err := series.Fit(training, series.Step{Op: series.Standard})
	if err != nil {
		return rule, false
	}
	x, err := t.Apply(training)
	if err != nil {
		return rule, false
	}
	a, b := normalEquations(x, order)
	if !solve(a, b) {
		return rule, false
	}
	shift, scale := t[0].Shift, t[0].Scale
	rule.Coefficients = b[:order:order]
	sum := 0.0
	for _, c := range rule.Coefficients {
		sum += c
	}
	rule.Intercept = float64(shift*(1-sum)) + float64(scale*b[order])
	return rule, !math.IsNaN(rule.Intercept) && !math.IsInf(rule.Intercept, 0)
}

// normalEquations are those of the coefficients and, last, the intercept, with
// the ridge in them. Column i of the least squares is x[t-1-i], so each entry
// of the matrix is the one up and left of it with its window a step earlier.
func normalEquations(x []float64, order int) (a [][]float64, b []float64) {
	n, rows := len(x), float64(len(x)-order)
	a, b = make([][]float64, order+1), make([]float64, order+1)
	for i := range a {
		a[i] = make([]float64, order+1)
	}
	column := func(i int) []float64 { return x[order-1-i : n-1-i] }
	for i := range order {
		a[0][i] = dot(column(0), column(i))
		b[i] = dot(column(i), x[order:])
		for _, v := range column(i) {
			a[order][i] += v
		}
	}
	for i := range order - 1 {
		for j := i; j < order-1; j++ {
			a[i+1][j+1] = a[i][j] + float64(x[order-2-i]*x[order-2-j]) - float64(x[n-2-i]*x[n-2-j])
		}
	}
	for i := range order {
		a[i][i] += float64(Ridge * rows)
		for j := range i {
			a[i][j] = a[j][i]
		}
	}
	a[order][order] = rows
	for _, v := range x[order:] {
		b[order] += v
	}
	return a, b
}

func dot(x, y []float64) (sum float64) {
	y = y[:len(x)]
	for i, v := range x {
		sum += float64(v * y[i])
	}
	return sum
}

// solve replaces b by the solution of a x = b, by Cholesky's method: a is
// symmetric, its lower triangle is read and overwritten. It is false where a is
// not positive definite.
func solve(a [][]float64, b []float64) bool {
	for i, row := range a {
		for j := range i {
			row[j] = (row[j] - dot(row[:j], a[j][:j])) / a[j][j]
		}
		left := row[i] - dot(row[:i], row[:i])
		if !(left > 0) {
			return false
		}
		row[i] = math.Sqrt(left)
		b[i] = (b[i] - dot(row[:i], b[:i])) / row[i]
	}
	for i := len(b) - 1; i >= 0; i-- {
		for j := i + 1; j < len(b); j++ {
			b[i] -= float64(a[j][i] * b[j])
		}
		b[i] /= a[i][i]
	}
	return true
}

// Next is the value that the rule forecasts after known, which has at least as
// many values as it has coefficients.
func (r LinearRule) Next(known []float64) float64 {
	y := r.Intercept
	for i, a := range r.Coefficients {
		y += float64(a * known[len(known)-1-i])
	}
	return y
}

// Ahead is the value that the rule forecasts horizon steps after known, each
// step reading the forecasts of those before.
func (r LinearRule) Ahead(known []float64, horizon int) float64 {
	if horizon == 1 {
		return r.Next(known)
	}
	order := len(r.Coefficients)
	path := append(make([]float64, 0, order+horizon), known[len(known)-order:]...)
	for range horizon {
		path = append(path, r.Next(path))
	}
	return path[len(path)-1]
}

// orders are those that are tried: small ones, and what a season suggests.
func orders(season int) []int {
	list := []int{1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48}
	if season > 0 {
		list = append(list, season, season+1, 2*season)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// chooseLinear is the rule whose order does best on the validation part.
func chooseLinear(values []float64, parts series.Parts, season, horizon int) (LinearRule, bool) {
	truth := values[parts.Train:parts.Known()]
	return choose(values[:parts.Train], parts.Train-horizon+1, season, func(r LinearRule) float64 {
		made := forecasts(values[:parts.Known()], parts.Train, horizon, func(x []float64) float64 { return r.Ahead(x, horizon) })
		return RMSE(made, truth)
	})
}

// solved is the share of a series' spread below which an error is rounding, or
// the ridge: the smallest rule that gets there has found the law.
const solved = 1e-7

// choose fits a rule of each order up to longest and takes the one with the
// lowest error, or the first that solves the series.
func choose(training []float64, longest, season int, errorOf func(LinearRule) float64) (best LinearRule, ok bool) {
	lowest := math.Inf(1)
	law := float64(solved * RMSE(training, slices.Repeat([]float64{meanOf(training)}, len(training))))
	for _, order := range orders(season) {
		if order > longest {
			break
		}
		r, fitted := FitLinear(training, order)
		if !fitted {
			continue
		}
		if e := errorOf(r); e < lowest {
			best, lowest, ok = r, e, true
			if e <= law {
				break
			}
		}
	}
	return best, ok
}
