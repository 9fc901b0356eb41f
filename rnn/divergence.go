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
	d := &DivergenceError{Epoch: t.epoch, Update: t.update, LastGood: t.good.epoch, Loss: loss}
	gradientGrew := t.gradientGrew()
	t.good.putBack(t)
	d.Cause, d.Reason = t.cause(gradientGrew)
	t.epoch, t.update, t.record = t.good.epoch, 0, 0
	if t.check != nil {
		t.check, t.spare = nil, t.check
	}
	t.state, t.divergence = Diverged, d
	return d
}

// causes are the fields of the Config that cause may name.
var causes = [...]string{"init", "learningRate", "activation", "clip"}

// cause names the field of the Config that most likely broke the run, from the
// last good weights, which are back, and from whether the gradient of the last
// pass grew. What it names is what can be changed to go on.
func (t *Trainer[T]) cause(gradientGrew bool) (field, reason string) {
	if len(t.history.Train) == 0 {
		return "init", "the loss of the initial weights is already not a finite number"
	}
	if t.printed != nil {
		return "learningRate", "the printed update does not look at the error, so nothing holds the weights back"
	}
	if t.config.Cell == Elman && t.config.Activation == ReLU {
		// Where the good weights keep the units small, it was the updates that did not.
		if largest := t.largestState(); !(largest < 1e3) { // NaN counts
			return "activation", "ReLU has no upper limit, and hidden units reach " + formatNumber(math.Round(largest)) + " with the last good weights"
		}
	}
	if gradientGrew && t.config.Clip == NoClip {
		return "clip", "the gradient grew more than tenfold on its way back through time, and nothing clips it"
	}
	return "learningRate", "each update overshot the last"
}

// gradientGrew says whether the gradient of the pass that broke the run grew more
// than tenfold on its way back through time.
func (t *Trainer[T]) gradientGrew() bool {
	if len(t.history.Train) == 0 || t.printed != nil {
		return false // no pass has gone back yet, or none does
	}
	norms := t.net.stateGradientNorms(1)
	last := norms[len(norms)-1]
	for _, norm := range norms {
		if !(norm <= 10*last) {
			return true
		}
	}
	return false
}

// largestState is the largest absolute state of the last layer for the first
// training record, with the weights as they are.
func (t *Trainer[T]) largestState() float64 {
	n, largest := t.view(), 0.0
	n.learn(t.train, 0, 1, 1)
	for _, h := range n.top().states() {
		if !(math.Abs(float64(h)) <= largest) {
			largest = math.Abs(float64(h))
		}
	}
	return largest
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
