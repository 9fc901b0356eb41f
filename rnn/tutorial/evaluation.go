package tutorial

import (
	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// evaluation predicts all records with the weights of one moment: by the forward
// pass of training, whose losses are the run's, and then by the printed
// prediction step.
type evaluation struct {
	record           int // next record, counting training records, then validation records
	stepped          bool
	trained, printed []float64 // predictions of all records, (N)
}

func newEvaluation(train, validation series.Records) *evaluation {
	n := train.N + validation.N
	return &evaluation{trained: make([]float64, n), printed: make([]float64, n)}
}

func (e *evaluation) restart() { e.record, e.stepped = 0, false }

// evaluateSome goes on predicting records, and after the last has the loop decide
// by their losses.
func (t *Trainer) evaluateSome() {
	e := t.evaluating
	set, offset := t.train, 0
	if e.record >= t.train.N {
		set, offset = t.validation, t.train.N
	}
	lo := e.record - offset
	hi := min(lo+t.rows, set.N)
	if e.stepped {
		copy(e.printed[e.record:], t.code.predict(set, lo, hi))
	} else {
		copy(e.trained[e.record:], t.net.predict(set, lo, hi))
	}
	e.record += hi - lo
	if e.record < len(e.trained) {
		return
	}
	if !e.stepped {
		e.record, e.stepped = 0, true
		return
	}
	n := t.train.N
	t.loop.Evaluated(rnn.MeanLoss(e.trained[:n], t.train), rnn.MeanLoss(e.trained[n:], t.validation))
}

// Prediction returns the predictions of the last complete evaluation, by the
// forward pass of training. The slices are valid until the next call of a method
// that trains.
func (t *Trainer) Prediction() rnn.Prediction { return t.prediction(t.evaluated.trained) }

// PrintedPrediction is Prediction by the tutorial's own prediction step, which
// feeds the whole window at every time step.
func (t *Trainer) PrintedPrediction() rnn.Prediction { return t.prediction(t.evaluated.printed) }

func (t *Trainer) prediction(of []float64) rnn.Prediction {
	n := t.train.N
	return rnn.Prediction{Epoch: t.loop.Predicted, Train: of[:n], Validation: of[n:]}
}

// model is a trainer as its loop has it: a type of its own, so that its methods
// are no methods of Trainer.
type model Trainer

func (m *model) Evaluate() { m.evaluating.restart() }

func (m *model) KeepPredictions() { m.evaluating, m.evaluated = m.evaluated, m.evaluating }

func (m *model) KeepGood() { copy(m.good, m.net.weights.All) }

func (m *model) PutGoodBack() { (*Trainer)(m).put(m.good) }

func (m *model) KeepBest() { copy(m.best, m.net.weights.All) }

func (m *model) PutBestBack() { (*Trainer)(m).put(m.best) }

func (m *model) GiveUp() (field, reason string) {
	m.PutGoodBack()
	if len(m.loop.History.Train) == 0 {
		return "init", "the loss of the initial weights is already not a finite number"
	}
	return "learningRate", "the printed update does not look at the error, so nothing holds the weights back"
}
