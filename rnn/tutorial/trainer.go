package tutorial

import (
	"iter"
	"strconv"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/internal/fnv"
	"github.com/rnnlab/rnnlab/rnn/internal/loop"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// A Trainer runs the tutorial's code as printed, in float64, one bounded piece
// of work at a time. It is a [rnn.Run], and what is not said here is said there,
// at [rnn.Trainer]. It is not safe for concurrent use.
type Trainer struct {
	config            rnn.Config
	train, validation series.Records

	loop *loop.Loop
	net  *network
	code *code
	rows int // records of a piece of an evaluation

	evaluating, evaluated *evaluation // under way, and the last complete one

	initial, good, best []float64 // weights: of the seed, to go back to, with the lowest validation loss
	probe               *network  // the same weights for one record, to look into
}

var _ rnn.Run = (*Trainer)(nil)

// New draws the initial weights. It reports a Config that is not the tutorial's
// as a [rnn.ConfigError], records that are not as a [*rnn.FieldError].
func New(config rnn.Config, train, validation series.Records) (*Trainer, error) {
	if err := checkConfig(config); err != nil {
		return nil, err
	}
	if err := checkRecords(config, train, validation); err != nil {
		return nil, err
	}
	weights := newWeights(config.Hidden, config.Steps)
	weights.draw(config.Init, config.Seed)
	rows := rowsAPiece(config)
	t := &Trainer{config: config, train: train, validation: validation, net: newNetwork(config, weights, rows), rows: rows,
		evaluating: newEvaluation(train, validation), evaluated: newEvaluation(train, validation)}
	t.code = newCode(config, t.net, rows)
	for _, copied := range []*[]float64{&t.initial, &t.good, &t.best} {
		*copied = append([]float64(nil), weights.All...)
	}
	t.loop = loop.New(loop.Plan{Epochs: config.Epochs, Updates: train.N, Patience: config.Patience,
		LearningRate: config.LearningRate, Decay: config.Decay.Factor}, (*model)(t))
	t.Reset()
	return t, nil
}

// rowsAPiece is how many records are predicted at a time, for some 24 million
// multiply-adds at most.
func rowsAPiece(c rnn.Config) int {
	return max(1, min(32, 24<<20/(c.Steps*c.Hidden*c.Hidden)))
}

// Reset goes back to the initial weights and the Config's learning rate.
func (t *Trainer) Reset() {
	t.put(t.initial)
	t.loop.Reset()
}

func (t *Trainer) put(weights []float64) {
	copy(t.net.weights.All, weights)
	t.net.load()
}

// Step does the next piece of work and returns: part of an evaluation, or an
// update. It reports a breakdown as a [*rnn.DivergenceError]; once State is not
// Running it does nothing more.
func (t *Trainer) Step() error {
	if t.State() == rnn.Running {
		if t.loop.Evaluating {
			t.evaluateSome()
		} else {
			t.update(t.code.forward)
		}
	}
	if t.loop.Divergence != nil {
		return (*rnn.DivergenceError)(t.loop.Divergence)
	}
	return nil
}

// update trains on the next record, its forward pass given.
func (t *Trainer) update(forward func(x []float64) (mulv float64)) {
	i := t.loop.Update
	y := t.train.Target(i)[0]
	mulv := forward(t.train.Input(i))
	if e := mulv - y; t.loop.Alarming(float64(e*e) / 2) {
		t.loop.Diverge(float64(e*e) / 2)
		return
	}
	t.code.backward(mulv, y)
	t.code.update(t.loop.Rate())
	t.loop.Updated()
}

// Run trains to the end.
func (t *Trainer) Run() error {
	for t.State() == rnn.Running {
		if err := t.Step(); err != nil {
			return err
		}
	}
	return nil
}

// Epochs trains to the end and yields the losses after each evaluation.
func (t *Trainer) Epochs() iter.Seq2[rnn.Losses, error] { return rnn.Epochs(t) }

// SetLearningRate changes the learning rate from the next update on.
func (t *Trainer) SetLearningRate(rate float64) error {
	c := t.config
	if err := learningRate().SetNumber(&c, rate); err != nil {
		return err
	}
	t.loop.SetLearningRate(rate)
	return nil
}

// Recover goes back to the last good weights, with the learning rate times factor.
func (t *Trainer) Recover(factor float64) error {
	if !(factor > 0 && factor <= 1) {
		return &rnn.FieldError{Field: "factor", Got: strconv.FormatFloat(factor, 'g', -1, 64), Want: "a number above 0, at most 1"}
	}
	t.loop.Recover(factor, learningRate().Min)
	return nil
}

// State says whether there is work left, and if not, why.
func (t *Trainer) State() rnn.State { return rnn.State(t.loop.State) }

// Progress says how far the run has come.
func (t *Trainer) Progress() rnn.Progress {
	l := t.loop
	progress := rnn.Progress{Epoch: l.Epoch, Epochs: t.config.Epochs, Update: l.Update, Updates: t.train.N,
		LearningRate: l.LearningRate, Rate: l.Rate(), Evaluating: l.Evaluating}
	//lint:ignore SA1019 who still reads Checking gets it from this trainer too
	progress.Checking = l.Evaluating
	return progress
}

// Config returns the settings of the run.
func (t *Trainer) Config() rnn.Config { return t.config }

// Altered says whether the run was changed under way.
func (t *Trainer) Altered() bool { return t.loop.Altered }

// History returns the losses so far. The slices are valid until the next Step.
func (t *Trainer) History() rnn.History { return rnn.History(t.loop.History) }

// Hash sums up the weights and the losses to the last bit, as [rnn.Trainer.Hash].
func (t *Trainer) Hash() uint64 {
	h := fnv.New
	for _, w := range t.net.weights.All {
		h.Number(w)
	}
	return t.loop.Hash(h)
}

// Bits is 64: how many bits a weight has.
func (t *Trainer) Bits() int { return 64 }

// Weights gives access to the weights. Call Reload after changing them.
func (t *Trainer) Weights() *Weights { return t.net.weights }

// Reload takes over weights that were changed through Weights. The evaluation
// under way begins anew.
func (t *Trainer) Reload() {
	t.loop.Altered = true
	t.net.load()
	t.evaluating.restart()
}

// Tensors are copies of the weights as they are now, with the names that package
// rnn gives them.
func (t *Trainer) Tensors() []rnn.Tensor[float64] {
	h, w := t.config.Hidden, t.net.weights
	list := []rnn.Tensor[float64]{
		{Name: "weight_ih_l0", Rows: h, Cols: t.config.Steps, Data: w.U},
		{Name: "weight_hh_l0", Rows: h, Cols: h, Data: w.W},
		{Name: "out_weight", Rows: 1, Cols: h, Data: w.V},
	}
	for i := range list {
		list[i].Data = append([]float64(nil), list[i].Data...)
	}
	return list
}
