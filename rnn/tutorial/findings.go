package tutorial

import (
	"math"
	"slices"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/internal/kernel"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// Findings are the figures that show what is wrong with the tutorial, for its
// own network, data and settings. They become known one after the other.
type Findings struct {
	Known int // how many of the four are known

	// 1. The update of U and W never looks at the error.
	Update struct {
		ChangeUW float64 // largest change of dU and dW when every target's sign is turned round
		ChangeV  float64 // of dV, which does look at it
		CosineU  float64 // cosine between dU and the gradient by U, with sane weights
		CosineW  float64 // the same of W
	}
	// 2. dV adds up the last error at all time steps, so that it hits the clip.
	Output struct {
		Clipped float64   // share of dV's values that end at the clip, epochs 1 to 5
		SumV    []float64 // sum of V before epochs 1 to 7
	}
	// 3. Weights from uniform(0, 1) saturate the hidden units.
	Saturation struct {
		Saturated float64 // share of hidden units above 0.999 at the last time step
		Uniform   float64 // norm of the gradient by W with these weights
		Sane      float64 // the same with weights within ±1/√H
	}
	// 4. The prediction step is not the network that was trained.
	Prediction struct {
		Trained float64 // validation RMSE of the forward pass of training
		Printed float64 // of the printed prediction step, with the same weights
	}
}

// An Experiment works the [Findings] out, a bounded piece of work at a time.
type Experiment struct {
	train, validation series.Records
	config            rnn.Config
	found             Findings
	record            int // next record of the finding under way

	// For the first and the third: a network with sane weights.
	sane               *network
	saneCode           *code
	saneGrad           *Weights
	printedU, printedW []float64 // columns of the printed update, summed over records

	// For the others: the tutorial's own run.
	net     *network
	code    *code
	clipped int
}

// most is how many records are looked at together.
const most = 32

// NewExperiment examines the tutorial with the weights of a seed.
func NewExperiment(seed uint32) *Experiment {
	c := Config(seed)
	train, validation, err := Records(c.Steps)
	if err != nil {
		panic(err) // the tutorial's own length of window is in range
	}
	x := &Experiment{train: train, validation: validation, config: c, saneGrad: newWeights(c.Hidden, c.Steps)}
	x.net, x.sane = x.network(c.Init), x.network(rnn.FanIn)
	x.code, x.saneCode = newCode(c, x.net, most), newCode(c, x.sane, 1)
	x.printedU, x.printedW = make([]float64, c.Hidden), make([]float64, c.Hidden)
	return x
}

func (x *Experiment) network(init rnn.Init) *network {
	weights := newWeights(x.config.Hidden, x.config.Steps)
	weights.draw(init, x.config.Seed)
	return newNetwork(x.config, weights, most)
}

// Findings returns what is known so far.
func (x *Experiment) Findings() Findings { return x.found }

// Step does the next piece of work and says whether all is known.
func (x *Experiment) Step() (done bool) {
	switch x.found.Known {
	case 0:
		x.compareUpdates()
	case 4:
		return true
	default:
		x.trainOne()
	}
	return x.found.Known == 4
}

// learn adds the right gradient of the mean loss of records to grad.
func learn(n *network, grad *Weights, r series.Records, lo, hi int, scale float64) {
	n.predict(r, lo, hi)
	n.backward(r, lo, hi, scale)
	n.addGradient(grad, hi-lo)
}

// compareUpdates compares the printed update of the next record with the one for
// the opposite target, and with the gradient.
func (x *Experiment) compareUpdates() {
	run, window, y := x.saneCode, x.train.Input(x.record), x.train.Target(x.record)[0]
	mulv := run.forward(window)
	run.backward(mulv, -y)
	oppositeU, oppositeW, oppositeV := slices.Clone(run.dU), slices.Clone(run.dW), slices.Clone(run.dV)
	run.backward(mulv, y)
	change := &x.found.Update
	change.ChangeUW = max(change.ChangeUW, largestChange(run.dU, oppositeU), largestChange(run.dW, oppositeW))
	change.ChangeV = max(change.ChangeV, largestChange(run.dV, oppositeV))
	kernel.Axpy(x.printedU, 1, run.dU)
	kernel.Axpy(x.printedW, 1, run.dW)
	learn(x.sane, x.saneGrad, x.train, x.record, x.record+1, 1/float64(x.train.N))
	x.record++
	if x.record < x.train.N {
		return
	}
	x.record = 0
	x.found.Update.CosineU = cosineWithColumn(x.saneGrad.U, x.printedU)
	x.found.Update.CosineW = cosineWithColumn(x.saneGrad.W, x.printedW)
	x.lookAtSaturation()
	x.found.Known = 1
}

func largestChange(a, b []float64) (largest float64) {
	for i := range a {
		largest = max(largest, math.Abs(a[i]-b[i]))
	}
	return largest
}

// cosineWithColumn is the cosine of the angle between g and the matrix whose
// columns all are column.
func cosineWithColumn(g, column []float64) float64 {
	columns, dot := len(g)/len(column), 0.0
	for r, c := range column {
		for _, v := range g[r*columns : (r+1)*columns] {
			dot += float64(v * c)
		}
	}
	norms := kernel.SumSquares(g) * float64(columns) * kernel.SumSquares(column)
	return dot / math.Sqrt(norms)
}

// lookAtSaturation looks at the initial weights, so it comes before the run.
func (x *Experiment) lookAtSaturation() {
	f := &x.found.Saturation
	const batch = 16
	grad := newWeights(x.config.Hidden, x.config.Steps)
	learn(x.net, grad, x.train, 0, batch, 1./batch)
	last := x.net.h[x.net.steps*batch*x.net.hidden:][:batch*x.net.hidden]
	saturated := 0
	for _, h := range last {
		if h > 0.999 {
			saturated++
		}
	}
	f.Saturated = float64(saturated) / float64(len(last))
	f.Uniform = math.Sqrt(kernel.SumSquares(grad.W))

	clear(grad.All)
	learn(x.sane, grad, x.train, 0, batch, 1./batch)
	f.Sane = math.Sqrt(kernel.SumSquares(grad.W))
}

// trainOne trains on the next record as printed, and takes figures on the way.
func (x *Experiment) trainOne() {
	const epochsOfV = 6
	n := x.train.N
	epoch, i := x.record/n, x.record%n
	if i == 0 && epoch <= epochsOfV {
		total := 0.0
		for _, v := range x.net.weights.V {
			total += v
		}
		x.found.Output.SumV = append(x.found.Output.SumV, total)
	}
	if i == 0 && epoch == epochsOfV {
		x.found.Known = 3
	}
	if epoch == x.config.Epochs {
		x.comparePredictions()
		x.found.Known = 4
		return
	}
	mulv := x.code.forward(x.train.Input(i))
	x.code.backward(mulv, x.train.Target(i)[0])
	x.code.update(x.config.LearningRate)
	x.record++
	if epoch < 5 {
		for _, d := range x.code.dV {
			if math.Abs(d) == x.config.ClipAt {
				x.clipped++
			}
		}
		x.found.Output.Clipped = float64(x.clipped) / float64(x.record*x.net.hidden)
	}
}

func (x *Experiment) comparePredictions() {
	v := x.validation
	trained, printed := make([]float64, 0, v.N), make([]float64, 0, v.N)
	for lo := 0; lo < v.N; lo += most {
		hi := min(lo+most, v.N)
		trained = append(trained, x.net.predict(v, lo, hi)...)
		printed = append(printed, x.code.predict(v, lo, hi)...)
	}
	x.found.Prediction.Trained = rnn.RMSE(trained, v.Y)
	x.found.Prediction.Printed = rnn.RMSE(printed, v.Y)
}
