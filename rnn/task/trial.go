package task

import "github.com/rnnlab/rnnlab/rnn"

// A Trial trains a network on an exercise until the judge says that it can do it,
// or its epochs are over: "solved in how many of ten seeds" is ten of them. The
// judge looks after each epoch, at what the network has not seen.
type Trial struct {
	*Attempt
	Solved bool
	Score  Score // of the last exam that is over
	Judged int   // sequences that the network had seen by then

	exam *Exam // under way
}

// NewTrial starts a trial, with the seed of the Config.
func (e Exercise) NewTrial(config rnn.Config, options Options) (*Trial, error) {
	a, err := e.New(config, options)
	if err != nil {
		return nil, err
	}
	return &Trial{Attempt: a}, nil
}

// Work does one bounded piece of the trial and says whether more is left. A
// network that diverges is an error, a [*rnn.DivergenceError].
func (t *Trial) Work() (more bool, err error) {
	if t.exam != nil {
		return t.judge()
	}
	before := t.Progress()
	if err := t.Step(); err != nil {
		return false, err
	}
	after := t.Progress()
	if before.Evaluating && !after.Evaluating && after.Epoch > 0 {
		t.exam, err = t.Material.NewExam(t.Model())
		return err == nil, err
	}
	return t.State() == rnn.Running, nil
}

func (t *Trial) judge() (more bool, err error) {
	if more, err = t.exam.Step(); more || err != nil {
		return more, err
	}
	t.Score, t.Judged, t.exam = t.exam.Score(), t.Seen(), nil
	t.Solved = t.Exercise.Metric.Reached(t.Score.Value)
	return !t.Solved && t.State() == rnn.Running, nil
}
