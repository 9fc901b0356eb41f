package api

import (
	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/tutorial"
)

// work estimates how long a run takes, in multiply-adds of a large product: the
// loops of its training counted, each at its price. A small network costs less
// by its products than by all that has to be done around them, at every layer
// and time step.
func work(c rnn.Config) float64 {
	if c.Gradient == rnn.AsPrinted {
		return countPrinted(c).price()
	}
	return countExact(c).price()
}

// counts say how often each thing is done in a run that goes on to its last
// epoch.
type counts struct {
	products float64 // multiply-adds of matrix products
	gates    float64 // values of gates, each with its exponential or its derivative
	weights  float64 // weights by updates
	layers   float64 // time steps of a layer, for all records of a pass at once
	rows     float64 // time steps of a layer, for each record by itself, as cells with gates go
	columns  float64 // additions of whole columns in the printed update
	column   float64 // and of the numbers in them
	updates  float64
}

// price is the sum, at prices measured with and without vectors: a unit took 0.04
// ns where vectors do large products, and 0.4 at most in 108 runs of every kind
// (CPU time, of one core that others used too). TestWorkIsWhatWasMeasured holds the
// prices to the times of some, which BenchmarkWork measures.
func (n counts) price() float64 {
	return n.products + 30*n.gates + 8*n.weights + 250*n.layers + 300*n.rows + 50*n.columns + n.column + 1000*n.updates
}

// passRows is how many records a pass takes that measures the losses.
const passRows = 32

func records(c rnn.Config) (all, training int) {
	all = tutorial.Points - c.Steps
	return all, all - tutorial.Validation
}

// countExact follows rnn's pass: forward over all records before each epoch and
// after the last, and forward and back over the training records of each update,
// back as far as the gradient goes.
func countExact(c rnn.Config) (n counts) {
	all, training := records(c)
	evaluations, epochs, steps := float64(c.Epochs+1), float64(c.Epochs), float64(c.Steps)
	updates := epochs * float64(ceil(training, c.Batch))
	back := steps
	if c.Truncate > 0 {
		back = float64(c.Truncate)
	}
	width := gates(c.Cell) * float64(c.Hidden)
	forward := (evaluations*float64(all) + epochs*float64(training)) * steps // time steps of a record
	backward := epochs * float64(training) * back
	passes := evaluations*float64(ceil(training, passRows)+ceil(all-training, passRows)) + updates
	inputs := 1.0 // that a step multiplies: of the first layer one number
	for l := range c.Layers {
		n.products += width * (inputs + float64(c.Hidden)) * (forward + 2*backward)
		columns := inputs
		if l == 0 && c.Input == rnn.PerStep {
			columns = steps
		}
		n.weights += width * (columns + float64(c.Hidden)) * updates
		inputs = float64(c.Hidden)
	}
	layers := float64(c.Layers)
	n.gates = layers * width * (forward + backward)
	n.layers = layers * (passes*steps + updates*back)
	if c.Cell != rnn.Elman {
		n.rows = layers * (forward + backward)
	}
	n.updates = updates
	return n
}

// countPrinted follows the tutorial's loops as rnn has them: the forward pass of
// each training record, in which the update adds columns for each time step that
// it looks back on, and before each epoch two predictions of all records.
func countPrinted(c rnn.Config) (n counts) {
	all, training := records(c)
	hidden, steps := float64(c.Hidden), float64(c.Steps)
	n.updates = float64(c.Epochs) * float64(training)
	predictions := 2 * float64(c.Epochs+1) * float64(all)
	n.products = (n.updates + predictions) * steps * hidden * hidden
	n.gates = (n.updates + predictions) * steps * hidden
	n.layers = n.updates * steps
	for t := range c.Steps {
		n.columns += 2 * n.updates * float64(min(t, c.Truncate))
	}
	n.column = n.columns * hidden
	n.weights = n.updates * hidden * (hidden + steps)
	return n
}

// stepsWork is the work of a network that reads so many time steps once, one
// record by itself.
func stepsWork(c rnn.Config, weights, steps int) float64 {
	rows := float64(c.Layers) * float64(steps)
	return counts{products: float64(weights) * float64(steps), gates: gates(c.Cell) * float64(c.Hidden) * rows, layers: rows, rows: rows}.price()
}

// gates is how many values with an exponential a unit computes at a time step.
func gates(cell rnn.Cell) float64 { return float64(max(1, len(cell.Gates()))) }

func ceil(a, b int) int { return (a + b - 1) / b }
