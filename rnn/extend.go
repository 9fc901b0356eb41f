package rnn

// Extend has a run go on for so many epochs more than its Config said, with the
// weights and the optimizer's state that it has: from its end if it is [Done], and
// if it is [Running] it only ends later. Config then has the longer Epochs.
//
// A run that was [Stopped] early holds the weights of its best epoch. It goes on from
// the last one, at which it was stopped, for so many epochs more, and waits as much
// longer for a better one: Config then has both Epochs and Patience for that, and
// where nothing better comes it ends at the best epoch again.
//
// Without a decay that is, bit for bit, the run that would have had this Config
// from the start. A decay goes by the share of the run's updates that are
// done, which falls as there are more: from here on the learning rate is that of
// the longer run, which at first is higher than it was, and as no Config repeats
// such a run it counts as Altered.
//
// It changes nothing where there is something against it: see [Longer].
func (t *Trainer[T]) Extend(epochs int) error {
	c, err := Longer(t, epochs)
	if err != nil {
		return err
	}
	t.config = c
	t.loop.Extend(c.Epochs, c.Patience, c.Decay != NoDecay)
	return nil
}

// Longer is the Config that a run has once [Trainer.Extend] has extended it. It
// reports a run that has diverged, which has no end to go on from, as a [*FieldError] of the
// field state, and epochs or a patience beyond the range of those of Config as one
// of that field.
func Longer(r Run, epochs int) (Config, error) {
	c, p := r.Config(), r.Progress()
	if epochs < 1 {
		return c, fieldError("epochs", itoa(epochs), "at least 1 more")
	}
	if r.State() == Diverged {
		return c, fieldError("state", string(Diverged), "a run that has not diverged")
	}
	all, patience := float64(c.Epochs), float64(c.Patience) // numbers, which do not wrap around
	// About to be stopped, a run measures the best weights though it has the losses of its epoch.
	if r.State() == Stopped || p.Evaluating && len(r.History().Train) > p.Epoch {
		all, patience = float64(p.Epoch), patience+float64(epochs)
	}
	if err := fieldNamed("epochs").SetNumber(&c, all+float64(epochs)); err != nil {
		return c, err
	}
	return c, fieldNamed("patience").SetNumber(&c, patience)
}

// Extend is the method of that name of a run: see [Trainer.Extend]. It reports a
// run that has none as a [*FieldError].
func Extend(r Run, epochs int) error {
	if r, ok := r.(interface{ Extend(epochs int) error }); ok {
		return r.Extend(epochs)
	}
	return fieldError("run", "one with a fixed number of epochs", "one that can be extended")
}
