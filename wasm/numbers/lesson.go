//go:build js && wasm

package main

import (
	"math"
	"syscall/js"

	"github.com/rnnlab/rnnlab/rnn/series/baseline"
	"github.com/rnnlab/rnnlab/rnn/task"
	"github.com/rnnlab/rnnlab/wasm/internal/bridge"
)

// takeTask is the series of a lesson with a seed, with the lesson's ladder.
func (n *numbers) takeTask(send js.Value) (any, error) {
	name, err := bridge.Text(send, "task")
	if err != nil {
		return nil, err
	}
	seed, err := bridge.Whole(send, "seed", 0, math.MaxUint32)
	if err != nil {
		return nil, err
	}
	lesson, err := task.LessonNamed(name)
	if err != nil {
		return nil, err
	}
	own, err := lesson.New(uint32(seed))
	if err != nil {
		return nil, err
	}
	own.Name = name
	*n = newNumbers(nil, own)
	n.lesson = &lesson
	return map[string]any(n.describe()), nil
}

// describeLesson is what a task asks of its series.
func (n *numbers) describeLesson() bridge.Plain {
	lesson, own := n.lesson, n.own
	of := bridge.Plain{}
	of.Text("name", lesson.Name)
	of["drawn"] = lesson.Drawn
	of.Text("metric", lesson.Metric.Name)
	of.Number("reach", lesson.Metric.Reach)
	of.Count("horizon", lesson.Horizon)
	of.Number("aheadReach", lesson.AheadReach)
	of.Number("spread", baseline.Spread(own.Values[own.Parts.Known():]))
	return of
}

// ahead is the errors of a network and of the rules on the test part so many
// steps ahead.
func (n *numbers) ahead(send js.Value) (any, error) {
	r, err := n.tried(send)
	if err != nil {
		return nil, err
	}
	horizon, err := bridge.Whole(send, "horizon", 1, most)
	if err != nil {
		return nil, err
	}
	a, err := r.Ahead(horizon)
	if err != nil {
		return nil, err
	}
	o := bridge.Plain{}
	o.Number("rmse", a.RMSE)
	floors := describeRules(a.Floors)
	for i, f := range a.Floors {
		floors[i].(map[string]any)["rmse"] = f.Test
	}
	o["floors"] = floors
	return map[string]any(o), nil
}
