package rnn

import (
	"math"

	"github.com/rnnlab/rnnlab/rnn/series"
)

// evaluation predicts all records with the weights of one moment, a pass of the
// network at a time.
type evaluation struct {
	record  int       // next record, counting training records, then validation records
	outputs []float64 // predictions of all records, training then validation, (N, O)

	// For records with classes instead: the likeliest ones, (N, T), of Labels (N), and
	// the loss of each record.
	classes []int
	losses  []float64
}

func newEvaluation(s shape, records int) *evaluation {
	if s.classified {
		return &evaluation{classes: make([]int, records*s.predictedSteps()), losses: make([]float64, records)}
	}
	return &evaluation{outputs: make([]float64, records*s.outputs)}
}

// evaluateSome goes on predicting records, and after the last has the loop decide
// by their losses.
func (t *Trainer[T]) evaluateSome() {
	e, n := t.evaluating, t.net
	set, offset := t.train, 0
	if e.record >= t.train.N {
		set, offset = t.validation, t.train.N
	}
	lo := e.record - offset
	order, first, end := []int(nil), lo, set.N
	if t.net.handsOn() {
		l := t.carry.train
		if offset > 0 {
			l = t.carry.validation
		}
		order = l.order
		first, end = l.of(lo)
	}
	if !n.pass.busy {
		n.beginInOrder(set, order, lo, min(lo+n.rows, end))
		if t.net.handsOn() && first > 0 {
			n.beginWith(t.carry.now, t.config.Batch, lo-first)
		}
	}
	if !n.advance(t.work) {
		return
	}
	if t.net.handsOn() {
		// Nobody else needs them: an epoch begins with 0.
		n.endWith(t.carry.now, t.config.Batch, lo-first)
	}
	takePass(e, n, offset)
	e.record += n.pass.batch()
	if e.record == t.train.N+t.validation.N {
		t.loop.Evaluated(e.meanLosses(n.shape, t.train, t.validation))
	}
}

// takePass keeps what a pass made of its records, the first of whose set is at offset.
func takePass[T Float](e *evaluation, n *network[T], offset int) {
	batch := n.pass.batch()
	if n.classified {
		for b, loss := range n.head.losses[:batch] {
			e.losses[offset+n.pass.record(b)] = loss
		}
		steps := n.predictedSteps()
		for at, class := range n.head.classes[:steps*batch] {
			t, b := at/batch, at%batch
			e.classes[(offset+n.pass.record(b))*steps+t] = class
		}
		return
	}
	at := e.record * n.outputs
	for i, out := range n.head.out[:batch*n.outputs] {
		e.outputs[at+i] = float64(out)
	}
}

// meanLosses are those of the two sets. Without validation records the training
// loss stands in for theirs, so that the bookkeeping has one to go by.
func (e *evaluation) meanLosses(s shape, train, validation series.Records) (ofTrain, ofValidation float64) {
	ofTrain = e.meanLoss(s, 0, train)
	if validation.N == 0 {
		return ofTrain, ofTrain
	}
	return ofTrain, e.meanLoss(s, train.N, validation)
}

// meanLoss is that of a set whose records begin at first.
func (e *evaluation) meanLoss(s shape, first int, r series.Records) float64 {
	if !s.classified {
		return MeanLoss(e.outputs[first*r.Outputs:], r)
	}
	sum := 0.0
	for _, v := range e.losses[first : first+r.N] {
		sum += v
	}
	return sum / float64(s.asked(r, nil, 0, r.N))
}

// MeanLoss is the mean over records with numbers to predict of
// Σ (prediction - target)² / 2 over the outputs, given predictions (N, O).
func MeanLoss(predictions []float64, r series.Records) float64 {
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
// the last evaluation (the best ones, if the run was stopped early).
type Prediction struct {
	Epoch             int       // epochs done at that time; -1 before the first evaluation
	Train, Validation []float64 // (N, O) each, empty of 0 records; nil for records with classes

	// For records with classes: the likeliest one at each time step, (N, T), also
	// where none is asked for; with Labels at the last one, (N).
	TrainClasses, ValidationClasses []int
}

// Prediction returns the predictions of the last complete evaluation. The
// slices are valid until the next call of a method that trains.
func (t *Trainer[T]) Prediction() Prediction {
	p, e := Prediction{Epoch: t.loop.Predicted}, t.evaluated
	if t.net.classified {
		n := t.train.N * t.net.predictedSteps()
		p.TrainClasses, p.ValidationClasses = e.classes[:n], e.classes[n:]
		return p
	}
	n := t.train.N * t.net.outputs
	p.Train, p.Validation = e.outputs[:n], e.outputs[n:]
	return p
}
