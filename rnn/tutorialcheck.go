package rnn

import (
	"math"
	"slices"

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

// A TutorialCheck works the [Findings] out, a bounded piece of work at a time.
type TutorialCheck struct {
	train, validation series.Records
	config            Config
	found             Findings
	record            int // next record of the finding under way

	// For the first and the third: a network with sane weights.
	sane               *network[float64]
	saneRun            *tutorial
	printedU, printedW []float64 // columns of the printed update, summed over records

	// For the others: the tutorial's own run.
	net     *network[float64]
	run     *tutorial
	clipped int
}

// NewTutorialCheck checks the tutorial with the weights of a seed.
func NewTutorialCheck(seed uint32) *TutorialCheck {
	c := Presets()[0].Config
	c.Seed = seed
	train, validation, err := TutorialRecords(c.Steps)
	if err != nil {
		panic(err) // the tutorial's own length of window is in range
	}
	k := &TutorialCheck{train: train, validation: validation, config: c}
	k.net, k.sane = k.network(c.Init), k.network(FanIn)
	k.run, k.saneRun = newTutorial(c, k.net), newTutorial(c, k.sane)
	k.printedU, k.printedW = make([]float64, c.Hidden), make([]float64, c.Hidden)
	return k
}

func (k *TutorialCheck) network(init Init) *network[float64] {
	c := k.config
	c.Init = init
	return newNetwork[float64](c, newShape(c, k.train))
}

// Findings returns what is known so far.
func (k *TutorialCheck) Findings() Findings { return k.found }

// Step does the next piece of work and says whether all is known.
func (k *TutorialCheck) Step() (done bool) {
	switch k.found.Known {
	case 0:
		k.checkUpdate()
	case 4:
		return true
	default:
		k.trainOne()
	}
	return k.found.Known == 4
}

// checkUpdate compares the printed update of the next record with the one for
// the opposite target, and with the gradient.
func (k *TutorialCheck) checkUpdate() {
	run, x, y := k.saneRun, k.train.Input(k.record), k.train.Target(k.record)[0]
	mulv := run.forward(x)
	run.backward(mulv, -y)
	oppositeU, oppositeW, oppositeV := slices.Clone(run.dU), slices.Clone(run.dW), slices.Clone(run.dV)
	run.backward(mulv, y)
	change := &k.found.Update
	change.ChangeUW = max(change.ChangeUW, largestChange(run.dU, oppositeU), largestChange(run.dW, oppositeW))
	change.ChangeV = max(change.ChangeV, largestChange(run.dV, oppositeV))
	kernel.Axpy(k.printedU, 1, run.dU)
	kernel.Axpy(k.printedW, 1, run.dW)
	k.sane.learn(k.train, k.record, k.record+1, 1/float64(k.train.N))
	k.record++
	if k.record < k.train.N {
		return
	}
	k.record = 0
	k.found.Update.CosineU = cosineWithColumn(k.sane.grad.U, k.printedU)
	k.found.Update.CosineW = cosineWithColumn(k.sane.grad.W, k.printedW)
	k.checkSaturation()
	k.found.Known = 1
}

func largestChange(a, b []float64) (largest float64) {
	for i := range a {
		largest = max(largest, math.Abs(a[i]-b[i]))
	}
	return largest
}

// cosineWithColumn is the cosine of the angle between g and the matrix whose
// columns all are column.
func cosineWithColumn(g Tensor[float64], column []float64) float64 {
	dot := 0.0
	for r, c := range column {
		for _, v := range g.Data[r*g.Cols : (r+1)*g.Cols] {
			dot += float64(v * c)
		}
	}
	norms := kernel.SumSquares(g.Data) * float64(g.Cols) * kernel.SumSquares(column)
	return dot / math.Sqrt(norms)
}

// checkSaturation looks at the initial weights, so it comes before the run.
func (k *TutorialCheck) checkSaturation() {
	f := &k.found.Saturation
	const batch = 16
	k.net.learn(k.train, 0, batch, 1./batch)
	last := k.net.top().states()[k.net.steps*batch*k.net.hidden:][:batch*k.net.hidden]
	saturated := 0
	for _, h := range last {
		if h > 0.999 {
			saturated++
		}
	}
	f.Saturated = float64(saturated) / float64(len(last))
	f.Uniform = math.Sqrt(kernel.SumSquares(k.net.grad.W.Data))

	clear(k.sane.grad.All)
	k.sane.learn(k.train, 0, batch, 1./batch)
	f.Sane = math.Sqrt(kernel.SumSquares(k.sane.grad.W.Data))
}

// trainOne trains on the next record as printed, and takes figures on the way.
func (k *TutorialCheck) trainOne() {
	const epochsOfV = 6
	n := k.train.N
	epoch, i := k.record/n, k.record%n
	if i == 0 && epoch <= epochsOfV {
		total := 0.0
		for _, v := range k.net.params.V.Data {
			total += v
		}
		k.found.Output.SumV = append(k.found.Output.SumV, total)
	}
	if i == 0 && epoch == epochsOfV {
		k.found.Known = 3
	}
	if epoch == k.config.Epochs {
		k.checkPrediction()
		k.found.Known = 4
		return
	}
	mulv := k.run.forward(k.train.Input(i))
	k.run.backward(mulv, k.train.Target(i)[0])
	k.run.update(k.config.LearningRate)
	k.net.load()
	k.record++
	if epoch < 5 {
		for _, d := range k.run.dV {
			if math.Abs(d) == k.config.ClipAt {
				k.clipped++
			}
		}
		k.found.Output.Clipped = float64(k.clipped) / float64(k.record*k.net.hidden)
	}
}

func (k *TutorialCheck) checkPrediction() {
	v := k.validation
	trained, printed := make([]float64, 0, v.N), make([]float64, 0, v.N)
	for lo := 0; lo < v.N; lo += k.run.rows {
		hi := min(lo+k.run.rows, v.N)
		trained = append(trained, k.net.predict(v, lo, hi)...)
		printed = append(printed, k.run.predict(v, lo, hi)...)
	}
	k.found.Prediction.Trained = RMSE(trained, v.Y)
	k.found.Prediction.Printed = RMSE(printed, v.Y)
}
