package task

import "github.com/rnnlab/rnnlab/rnn"

// Extend has the run go on for so many epochs more, with the state of its optimizer:
// see [rnn.Trainer.Extend]. A network that is solved has nothing to go on with.
func (r *OwnRun) Extend(epochs int) error {
	if r.Rung.Solved {
		return &rnn.FieldError{Field: "run", Got: "one whose output is solved", Want: "one that is trained"}
	}
	if err := rnn.Extend(r.Run, epochs); err != nil {
		return err
	}
	r.Rung.Config = r.Run.Config()
	return nil
}
