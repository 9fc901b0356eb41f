package rnn

import (
	"iter"
	"math"
	"strconv"

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
	config            Config
	train, validation series.Records

	net          *network[T]
	printed      *tutorial // the printed update instead of the exact gradient, or nil
	optimizer    *optimizer[T]
	initial      []T // the weights that Reset goes back to
	learningRate float64

	state      State
	divergence *DivergenceError
	epoch      int // epochs done
	update     int // updates done in this epoch
	record     int // next record of this update's batch, for a batch of several passes
	batchLoss  float64
	check      *lossCheck // the loss check under way, or nil between checks
	spare      *lossCheck
	last       *lossCheck // the last finished one
	history    History

	good snapshot[T] // the state before the last loss check that was not alarming
	best []T         // the weights with the lowest validation loss, with Patience only
}

// NewTrainer draws the initial weights of a network for the records, which the
// trainer keeps and does not change. It reports a bad Config as a [ConfigError],
// records that do not fit as a [*FieldError]. Gradient AsPrinted needs T to be
// float64.
func NewTrainer[T Float](config Config, train, validation series.Records) (*Trainer[T], error) {
	if err := config.Validate(); err != nil {
		return nil, err
	}
	if err := checkRecords(config, train, validation); err != nil {
		return nil, err
	}
	s := shape{config.Steps, train.Inputs, config.Hidden, train.Outputs, config.Input == PerStep}
	t := &Trainer[T]{config: config, train: train, validation: validation, net: newNetwork[T](config, s)}
	if config.Gradient == AsPrinted {
		net, ok := any(t.net).(*network[float64])
		if !ok {
			return nil, &FieldError{"gradient", string(AsPrinted) + " in float32", "a Trainer[float64] for it"}
		}
		t.printed = newTutorial(config, net)
	}
	t.optimizer = newOptimizer[T](config.Optimizer, len(t.net.params.All))
	t.initial = append([]T(nil), t.net.params.All...)
	t.check = newLossCheck(train, validation, t.printed != nil)
	t.spare = newLossCheck(train, validation, t.printed != nil)
	t.last = newLossCheck(train, validation, t.printed != nil)
	// Room for everything that a run gathers, so that training allocates nothing.
	t.history.Train = make([]float64, 0, config.Epochs+1)
	t.history.Validation = make([]float64, 0, config.Epochs+1)
	if config.Patience > 0 {
		t.best = make([]T, 0, len(t.initial))
	}
	t.Reset()
	return t, nil
}

func checkRecords(config Config, train, validation series.Records) error {
	for _, set := range []struct {
		name string
		r    series.Records
	}{{"train", train}, {"validation", validation}} {
		switch r := set.r; {
		case r.N < 1:
			return &FieldError{set.name + ".N", itoa(r.N), "at least 1 record"}
		case r.Steps != config.Steps:
			return &FieldError{set.name + ".Steps", itoa(r.Steps), "the configured steps, " + itoa(config.Steps)}
		case r.Inputs != train.Inputs || r.Inputs < 1:
			return &FieldError{set.name + ".Inputs", itoa(r.Inputs), "at least 1, the same in both sets"}
		case config.Input == PerStep && r.Inputs != 1:
			return &FieldError{set.name + ".Inputs", itoa(r.Inputs), "1 with input " + string(PerStep)}
		case r.Outputs != train.Outputs || r.Outputs < 1:
			return &FieldError{set.name + ".Outputs", itoa(r.Outputs), "at least 1, the same in both sets"}
		case config.Gradient == AsPrinted && r.Outputs != 1:
			return &FieldError{set.name + ".Outputs", itoa(r.Outputs), "1 with gradient " + string(AsPrinted)}
		case len(r.X) != r.N*r.Steps*r.Inputs:
			return &FieldError{set.name + ".X", itoa(len(r.X)) + " values", itoa(r.N*r.Steps*r.Inputs) + " values"}
		case len(r.Y) != r.N*r.Outputs:
			return &FieldError{set.name + ".Y", itoa(len(r.Y)) + " values", itoa(r.N*r.Outputs) + " values"}
		}
		for _, part := range []struct {
			name   string
			values []float64
		}{{".X", set.r.X}, {".Y", set.r.Y}} {
			for i, v := range part.values {
				if !finite(v) {
					return &FieldError{set.name + part.name + "[" + itoa(i) + "]", strconv.FormatFloat(v, 'g', -1, 64), "a finite number"}
				}
			}
		}
	}
	return nil
}

func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }

// Reset goes back to the initial weights and the Config's learning rate.
func (t *Trainer[T]) Reset() {
	copy(t.net.params.All, t.initial)
	t.optimizer.reset()
	t.learningRate = t.config.LearningRate
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

// Step does the next piece of work and returns: part of a loss check, or an
// update (part of one, for a large batch), bounded to some 100 million
// multiply-adds. It reports a breakdown as a [*DivergenceError]; once State is
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

// updateSome takes the next records of the batch, and updates the weights when
// the batch is complete.
func (t *Trainer[T]) updateSome() error {
	first := t.update * t.config.Batch
	end := min(first+t.config.Batch, t.train.N)
	if t.record == 0 {
		clear(t.net.grad.All)
		t.batchLoss = 0
	}
	lo := first + t.record
	hi := min(lo+t.net.rows, end)
	t.net.forward(t.train, lo, hi)
	t.batchLoss += t.net.backward(t.train, lo, hi, 1/T(end-first))
	if hi < end {
		t.record = hi - first
		return nil
	}
	t.record = 0

	g := t.net.grad.All
	norm := math.Sqrt(kernel.SumSquares(g))
	loss := t.batchLoss / float64(end-first)
	if !finite(norm) || t.alarming(loss) {
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
func (t *Trainer[T]) updates() int {
	return (t.train.N + t.config.Batch - 1) / t.config.Batch
}

// rate is the learning rate of the next update.
func (t *Trainer[T]) rate() float64 {
	done := t.epoch*t.updates() + t.update
	return t.learningRate * decayFactor(t.config.Decay, float64(done)/float64(t.config.Epochs*t.updates()))
}

// SetLearningRate changes the learning rate from the next update on; the
// decay goes on from where it is. The range is that of Config.LearningRate.
func (t *Trainer[T]) SetLearningRate(rate float64) error {
	for _, f := range fields {
		if f.Name == "learningRate" {
			c := t.config
			if err := f.SetNumber(&c, rate); err != nil {
				return err
			}
		}
	}
	t.learningRate = rate
	return nil
}

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
