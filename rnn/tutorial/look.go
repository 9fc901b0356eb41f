package tutorial

import (
	"strconv"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// InspectRecord runs record i of r forward and backward, without training on it:
// the gradient is the right one, which the printed update ignores.
func (t *Trainer) InspectRecord(r series.Records, i int) (rnn.Inspection, error) {
	if i < 0 || i >= r.N {
		return rnn.Inspection{}, &rnn.FieldError{Field: "record", Got: strconv.Itoa(i), Want: "from 0 to " + strconv.Itoa(r.N-1)}
	}
	if err := checkRecords(t.config, r.Slice(i, i+1), r.Slice(i, i+1)); err != nil {
		return rnn.Inspection{}, err
	}
	n := t.probed()
	n.predict(r, i, i+1)
	n.backward(r, i, i+1, 1)
	return rnn.Inspection{Hidden: append([]float64(nil), n.states()...), Gradient: n.gradientNorms()}, nil
}

// probed is a network with the weights as they are now, apart from the one in
// training: to look into it while an evaluation is half done.
func (t *Trainer) probed() *network {
	if t.probe == nil {
		t.probe = newNetwork(t.config, t.net.weights, 1)
	} else {
		t.probe.load()
	}
	return t.probe
}

// NewForecast starts a forecast after a window (T) of true values, by the forward
// pass of training, with the weights as they are at each call of Next.
func (t *Trainer) NewForecast(window []float64) (*rnn.Forecaster, error) {
	if len(window) != t.config.Steps {
		return nil, &rnn.FieldError{Field: "window", Got: strconv.Itoa(len(window)) + " values", Want: strconv.Itoa(t.config.Steps) + " values"}
	}
	return rnn.NewForecaster(window, func(window []float64) []float64 {
		return t.probed().predict(series.Records{N: 1, Steps: len(window), Inputs: 1, Outputs: 1, X: window}, 0, 1)
	})
}
