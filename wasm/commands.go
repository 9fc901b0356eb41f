//go:build js && wasm

package main

import (
	"math"
	"strconv"
	"syscall/js"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// longest bounds arrays whose length JavaScript chooses.
const longest = 1 << 16

// program is the state behind the commands and the exports.
type program struct {
	run    *run               // nil before the first create
	check  *rnn.TutorialCheck // nil before the first findings
	seed   int                // of check
	viewed []float64          // what view last showed; held here for the garbage collector
}

// commands is the table that main.go documents.
func (p *program) commands() map[string]command {
	return map[string]command{
		"create":          p.create,
		"aim":             p.withRun(aimAt),
		"status":          p.withRun(status),
		"rmse":            p.withRun(rmse),
		"reset":           p.withRun(reset),
		"setLearningRate": p.withRun(setLearningRate),
		"recover":         p.withRun(goOn),
		"inspect":         p.withRun(inspect),
		"look":            p.withRun(look),
		"series":          p.withRun(fillSeries),
		"forecast":        p.withRun(beginForecast),
		"hash":            p.withRun(func(r *run, _ js.Value) (any, error) { return hex(r.Hash()), nil }),
		"findings":        p.findings,
		"found":           p.found,
	}
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
	r, err := newRun(config)
	if err != nil {
		return nil, err
	}
	initial := hex(r.Hash())
	if resume := send.Get("resume"); !resume.IsUndefined() {
		saved, err := floats(resume)
		if err != nil {
			return nil, err
		}
		if err := r.Restore(saved); err != nil {
			return nil, err
		}
	}
	p.run = r
	return map[string]any{
		"config":            writeConfig(config),
		"recordsTrain":      r.train.N,
		"recordsValidation": r.validation.N,
		"updatesPerEpoch":   r.Progress().Updates,
		"parameters":        r.parameters,
		"bytes":             r.bytes,
		"simd":              rnn.SIMD(),
		"initialHash":       initial,
	}, nil
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
	object := map[string]any{
		"state":           string(r.State()),
		"steps":           r.Config().Steps,
		"epoch":           p.Epoch,
		"epochs":          p.Epochs,
		"update":          p.Update,
		"updatesPerEpoch": p.Updates,
		"learningRate":    p.Rate,
		"losses":          len(history.Train),
	}
	if n := len(history.Train); n > 0 {
		object["trainLoss"], object["validationLoss"] = history.Train[n-1], history.Validation[n-1]
		object["bestEpoch"], object["predictionsEpoch"] = history.Best, prediction.Epoch
	} else {
		// After a reset the trainer still holds the predictions of before.
		object["trainLoss"], object["validationLoss"] = math.NaN(), math.NaN()
		object["bestEpoch"], object["predictionsEpoch"] = -1, -1
	}
	if d, ok := r.divergence(); ok {
		object["divergence"] = map[string]any{
			"epoch": d.Epoch, "update": d.Update, "loss": d.Loss,
			"cause": d.Cause, "message": d.Reason, "lastGood": d.LastGood,
		}
	}
	return object, nil
}

func rmse(r *run, _ js.Value) (any, error) {
	p := r.Prediction()
	object := map[string]any{
		"train":      rnn.RMSE(p.Train, r.train.Y),
		"validation": rnn.RMSE(p.Validation, r.validation.Y),
	}
	if p.PrintedTrain != nil {
		object["printedTrain"] = rnn.RMSE(p.PrintedTrain, r.train.Y)
		object["printedValidation"] = rnn.RMSE(p.PrintedValidation, r.validation.Y)
	}
	return object, nil
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
	return nil, r.SetLearningRate(value.Float())
}

func goOn(r *run, send js.Value) (any, error) {
	factor, err := number(send, "factor", 0, 1)
	if err != nil {
		return nil, err
	}
	return nil, r.Recover(factor)
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
		return nil, &rnn.FieldError{Field: "set", Got: strconv.Quote(name), Want: "train or validation"}
	}
	index, err := whole(send, "index", 0, set.N-1)
	if err != nil {
		return nil, err
	}
	r.inspected = record{set.Input(index), set.Target(index)}
	return nil, nil
}

func look(r *run, _ js.Value) (_ any, err error) {
	r.inspection, err = r.Inspect(r.inspected.window, r.inspected.target)
	return nil, err
}

func fillSeries(r *run, send js.Value) (any, error) {
	n, err := whole(send, "beyond", 0, longest)
	if err != nil {
		return nil, err
	}
	r.series = series.Sine(rnn.TutorialPoints + n)
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
