package rnn

// snapshot is the state of a trainer just before the loss check of an epoch:
// going back to it repeats that check.
type snapshot[T Float] struct {
	epoch          int
	learningRate   float64
	weights        []T
	updates        int
	power1, power2 float64
	a, b           []T // of the optimizer
}

func (s *snapshot[T]) take(t *Trainer[T]) {
	o := t.optimizer
	s.epoch, s.learningRate = t.epoch, t.learningRate
	s.weights = append(s.weights[:0], t.net.params.All...)
	s.updates, s.power1, s.power2 = o.updates, o.power1, o.power2
	s.a, s.b = append(s.a[:0], o.a...), append(s.b[:0], o.b...)
}

// putBack gives the trainer the weights and the optimizer's state of s.
func (s *snapshot[T]) putBack(t *Trainer[T]) {
	o := t.optimizer
	copy(t.net.params.All, s.weights)
	o.updates, o.power1, o.power2 = s.updates, s.power1, s.power2
	copy(o.a, s.a)
	copy(o.b, s.b)
	t.net.load()
}

// restore has the trainer go on from s.
func (s *snapshot[T]) restore(t *Trainer[T]) {
	s.putBack(t)
	t.begin(s.epoch)
}

// snapshotHeader is the count of numbers before the losses in a Snapshot.
const snapshotHeader = 6

// Snapshot returns what a new trainer with the same Config and records needs to
// go on from the last good weights exactly as this one would: for [Trainer.Restore].
// After a short header come the losses measured before, two an epoch, the
// weights, the optimizer's state and, with Patience, the best weights.
func (t *Trainer[T]) Snapshot() []float64 {
	s := &t.good
	n := min(s.epoch, len(t.history.Train))
	best := t.best
	if n == 0 {
		best = nil // the loss check of epoch 0 finds it again
	}
	out := make([]float64, 0, snapshotHeader+2*n+len(s.weights)+len(s.a)+len(s.b)+len(best))
	out = append(out, float64(s.epoch), s.learningRate, float64(s.updates), s.power1, s.power2, float64(len(s.weights)))
	out = append(out, t.history.Train[:n]...)
	out = append(out, t.history.Validation[:n]...)
	for _, part := range [][]T{s.weights, s.a, s.b, best} {
		for _, v := range part {
			out = append(out, float64(v))
		}
	}
	return out
}

// Restore goes on from a Snapshot of a trainer with the same Config and
// records. It reports one that does not fit as a [*FieldError] and then leaves
// the trainer as it was.
func (t *Trainer[T]) Restore(saved []float64) error {
	if len(saved) < snapshotHeader {
		return &FieldError{"snapshot", itoa(len(saved)) + " numbers", "at least " + itoa(snapshotHeader)}
	}
	for i, v := range saved {
		if !finite(v) {
			return &FieldError{"snapshot[" + itoa(i) + "]", formatNumber(v), "a finite number"}
		}
	}
	weights, a, b := len(t.net.params.All), len(t.optimizer.a), len(t.optimizer.b)
	epoch := saved[0]
	if epoch < 0 || epoch > float64(t.config.Epochs) || epoch != float64(int(epoch)) {
		return &FieldError{"snapshot.epoch", formatNumber(epoch), "a whole number from 0 to " + itoa(t.config.Epochs)}
	}
	n, best := int(epoch), 0
	if t.config.Patience > 0 && n > 0 {
		best = weights
	}
	if want := snapshotHeader + 2*n + weights + a + b + best; len(saved) != want || saved[5] != float64(weights) {
		return &FieldError{"snapshot", itoa(len(saved)) + " numbers", itoa(want) + " numbers for this Config"}
	}
	if err := t.SetLearningRate(saved[1]); err != nil {
		return err
	}
	var s snapshot[T]
	s.epoch, s.learningRate = n, saved[1]
	s.updates, s.power1, s.power2 = int(saved[2]), saved[3], saved[4]
	rest := saved[snapshotHeader:]
	t.history.Train = append(t.history.Train[:0], rest[:n]...)
	t.history.Validation = append(t.history.Validation[:0], rest[n:2*n]...)
	rest = rest[2*n:]
	s.weights, rest = fromFloat64[T](rest[:weights]), rest[weights:]
	s.a, rest = fromFloat64[T](rest[:a]), rest[a:]
	s.b = fromFloat64[T](rest[:b])
	t.best = append(t.best[:0], fromFloat64[T](rest[b:])...)
	s.restore(t)
	t.good = s
	return nil
}

func fromFloat64[T Float](x []float64) []T {
	y := make([]T, len(x))
	for i, v := range x {
		y[i] = T(v)
	}
	return y
}
