package rnn

import (
	"iter"
	"math"

	"github.com/rnnlab/rnnlab/rnn/internal/kernel"
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
// time, and measures it on validation records before each epoch and at the end.
// With the same Config and records it computes the same bits on every machine.
// It is not safe for concurrent use.
type Trainer[T Float] struct {
	course

	net       *network[T]
	viewer    *network[T] // the same weights for one record: see view
	work      int         // multiply-adds of a Step
	printed   *tutorial   // the printed update instead of the exact gradient, or nil
	optimizer *optimizer[T]
	initial   []T // the weights that Reset goes back to

	good snapshot[T] // the state before the last loss check that was not alarming
	best []T         // the weights with the lowest validation loss, with Patience only
}

// course is how far a run has come: all of a Trainer but its weights.
type course struct {
	config            Config
	train, validation series.Records

	learningRate float64
	altered      bool
	state        State
	divergence   *DivergenceError
	epoch        int // epochs done
	update       int // updates done in this epoch
	record       int // next record of this update's batch, for a batch of several passes
	batchLoss    float64
	check        *lossCheck // the loss check under way, or nil between checks
	spare        *lossCheck
	last         *lossCheck // the last finished one
	history      History
}

// newCourse has room for everything that a run gathers, so that training
// allocates nothing.
func newCourse(config Config, train, validation series.Records) course {
	t := course{config: config, train: train, validation: validation}
	for _, c := range []**lossCheck{&t.check, &t.spare, &t.last} {
		*c = newLossCheck(train, validation, config.Gradient == AsPrinted)
	}
	for _, losses := range []*[]float64{&t.history.Train, &t.history.Validation} {
		*losses = make([]float64, 0, config.Epochs+1)
	}
	return t
}

// NewTrainer draws the initial weights of a network for the records, which the
// trainer keeps and does not change. It reports a bad Config as a [ConfigError],
// records that do not fit, or a network too large for them, as a [*FieldError]. Gradient AsPrinted needs T to be
// float64.
func NewTrainer[T Float](config Config, train, validation series.Records) (*Trainer[T], error) {
	if err := config.Validate(); err != nil {
		return nil, err
	}
	if err := checkRecords(config, train, validation); err != nil {
		return nil, err
	}
	if err := config.fits(train.Inputs, train.Outputs); err != nil {
		return nil, err
	}
	t := &Trainer[T]{course: newCourse(config, train, validation), net: newNetwork[T](config, newShape(config, train)), work: stepWork}
	if config.Gradient == AsPrinted {
		net, ok := any(t.net).(*network[float64])
		if !ok {
			return nil, &FieldError{"gradient", string(AsPrinted) + " in float32", "a Trainer[float64] for it"}
		}
		t.printed = newTutorial(config, net)
	}
	t.optimizer = newOptimizer[T](config.Optimizer, len(t.net.params.All))
	t.initial = append([]T(nil), t.net.params.All...)
	if config.Patience > 0 {
		t.best = make([]T, 0, len(t.initial))
	}
	t.Reset()
	return t, nil
}

// Reset goes back to the initial weights and the Config's learning rate.
func (t *Trainer[T]) Reset() {
	copy(t.net.params.All, t.initial)
	t.optimizer.reset()
	t.learningRate, t.altered = t.config.LearningRate, false
	t.history.truncate(0)
	t.last.epoch = -1
	t.begin(0)
	t.good.take(t)
}

// begin puts the trainer before the loss check of an epoch, with the weights
// that it then has.
func (t *Trainer[T]) begin(epoch int) {
	t.state, t.divergence = Running, nil
	t.epoch, t.update, t.record = epoch, 0, 0
	t.history.truncate(epoch)
	t.net.load()
	t.startCheck()
}

// stepWork is how many multiply-adds a Step does: some milliseconds' worth.
const stepWork = 24 << 20

// Step does the next piece of work and returns: part of a loss check, or an
// update (part of one, for a large batch or network), bounded to some 24 million
// multiply-adds or a single time step of a pass. It reports a breakdown as a [*DivergenceError]; once State is
// not Running it does nothing more.
func (t *Trainer[T]) Step() error {
	if t.state == Diverged {
		return t.divergence
	}
	if t.state != Running {
		return nil
	}
	if t.check != nil {
		return t.checkSome()
	}
	if t.printed != nil {
		return t.updateAsPrinted()
	}
	return t.updateSome()
}

// updateSome goes on with the next records of the batch, and updates the weights
// when the batch is complete.
func (t *Trainer[T]) updateSome() error {
	first := t.update * t.config.Batch
	end := min(first+t.config.Batch, t.train.N)
	if !t.net.pass.busy {
		if t.record == 0 {
			clear(t.net.grad.All)
			t.batchLoss = 0
		}
		lo := first + t.record
		t.net.beginLearning(t.train, lo, min(lo+t.net.rows, end), 1/T(end-first))
	}
	if !t.net.advance(t.work) {
		return nil
	}
	t.batchLoss += t.net.loss()
	if hi := t.net.pass.hi; hi < end {
		t.record = hi - first
		return nil
	}
	t.record = 0

	g := t.net.grad.All
	norm := 0.0
	if t.config.Clip == ClipNorm {
		norm = math.Sqrt(kernel.SumSquares(g))
	}
	loss := t.batchLoss / float64(end-first)
	if !kernel.Finite(g) || !finite(norm) || t.alarming(loss) {
		return t.diverge(loss)
	}
	switch t.config.Clip {
	case ClipValue:
		kernel.Clip(g, T(t.config.ClipAt))
	case ClipNorm:
		clipNorm(g, norm, t.config.ClipAt)
	}
	t.optimizer.update(t.net.params.All, g, t.rate())
	t.updated()
	return nil
}

func (t *Trainer[T]) updateAsPrinted() error {
	i := t.update
	y := t.train.Target(i)[0]
	mulv := t.printed.forward(t.train.Input(i))
	if loss := halfSquare(mulv, y); t.alarming(loss) {
		return t.diverge(loss)
	}
	t.printed.backward(mulv, y)
	t.printed.update(t.rate())
	t.updated()
	return nil
}

func (t *Trainer[T]) updated() {
	t.net.load()
	t.update++
	if t.update == t.updates() {
		t.epoch, t.update = t.epoch+1, 0
		t.startCheck()
	}
}

// updates is the number of updates an epoch; a last batch may be smaller.
func (t *course) updates() int { return updatesAnEpoch(t.config, t.train) }

func updatesAnEpoch(c Config, train series.Records) int { return (train.N + c.Batch - 1) / c.Batch }

// rate is the learning rate of the next update.
func (t *course) rate() float64 {
	done := t.epoch*t.updates() + t.update
	return t.learningRate * decayFactor(t.config.Decay, float64(done)/float64(t.config.Epochs*t.updates()))
}

// SetLearningRate changes the learning rate from the next update on; the
// decay goes on from where it is. The range is that of Config.LearningRate.
func (t *Trainer[T]) SetLearningRate(rate float64) error {
	c := t.config
	if err := fieldNamed("learningRate").SetNumber(&c, rate); err != nil {
		return err
	}
	t.alterRate(rate)
	return nil
}

func (t *course) alterRate(rate float64) {
	t.altered = t.altered || rate != t.learningRate
	t.learningRate = rate
}

// Altered says whether the run was changed under way, by another learning rate
// or other weights: then its Config alone does not repeat it.
func (t *Trainer[T]) Altered() bool { return t.altered }

// Progress says how far a run has come.
type Progress struct {
	Epoch, Epochs   int     // epochs done, of how many
	Update, Updates int     // updates done in this epoch, of how many
	LearningRate    float64 // before the decay, as set
	Rate            float64 // of the next update, after the decay
	Checking        bool    // measuring the losses, between epochs
}

// Progress says how far the run has come.
func (t *Trainer[T]) Progress() Progress {
	return Progress{t.epoch, t.config.Epochs, t.update, t.updates(), t.learningRate, t.rate(), t.check != nil}
}

// State says whether there is work left, and if not, why.
func (t *Trainer[T]) State() State { return t.state }

// Config returns the settings of the run.
func (t *Trainer[T]) Config() Config { return t.config }

// Params gives access to the weights. Call Reload after changing them.
func (t *Trainer[T]) Params() *Params[T] { return t.net.params }

// Reload takes over weights that were changed through Params. The update or
// loss check under way begins anew.
func (t *Trainer[T]) Reload() {
	t.altered = true
	t.net.load()
	t.record = 0
	if t.check != nil {
		t.check.record, t.check.stage = 0, 0
	}
}

// view is a network with the weights as they are now, apart from the one in
// training: to look into it while an update is half done.
func (t *Trainer[T]) view() *network[T] {
	if t.viewer == nil {
		t.viewer = networkOf(t.config, t.net.shape, t.net.params, 1)
	} else {
		t.viewer.load()
	}
	return t.viewer
}

// Epochs trains to the end and yields the losses after each loss check, the
// first of the initial weights. A [*DivergenceError] is the last value yielded.
func (t *Trainer[T]) Epochs() iter.Seq2[Losses, error] {
	return func(yield func(Losses, error) bool) {
		for t.state == Running {
			checks := len(t.history.Train)
			if err := t.Step(); err != nil {
				yield(Losses{}, err)
				return
			}
			if len(t.history.Train) > checks && !yield(t.history.last(), nil) {
				return
			}
		}
	}
}

// Run trains to the end.
func (t *Trainer[T]) Run() error {
	for t.state == Running {
		if err := t.Step(); err != nil {
			return err
		}
	}
	return nil
}
