package rnn

// checkpoint is the state of a trainer just before the evaluation of an epoch:
// going back to it repeats that evaluation.
type checkpoint[T Float] struct {
	powers
	weights []T
	a, b    []T // of the optimizer
}

func (c *checkpoint[T]) take(t *Trainer[T]) {
	o := t.optimizer
	c.powers = o.powers
	c.weights = append(c.weights[:0], t.net.params.All...)
	c.a, c.b = append(c.a[:0], o.a...), append(c.b[:0], o.b...)
}

func (c *checkpoint[T]) putBack(t *Trainer[T]) {
	o := t.optimizer
	copy(t.net.params.All, c.weights)
	o.powers = c.powers
	copy(o.a, c.a)
	copy(o.b, c.b)
	t.net.load()
	t.record = 0
}
