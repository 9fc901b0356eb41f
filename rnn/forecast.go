package rnn

import "github.com/rnnlab/rnnlab/rnn/series"

// A Forecast runs freely: each value it predicts becomes the newest input of
// the next prediction.
type Forecast[T Float] struct {
	trainer *Trainer[T]
	window  series.Records // one record, the last T values
}

// NewForecast starts a forecast after a window (T, I) of true values, with the
// trainer's weights as they are at each call of Next. It takes as many inputs
// as outputs, all of them numbers, or reports a [*FieldError].
func (t *Trainer[T]) NewForecast(window []float64) (*Forecast[T], error) {
	n := t.net
	if n.inputs != n.outputs {
		return nil, &FieldError{"Inputs", itoa(n.inputs), "as many as outputs (" + itoa(n.outputs) + "), as each prediction becomes an input"}
	}
	if n.tokenInputs || n.each {
		return nil, &FieldError{"Records", "tokens or classes", "numbers, as each prediction becomes an input"}
	}
	if len(window) != n.steps*n.inputs {
		return nil, &FieldError{"window", itoa(len(window)) + " values", itoa(n.steps*n.inputs) + " values"}
	}
	return &Forecast[T]{t, series.Records{N: 1, Steps: n.steps, Inputs: n.inputs, Outputs: n.outputs,
		X: append([]float64(nil), window...)}}, nil
}

// Next predicts the next value, (O). The slice is valid until the next call.
func (f *Forecast[T]) Next() []float64 {
	x := f.window.X
	out := f.trainer.view().predict(f.window, 0, 1)
	copy(x, x[len(out):])
	next := x[len(x)-len(out):]
	for i, v := range out {
		next[i] = float64(v)
	}
	return next
}
