package rnn

import (
	"github.com/rnnlab/rnnlab/rnn/series"
)

// A Forecaster runs freely: each value it predicts becomes the newest input of
// the next prediction.
type Forecaster struct {
	window  []float64                        // the last T values
	predict func(window []float64) []float64 // (T, I) to (O), with as many outputs as inputs
}

// Forecast is a Forecaster.
//
// Deprecated: a forecast has no precision of its own.
type Forecast[T Float] = Forecaster

// NewForecaster starts a forecast after a window (T, I) of true values. predict
// makes of a window the values (I) that come after it.
func NewForecaster(window []float64, predict func(window []float64) []float64) (*Forecaster, error) {
	if err := checkFinite("window", window); err != nil {
		return nil, err
	}
	return &Forecaster{append([]float64(nil), window...), predict}, nil
}

// Next predicts the next value, (O). The slice is valid until the next call.
func (f *Forecaster) Next() []float64 {
	out := f.predict(f.window)
	copy(f.window, f.window[len(out):])
	next := f.window[len(f.window)-len(out):]
	copy(next, out)
	return next
}

// NewForecast starts a forecast after a window (T, I) of true values, with the
// trainer's weights as they are at each call of Next. It takes as many inputs
// as outputs, all of them finite numbers, or reports a [*FieldError].
func (t *Trainer[T]) NewForecast(window []float64) (*Forecaster, error) {
	return t.net.newForecast(window, t.probed)
}

// newForecast predicts with a network of the shape of n, asked for anew each time.
func (n *network[T]) newForecast(window []float64, of func() *network[T]) (*Forecaster, error) {
	if n.inputs != n.outputs {
		return nil, fieldError("Inputs", itoa(n.inputs), "as many as outputs ("+itoa(n.outputs)+"), as each prediction becomes an input")
	}
	if n.tokenInputs || n.classified {
		return nil, fieldError("Records", "tokens or classes", "numbers, as each prediction becomes an input")
	}
	if len(window) != n.steps*n.inputs {
		return nil, fieldError("window", itoa(len(window))+" values", itoa(n.steps*n.inputs)+" values")
	}
	record := series.Records{N: 1, Steps: n.steps, Inputs: n.inputs, Outputs: n.outputs}
	next := make([]float64, n.outputs)
	return NewForecaster(window, func(window []float64) []float64 {
		record.X = window
		for i, v := range of().predict(record, 0, 1) {
			next[i] = float64(v)
		}
		return next
	})
}
