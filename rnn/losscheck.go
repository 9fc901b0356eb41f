package rnn

import (
	"math"

	"github.com/rnnlab/rnnlab/rnn/series"
)

// lossCheck predicts all records with the weights of one moment, a pass of the
// network at a time.
type lossCheck struct {
	epoch  int
	record int  // next record, counting training records, then validation records
	stage  int  // 0 the forward pass of training, 1 the printed prediction step
	final  bool // of the weights that an early stop went back to: not part of the history

	// Predictions of all records, training then validation, (N, O); those of
	// the printed prediction step are nil unless the run is as printed.
	trained, printed []float64

	// For records with classes instead: the likeliest ones, (N, T), and the
	// loss of each record.
	classes []int
	losses  []float64
}

func newLossCheck(train, validation series.Records, printed bool) *lossCheck {
	records := train.N + validation.N
	if train.Classes != nil {
		return &lossCheck{epoch: -1, classes: make([]int, records*train.Steps), losses: make([]float64, records)}
	}
	n := records * train.Outputs
	c := &lossCheck{epoch: -1, trained: make([]float64, n)}
	if printed {
		c.printed = make([]float64, n)
	}
	return c
}

func (t *course) startCheck() {
	if t.check == nil {
		t.check, t.spare = t.spare, nil
	}
	c := t.check
	c.epoch, c.record, c.stage, c.final = t.epoch, 0, 0, false
}

// checkSome goes on predicting records, and takes stock after the last.
func (t *Trainer[T]) checkSome() error {
	c := t.check
	set, offset := t.train, 0
	if c.record >= t.train.N {
		set, offset = t.validation, t.train.N
	}
	lo := c.record - offset
	if c.stage == 0 {
		n := t.net
		if !n.pass.busy {
			n.begin(set, lo, min(lo+n.rows, set.N))
		}
		if !n.advance(t.work) {
			return nil
		}
		takePass(c, n)
		c.record += n.pass.batch()
	} else {
		hi := min(lo+t.printed.rows, set.N)
		copy(c.printed[c.record:], t.printed.predict(set, lo, hi))
		c.record += hi - lo
	}
	if c.record < t.train.N+t.validation.N {
		return nil
	}
	if c.stage == 0 && t.printed != nil {
		c.stage, c.record = 1, 0
		return nil
	}
	return t.takeStock()
}

// takePass keeps what a pass made of its records, the ones from c.record on.
func takePass[T Float](c *lossCheck, n *network[T]) {
	batch := n.pass.batch()
	if n.classified {
		copy(c.losses[c.record:], n.head.losses[:batch])
		for at, class := range n.head.classes[:n.steps*batch] {
			t, b := at/batch, at%batch
			c.classes[(c.record+b)*n.steps+t] = class
		}
		return
	}
	at := c.record * n.outputs
	for i, out := range n.head.out[:batch*n.outputs] {
		c.trained[at+i] = float64(out)
	}
}

// takeStock ends a loss check: it records the losses and decides how to go on.
func (t *Trainer[T]) takeStock() error {
	c := t.check
	if c.final {
		t.finish(Stopped)
		return nil
	}
	train, validation := c.meanLosses(t.train, t.validation)
	if !finite(train) || t.alarming(train) {
		return t.diverge(train)
	}
	if !finite(validation) {
		return t.diverge(validation)
	}
	t.history.add(train, validation)
	// Weights whose loss has shot up are not worth going back to, though the
	// run may still recover by itself.
	if train <= 10*t.history.Train[t.history.lowest()] {
		t.good.take(t)
	}
	if t.config.Patience > 0 && t.history.Best == t.epoch {
		t.best = append(t.best[:0], t.net.params.All...)
	}
	switch {
	case t.overfits():
		copy(t.net.params.All, t.best)
		t.net.load()
		t.startCheck()
		c.epoch, c.final = t.history.Best, true
	case t.epoch == t.config.Epochs:
		t.finish(Done)
	default:
		t.check, t.last, t.spare = nil, c, t.last
	}
	return nil
}

func (t *course) finish(s State) {
	t.check, t.last, t.spare = nil, t.check, t.last
	t.state = s
}

// overfits says whether the validation loss has not improved for Patience epochs.
func (t *course) overfits() bool {
	return t.config.Patience > 0 && t.epoch-t.history.Best >= t.config.Patience
}

func (c *lossCheck) meanLosses(train, validation series.Records) (ofTrain, ofValidation float64) {
	if c.classes != nil {
		return mean(c.losses[:train.N]), mean(c.losses[train.N:])
	}
	n := train.N * train.Outputs
	return meanLoss(c.trained[:n], train), meanLoss(c.trained[n:], validation)
}

func mean(x []float64) float64 {
	sum := 0.0
	for _, v := range x {
		sum += v
	}
	return sum / float64(len(x))
}

// meanLoss is the mean over records of Σ (out - y)² / 2 over the outputs.
func meanLoss(predictions []float64, r series.Records) float64 {
	sum := 0.0
	for i, y := range r.Y {
		sum += halfSquare(predictions[i], y)
	}
	return sum / float64(r.N)
}

// RMSE is the root of the mean squared difference of predictions and targets.
func RMSE(predictions, targets []float64) float64 {
	sum := 0.0
	for i, y := range targets {
		e := predictions[i] - y
		sum += float64(e * e)
	}
	return math.Sqrt(sum / float64(len(targets)))
}

// A Prediction holds what the network makes of the records with the weights of
// the last loss check (the best ones, if the run was stopped early).
type Prediction struct {
	Epoch             int       // epochs done at that time; -1 before the first check
	Train, Validation []float64 // (N, O) each; nil for records with classes

	// For records with classes: the likeliest one at each time step, (N, T).
	TrainClasses, ValidationClasses []int

	// Gradient AsPrinted has two: Train and Validation come from the forward
	// pass of training, these from the tutorial's own prediction step. Nil
	// otherwise.
	PrintedTrain, PrintedValidation []float64
}

// Prediction returns the predictions of the last finished loss check. The
// slices are valid until the next call of a method that trains.
func (t *Trainer[T]) Prediction() Prediction {
	if t.net.classified {
		n := t.train.N * t.net.steps
		return Prediction{Epoch: t.last.epoch, TrainClasses: t.last.classes[:n], ValidationClasses: t.last.classes[n:]}
	}
	n := t.train.N * t.net.outputs
	p := Prediction{Epoch: t.last.epoch, Train: t.last.trained[:n], Validation: t.last.trained[n:]}
	if t.printed != nil {
		p.PrintedTrain, p.PrintedValidation = t.last.printed[:n], t.last.printed[n:]
	}
	return p
}
