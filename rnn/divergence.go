package rnn

import "math"

// runaway is how many times the first loss (at least 1) is out of hand.
const runaway = 1000

// alarming says whether a mean loss shows that training has broken down.
func (t *course) alarming(loss float64) bool {
	if !finite(loss) {
		return true
	}
	if len(t.history.Train) == 0 {
		return false
	}
	return loss > runaway*max(1, t.history.Train[0])
}

// diverge stops the run, puts the last good weights back and says what it was.
// The history stays, to show how it came about.
func (t *Trainer[T]) diverge(loss float64) error {
	cause, reason := t.cause()
	d := &DivergenceError{Epoch: t.epoch, Update: t.update, LastGood: t.good.epoch,
		Loss: loss, Cause: cause, Reason: reason}
	t.good.putBack(t)
	t.epoch, t.update, t.record = t.good.epoch, 0, 0
	if t.check != nil {
		t.check, t.spare = nil, t.check
	}
	t.state, t.divergence = Diverged, d
	return d
}

// causes are the fields of the Config that cause may name.
var causes = [...]string{"init", "learningRate", "activation", "clip"}

// cause names the field of the Config that most likely broke the run, from what
// the last pass left in the network.
func (t *Trainer[T]) cause() (field, reason string) {
	if len(t.history.Train) == 0 {
		return "init", "the loss of the initial weights is already not a finite number"
	}
	if t.printed != nil {
		return "learningRate", "the printed update does not look at the error, so nothing holds the weights back"
	}
	if t.config.Cell == Elman && t.config.Activation == ReLU {
		largest := 0.0
		for _, h := range t.net.top().states() {
			largest = max(largest, math.Abs(float64(h)))
		}
		if !(largest < 1e3) { // NaN counts
			return "activation", "ReLU has no upper limit, and hidden units reached " + formatNumber(math.Round(largest))
		}
	}
	norms := t.net.stateGradientNorms(1)
	if last := norms[len(norms)-1]; t.config.Clip == NoClip {
		for _, norm := range norms {
			if !(norm <= 10*last) {
				return "clip", "the gradient grew more than tenfold on its way back through time, and nothing clips it"
			}
		}
	}
	return "learningRate", "each update overshot the last"
}

// Recover goes back to the last good weights, with the learning rate times
// factor (kept in its range), and has the run go on from that epoch.
func (t *Trainer[T]) Recover(factor float64) error {
	if !(factor > 0 && factor <= 1) {
		return &FieldError{"factor", formatNumber(factor), "a number above 0, at most 1"}
	}
	rate := t.learningRate * factor
	t.good.restore(t)
	t.alterRate(max(fieldNamed("learningRate").Min, rate))
	return nil
}
