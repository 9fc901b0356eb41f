package task

import (
	"math"

	"github.com/rnnlab/rnnlab/rnn/series"
	"github.com/rnnlab/rnnlab/rnn/series/baseline"
)

// An Outcome is a network that was trained on a series, and how it does. All of
// it is in the units of the series.
type Outcome struct {
	Run        *OwnRun
	Verdict    baseline.Verdict // on the validation values
	Validation []float64        // the forecast of each, one step ahead
	Test       []float64        // the forecast of each test value, one step ahead
	TestRMSE   float64          // NaN where Untested
	Forecast   []float64        // past the end of the series, each value read by those after it

	// Untested is why there is no Test, and Unforecast why there is no Forecast: a
	// [*series.TransformError], of a test value that does not go with the transform
	// or of forecasts that run away. Both are nil as a rule.
	Untested, Unforecast error
}

// Train trains a network of the ladder, or any other, to its end, and has it
// forecast so many values past the end of the series, 0 for none. Errors are
// those of [Own.New], and a [*rnn.DivergenceError]. What the test holds is none: see
// [Outcome].
func (o *Own) Train(rung OwnRung, horizon int) (*Outcome, error) {
	r, err := o.New(rung)
	if err != nil {
		return nil, err
	}
	if !rung.Solved {
		if err := r.Run.Run(); err != nil {
			return nil, err
		}
	}
	made := &Outcome{Run: r}
	if made.Validation, err = r.Validation(); err != nil {
		return nil, err
	}
	made.Verdict = r.Judge(made.Validation)
	made.TestRMSE = math.NaN()
	if made.Test, err = r.Test(); err == nil {
		made.TestRMSE = baseline.RMSE(made.Test, o.Values[o.Parts.Known():])
	} else if made.Untested = refused(err); made.Untested == nil {
		return nil, err
	}
	if made.Forecast, err = r.Forecast(horizon); err != nil {
		if made.Unforecast = refused(err); made.Unforecast == nil {
			return nil, err
		}
	}
	return made, nil
}

// refused is an error that is about numbers and no mistake of a caller's.
func refused(err error) error {
	if e, ok := err.(*series.TransformError); ok {
		return e
	}
	return nil
}
