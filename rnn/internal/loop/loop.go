// Package loop is the bookkeeping of training: which update comes next, when the
// losses are measured, what is worth going back to, and when a run is over. It
// knows nothing of networks: those are a [Model]. Packages rnn and rnn/tutorial
// do the arithmetic and make their own public types of what is here.
package loop

import (
	"math"

	"github.com/rnnlab/rnnlab/rnn/internal/runfile"
)

// A Plan is what is settled before a run begins.
type Plan struct {
	Epochs       int
	Updates      int // an epoch
	Patience     int // epochs without a better validation loss before the end, 0 for no limit
	LearningRate float64
	Decay        func(done float64) float64 // factor of the learning rate when a share of all updates is done
}

// A Model is what a loop trains.
type Model interface {
	Evaluate()        // begin to predict all records with the weights of now
	KeepPredictions() // the evaluation under way is complete: they are the ones to show
	KeepGood()        // of the weights, and what else the next update needs
	PutGoodBack()
	KeepBest() // of the weights alone
	PutBestBack()
	GiveUp() (field, reason string) // put the good weights back, and name what most likely broke the run
}

// A Loop is how far a run has come.
type Loop struct {
	plan  Plan
	model Model

	State        string // as runfile has it
	LearningRate float64
	Altered      bool
	Epoch        int // epochs done
	Update       int // updates done in this epoch
	History      History
	Evaluating   bool
	Predicted    int // epoch of the predictions to show, -1 for none
	Divergence   *runfile.Divergence

	final bool // the evaluation is of the best weights: no part of the history

	// Of the last good weights, those before the last evaluation that was not alarming.
	goodEpoch int
	goodRate  float64
}

// New has room for all losses, so that training allocates nothing. Reset is to
// be called next.
func New(plan Plan, model Model) *Loop {
	losses := func() []float64 { return make([]float64, 0, plan.Epochs+1) }
	return &Loop{plan: plan, model: model, History: History{Train: losses(), Validation: losses()}}
}

// Reset puts a run at its start; the model has its initial weights.
func (l *Loop) Reset() {
	l.LearningRate, l.Altered = l.plan.LearningRate, false
	l.History.Truncate(0)
	l.Predicted = -1
	l.Begin(0)
	l.keepGood()
}

// Begin puts a run before the evaluation of an epoch, with the weights that the
// model has.
func (l *Loop) Begin(epoch int) {
	l.State, l.Divergence = runfile.Running, nil
	l.Epoch, l.Update = epoch, 0
	l.History.Truncate(epoch)
	l.evaluate(false)
}

func (l *Loop) evaluate(final bool) {
	l.Evaluating, l.final = true, final
	l.model.Evaluate()
}

func (l *Loop) keepGood() {
	l.goodEpoch, l.goodRate = l.Epoch, l.LearningRate
	l.model.KeepGood()
}

// Rate is the learning rate of the next update.
func (l *Loop) Rate() float64 {
	done := l.Epoch*l.plan.Updates + l.Update
	return l.LearningRate * l.plan.Decay(float64(done)/float64(l.plan.Epochs*l.plan.Updates))
}

// SetLearningRate changes the learning rate from the next update on.
func (l *Loop) SetLearningRate(rate float64) {
	l.Altered = l.Altered || rate != l.LearningRate
	l.LearningRate = rate
}

// Updated counts an update.
func (l *Loop) Updated() {
	l.Update++
	if l.Update == l.plan.Updates {
		l.Epoch, l.Update = l.Epoch+1, 0
		l.evaluate(false)
	}
}

// Evaluated takes the losses that an evaluation found, and decides how to go on.
// It says whether the run goes on, is over as it should be, or has broken down.
func (l *Loop) Evaluated(train, validation float64) {
	if l.final {
		l.end(runfile.Stopped)
		return
	}
	if l.Alarming(train) {
		l.Diverge(train)
		return
	}
	if !finite(validation) {
		l.Diverge(validation)
		return
	}
	l.History.add(train, validation)
	// Weights whose loss has shot up are not worth going back to, though the
	// run may still recover by itself.
	if train <= 10*l.History.lowest() {
		l.keepGood()
	}
	if l.plan.Patience > 0 && l.History.Best == l.Epoch {
		l.model.KeepBest()
	}
	switch {
	case l.plan.Patience > 0 && l.Epoch-l.History.Best >= l.plan.Patience:
		l.model.PutBestBack()
		l.evaluate(true)
	case l.Epoch == l.plan.Epochs:
		l.end(runfile.Done)
	default:
		l.keepPredictions()
	}
}

func (l *Loop) end(state string) {
	l.keepPredictions()
	l.State = state
}

func (l *Loop) keepPredictions() {
	l.Predicted = l.Epoch
	if l.final {
		l.Predicted = l.History.Best
	}
	l.Evaluating = false
	l.model.KeepPredictions()
}

// runaway is how many times the first loss (at least 1) is out of hand.
const runaway = 1000

// Alarming says whether a mean loss shows that training has broken down.
func (l *Loop) Alarming(loss float64) bool {
	if !finite(loss) {
		return true
	}
	return len(l.History.Train) > 0 && loss > runaway*max(1, l.History.Train[0])
}

// Diverge stops the run, puts the last good weights back and says what it was.
// The history stays, to show how it came about.
func (l *Loop) Diverge(loss float64) {
	d := &runfile.Divergence{Epoch: l.Epoch, Update: l.Update, LastGood: l.goodEpoch, Loss: loss}
	d.Cause, d.Reason = l.model.GiveUp()
	l.Epoch, l.Update = l.goodEpoch, 0
	l.Evaluating = false
	l.State, l.Divergence = runfile.Diverged, d
}

// Recover goes back to the last good weights, with the learning rate times
// factor but not below least, and has the run go on from that epoch.
func (l *Loop) Recover(factor, least float64) {
	rate := l.LearningRate * factor
	l.model.PutGoodBack()
	l.Begin(l.goodEpoch)
	l.SetLearningRate(max(least, rate))
}

func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }
