package task

import (
	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/internal/runfile"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// exerciseTask is what files of exercises say before the name of theirs.
const exerciseTask = string(Symbols) + " "

// An Attempt is a network in training on the material of an exercise.
type Attempt struct {
	rnn.Run
	Exercise Exercise
	Options  Options
	Material *Material
}

// New makes the material and draws the initial weights of a network for it. It
// reports what [Exercise.Material] does.
func (e Exercise) New(config rnn.Config, options Options) (*Attempt, error) {
	return e.start(config, options, rnn.NewTrainer[float32])
}

func (e Exercise) start(config rnn.Config, options Options, begin func(c rnn.Config, train, validation series.Records) (*rnn.Trainer[float32], error)) (*Attempt, error) {
	m, err := e.Material(config, options)
	if err != nil {
		return nil, err
	}
	trainer, err := begin(config, m.Train, m.Validation)
	if err != nil {
		return nil, err
	}
	return &Attempt{Run: trainer, Exercise: e, Options: options, Material: m}, nil
}

// Seen is how many training sequences the network has learned from, each as often
// as it came.
func (a *Attempt) Seen() int {
	p := a.Progress()
	n := a.Material.Train.N
	return p.Epoch*n + min(p.Update*a.Config().Batch, n)
}

// Model is the network with the weights that it has now; training that goes on
// does not change it.
func (a *Attempt) Model() *rnn.Model { return rnn.TrainerModel(a.Run.(*rnn.Trainer[float32])) }

// MarshalBinary is the run as a file that OpenAttempt reads: with the text, if the
// options have one.
func (a *Attempt) MarshalBinary() ([]byte, error) {
	file, err := a.Run.MarshalBinary()
	if err != nil {
		return nil, err
	}
	return runfile.WithSource(file, runfile.Source{Task: []byte(exerciseTask + a.Exercise.Name), Data: []byte(a.Options.Text)})
}

// OpenAttempt goes on with a saved run of an exercise, exactly where it stood. What
// is wrong with the file is a [*rnn.FileError]; one of another kind of task is
// [rnn.OtherTask].
func OpenAttempt(file []byte) (*Attempt, error) {
	config, _, err := rnn.ReadConfig(file)
	if err != nil {
		return nil, err
	}
	source, err := runfile.SourceOf(file)
	if err != nil {
		return nil, wrongContent(err.Error())
	}
	task := string(source.Task)
	if len(task) <= len(exerciseTask) || task[:len(exerciseTask)] != exerciseTask {
		return nil, &rnn.FileError{Problem: rnn.OtherTask, Detail: "the task " + task + ", want one of symbols"}
	}
	e, err := ExerciseNamed(task[len(exerciseTask):])
	if err != nil {
		return nil, &rnn.FileError{Problem: rnn.NewerFile, Detail: err.Error()}
	}
	a, err := e.start(config, Options{Text: string(source.Data)}, func(_ rnn.Config, train, validation series.Records) (*rnn.Trainer[float32], error) {
		return rnn.Open[float32](file, train, validation)
	})
	if _, ofFile := err.(*rnn.FileError); err != nil && !ofFile {
		return nil, wrongContent(err.Error())
	}
	return a, err
}
