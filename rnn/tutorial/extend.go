package tutorial

import (
	"strconv"

	"github.com/rnnlab/rnnlab/rnn"
)

// Extend has the run go on for so many epochs more, or says what there is
// against it: see [rnn.Trainer.Extend].
func (t *Trainer) Extend(epochs int) error {
	if epochs < 1 {
		return &rnn.FieldError{Field: "epochs", Got: strconv.Itoa(epochs), Want: "at least 1 more"}
	}
	if !t.loop.HasEnd() {
		return &rnn.FieldError{Field: "state", Got: string(t.State()), Want: "a run that is not stopping early and has not diverged"}
	}
	field, err := rnn.FieldNamed("epochs")
	if err != nil {
		return err
	}
	// Added as numbers, which do not wrap around.
	if err := field.SetNumber(&t.config, float64(t.config.Epochs)+float64(epochs)); err != nil {
		return err
	}
	t.loop.Extend(epochs, t.config.Decay != rnn.NoDecay)
	return nil
}
