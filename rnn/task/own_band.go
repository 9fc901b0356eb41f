package task

import (
	"slices"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// A Band says how far off forecasts of a run were, in the units of the series: those
// made from each validation value on, checked on the test values.
type Band = rnn.Band

// A band wants so many forecasts of a horizon, and takes at most so many
// starting points, evenly spread: fewer beyond the horizon of files, where each
// takes many forecasts.
const (
	fewestErrors = 10
	mostStarts   = 100
	farStarts    = 25
)

// Band measures forecasts of up to so many steps ahead, each value read by those
// after it: from the validation values the band, and on the test values how many
// it holds. It is shorter than horizon where there are not ten forecasts of so
// many steps to take it from, and empty with fewer than ten validation values. From
// where a test value without a logarithm would have to be read, nothing is forecast,
// and so fewer are checked. A forecast that runs away beyond the largest number is a
// [*series.TransformError].
func (r *OwnRun) Band(horizon int) (Band, error) {
	o := r.own
	parts := o.Parts
	errors, err := r.freeErrors(parts.Train, parts.Known(), horizon)
	if err != nil {
		return Band{}, err
	}
	var b Band
	for _, at := range errors {
		if len(at) < fewestErrors {
			break
		}
		slices.Sort(at)
		b.Low = append(b.Low, series.Quantile(at, 0.1))
		b.High = append(b.High, series.Quantile(at, 0.9))
	}
	errors, err = r.freeErrors(parts.Known(), parts.Len(), len(b.Low))
	if err != nil {
		return Band{}, err
	}
	for i, at := range errors {
		for _, e := range at {
			b.Checked++
			if e >= b.Low[i] && e <= b.High[i] {
				b.Within++
			}
		}
	}
	return b, nil
}

// freeErrors are the errors of forecasts of the values from first up to but not
// including end, by how many steps ahead they are.
func (r *OwnRun) freeErrors(first, end, horizon int) ([][]float64, error) {
	errors := make([][]float64, horizon)
	stride := spread(end-first, horizon)
	for from := first; from < end && horizon > 0; from += stride {
		units, err := r.free(from, min(horizon, end-from))
		if e, ok := err.(*series.TransformError); ok && e.Problem == series.NotPositive {
			continue
		}
		if err != nil {
			return nil, err
		}
		for i, y := range units {
			errors[i] = append(errors[i], r.own.Values[from+i]-y)
		}
	}
	return errors, nil
}

// spread is how far apart starting points among n values are for forecasts of a horizon.
func spread(n, horizon int) int {
	starts := mostStarts
	if horizon > bandInFile {
		starts = farStarts
	}
	return max(1, (n+starts-1)/starts)
}
