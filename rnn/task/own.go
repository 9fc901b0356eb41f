package task

import (
	"slices"
	"strconv"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/series"
	"github.com/rnnlab/rnnlab/rnn/series/baseline"
)

// An Own is a series of the caller's own, divided and understood, for networks to
// be tried on: [Own.Ladder] has some, [Own.New] trains one. All errors and
// forecasts are in the units of the values.
type Own struct {
	Name     string    // of the values, for saved runs; may be empty
	Values   []float64 // in the order of time
	Parts    series.Parts
	Found    int                  // the season that stands out in the training part, or 0
	Season   int                  // Found, unless another is chosen
	Tried    []baseline.Candidate // transforms that were tried
	Proposed int                  // index of the one that helps most
	Floors   []baseline.Floor     // what rules reach, one step ahead
	Choice   Choice               // what is otherwise than found: see Choose

	used   int       // index of the transform that the ladder has
	ladder []OwnRung // of a lesson; nil for one that is made for the series
}

// NewOwn divides a series, finds its season, tries transforms and computes the
// floors. It reports as a [*rnn.FieldError] fewer than 5 values, one that is not
// finite, and a training part of one number over and over, of which nothing can
// be learnt.
func NewOwn(values []float64) (*Own, error) {
	parts, err := series.Divide(len(values))
	if err != nil {
		return nil, &rnn.FieldError{Field: "values", Got: strconv.Itoa(len(values)) + " numbers", Want: "at least " + strconv.Itoa(series.Shortest)}
	}
	return NewOwnParts(values, parts)
}

// NewOwnParts is NewOwn with the values divided as parts says.
func NewOwnParts(values []float64, parts series.Parts) (*Own, error) {
	o := &Own{Values: slices.Clone(values), Parts: parts}
	if err := parts.Check(len(values)); err != nil {
		return nil, &rnn.FieldError{Field: "parts", Got: strconv.Itoa(parts.Len()) + " values", Want: "parts of the " + strconv.Itoa(len(values)) + " there are, none empty"}
	}
	training := o.Values[:parts.Train]
	if _, err := series.Fit(training, series.Step{Op: series.MinMax}); err != nil {
		if problem := err.(*series.TransformError); problem.Problem == series.NoSpread {
			return nil, &rnn.FieldError{Field: "values", Got: strconv.FormatFloat(training[0], 'g', -1, 64) + " in all of the first " + strconv.Itoa(parts.Train), Want: "numbers that differ in the part that trains"}
		}
	}
	o.Found = series.Season(training)
	if err := o.Choose(Choice{}); err != nil {
		return nil, &rnn.FieldError{Field: "values", Got: err.Error(), Want: "finite numbers"}
	}
	return o, nil
}

// An OwnRung is a network to try on a series, and how the series is prepared for it.
type OwnRung struct {
	Name   string
	Steps  []series.Step // fitted on the training part
	Config rnn.Config
	Solved bool    // the output layer is solved, and nothing trained
	Ridge  float64 // it is solved with, above 0; 0 for one that is chosen on training records held back

	// Leaks tells the mistake of a tutorial, as printed: the steps are fitted on
	// all values, those of the test too, and the validation values are trained on.
	Leaks bool
}

// Ladder has networks that each put one thing right: the series only scaled, the
// series prepared by the transform that helps, the same with gates, and with the
// output solved in place of training. That of a lesson is its own.
func (o *Own) Ladder() []OwnRung {
	if o.ladder != nil {
		return slices.Clone(o.ladder)
	}
	var chosen []series.Step
	if len(o.Tried) > 0 {
		chosen = o.Tried[o.used].Steps
	}
	prepared := append(slices.Clone(chosen), series.Step{Op: series.Standard})
	// Whatever the test holds, it decides nothing: see Test for a value without a logarithm.
	if t, err := series.Fit(o.Values[:o.Parts.Train], prepared...); err != nil {
		prepared = []series.Step{{Op: series.Standard}}
	} else if _, err := t.Apply(o.Values[:o.Parts.Known()]); err != nil {
		prepared = []series.Step{{Op: series.Standard}}
	}
	scaled := []series.Step{{Op: series.MinMax}}
	gated := o.config(prepared)
	gated.Cell = rnn.GRU
	solved := o.config(prepared)
	solved.Hidden, solved.Epochs, solved.Patience = 100, 1, 0
	return []OwnRung{
		{Name: "scaled", Steps: scaled, Config: o.config(scaled)},
		{Name: "prepared", Steps: prepared, Config: o.config(prepared)},
		{Name: "gated", Steps: prepared, Config: gated},
		{Name: "solved", Steps: prepared, Config: solved, Solved: true},
	}
}

