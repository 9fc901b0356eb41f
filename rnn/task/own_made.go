package task

import (
	"github.com/rnnlab/rnnlab/rnn/series/baseline"
)

// Validation is the forecast of each validation value, one step ahead.
func (r *OwnRun) Validation() ([]float64, error) { return r.ForecastValidation().all() }

// Test is the forecast of each test value, one step ahead. It is meant for the
// end: whoever chooses a network by it has no test any more. A value that some of the
// forecasts would have to read, and that does not go with the transform, as one
// without a logarithm, is a [*series.TransformError]: nothing of the test was seen
// when the transform was chosen, and an error of the others alone would be of
// another test than that of the rules.
func (r *OwnRun) Test() ([]float64, error) { return r.ForecastTest().all() }

// ForecastValidation is Validation for whoever must not work long at once.
func (r *OwnRun) ForecastValidation() *Forecasts {
	return r.forecasts(r.own.Parts.Train, r.own.Parts.Validation)
}

// ForecastTest is Test for whoever must not work long at once.
func (r *OwnRun) ForecastTest() *Forecasts {
	return r.forecasts(r.own.Parts.Known(), r.own.Parts.Test)
}

// Forecasts are of the values of a part, each given all before it, made one after
// the other by Step.
type Forecasts struct {
	run      *OwnRun
	first, n int       // the part
	fed      []float64 // transformed, from the first value of the first window on
	made     []float64
	err      error
}

func (r *OwnRun) forecasts(first, n int) *Forecasts {
	f := &Forecasts{run: r, first: first, n: n}
	x, err := r.Transform.Apply(r.own.Values[:first+n-1]) // no forecast reads the last
	if err == nil {
		f.fed = x[first-r.Transform.Lost()-r.Rung.Config.Steps:]
	}
	f.err = err
	return f
}

// Step makes the next forecast and says whether more are left.
func (f *Forecasts) Step() (more bool) {
	at := len(f.made)
	if f.err != nil || at == f.n {
		return false
	}
	// By a forecaster rather than a Model, which would bring a network in float64 along.
	next, err := f.run.NewForecast(f.fed[at : at+f.run.Rung.Config.Steps])
	if err != nil {
		f.err = err
		return false
	}
	f.made = append(f.made, next.Next()[0])
	return len(f.made) < f.n
}

// Made is how many there are by now.
func (f *Forecasts) Made() int { return len(f.made) }

// Units are the forecasts that were made, in the units of the series, or what
// kept one from being made.
func (f *Forecasts) Units() ([]float64, error) {
	if f.err != nil {
		return nil, f.err
	}
	return f.run.Transform.InvertNext(f.run.own.Values, f.first, f.made)
}

func (f *Forecasts) all() ([]float64, error) {
	for f.Step() {
	}
	return f.Units()
}

// Verdict is what the network is worth on the validation values.
func (r *OwnRun) Verdict() (baseline.Verdict, error) {
	made, err := r.Validation()
	if err != nil {
		return baseline.Verdict{}, err
	}
	return r.Judge(made), nil
}

// Judge is the Verdict on forecasts that there are already, those of Validation.
func (r *OwnRun) Judge(validation []float64) baseline.Verdict {
	o := r.own
	truth := o.Values[o.Parts.Train:o.Parts.Known()]
	return baseline.Judge(baseline.Evidence{Truth: truth, Network: validation, Floors: o.Floors, Horizon: 1, Fed: r.fed})
}
