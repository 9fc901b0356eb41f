package rnn

import "math"

// causes are the fields of the Config that cause may name.
var causes = [...]string{"init", "learningRate", "activation", "clip"}

// cause names the field of the Config that most likely broke the run, from what
// the last pass left in the network.
func (t *Trainer[T]) cause() (field, reason string) {
	if len(t.loop.History.Train) == 0 {
		return "init", "the loss of the initial weights is already not a finite number"
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
	t.loop.Recover(factor, fieldNamed("learningRate").Min)
	return nil
}