// config is a network for a series that loses values to a transform: a window of
// two seasons, or of 24 values, as far as the training part has some windows of
// that length, and some thousand updates.
func (o *Own) config(steps []series.Step) rnn.Config {
	const updates, most = 4000, 100
	left := o.Parts.Train - series.Transform(steps).Lost()
	window := 24
	if o.Season > 0 {
		window = 2 * o.Season
	}
	window = max(1, min(window, most, left/3))
	records := max(1, left-window)
	c := rnn.Config{
		Cell: rnn.Elman, Layers: 1, Activation: rnn.Tanh, Input: rnn.Shared, Gradient: rnn.Exact, Init: rnn.FanIn,
		Hidden: 32, Steps: window,
		Optimizer: rnn.Adam, LearningRate: 0.003, Decay: rnn.CosineDecay, Clip: rnn.ClipNorm, ClipAt: 1, Batch: 8,
	}
	if records > 2000 {
		c.Batch = 32
	}
	c.Epochs = min(max(updates*c.Batch/records, 5), 200)
	c.Patience = max(5, c.Epochs/5)
	return c
}

// An OwnRun is a network in training on a series of the caller's own.
type OwnRun struct {
	rnn.Run
	Rung      OwnRung
	Transform series.Transform
	own       *Own
	fed       []float64 // the training part, transformed

	solver *rnn.OutputSolver[float32] // under way; nil where there is none, or it is done
}

// New draws the initial weights of a network and prepares the series for it; that
// of a solved rung is solved. What does not go with the series is a
// [*series.TransformError], what does not go with the network a [*rnn.FieldError]
// or [rnn.ConfigError].
func (o *Own) New(rung OwnRung) (*OwnRun, error) {
	r, err := o.Begin(rung)
	if err != nil {
		return nil, err
	}
	for more := rung.Solved; more; {
		if more, err = r.Work(); err != nil {
			return nil, err
		}
	}
	return r, nil
}

// Begin is New for whoever must not work long at once: a solved rung is still to be
// solved, by Work.
func (o *Own) Begin(rung OwnRung) (*OwnRun, error) {
	r, err := o.start(rung, rnn.NewTrainer[float32])
	if err != nil || !rung.Solved {
		return r, err
	}
	var ridges []float64
	if rung.Ridge != 0 {
		ridges = []float64{rung.Ridge}
	}
	if r.solver, err = r.Run.(*rnn.Trainer[float32]).NewOutputSolver(ridges...); err != nil {
		return nil, err
	}
	return r, nil
}

// start prepares the series for a network, and has a trainer of it made.
func (o *Own) start(rung OwnRung, make func(c rnn.Config, train, validation series.Records) (*rnn.Trainer[float32], error)) (*OwnRun, error) {
	fitted := o.Values[:o.Parts.Train]
	if rung.Leaks {
		fitted = o.Values
	}
	transform, err := series.Fit(fitted, rung.Steps...)
	if err != nil {
		return nil, err
	}
	x, err := transform.Apply(o.Values[:o.Parts.Known()])
	if err != nil {
		return nil, err
	}
	all, err := series.Windows(x, rung.Config.Steps)
	if err != nil || all.N <= o.Parts.Validation {
		return nil, &rnn.FieldError{Field: "steps", Got: strconv.Itoa(rung.Config.Steps), Want: "windows that the part that trains has room for, at most " +
			strconv.Itoa(len(x)-o.Parts.Validation-1)}
	}
	train, validation, err := series.Split(all, o.Parts.Validation)
	if err != nil {
		return nil, err
	}
	if rung.Leaks {
		train = all
	}
	trainer, err := make(rung.Config, train, validation)
	if err != nil {
		return nil, err
	}
	return &OwnRun{Run: trainer, Rung: rung, Transform: transform, own: o, fed: x[:o.Parts.Train-transform.Lost()]}, nil
}

// Own is the series that the run is trained on.
func (r *OwnRun) Own() *Own { return r.own }

// Work does one bounded piece of what the rung is for, training or solving, and
// says whether more is left. A divergence is an error, and ends it.
func (r *OwnRun) Work() (more bool, err error) {
	if r.solver != nil {
		more, err := r.solver.Step()
		if !more {
			r.solver = nil
		}
		return err == nil, err // its losses are still to be measured
	}
	if r.Rung.Solved {
		if !r.Progress().Evaluating {
			return false, nil // the rest of its epochs would train it
		}
		err := r.Step()
		return err == nil && r.Progress().Evaluating, err
	}
	err = r.Step()
	return err == nil && r.State() == rnn.Running, err
}

// Forecast is so many values past the end of the series, each read by those after it.
// A [*series.TransformError] is of one among the last values that does not go with
// the transform, or of a forecast that runs away beyond the largest number.
func (r *OwnRun) Forecast(horizon int) ([]float64, error) {
	return r.free(len(r.own.Values), horizon)
}
