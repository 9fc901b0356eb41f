//go:build js && wasm

package main

import (
	"errors"
	"math"
	"syscall/js"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/task"
	"github.com/rnnlab/rnnlab/rnn/tutorial"
	"github.com/rnnlab/rnnlab/wasm/internal/bridge"
	"github.com/rnnlab/rnnlab/web/limits"
)

// errNoRun answers commands that need a run, before the first create.
var errNoRun = errors.New("there is no run: create one first")

// errNoTest answers testLoss before the first beginTest.
var errNoTest = errors.New("there is no test: begin one with beginTest")

// longest bounds arrays whose length JavaScript chooses.
const longest = 1 << 16

// program is the state behind the commands and the exports.
type program struct {
	run        *run                 // nil before the first create
	experiment *tutorial.Experiment // nil before the first findings
	seed       int                  // of experiment
	viewed     []float64            // what view last showed; held here for the garbage collector
}

// commands is the table that main.go documents.
func (p *program) commands() map[string]bridge.Command {
	table := make(map[string]bridge.Command)
	for _, entry := range []struct {
		name string
		run  bridge.Command
	}{
		{"create", p.create},
		{"open", p.open},
		{"save", p.withRun(saveRun)},
		{"workTowards", p.withRun(workTowards)},
		{"status", p.withRun(status)},
		{"reset", p.withRun(reset)},
		{"setLearningRate", p.withRun(setLearningRate)},
		{"recover", p.withRun(goOn)},
		{"extend", p.withRun(extend)},
		{"chooseRecord", p.withRun(chooseRecord)},
		{"inspect", p.withRun(inspect)},
		{"beginForecast", p.withRun(beginForecast)},
		{"beginTest", p.withRun(beginTest)},
		{"testLoss", p.withRun(testLoss)},
		{"trace", p.withRun(trace)},
		{"beginStatePath", p.withRun(beginStatePath)},
		{"projectPath", p.withRun(projectPath)},
		{"stateField", p.withRun(stateField)},
		{"weights", p.withRun(weights)},
		{"unitWeights", p.withRun(unitWeights)},
		{"hash", p.withRun(func(r *run, _ js.Value) (any, error) { return bridge.Hex(r.Hash()), nil })},
		{"beginFindings", p.beginFindings},
		{"findings", p.findings},
	} {
		table[entry.name] = entry.run
	}
	return table
}

func (p *program) withRun(do func(*run, js.Value) (any, error)) bridge.Command {
	return func(send js.Value) (any, error) {
		if p.run == nil {
			return nil, errNoRun
		}
		return do(p.run, send)
	}
}

// create replaces the run, or reports what is wrong and leaves it as it was.
func (p *program) create(send js.Value) (any, error) {
	name, err := bridge.Text(send, "task")
	if err != nil {
		return nil, err
	}
	of, err := task.Named(name)
	if err != nil {
		return nil, err
	}
	config, err := readConfig(send.Get("config"))
	if err != nil {
		return nil, err
	}
	return p.begin(of.New(config))
}

// open goes on with a saved run, or reports what is wrong with its file and
// leaves the run of before as it was.
func (p *program) open(send js.Value) (any, error) {
	file, err := bridge.Bytes(send, "file")
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
	return p.begin(task.Open(file))
}

func (p *program) begin(of *task.Run, err error) (any, error) {
	if err != nil {
		return nil, err
	}
	p.run = newRun(of)
	return describe(of), nil
}

func saveRun(r *run, _ js.Value) (any, error) {
	file, err := r.MarshalBinary()
	if err != nil {
		return nil, err
	}
	return bridge.Uint8Array(file), nil
}

func workTowards(r *run, send js.Value) (any, error) {
	to, err := bridge.Text(send, "goal")
	if err != nil {
		return nil, err
	}
	return nil, r.setGoal(goal(to))
}

