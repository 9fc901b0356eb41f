package rnn

// snapshot is the state of a trainer just before the loss check of an epoch:
// going back to it repeats that check.
type snapshot[T Float] struct {
	place
	weights []T
	a, b    []T // of the optimizer
}

// place is the part of a snapshot that is no list.
type place struct {
	epoch        int
	learningRate float64
	powers
}

func (s *snapshot[T]) take(t *Trainer[T]) {
	o := t.optimizer
	s.place = place{t.epoch, t.learningRate, o.powers}
	s.weights = append(s.weights[:0], t.net.params.All...)
	s.a, s.b = append(s.a[:0], o.a...), append(s.b[:0], o.b...)
}

// putBack gives the trainer the weights and the optimizer's state of s.
func (s *snapshot[T]) putBack(t *Trainer[T]) {
	o := t.optimizer
	copy(t.net.params.All, s.weights)
	o.powers = s.powers
	copy(o.a, s.a)
	copy(o.b, s.b)
	t.net.load()
}

// restore has the trainer go on from s.
func (s *snapshot[T]) restore(t *Trainer[T]) {
	s.putBack(t)
	t.begin(s.epoch)
}
