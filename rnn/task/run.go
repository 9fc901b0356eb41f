package task

import (
	"strconv"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/internal/runfile"
	"github.com/rnnlab/rnnlab/rnn/series"
	"github.com/rnnlab/rnnlab/rnn/tutorial"
)

// A Run is a network in training on a task's records.
type Run struct {
	rnn.Run
	Task Task
	Data Data
}

// New draws the initial weights of a network for the task. It reports a bad
// Config as a [rnn.ConfigError].
func (t Task) New(config rnn.Config) (*Run, error) {
	return t.start(config, func(d Data) (rnn.Run, error) { return Train(config, d.Train, d.Validation) })
}

// Open goes on with a saved run, exactly where it stood. What is wrong with the
// file is a [*rnn.FileError]; a run on numbers of the caller's own, or on symbols,
// is [rnn.OtherTask], and opened by [OpenOwn] or [OpenAttempt].
func Open(file []byte) (*Run, error) { return open(table, file) }

func open(table []Task, file []byte) (*Run, error) {
	config, _, err := rnn.ReadConfig(file)
	if err != nil {
		return nil, err
	}
	source, err := runfile.SourceOf(file)
	if err != nil {
		return nil, &rnn.FileError{Problem: rnn.WrongContent, Detail: err.Error()}
	}
	of := table[0]
	if len(source.Task) > 0 {
		if of, err = named(table, string(source.Task)); err != nil {
			problem := rnn.NewerFile
			for _, letter := range source.Task {
				if letter == ' ' { // no name of this table has options
					problem = rnn.OtherTask
				}
			}
			return nil, &rnn.FileError{Problem: problem, Detail: err.Error()}
		}
	}
	return of.start(config, func(d Data) (rnn.Run, error) { return Reopen(file, d.Train, d.Validation) })
}

// MarshalBinary is the run as a file that Open reads. It names the task, but for
// the first, which files had before there were others.
func (r *Run) MarshalBinary() ([]byte, error) {
	file, err := r.Run.MarshalBinary()
	if err != nil || r.Task.Name == table[0].Name {
		return file, err
	}
	return runfile.WithSource(file, runfile.Source{Task: []byte(r.Task.Name)})
}

func (t Task) start(config rnn.Config, begin func(Data) (rnn.Run, error)) (*Run, error) {
	d, err := t.Data(config.Steps)
	if err != nil {
		return nil, &rnn.FieldError{Field: "steps", Got: strconv.Itoa(config.Steps), Want: "windows that the task's data have room for (" + err.Error() + ")"}
	}
	run, err := begin(d)
	if err != nil {
		return nil, err
	}
	return &Run{Run: run, Task: t, Data: d}, nil
}

// Train draws the initial weights of a network for any records. It is the one
// place that knows which trainer a Config is for: the tutorial as printed has
// its own, every other network is trained in float32.
func Train(config rnn.Config, train, validation series.Records) (rnn.Run, error) {
	if config.Gradient != rnn.AsPrinted {
		return rnn.New(config, train, validation)
	}
	printed, err := tutorial.New(config, train, validation)
	if err != nil {
		return nil, err // not printed: a nil *Trainer is no nil Run
	}
	return printed, nil
}

// Reopen goes on with a saved run, given the records that it was trained on.
func Reopen(file []byte, train, validation series.Records) (rnn.Run, error) {
	config, _, err := rnn.ReadConfig(file)
	if err != nil {
		return nil, err
	}
	if config.Gradient != rnn.AsPrinted {
		// Not OpenRun, which would bring a trainer in float64 along.
		single, err := rnn.Open[float32](file, train, validation)
		if err != nil {
			return nil, err
		}
		return single, nil
	}
	printed, err := tutorial.Open(file, train, validation)
	if err != nil {
		return nil, err
	}
	return printed, nil
}

// A Test predicts the test records of a run with the weights as they are at
// each step, one record a step: for whoever must not work long at once.
type Test struct {
	run         *Run
	predictions []float64
}

// NewTest starts the test of a run. It is meant for the end: whoever chooses a
// network by it has no test any more.
func (r *Run) NewTest() *Test { return &Test{run: r} }

// Step predicts one more record and says whether there are any left.
func (t *Test) Step() (more bool, err error) {
	records := t.run.Data.Test
	if i := len(t.predictions); i < records.N {
		forecast, err := t.run.NewForecast(records.Input(i))
		if err != nil {
			return false, err
		}
		t.predictions = append(t.predictions, forecast.Next()[0])
	}
	return len(t.predictions) < records.N, nil
}

// Loss is the mean of half the squared error over the test records, of those
// that were predicted so far.
func (t *Test) Loss() float64 {
	return meanLoss(t.predictions, t.run.Data.Test.Y[:len(t.predictions)])
}