func status(r *run, _ js.Value) (any, error) {
	p, history, prediction := r.Progress(), r.History(), r.Prediction()
	o := bridge.Plain{}
	o.Text("state", string(r.State()))
	o.Count("steps", r.Config().Steps)
	o.Count("epoch", p.Epoch)
	o.Count("epochs", p.Epochs)
	o.Count("update", p.Update)
	o.Count("updatesPerEpoch", p.Updates)
	o.Number("learningRate", p.Rate)
	o.Count("losses", len(history.Train))
	o["altered"] = r.Altered()
	// After a reset the trainer still holds the predictions of before.
	train, validation, best, predicted := math.NaN(), math.NaN(), -1, -1
	if n := len(history.Train); n > 0 {
		train, validation, best, predicted = history.Train[n-1], history.Validation[n-1], history.Best, prediction.Epoch
	}
	o.Number("trainLoss", train)
	o.Number("validationLoss", validation)
	o.Count("bestEpoch", best)
	o.Count("predictionsEpoch", predicted)
	if d, ok := r.divergence(); ok {
		of := bridge.Plain{}
		of.Count("epoch", d.Epoch)
		of.Count("update", d.Update)
		of.Number("loss", d.Loss)
		of.Text("cause", d.Cause)
		of.Text("message", d.Reason)
		of.Count("lastGood", d.LastGood)
		o.Part("divergence", of)
	}
	return map[string]any(o), nil
}

func reset(r *run, _ js.Value) (any, error) {
	r.Reset()
	return nil, r.setGoal(toEnd)
}

func setLearningRate(r *run, send js.Value) (any, error) {
	value := send.Get("value")
	if value.Type() != js.TypeNumber {
		return nil, &rnn.FieldError{Field: "learningRate", Got: bridge.TypeName(value), Want: "a number"}
	}
	config := r.Config()
	if err := limits.Field("learningRate").SetNumber(&config, value.Float()); err != nil {
		return nil, err
	}
	return nil, r.SetLearningRate(config.LearningRate)
}

func goOn(r *run, send js.Value) (any, error) {
	factor, err := bridge.Number(send, "factor", 0, 1)
	if err != nil {
		return nil, err
	}
	if err := r.Recover(factor); err != nil {
		return nil, err
	}
	// A rate that no control of the page can show would be another than it says.
	return nil, r.SetLearningRate(max(limits.Field("learningRate").Min, r.Progress().LearningRate))
}

// extend has a run that has ended go on, and answers as create and open do.
func extend(r *run, send js.Value) (any, error) {
	epochs, err := bridge.Whole(send, "epochs", 1, longest)
	if err != nil {
		return nil, err
	}
	longer, err := rnn.Longer(r.Run.Run, epochs)
	if err == nil {
		err = limits.Check(longer)
	}
	if err != nil {
		return nil, err
	}
	if err := rnn.Extend(r.Run.Run, epochs); err != nil {
		return nil, err
	}
	return describe(r.Run), r.setGoal(toEnd)
}

func chooseRecord(r *run, send js.Value) (_ any, err error) {
	at, err := recordOf(r, send)
	if err == nil {
		r.record = at
	}
	return nil, err
}

func recordOf(r *run, send js.Value) (at record, err error) {
	name, err := bridge.Text(send, "set")
	if err != nil {
		return at, err
	}
	switch name {
	case "train":
		at.of = r.Data.Train
	case "validation":
		at.of = r.Data.Validation
	default:
		return at, &rnn.FieldError{Field: "set", Got: name, Want: "train or validation"}
	}
	at.index, err = bridge.Whole(send, "index", 0, at.of.N-1)
	return at, err
}

func inspect(r *run, _ js.Value) (_ any, err error) {
	r.inspection, err = r.InspectRecord(r.record.of, r.record.index)
	return nil, err
}

func beginForecast(r *run, send js.Value) (any, error) {
	horizon, err := bridge.Whole(send, "horizon", 0, longest)
	if err != nil {
		return nil, err
	}
	return nil, r.beginForecast(horizon)
}

func beginTest(r *run, _ js.Value) (any, error) {
	r.beginTest()
	return nil, nil
}

// testLoss is the loss over the test records that were predicted so far.
func testLoss(r *run, _ js.Value) (any, error) {
	if r.test == nil {
		return nil, errNoTest
	}
	return r.test.Loss(), r.testing
}
