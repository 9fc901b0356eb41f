package task

import (
	"strconv"

	"github.com/rnnlab/rnnlab/rnn"
)

// Symbols are sequences, of letters above all: what comes next in them, or what
// is to be answered after them.
const Symbols Kind = "symbols"

// An Exercise is a task whose Kind is Symbols: sequences by which recurrent
// networks became known, each with a judge of its own, since a loss does not say
// whether a network can do it.
//
//	grammar, err := task.ExerciseNamed("grammar")
//	trial, err := grammar.NewTrial(grammar.Ladder[1].Config, task.Options{})
//	for more := true; more; {
//		more, err = trial.Work()
//	}
//	fmt.Println(trial.Solved, trial.Score.Value, trial.Seen)
//
// Its pieces are a [Material], the records that are made of the options and the
// Config, with its floors; an [Attempt], a network in training on it; an [Exam],
// the judge; and [Stand], where a loss stands among the floors. A [Trial] is all
// of them for one seed.
//
// Exercises have a table of their own for the same reason as [Lesson]s: the
// program that trains the lab's tasks is without them.
type Exercise struct {
	Name string // as links spell it
	Kind Kind

	Ladder []rnn.Preset // networks to try; their Steps are the longest sequence of a record

	// Metric is what the judge gives, by one of the names below.
	Metric Metric

	// Within is how many training sequences a network may see until it reaches the
	// metric's Reach, or 0 where no number is asked for.
	Within int

	// Where the data come from, and by what right they are here: a sentence each.
	Provenance, Licence string

	material func(c rnn.Config, o Options) (*Material, error)
}

// Options are what an exercise takes besides a Config. Each says by its neutral
// value that there is nothing to choose.
type Options struct {
	Text string // of the exercise that learns one; empty for the text that comes with it
}

// The metrics of judges.
const (
	Right  = "right"  // the share of sequences that are right
	Length = "length" // the longest sequence of which all shorter ones are right, too
	MSE    = "mse"    // the mean squared error
	Nats   = "nats"   // the mean cross-entropy of a symbol
)

// Reached says whether a value is as good as asked for, or better.
func (m Metric) Reached(value float64) bool {
	if m.Name == Right || m.Name == Length {
		return value >= m.Reach
	}
	return value <= m.Reach
}

// Exercises returns all exercises, in the order in which they are offered. It is a
// function for the reason that [Lessons] is one.
func Exercises() []Exercise {
	return []Exercise{grammar(), counting(), adding(), order(), translation(), text()}
}

// ExerciseNamed returns the exercise of a name, or reports the names there are as
// a [*rnn.FieldError].
func ExerciseNamed(name string) (Exercise, error) {
	want := ""
	for i, e := range Exercises() {
		if e.Name == name {
			return e, nil
		}
		if i > 0 {
			want += ", "
		}
		want += e.Name
	}
	return Exercise{}, &rnn.FieldError{Field: "task", Got: name, Want: "one of " + want}
}

// Material makes the records for a network: those with the seed of the Config, of
// its Steps. The same Config and Options make the same bits each time. It reports
// what does not go together as a [*rnn.FieldError], and a bad Config as a
// [rnn.ConfigError].
func (e Exercise) Material(config rnn.Config, options Options) (*Material, error) {
	if err := config.Validate(); err != nil {
		return nil, err
	}
	return e.material(config, options)
}

// remembering is a network of an exercise: small, with what helps to remember.
func remembering(cell rnn.Cell, hidden, steps int) rnn.Config {
	return rnn.Config{
		Cell: cell, Layers: 1, Activation: rnn.Tanh, Input: rnn.Shared, Gradient: rnn.Exact, Init: rnn.FanIn,
		Hidden: hidden, Steps: steps,
		Optimizer: rnn.Adam, LearningRate: 0.01, Decay: rnn.NoDecay, Clip: rnn.ClipNorm, ClipAt: 1,
		Batch: 1, Epochs: 20,
	}
}

func tooFewSteps(c rnn.Config, least int) error {
	return &rnn.FieldError{Field: "steps", Got: strconv.Itoa(c.Steps), Want: "at least " + strconv.Itoa(least)}
}
