// Package task says what a network is trained for. A [Task] is a row of one
// table that everything reads: the data and how they are divided, the ladder of
// networks to try on them, the metric, and what a rule without a network reaches.
//
//	t, err := task.Named("sine")
//	preset, ok := t.Rung("adam")
//	run, err := t.New(preset.Config)
//	for run.State() == rnn.Running {
//		err = run.Step()
//	}
//
// Two more tables have what the lab's page does without: [Lessons], whose series are
// prepared and judged as a series of the caller's own is ([NewOwn]), and
// [Exercises], which are sequences of symbols with a judge of their own: grammar,
// counting, memory, translation and text.
//
// To add a task, write a file like sine.go and put its variable into the table
// below.
package task

import (
	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// A Kind is what the data of a task are, and so what there is to see of a run.
type Kind string

// Numbers are numbers in the order of time, of which each is to be forecast from
// those before it.
const Numbers Kind = "series"

// A Task is what a network is trained for.
type Task struct {
	Name   string // as links and files spell it
	Kind   Kind
	Ladder []rnn.Preset // networks that each put one thing right, two to four of them
	Start  string       // the rung that a link without settings begins with
	Metric Metric

	// Where the data come from, and by what right they are here: a sentence each.
	Provenance, Licence string

	// Series makes the data. It is called for each run, so that none changes
	// another's, and returns the same bits each time.
	Series func() Series
}

// A Metric is how well a network does, for people.
type Metric struct {
	Name  string  // rmse: the root of the mean squared error
	Unit  string  // of the data; empty where they have none
	Reach float64 // what a reader is asked to get below on the validation records
}

// RMSE is the metric of every task with numbers.
const RMSE = "rmse"

// OfLoss is the metric of a loss, which is the mean of half the squared error.
func (m Metric) OfLoss(loss float64) float64 { return rmseOfLoss(loss) }

// table has every task, in the order in which they are offered.
var table = []Task{sine}

// Table returns all tasks, in the order in which they are offered.
func Table() []Task { return append([]Task(nil), table...) }

// Default returns the task of a link that names none: the first of the table.
func Default() Task { return table[0] }

// Named returns the task of a name, or reports the names there are as a
// [*rnn.FieldError].
func Named(name string) (Task, error) { return named(table, name) }

func named(table []Task, name string) (Task, error) {
	want := ""
	for i, t := range table {
		if t.Name == name {
			return t, nil
		}
		if i > 0 {
			want += ", "
		}
		want += t.Name
	}
	return Task{}, &rnn.FieldError{Field: "task", Got: name, Want: "one of " + want}
}

// Rung returns the rung of the ladder with a name, and whether there is one.
func (t Task) Rung(name string) (rnn.Preset, bool) {
	for _, p := range t.Ladder {
		if p.Name == name {
			return p, true
		}
	}
	return rnn.Preset{}, false
}

// Data are a task's series and the records that are cut from it.
type Data struct {
	Series
	Train, Validation series.Records // made of the known values

	// Test has what no training and no choice of a network has seen: each record
	// is to predict one of the values after the known ones.
	Test series.Records
}

// Data cuts the task's series for windows of so many steps.
func (t Task) Data(steps int) (Data, error) { return t.Series().cut(steps) }
