//go:build js && wasm

package main

import (
	"math"
	"syscall/js"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/series"
	"github.com/rnnlab/rnnlab/rnn/series/baseline"
	"github.com/rnnlab/rnnlab/rnn/series/table"
	"github.com/rnnlab/rnnlab/rnn/task"
	"github.com/rnnlab/rnnlab/wasm/internal/bridge"
)

// advanceTrial does one bounded piece of what was begun and says whether more is left.
func (n *numbers) advanceTrial() (more bool) {
	if n.making != nil {
		return n.making.Step()
	}
	if n.trying == nil || n.failure != nil {
		return false
	}
	more, n.failure = n.trying.Work()
	n.course = n.course.follow(n.trying)
	return more
}

// rung is a network of the ladder, by its index.
func (n *numbers) rung(send js.Value) (int, error) {
	if n.own == nil {
		return 0, errNoSeries
	}
	return bridge.Whole(send, "rung", 0, len(n.ladder)-1)
}

// tryRung begins to train a network of the ladder, and answers with how many
// epochs it takes at most, or with a problem. The export trial does the work.
func (n *numbers) tryRung(send js.Value) (any, error) {
	at, err := n.rung(send)
	if err != nil {
		return nil, err
	}
	if n.trying, err = n.own.Begin(n.ladder[at]); err != nil {
		if _, ok := err.(*series.TransformError); ok {
			return problem(&table.Error{Note: table.Note{Code: vastNumbers, Count: 1}})
		}
		return nil, err
	}
	n.failure, n.making, n.course = nil, nil, nil
	n.trials[at] = n.trying
	return n.ladder[at].Config.Epochs, nil
}

// trialStatus is how far the training under way is.
func (n *numbers) trialStatus(js.Value) (any, error) {
	if n.trying == nil {
		return nil, errNoTrial
	}
	if n.failure != nil && n.trying.State() != rnn.Diverged {
		return nil, n.failure
	}
	o := bridge.Plain{}
	o.Text("state", string(n.trying.State()))
	o.Count("epoch", n.trying.Progress().Epoch)
	o["course"] = bridge.Float64s(n.course)
	if n.making != nil {
		o.Count("made", n.making.Made())
	}
	return map[string]any(o), nil
}

func (n *numbers) tried(send js.Value) (*task.OwnRun, error) {
	at, err := n.rung(send)
	if err != nil {
		return nil, err
	}
	if n.trials[at] == nil {
		return nil, errNoTrial
	}
	return n.trials[at], nil
}

// forecastPart begins to forecast the validation values, or those of the test, one step
// ahead. The export trial does the work.
func (n *numbers) forecastPart(send js.Value) (any, error) {
	r, err := n.tried(send)
	if err != nil {
		return nil, err
	}
	if send.Get("test").Truthy() {
		n.making = r.ForecastTest()
	} else {
		n.making = r.ForecastValidation()
	}
	return nil, nil
}

// made is a network that was tried and the forecasts that forecastPart has begun.
func (n *numbers) made(send js.Value) (*task.OwnRun, []float64, error) {
	r, err := n.tried(send)
	if err != nil {
		return nil, nil, err
	}
	if n.making == nil {
		return nil, nil, errUnmade
	}
	made, err := n.making.Units()
	return r, made, err
}

// judgeRung is what a trained network is worth on the validation part, with its
// forecasts of that.
func (n *numbers) judgeRung(send js.Value) (any, error) {
	r, made, err := n.made(send)
	if err != nil {
		return nil, err
	}
	v := r.Judge(made)
	o := bridge.Plain{}
	o["forecasts"] = bridge.Float64s(made)
	o.Number("rmse", v.RMSE)
	o.Text("worth", string(v.Worth))
	o.Count("best", v.Best)
	o.Text("hash", bridge.Hex(r.Hash()))
	o.Text("state", string(r.State()))
	o.Count("kept", r.Prediction().Epoch)
	o["repeats"] = n.repeats(r)
	standings := make([]any, len(v.Comparisons))
	for i, c := range v.Comparisons {
		of := bridge.Plain{}
		of.Text("standing", string(c.Standing))
		of.Number("ratio", c.Ratio)
		of["sure"] = c.Sure
		standings[i] = map[string]any(of)
	}
	o["comparisons"] = standings
	found := make([]any, len(v.Findings))
	for i, f := range v.Findings {
		of := bridge.Plain{}
		of.Text("code", string(f.Code))
		of.Number("figure", f.Figure)
		found[i] = map[string]any(of)
	}
	o["findings"] = found
	return map[string]any(o), nil
}

// openTest is the errors of a network and of the rules on the test part, with the
// network's forecasts of that. One that cannot forecast all of it has no error, and
// says by refuses what keeps it from it: a value that does not go with the transform,
// or one without end.
func (n *numbers) openTest(send js.Value) (any, error) {
	_, made, err := n.made(send)
	o := bridge.Plain{}
	own, rmse := n.own, math.NaN()
	if refused, ok := err.(*series.TransformError); ok {
		o.Number("refuses", refused.Value)
	} else if err != nil {
		return nil, err
	} else {
		rmse = baseline.RMSE(made, own.Values[own.Parts.Known():])
	}
	o["forecasts"] = bridge.Float64s(made)
	o.Number("rmse", rmse)
	floors := make([]any, len(own.Floors))
	for i, f := range own.Floors {
		floors[i] = f.Test
	}
	o["floors"] = floors
	return map[string]any(o), nil
}

// forecast is so many values past the end, and the band of the errors that
// forecasts had on the validation part.
func (n *numbers) forecast(send js.Value) (any, error) {
	r, err := n.tried(send)
	if err != nil {
		return nil, err
	}
	horizon, err := bridge.Whole(send, "horizon", 1, most)
	if err != nil {
		return nil, err
	}
	beyond, err := r.Forecast(horizon)
	if err != nil {
		return nil, err
	}
	band, err := r.Band(horizon)
	if err != nil {
		return nil, err
	}
	o := bridge.Plain{}
	o["values"] = bridge.Float64s(beyond)
	o["low"] = bridge.Float64s(band.Low)
	o["high"] = bridge.Float64s(band.High)
	o.Count("checked", band.Checked)
	o.Count("within", band.Within)
	return map[string]any(o), nil
}
