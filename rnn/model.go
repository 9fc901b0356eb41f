package rnn

// model is a trainer as its loop has it: a type of its own, so that its methods
// are no methods of Trainer.
type model[T Float] Trainer[T]

func (m *model[T]) Evaluate() { m.record, m.evaluating.record = 0, 0 }

func (m *model[T]) KeepPredictions() { m.evaluating, m.evaluated = m.evaluated, m.evaluating }

func (m *model[T]) KeepGood() { m.good.take((*Trainer[T])(m)) }

func (m *model[T]) PutGoodBack() { m.good.putBack((*Trainer[T])(m)) }

func (m *model[T]) KeepBest() { m.best = append(m.best[:0], m.net.params.All...) }

func (m *model[T]) PutBestBack() {
	copy(m.net.params.All, m.best)
	m.net.load()
}

func (m *model[T]) GiveUp() (field, reason string) {
	gradientGrew := (*Trainer[T])(m).gradientGrew()
	m.PutGoodBack()
	return (*Trainer[T])(m).cause(gradientGrew)
}
