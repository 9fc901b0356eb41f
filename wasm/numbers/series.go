//go:build js && wasm

package main

import (
	"slices"
	"strconv"
	"syscall/js"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/series"
	"github.com/rnnlab/rnnlab/rnn/series/baseline"
	"github.com/rnnlab/rnnlab/rnn/series/table"
	"github.com/rnnlab/rnnlab/rnn/task"
	"github.com/rnnlab/rnnlab/wasm/internal/bridge"
	"github.com/rnnlab/rnnlab/web/limits"
)

// takeColumn makes a series of a column and understands it. Values and forecasts
// are the bytes of float64s.
func (n *numbers) takeColumn(send js.Value) (any, error) {
	if n.table == nil {
		return nil, errNoTable
	}
	column, err := bridge.Whole(send, "column", 0, most)
	if err != nil {
		return nil, err
	}
	word, err := bridge.Text(send, "gap")
	if err != nil {
		return nil, err
	}
	gap := table.LeaveOut
	switch word {
	case "leaveOut":
	case "fillIn":
		gap = table.FillIn
	case "stop":
		gap = table.Stop
	default:
		return nil, &rnn.FieldError{Field: "gap", Got: word, Want: "leaveOut, fillIn or stop"}
	}
	s, err := n.table.Series(column, gap)
	if err != nil {
		return problem(err)
	}
	own, err := newOwn(s.Values)
	if err != nil {
		return problem(err)
	}
	own.Name = n.table.Columns[column].Name
	*n = newNumbers(n.table, own)
	o := n.describe()
	o.Count("missing", s.Missing)
	o["notes"] = describeNotes(s.Notes)
	return map[string]any(o), nil
}

// takeNumbers is takeColumn of numbers that are in no file: the bytes of float64s.
func (n *numbers) takeNumbers(send js.Value) (any, error) {
	bytes, err := bridge.Bytes(send, "values")
	if err != nil {
		return nil, err
	}
	name, err := bridge.Text(send, "name")
	if err != nil {
		return nil, err
	}
	values := bridge.FromBytes(bytes)
	own, err := newOwn(values)
	if err != nil {
		return problem(err)
	}
	own.Name = name
	*n = newNumbers(nil, own)
	return map[string]any(n.describe()), nil
}

// What makes of numbers no series to learn from; the page has words for each.
const (
	fewNumbers  table.Code = "few-numbers"  // Value: how many there are, Other: how many are wanted
	manyNumbers table.Code = "many-numbers" // Value: how many there are, Other: how many are taken
	flatNumbers table.Code = "flat-numbers" // the part that trains is one number over and over; Value: which, Other: how often
	vastNumbers table.Code = "vast-numbers" // one is not finite, or they are further apart than a float64 can say
)

// newOwn is a series of values, or what makes of them none, as a [*table.Error].
func newOwn(values []float64) (*task.Own, error) {
	if len(values) > limits.Numbers {
		return nil, &table.Error{Note: table.Note{Code: manyNumbers, Value: strconv.Itoa(len(values)), Other: strconv.Itoa(limits.Numbers), Count: 1}}
	}
	own, err := task.NewOwn(values)
	if err != nil {
		return nil, unfit(values)
	}
	return own, nil
}

// unfit is why values are no series that [task.NewOwn] takes.
func unfit(values []float64) *table.Error {
	n := table.Note{Code: vastNumbers, Count: 1}
	if parts, err := series.Divide(len(values)); err != nil {
		n.Code, n.Value, n.Other = fewNumbers, strconv.Itoa(len(values)), strconv.Itoa(series.Shortest)
	} else if training := values[:parts.Train]; len(slices.Compact(slices.Clone(training))) == 1 {
		n.Code, n.Value, n.Other = flatNumbers, strconv.FormatFloat(training[0], 'g', -1, 64), strconv.Itoa(parts.Train)
	}
	return &table.Error{Note: n}
}

// newNumbers have a ladder of which nothing was tried yet.
func newNumbers(t *table.Table, own *task.Own) numbers {
	ladder := own.Ladder()
	return numbers{table: t, own: own, ladder: ladder, trials: make([]*task.OwnRun, len(ladder))}
}

// describe is the series and its ladder for JavaScript.
func (n *numbers) describe() bridge.Plain {
	own := n.own
	o := bridge.Plain{}
	o["values"] = bridge.Float64s(own.Values)
	o.Text("name", own.Name)
	o.Count("missing", 0)
	o["notes"] = []any{}
	o.Count("train", own.Parts.Train)
	o.Count("validation", own.Parts.Validation)
	o.Count("test", own.Parts.Test)
	o.Count("season", own.Season)
	if n.lesson == nil {
		o.Part("offer", n.describeOffer())
	}
	o["floors"] = describeRules(own.Floors)
	rungs := make([]any, len(n.ladder))
	for i, rung := range n.ladder {
		of := bridge.Plain{}
		of.Text("name", rung.Name)
		of.Text("cell", string(rung.Config.Cell))
		of.Count("hidden", rung.Config.Hidden)
		of.Count("epochs", rung.Config.Epochs)
		of.Count("window", rung.Config.Steps)
		of["solved"] = rung.Solved
		of["leaks"] = rung.Leaks
		of["steps"] = describeSteps(rung.Steps)
		rungs[i] = map[string]any(of)
	}
	o["ladder"] = rungs
	if n.lesson != nil {
		o.Part("lesson", n.describeLesson())
	}
	return o
}

// describeRules leaves out what the rules reach on the test part, which is not
// opened yet.
func describeRules(floors []baseline.Floor) []any {
	list := make([]any, len(floors))
	for i, f := range floors {
		o := bridge.Plain{}
		o.Text("rule", string(f.Rule))
		order := f.Season
		if f.Linear != nil {
			order = len(f.Linear.Coefficients)
		}
		o.Count("order", order)
		o.Number("validation", f.Validation)
		list[i] = map[string]any(o)
	}
	return list
}

func describeSteps(steps []series.Step) []any {
	list := make([]any, len(steps))
	for i, s := range steps {
		o := bridge.Plain{}
		o.Text("op", string(s.Op))
		o.Count("lag", s.Lag)
		list[i] = map[string]any(o)
	}
	return list
}
