package rnn

import "github.com/rnnlab/rnnlab/rnn/series"

// shape is what the sizes of all arrays follow from.
type shape struct {
	steps, inputs, hidden, outputs int

	layers   int
	gates    int // products of a cell with the width of h: 1 of Elman's, 4 of an LSTM
	truncate int // 0 for all time steps

	perStep     bool // U has a column a time step
	tokenInputs bool // inputs are given as the index of the one that is 1
	classified  bool // classes to predict, instead of numbers at the last time step
	labelled    bool // one a record, at the last time step, instead of at each
	masked      bool // not at every time step, but where the records say
	carry       bool // a batch begins with the states of the one before
}

// handsOn says whether states go from one batch to the next.
func (s shape) handsOn() bool { return carries && s.carry }

// newShape is that of a network for records like all of these.
func newShape(c Config, r series.Records, others ...series.Records) shape {
	s := shapeOf(c, r)
	s.masked = masked(r)
	for _, r := range others {
		s.masked = s.masked || masked(r)
	}
	return s
}

func shapeOf(c Config, r series.Records) shape {
	return shape{steps: c.Steps, inputs: r.Inputs, hidden: c.Hidden, outputs: r.Outputs,
		layers: c.Layers, gates: cellKinds[float32]()[c.Cell].gates, truncate: c.Truncate,
		perStep: c.Input == PerStep, tokenInputs: r.Tokens != nil,
		classified: r.Classes != nil || r.Labels != nil, labelled: r.Labels != nil, carry: c.Carry}
}

// layer is the shape of the layer l by itself: the layers above the first read
// the states of the one below.
func (s shape) layer(l int) shape {
	if l > 0 {
		s.inputs, s.perStep, s.tokenInputs = s.hidden, false, false
	}
	s.layers = 1
	return s
}

// withSteps is the shape for windows of another length, to predict from.
func (s shape) withSteps(steps int) shape {
	s.steps, s.truncate = steps, 0
	return s
}

// width is that of the product of one time step, all gates side by side.
func (s shape) width() int { return s.gates * s.hidden }

// weights is the count of all weights, which fits an int where size is below
// maxNumbers.
//
//go:noinline
func (s shape) weights() int {
	weights, _ := s.size()
	return int(weights)
}

// size is how many weights there are, and how many numbers a pass keeps of a
// record: as float64, in which no product of sizes goes beyond the largest.
func (s shape) size() (weights, record float64) {
	steps, hidden, outputs, layers := float64(s.steps), float64(s.hidden), float64(s.outputs), float64(s.layers)
	width, columns, biases := float64(float64(s.gates)*hidden), float64(s.inputs), 1.
	if s.perStep {
		columns, biases = steps, 0
	}
	first, above := width*(columns+hidden+float64(2*biases)), width*(hidden+hidden+float64(2*biases))
	weights = float64(outputs*(hidden+biases)) + float64(first) + float64((layers-1)*above)
	record = steps * (float64(s.inputs) + outputs + float64(layers*(width+float64(4*hidden))))
	return weights, record
}

// maxNumbers bounds the weights of a network, and the numbers that a pass keeps
// of one record: training takes some ten times as many numbers of memory.
const maxNumbers = 1 << 26

// fits reports a network that is too large for records of so many inputs and
// outputs.
func (c Config) fits(inputs, outputs int) *FieldError {
	s := shapeOf(c, series.Records{Inputs: inputs, Outputs: outputs})
	weights, record := s.size()
	most := " at most " + itoa(maxNumbers) + " "
	switch with := " with hidden " + itoa(c.Hidden) + ", layers " + itoa(c.Layers); {
	case weights > maxNumbers:
		return fieldError("hidden", formatNumber(weights)+with, "a network of"+most+"weights")
	case record > maxNumbers:
		return fieldError("steps", formatNumber(record)+with+", steps "+itoa(c.Steps), "a window that takes"+most+"numbers")
	}
	return nil
}

// firstOutput is the first time step that predicts.
func (s shape) firstOutput() int {
	if s.classified && !s.labelled {
		return 0
	}
	return s.steps - 1
}

// firstStep is the earliest time step that the gradient reaches.
func (s shape) firstStep() int {
	if s.firstOutput() == 0 || s.truncate == 0 {
		return 0
	}
	return s.steps - s.truncate
}

// cuts says whether no gradient goes back from time step t to the one before.
// Truncate divides the window in pieces of that length, counted from its end.
func (s shape) cuts(t int) bool {
	return t == 0 || s.truncate > 0 && (s.steps-t)%s.truncate == 0
}

// passNumbers bounds the numbers that a network keeps of the records of a pass.
const passNumbers = 8 << 20

// rowsAPass is how many records one pass takes. It follows from the settings
// and the shape alone: sums over records are formed pass by pass, and the same
// settings must give the same bits.
//
//go:noinline
func (s shape) rowsAPass(batch int) int {
	perStep := s.inputs + s.outputs + s.layers*(s.gates+4)*s.hidden
	return max(1, min(max(32, batch), passNumbers/(s.steps*perStep)))
}
