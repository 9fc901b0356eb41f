//go:build js && wasm

package main

import (
	"math"
	"syscall/js"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/task"
	"github.com/rnnlab/rnnlab/wasm/internal/bridge"
)

// A setup is what an attempt and a trial begin with.
type setup struct {
	exercise task.Exercise
	config   rnn.Config
	options  task.Options
}

func readSetup(send js.Value) (s setup, err error) {
	name, err := bridge.Text(send, "exercise")
	if err != nil {
		return s, err
	}
	rung, err := bridge.Text(send, "rung")
	if err != nil {
		return s, err
	}
	seed, err := bridge.Whole(send, "seed", 0, math.MaxUint32)
	if err != nil {
		return s, err
	}
	if s.options.Text, err = bridge.Text(send, "text"); err != nil {
		return s, err
	}
	if s.exercise, err = task.ExerciseNamed(name); err != nil {
		return s, err
	}
	want := ""
	for i, p := range s.exercise.Ladder {
		if p.Name == rung {
			s.config = p.Config
			s.config.Seed = uint32(seed)
			return s, nil
		}
		if i > 0 {
			want += ", "
		}
		want += p.Name
	}
	return s, &rnn.FieldError{Field: "rung", Got: rung, Want: "one of " + want}
}

// begin makes a network, with its initial weights.
func (s *symbols) begin(send js.Value) (any, error) {
	of, err := readSetup(send)
	if err != nil {
		return nil, err
	}
	a, err := of.exercise.New(of.config, of.options)
	if err != nil {
		return nil, err
	}
	return s.take(a), nil
}

// open goes on with a saved run; a file that is refused changes nothing.
func (s *symbols) open(send js.Value) (any, error) {
	file, err := bridge.Bytes(send, "file")
	if err != nil {
		return nil, err
	}
	a, err := task.OpenAttempt(file)
	if err != nil {
		return nil, err
	}
	return s.take(a), nil
}

// take puts an attempt in the place of another, of which nothing is left but a
// trial, which is its own.
func (s *symbols) take(a *task.Attempt) any {
	*s = symbols{attempt: a, trial: s.trial, trialOver: s.trialOver, trialFailed: s.trialFailed}
	return describe(a)
}

func (s *symbols) save(js.Value) (any, error) {
	if s.attempt == nil {
		return nil, errNoAttempt
	}
	file, err := s.attempt.MarshalBinary()
	if err != nil {
		return nil, err
	}
	return bridge.Uint8Array(file), nil
}

func (s *symbols) reset(js.Value) (any, error) {
	if s.attempt == nil {
		return nil, errNoAttempt
	}
	s.attempt.Reset()
	s.take(s.attempt)
	return nil, nil
}

// advanceTraining does one bounded piece of training and says whether more is left
// until the losses of an epoch are measured.
func (s *symbols) advanceTraining() (more bool) {
	if s.attempt == nil || s.failure != nil {
		return false
	}
	was := s.attempt.Progress().Evaluating
	if s.failure = s.attempt.Step(); s.failure != nil {
		return false
	}
	return s.attempt.State() == rnn.Running && (!was || s.attempt.Progress().Evaluating)
}

// status is how far the training is, where its loss stands among the floors, and
// at its end the hash.
func (s *symbols) status(js.Value) (any, error) {
	a := s.attempt
	if a == nil {
		return nil, errNoAttempt
	}
	if s.failure != nil && a.State() != rnn.Diverged {
		return nil, s.failure
	}
	p, h := a.Progress(), a.History()
	o := bridge.Plain{}
	o.Text("state", string(a.State()))
	o.Count("epoch", p.Epoch)
	o.Count("epochs", p.Epochs)
	o.Count("seen", a.Seen())
	o["isMeasuring"] = p.Evaluating
	o["train"] = bridge.Float64s(h.Train)
	o["validation"] = bridge.Float64s(h.Validation)
	var at task.Standing
	if n := len(h.Validation); n > 0 {
		at = task.Stand(h.Validation[n-1], a.Material.Floors())
	}
	o.Text("passed", string(at.Passed))
	o.Text("next", string(at.Next))
	hash := ""
	if a.State() != rnn.Running {
		hash = bridge.Hex(a.Hash())
	}
	o.Text("hash", hash)
	return map[string]any(o), nil
}
