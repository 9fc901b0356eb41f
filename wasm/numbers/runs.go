//go:build js && wasm

package main

import (
	"slices"
	"syscall/js"

	"github.com/rnnlab/rnnlab/rnn/series"
	"github.com/rnnlab/rnnlab/rnn/task"
	"github.com/rnnlab/rnnlab/wasm/internal/bridge"
)

// openRun is the series of a saved run, and a ladder in which its network is the one
// of its name, at its end or with some of its way before it.
func (n *numbers) openRun(send js.Value) (any, error) {
	file, err := bridge.Bytes(send, "file")
	if err != nil {
		return nil, err
	}
	r, err := task.OpenOwn(file)
	if err != nil {
		return nil, err
	}
	opened := newNumbers(nil, r.Own())
	lesson, of := task.LessonOf(r)
	if of {
		own, err := lesson.New(r.Config().Seed)
		if err != nil {
			return nil, err
		}
		own.Name = lesson.Name
		opened = newNumbers(nil, own)
		opened.lesson = &lesson
	}
	at := slices.IndexFunc(opened.ladder, func(rung task.OwnRung) bool { return rung.Name == r.Rung.Name })
	if at < 0 {
		at = len(opened.ladder)
		opened.ladder, opened.trials = append(opened.ladder, r.Rung), append(opened.trials, nil)
	}
	opened.ladder[at], opened.trials[at] = r.Rung, r
	*n = opened
	o := n.describe()
	o.Count("rung", at)
	o.Number("seed", float64(r.Config().Seed))
	return map[string]any(o), nil
}

// saveRun is a network that was tried, with its numbers, as a file.
func (n *numbers) saveRun(send js.Value) (any, error) {
	r, err := n.tried(send)
	if err != nil {
		return nil, err
	}
	file, err := r.MarshalBinary()
	if err != nil {
		return nil, err
	}
	return bridge.Uint8Array(file), nil
}

// extendRung begins to train a network that was tried for so many epochs more, or
// with 0 to go on to where its end is, and answers with how many there then are.
func (n *numbers) extendRung(send js.Value) (any, error) {
	r, err := n.tried(send)
	if err != nil {
		return nil, err
	}
	epochs, err := bridge.Whole(send, "epochs", 0, most)
	if err != nil {
		return nil, err
	}
	if epochs > 0 {
		if err := r.Extend(epochs); err != nil {
			return nil, err
		}
	}
	n.trying, n.failure, n.making = r, nil, nil
	n.course = course(nil).follow(r)
	return r.Config().Epochs, nil
}

// repeats says whether whoever has the series gets this very run by trying the
// ladder.
func (n *numbers) repeats(r *task.OwnRun) bool {
	usual, err := series.Divide(len(n.own.Values))
	if n.lesson != nil {
		usual = n.lesson.Parts
	}
	if err != nil || r.Altered() && !r.Rung.Solved || usual != n.own.Parts { // solving alters, and is what that rung is
		return false
	}
	return slices.ContainsFunc(n.own.Ladder(), func(rung task.OwnRung) bool {
		return rung.Name == r.Rung.Name && rung.Solved == r.Rung.Solved && rung.Config == r.Config() &&
			slices.EqualFunc(rung.Steps, r.Rung.Steps, func(a, b series.Step) bool { return a.Op == b.Op && a.Lag == b.Lag })
	})
}
