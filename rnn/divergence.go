package rnn

import "math"

// causes are the fields of the Config that cause may name.
var causes = [...]string{"init", "learningRate", "activation", "clip"}

// cause names the field of the Config that most likely broke the run, from the
// last good weights, which are back, and from whether the gradient of the last
// pass grew. What it names is what can be changed to go on.
func (t *Trainer[T]) cause(gradientGrew bool) (field, reason string) {
	if len(t.loop.History.Train) == 0 {
		return "init", "the loss of the initial weights is already not a finite number"
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
	if len(t.loop.History.Train) == 0 {
		return false // no pass has gone back yet
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
	n, largest := t.probed(), 0.0
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
		return fieldError("factor", formatNumber(factor), "a number above 0, at most 1")
	}
	t.loop.Recover(factor, fieldNamed("learningRate").Min)
	return nil
}
