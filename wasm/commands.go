//go:build js && wasm

package main

import (
	"math"
	"strconv"
	"syscall/js"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/series"
	"github.com/rnnlab/rnnlab/rnn/tutorial"
	"github.com/rnnlab/rnnlab/web/limits"
)

// longest bounds arrays whose length JavaScript chooses.
const longest = 1 << 16

// program is the state behind the commands and the exports.
type program struct {
	run    *run                 // nil before the first create
	check  *tutorial.Experiment // nil before the first findings
	seed   int                  // of check
	viewed []float64            // what view last showed; held here for the garbage collector
}

// commands is the table that main.go documents.
func (p *program) commands() map[string]command {
	table := make(map[string]command)
	for _, entry := range []struct {
		name string
		run  command
	}{
		{"create", p.create},
		{"open", p.open},
		{"save", p.withRun(saveRun)},
		{"aim", p.withRun(aimAt)},
		{"status", p.withRun(status)},
		{"rmse", p.withRun(rmse)},
		{"reset", p.withRun(reset)},
		{"setLearningRate", p.withRun(setLearningRate)},
		{"recover", p.withRun(goOn)},
		{"inspect", p.withRun(inspect)},
		{"look", p.withRun(look)},
		{"series", p.withRun(fillSeries)},
		{"forecast", p.withRun(beginForecast)},
		{"hash", p.withRun(func(r *run, _ js.Value) (any, error) { return hex(r.Hash()), nil })},
		{"findings", p.findings},
		{"found", p.found},
	} {
		table[entry.name] = entry.run
	}
	return table
}

func (p *program) withRun(do func(*run, js.Value) (any, error)) command {
	return func(send js.Value) (any, error) {
		if p.run == nil {
			return nil, errNoRun
		}
		return do(p.run, send)
	}
}

// create replaces the run, or reports what is wrong and leaves it as it was.
func (p *program) create(send js.Value) (any, error) {
	config, err := readConfig(send.Get("config"))
	if err != nil {
		return nil, err
	}
	return p.begin(config, nil)
}

// open goes on with a saved run, or reports what is wrong with its file and
// leaves the run of before as it was.
func (p *program) open(send js.Value) (any, error) {
	file, err := bytesOf(send, "file")
	if err != nil {
		return nil, err
	}
	config, _, err := rnn.ReadConfig(file)
	if err != nil {
		return nil, err
	}
	if bad, ok := limits.Check(config).(rnn.ConfigError); ok {
		return nil, &rnn.FileError{Problem: rnn.WrongSettings, Detail: bad[0].Message()}
	}
	return p.begin(config, file)
}

func (p *program) begin(config rnn.Config, file []byte) (any, error) {
	r, err := newRun(config, file)
	if err != nil {
		return nil, err
	}
	p.run = r
	o := plain{}
	o.part("config", writeConfig(config))
	o.number("learningRate", r.Progress().LearningRate)
	o.count("recordsTrain", r.train.N)
	o.count("recordsValidation", r.validation.N)
	o.count("updatesPerEpoch", r.Progress().Updates)
	o.count("parameters", r.parameters)
	o.count("bytes", r.bytes)
	o["simd"] = rnn.SIMD()
	return map[string]any(o), nil
}

func saveRun(r *run, _ js.Value) (any, error) {
	file, err := r.MarshalBinary()
	if err != nil {
		return nil, err
	}
	return uint8Array(file), nil
}

func aimAt(r *run, send js.Value) (any, error) {
	at, err := text(send, "at")
	if err != nil {
		return nil, err
	}
	return nil, r.setAim(aim(at))
}

func status(r *run, _ js.Value) (any, error) {
	p, history, prediction := r.Progress(), r.History(), r.Prediction()
	o := plain{}
	o.text("state", string(r.State()))
	o.count("steps", r.Config().Steps)
	o.count("epoch", p.Epoch)
	o.count("epochs", p.Epochs)
	o.count("update", p.Update)
	o.count("updatesPerEpoch", p.Updates)
	o.number("learningRate", p.Rate)
	o.count("losses", len(history.Train))
	o["altered"] = r.Altered()
	// After a reset the trainer still holds the predictions of before.
	train, validation, best, predicted := math.NaN(), math.NaN(), -1, -1
	if n := len(history.Train); n > 0 {
		train, validation, best, predicted = history.Train[n-1], history.Validation[n-1], history.Best, prediction.Epoch
	}
	o.number("trainLoss", train)
	o.number("validationLoss", validation)
	o.count("bestEpoch", best)
	o.count("predictionsEpoch", predicted)
	if d, ok := r.divergence(); ok {
		of := plain{}
		of.count("epoch", d.Epoch)
		of.count("update", d.Update)
		of.number("loss", d.Loss)
		of.text("cause", d.Cause)
		of.text("message", d.Reason)
		of.count("lastGood", d.LastGood)
		o.part("divergence", of)
	}
	return map[string]any(o), nil
}

func rmse(r *run, _ js.Value) (any, error) {
	p, o := r.Prediction(), plain{}
	o.number("train", rnn.RMSE(p.Train, r.train.Y))
	o.number("validation", rnn.RMSE(p.Validation, r.validation.Y))
	if step := r.printed(); step.Train != nil {
		o.number("printedTrain", rnn.RMSE(step.Train, r.train.Y))
		o.number("printedValidation", rnn.RMSE(step.Validation, r.validation.Y))
	}
	return map[string]any(o), nil
}

func reset(r *run, _ js.Value) (any, error) {
	r.Reset()
	return nil, r.setAim(toEnd)
}

func setLearningRate(r *run, send js.Value) (any, error) {
	value := send.Get("value")
	if value.Type() != js.TypeNumber {
		return nil, &rnn.FieldError{Field: "learningRate", Got: typeName(value), Want: "a number"}
	}
	config := r.Config()
	if err := limits.Field("learningRate").SetNumber(&config, value.Float()); err != nil {
		return nil, err
	}
	return nil, r.SetLearningRate(config.LearningRate)
}

func goOn(r *run, send js.Value) (any, error) {
	factor, err := number(send, "factor", 0, 1)
	if err != nil {
		return nil, err
	}
	if err := r.Recover(factor); err != nil {
		return nil, err
	}
	// A rate that no control of the page can show would be another than it says.
	return nil, r.SetLearningRate(max(limits.Field("learningRate").Min, r.Progress().LearningRate))
}

func inspect(r *run, send js.Value) (any, error) {
	name, err := text(send, "set")
	if err != nil {
		return nil, err
	}
	set := r.train
	switch name {
	case "train":
	case "validation":
		set = r.validation
	default:
		return nil, &rnn.FieldError{Field: "set", Got: name, Want: "train or validation"}
	}
	index, err := whole(send, "index", 0, set.N-1)
	if err != nil {
		return nil, err
	}
	r.inspected = record{set, index}
	return nil, nil
}

func look(r *run, _ js.Value) (_ any, err error) {
	r.inspection, err = r.InspectRecord(r.inspected.set, r.inspected.index)
	return nil, err
}

func fillSeries(r *run, send js.Value) (any, error) {
	n, err := whole(send, "beyond", 0, longest)
	if err != nil {
		return nil, err
	}
	r.series = series.Sine(tutorial.Points + n)
	return nil, nil
}

func beginForecast(r *run, send js.Value) (any, error) {
	horizon, err := whole(send, "horizon", 0, longest)
	if err != nil {
		return nil, err
	}
	return nil, r.beginForecast(horizon)
}

func hex(x uint64) string {
	digits := strconv.FormatUint(x, 16)
	return "0000000000000000"[len(digits):] + digits
}
