package tutorial

import "github.com/rnnlab/rnnlab/rnn"

// Extend has the run go on for so many epochs more, or says what there is
// against it: see [rnn.Trainer.Extend].
func (t *Trainer) Extend(epochs int) error {
	c, err := rnn.Longer(t, epochs)
	if err != nil {
		return err
	}
	t.config = c
	t.loop.Extend(c.Epochs, c.Patience, c.Decay != rnn.NoDecay)
	return nil
}
