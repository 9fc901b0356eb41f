package rnn

// Extend has a run go on for so many epochs more than its Config said, with the
// weights and the optimizer's state that it has: from its end if it is [Done], and
// if it is [Running] it only ends later. Config then has the longer Epochs.
//
// Without a decay that is, bit for bit, the run that would have had so many
// epochs from the start. A decay goes by the share of the run's updates that are
// done, which falls as there are more: from here on the learning rate is that of
// the longer run, which at first is higher than it was, and as no Config repeats
// such a run it counts as Altered.
//
// A run that was stopped early or has diverged holds the weights of an earlier
// epoch: there is no end to go on from, which Extend reports as a [*FieldError] of
// the field state, and epochs beyond the range of Config.Epochs as one of epochs.
func (t *Trainer[T]) Extend(epochs int) error {
	if epochs < 1 {
		return fieldError("epochs", itoa(epochs), "at least 1 more")
	}
	if !t.loop.HasEnd() {
		return fieldError("state", string(t.State()), "a run that is not stopping early and has not diverged")
	}
	// Added as numbers, which do not wrap around.
	if err := fieldNamed("epochs").SetNumber(&t.config, float64(t.config.Epochs)+float64(epochs)); err != nil {
		return err
	}
	t.loop.Extend(epochs, t.config.Decay != NoDecay)
	return nil
}

// Extend is the method of that name of a run: see [Trainer.Extend]. It reports a
// run that has none as a [*FieldError].
func Extend(r Run, epochs int) error {
	if r, ok := r.(interface{ Extend(epochs int) error }); ok {
		return r.Extend(epochs)
	}
	return fieldError("run", "one with a fixed number of epochs", "one that can be extended")
}
