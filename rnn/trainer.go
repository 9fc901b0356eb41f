package rnn

import (
	"iter"
	"math"

	"github.com/rnnlab/rnnlab/rnn/internal/kernel"
	"github.com/rnnlab/rnnlab/rnn/internal/loop"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// State says whether a [Trainer] has work left.
type State string

// The states of a trainer.
const (
	Running  State = "running"  // Step has work to do
	Done     State = "done"     // all epochs are done
	Stopped  State = "stopped"  // stopped early: the validation loss had stopped falling
	Diverged State = "diverged" // stopped by a DivergenceError
)

// A Trainer fits a network to training records, one bounded piece of work at a
// time, and measures it on validation records, if there are any, before each
// epoch and at the end.
// With the same Config and records it computes the same bits on every machine.
// It is not safe for concurrent use.
type Trainer[T Float] struct {
	config            Config
	train, validation series.Records

	loop      *loop.Loop
	net       *network[T]
	probe     *network[T] // the same weights for one record: see probed
	work      int         // multiply-adds of a Step
	optimizer *optimizer[T]
	shuffle   *shuffle // with Shuffle only
	carry     *carry   // with Carry only
	record    int      // next record of this update's batch, for a batch of several passes
	batchLoss float64  // of its records so far

	evaluating, evaluated *evaluation // under way, and the last complete one

	initial []T           // the weights that Reset goes back to
	good    checkpoint[T] // before the last evaluation that was not alarming
	best    []T           // the weights with the lowest validation loss, with Patience only
}

// NewTrainer draws the initial weights of a network for the records, which the
// trainer keeps and does not change; validation may have none, N being 0. It
// reports a bad Config as a [ConfigError],
// records that do not fit, or a network too large for them, as a [*FieldError].
// The update as printed is not its business: package rnn/tutorial trains by it.
func NewTrainer[T Float](config Config, train, validation series.Records) (*Trainer[T], error) {
	if err := config.trainable(); err != nil {
		return nil, err
	}
	if err := CheckRecords(config, train, validation); err != nil {
		return nil, err
	}
	validation = orNone(validation)
	s := newShape(config, train, validation)
	t := &Trainer[T]{config: config, train: train, validation: validation, net: newNetwork[T](config, s), work: stepWork,
		evaluating: newEvaluation(s, train.N+validation.N), evaluated: newEvaluation(s, train.N+validation.N)}
	t.optimizer = newOptimizer[T](config.Optimizer, len(t.net.params.All))
	t.initial = append([]T(nil), t.net.params.All...)
	if config.Shuffle {
		t.shuffle = newShuffle(config.Seed, train.N)
	}
	if s.handsOn() {
		t.carry = newCarry(config, train.N, validation.N)
	}
	if config.Patience > 0 {
		t.best = make([]T, 0, len(t.initial))
	}
	t.loop = loop.New(loop.Plan{Epochs: config.Epochs, Updates: updatesAnEpoch(config, train), Patience: config.Patience,
		LearningRate: config.LearningRate, Decay: config.Decay.Factor}, (*model[T])(t))
	t.Reset()
	return t, nil
}

// trainable reports a Config that is not for this trainer.
func (c Config) trainable() error {
	if err := c.Validate(); err != nil {
		return err
	}
	if c.Gradient != Exact {
		return fieldError("gradient", string(c.Gradient), string(Exact)+", or the trainer of package rnn/tutorial")
	}
	return nil
}

// updatesAnEpoch is the number of updates an epoch; a last batch may be smaller.
func updatesAnEpoch(c Config, train series.Records) int {
	return (train.N + c.Batch - 1) / c.Batch
}

// Reset goes back to the initial weights and the Config's learning rate.
func (t *Trainer[T]) Reset() {
	copy(t.net.params.All, t.initial)
	t.net.load()
	t.optimizer.reset()
	t.record = 0
	t.loop.Reset()
}

// stepWork is how many multiply-adds a Step does: some milliseconds' worth.
const stepWork = 24 << 20

// Step does the next piece of work and returns: part of an evaluation, or an
// update (part of one, for a large batch or network), bounded to some 24 million
// multiply-adds or a single time step of a pass. It reports a breakdown as a
// [*DivergenceError]; once State is not Running it does nothing more.
func (t *Trainer[T]) Step() error {
	if t.State() == Running {
		if t.loop.Evaluating {
			t.evaluateSome()
		} else {
			t.updateSome()
		}
	}
	if t.loop.Divergence != nil {
		return (*DivergenceError)(t.loop.Divergence)
	}
	return nil
}

// updateSome goes on with the next records of the batch, and updates the weights
// when the batch is complete.
func (t *Trainer[T]) updateSome() {
	first := t.loop.Update * t.config.Batch
	end := min(first+t.config.Batch, t.train.N)
	var order []int
	if t.shuffle != nil {
		order = t.shuffle.of(t.loop.Epoch)
	}
	if t.net.handsOn() {
		l := t.carry.train
		order, first, end = l.order, l.starts[t.loop.Update], l.starts[t.loop.Update+1]
	}
	if !t.net.pass.busy {
		if t.record == 0 {
			clear(t.net.grad.All)
			t.batchLoss = 0
		}
		lo := first + t.record
		t.net.beginLearning(t.train, order, lo, min(lo+t.net.rows, end), 1/T(t.net.asked(t.train, order, first, end)))
		if t.net.handsOn() && t.loop.Update > 0 {
			t.net.beginWith(t.carry.now, t.config.Batch, t.record)
		}
	}
	if !t.net.advance(t.work) {
		return
	}
	if t.net.handsOn() {
		t.net.endWith(t.carry.next, t.config.Batch, t.record)
	}
	t.batchLoss += t.net.loss()
	if hi := t.net.pass.hi; hi < end {
		t.record = hi - first
		return
	}
	t.record = 0

	g := t.net.grad.All
	norm := 0.0
	if t.config.Clip == ClipNorm {
		norm = math.Sqrt(kernel.SumSquares(g))
	}
	loss := t.batchLoss / float64(t.net.asked(t.train, order, first, end))
	if !kernel.Finite(g) || !finite(norm) || t.loop.Alarming(loss) {
		t.loop.Diverge(loss)
		return
	}
	switch t.config.Clip {
	case ClipValue:
		kernel.Clip(g, T(t.config.ClipAt))
	case ClipNorm:
		clipNorm(g, norm, t.config.ClipAt)
	}
	t.optimizer.update(t.net.params.All, g, t.loop.Rate())
	t.net.load()
	if t.net.handsOn() {
		t.carry.now, t.carry.next = t.carry.next, t.carry.now
	}
	t.loop.Updated()
}

// SetLearningRate changes the learning rate from the next update on; the
// decay goes on from where it is. The range is that of Config.LearningRate.
func (t *Trainer[T]) SetLearningRate(rate float64) error {
	c := t.config
	if err := fieldNamed("learningRate").SetNumber(&c, rate); err != nil {
		return err
	}
	t.loop.SetLearningRate(rate)
	return nil
}

// Altered says whether the run was changed under way, by another learning rate
// or other weights: then its Config alone does not repeat it.
func (t *Trainer[T]) Altered() bool { return t.loop.Altered }

// Progress says how far a run has come.
type Progress struct {
	Epoch, Epochs   int     // epochs done, of how many
	Update, Updates int     // updates done in this epoch, of how many
	LearningRate    float64 // before the decay, as set
	Rate            float64 // of the next update, after the decay
	Evaluating      bool    // measuring the losses, between epochs

	// Deprecated: Checking is Evaluating.
	Checking bool
}

// Progress says how far the run has come.
func (t *Trainer[T]) Progress() Progress {
	l := t.loop
	return Progress{l.Epoch, t.config.Epochs, l.Update, updatesAnEpoch(t.config, t.train), l.LearningRate, l.Rate(), l.Evaluating, l.Evaluating}
}

// State says whether there is work left, and if not, why.
func (t *Trainer[T]) State() State { return State(t.loop.State) }

// Config returns the settings of the run.
func (t *Trainer[T]) Config() Config { return t.config }

// Params gives access to the weights. Call Reload after changing them.
func (t *Trainer[T]) Params() *Params[T] { return t.net.params }

// Reload takes over weights that were changed through Params. The update or
// evaluation under way begins anew.
func (t *Trainer[T]) Reload() {
	t.loop.Altered = true
	t.net.load()
	t.record, t.evaluating.record = 0, 0
}

// probed is a network with the weights as they are now, apart from the one in
// training: to look into it while an update is half done.
func (t *Trainer[T]) probed() *network[T] {
	if t.probe == nil {
		t.probe = networkOf(t.config, t.net.shape, t.net.params, newParams[T](t.net.shape), 1)
	} else {
		t.probe.load()
	}
	return t.probe
}

// Epochs trains to the end and yields the losses after each evaluation, the
// first of the initial weights. A [*DivergenceError] is the last value yielded.
func (t *Trainer[T]) Epochs() iter.Seq2[Losses, error] { return Epochs(t) }

// Run trains to the end.
func (t *Trainer[T]) Run() error {
	for t.State() == Running {
		if err := t.Step(); err != nil {
			return err
		}
	}
	return nil
}
