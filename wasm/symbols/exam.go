//go:build js && wasm

package main

import (
	"syscall/js"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/task"
	"github.com/rnnlab/rnnlab/wasm/internal/bridge"
)

// A judgement is a score, of a network that has seen so many sequences.
type judgement struct {
	over  bool
	score task.Score
	seen  int
	epoch int
}

// beginExam has the judge look at the weights of now; training may go on
// meanwhile.
func (s *symbols) beginExam(js.Value) (any, error) {
	a := s.attempt
	if a == nil {
		return nil, errNoAttempt
	}
	exam, err := a.Material.NewExam(a.Model())
	if err != nil {
		return nil, err
	}
	s.exam, s.examined = exam, nil
	s.sitting = judgement{seen: a.Seen(), epoch: a.Progress().Epoch}
	return nil, nil
}

func (s *symbols) advanceExam() (more bool) {
	if s.exam == nil {
		return false
	}
	if more, s.examined = s.exam.Step(); more {
		return true
	}
	s.sitting.score, s.sitting.over = s.exam.Score(), s.examined == nil
	s.judged, s.exam = s.sitting, nil
	return false
}

func (s *symbols) score(js.Value) (any, error) {
	if s.examined != nil {
		return nil, s.examined
	}
	if !s.judged.over {
		return nil, errNoExam
	}
	o := bridge.Plain{}
	o.Number("value", s.judged.score.Value)
	o["marks"] = bridge.Float64s(s.judged.score.Marks)
	o["reached"] = s.attempt.Exercise.Metric.Reached(s.judged.score.Value)
	o.Count("seen", s.judged.seen)
	o.Count("epoch", s.judged.epoch)
	return map[string]any(o), nil
}

// beginTrial trains a network of its own, beside the attempt.
func (s *symbols) beginTrial(send js.Value) (any, error) {
	of, err := readSetup(send)
	if err != nil {
		return nil, err
	}
	trial, err := of.exercise.NewTrial(of.config, of.options)
	if err != nil {
		return nil, err
	}
	s.trial, s.trialOver, s.trialFailed = trial, false, nil
	return nil, nil
}

func (s *symbols) advanceTrial() (more bool) {
	if s.trial == nil || s.trialOver {
		return false
	}
	more, s.trialFailed = s.trial.Work()
	s.trialOver = !more
	return more
}

// trialStatus is how far the trial is. One that diverges is over, and has solved
// nothing.
func (s *symbols) trialStatus(js.Value) (any, error) {
	t := s.trial
	if t == nil {
		return nil, errNoTrial
	}
	if s.trialFailed != nil && t.State() != rnn.Diverged {
		return nil, s.trialFailed
	}
	o := bridge.Plain{}
	o.Text("state", string(t.State()))
	o["over"] = s.trialOver
	o["solved"] = t.Solved
	o.Number("value", t.Score.Value)
	o.Count("judged", t.Judged)
	o.Count("seen", t.Seen())
	o.Count("epoch", t.Progress().Epoch)
	o.Count("epochs", t.Progress().Epochs)
	o["validation"] = bridge.Float64s(t.History().Validation)
	return map[string]any(o), nil
}
