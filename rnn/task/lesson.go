package task

import (
	"slices"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// A Lesson is a task whose numbers are prepared, tried and judged as a series of
// the caller's own is (see [Own]): in its own units, with a test that nothing has
// seen. Its ladder is made for it, and each rung shows one thing.
//
//	lesson, err := task.LessonNamed("airline")
//	own, err := lesson.New(0)
//	for _, rung := range own.Ladder() {
//		network, err := own.Train(rung, 12)
//	}
//
// Lessons have a table of their own because the trainer of the page does not
// need what prepares a series, nor its readers to fetch that.
type Lesson struct {
	Name string // as links spell it
	Kind Kind

	// Drawn tells values that are other ones with another seed. Where they are
	// not, the seed is of the initial weights alone.
	Drawn bool

	Parts  series.Parts
	Ladder []OwnRung // two to four networks
	Metric Metric    // Reach is of the test part; 0 where no network gets anywhere

	// Horizon is how many steps ahead the networks are asked to forecast as well,
	// each value read by those after it; 0 for one step alone. AheadReach is what
	// to get below there, by the same metric.
	Horizon    int
	AheadReach float64

	// Where the data come from, and by what right they are here: a sentence each.
	Provenance, Licence string

	values func(seed uint32) []float64
}

// NRMSE is the RMSE by the standard deviation of what was to be forecast: 1 for
// their mean, whatever the units.
const NRMSE = "nrmse"

// Lessons returns all lessons, in the order in which they are offered. It is a
// function, and no variable, so that the trainer's program, which calls it never,
// is without them.
func Lessons() []Lesson {
	return []Lesson{solvedSine(), airline(), sharePrice(), waves(), mackeyGlass()}
}

// LessonNamed returns the lesson of a name, or reports the names there are as a
// [*rnn.FieldError].
func LessonNamed(name string) (Lesson, error) {
	want := ""
	for i, l := range Lessons() {
		if l.Name == name {
			return l, nil
		}
		if i > 0 {
			want += ", "
		}
		want += l.Name
	}
	return Lesson{}, &rnn.FieldError{Field: "task", Got: name, Want: "one of " + want}
}

// Values are the lesson's numbers with a seed, in a new slice: the same bits each time.
func (l Lesson) Values(seed uint32) []float64 { return l.values(seed) }

// New is the lesson's series with a seed, which its initial weights are drawn by
// too, divided and understood; its ladder is the lesson's.
func (l Lesson) New(seed uint32) (*Own, error) {
	o, err := NewOwnParts(l.Values(seed), l.Parts)
	if err != nil {
		return nil, err
	}
	o.ladder = slices.Clone(l.Ladder)
	for i := range o.ladder {
		o.ladder[i].Config.Seed = seed
	}
	return o, nil
}

// LessonOf is the lesson whose series a saved run was trained on, with the seed of its
// network; ok is false where it is a series of the caller's own.
func LessonOf(r *OwnRun) (l Lesson, ok bool) {
	l, err := LessonNamed(r.own.Name)
	return l, err == nil && l.Parts == r.own.Parts && slices.Equal(l.Values(r.Config().Seed), r.own.Values)
}

// prepared is the steps of a rung: the logarithm, differences by lags, and a scale.
func prepared(log bool, scale series.Op, lags ...int) []series.Step {
	var steps []series.Step
	if log {
		steps = append(steps, series.Step{Op: series.Log})
	}
	for _, lag := range lags {
		steps = append(steps, series.Step{Op: series.Difference, Lag: lag})
	}
	return append(steps, series.Step{Op: scale})
}

// trainedBy is a network of a lesson: small, with all that a library would set today.
func trainedBy(cell rnn.Cell, window int, rate float64, epochs int) rnn.Config {
	return rnn.Config{
		Cell: cell, Layers: 1, Activation: rnn.Tanh, Input: rnn.Shared, Gradient: rnn.Exact, Init: rnn.FanIn,
		Hidden: 32, Steps: window,
		Optimizer: rnn.Adam, LearningRate: rate, Decay: rnn.CosineDecay, Clip: rnn.ClipNorm, ClipAt: 1,
		Batch: 8, Epochs: epochs, Patience: epochs / 2,
	}
}

// solvedBy is a network of which the output alone is solved.
func solvedBy(window int) rnn.Config {
	c := trainedBy(rnn.Elman, window, 0.01, 1)
	c.Hidden, c.Patience = 100, 0
	return c
}
