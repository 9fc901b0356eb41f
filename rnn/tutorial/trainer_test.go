package tutorial

import (
	"bytes"
	"errors"
	"math"
	"slices"
	"testing"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// small is a Config that trains in milliseconds.
func small() rnn.Config {
	c := Config(0)
	c.Hidden, c.Steps, c.Truncate, c.Epochs = 5, 8, 4, 3
	return c
}

// TestSameBitsEverywhere holds two epochs of the tutorial to their hash, which
// is in links that were shared.
func TestSameBitsEverywhere(t *testing.T) {
	c := Config(0)
	c.Epochs = 2
	r := newTrainer(t, c)
	run(t, r)
	if r.Hash() != 0xf448c9cb19800323 {
		t.Errorf("hash %#x, want 0xf448c9cb19800323", r.Hash())
	}
}

// TestTheNetworkIsTheRightOne compares what is not the printed update with
// package rnn's network in float64, to the bit: predictions, hidden states, the
// gradient through time, a forecast.
func TestTheNetworkIsTheRightOne(t *testing.T) {
	for _, init := range []rnn.Init{rnn.Uniform01, rnn.FanIn} {
		c := Config(3)
		c.Init, c.Hidden, c.Truncate = init, 9, 7
		mine := newTrainer(t, c)
		c.Gradient = rnn.Exact
		right, err := rnn.NewTrainer[float64](c, mine.train, mine.validation)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range []rnn.Run{mine, right} {
			for r.Progress().Evaluating {
				if err := r.Step(); err != nil {
					t.Fatal(err)
				}
			}
		}
		if mine.Hash() != right.Hash() {
			t.Errorf("%s: other weights or losses before the first epoch", init)
		}
		p, q := mine.Prediction(), right.Prediction()
		if !slices.Equal(p.Train, q.Train) || !slices.Equal(p.Validation, q.Validation) || p.Epoch != q.Epoch {
			t.Errorf("%s: other predictions", init)
		}
		for i := range mine.validation.N {
			a, err := mine.InspectRecord(mine.validation, i)
			if err != nil {
				t.Fatal(err)
			}
			b, err := right.InspectRecord(mine.validation, i)
			if err != nil {
				t.Fatal(err)
			}
			if !slices.Equal(a.Hidden, b.Hidden) || !slices.Equal(a.Gradient, b.Gradient) {
				t.Fatalf("%s: another inspection of record %d", init, i)
			}
		}
		f, err := mine.NewForecast(series.Sine(c.Steps))
		if err != nil {
			t.Fatal(err)
		}
		g, err := right.NewForecast(series.Sine(c.Steps))
		if err != nil {
			t.Fatal(err)
		}
		for range 20 {
			if x, y := f.Next()[0], g.Next()[0]; x != y {
				t.Fatalf("%s: forecast %v, want %v", init, x, y)
			}
		}
		for i, tensor := range mine.Tensors() {
			if want := right.Tensors()[i]; tensor.Name != want.Name || tensor.Rows != want.Rows || tensor.Cols != want.Cols || !slices.Equal(tensor.Data, want.Data) {
				t.Errorf("tensor %s %d×%d, want %s %d×%d", tensor.Name, tensor.Rows, tensor.Cols, want.Name, want.Rows, want.Cols)
			}
		}
	}
}

// The gradient that the findings compare the printed update with is that of
// finite differences.
func TestGradientAgreesWithFiniteDifferences(t *testing.T) {
	c := small()
	c.Init, c.Truncate = rnn.FanIn, c.Steps
	train, _, err := Records(c.Steps)
	if err != nil {
		t.Fatal(err)
	}
	weights := newWeights(c.Hidden, c.Steps)
	weights.draw(c.Init, 4)
	const batch = 3
	n := newNetwork(c, weights, batch)
	loss := func() float64 {
		n.load()
		return rnn.MeanLoss(n.predict(train, 0, batch), train.Slice(0, batch))
	}
	grad := newWeights(c.Hidden, c.Steps)
	learn(n, grad, train, 0, batch, 1./batch)
	largest := 0.0
	for i := range weights.All[:len(weights.All)-c.Hidden] { // of U and W; that of V nobody needs
		const h = 1e-5
		w := weights.All[i]
		weights.All[i] = w + h
		up := loss()
		weights.All[i] = w - h
		down := loss()
		weights.All[i] = w
		want := (up - down) / (2 * h)
		if e := math.Abs(grad.All[i] - want); !(e < 1e-9) {
			t.Errorf("gradient %d is %g, by differences %g", i, grad.All[i], want)
		}
		largest = max(largest, math.Abs(want))
	}
	if largest < 1e-3 {
		t.Errorf("gradients of at most %g: nothing was compared", largest)
	}
}

// TestOpenGoesOnExactlyFromAnyStep saves a run before every Step, and has each
// file go on to the end.
func TestOpenGoesOnExactlyFromAnyStep(t *testing.T) {
	for name, change := range map[string]func(*rnn.Config){
		"as it is":      func(*rnn.Config) {},
		"stopped early": func(c *rnn.Config) { c.Epochs, c.Patience, c.LearningRate, c.Decay = 40, 2, 0.1, rnn.CosineDecay },
		"diverged":      func(c *rnn.Config) { c.LearningRate, c.Init = 10, rnn.FanIn },
	} {
		c := small()
		change(&c)
		all, validation, err := Records(c.Steps)
		if err != nil {
			t.Fatal(err)
		}
		train := all.Slice(0, 9)
		whole, err := New(c, train, validation)
		if err != nil {
			t.Fatal(err)
		}
		var files [][]byte
		save := func(r *Trainer) []byte {
			b, err := r.MarshalBinary()
			if err != nil {
				t.Fatal(err)
			}
			return b
		}
		for whole.State() == rnn.Running {
			files = append(files, save(whole))
			_ = whole.Step() // the state says it
		}
		files = append(files, save(whole))
		if want := map[string]rnn.State{"as it is": rnn.Done, "stopped early": rnn.Stopped, "diverged": rnn.Diverged}[name]; whole.State() != want {
			t.Fatalf("%s: %s", name, whole.State())
		}
		for i, file := range files {
			r, err := Open(file, train, validation)
			if err != nil {
				t.Fatalf("%s, Step %d: %v", name, i, err)
			}
			if !bytes.Equal(save(r), file) {
				t.Fatalf("%s, Step %d: opened and saved again, the file is another", name, i)
			}
			_ = r.Run()
			if !bytes.Equal(save(r), files[len(files)-1]) {
				t.Fatalf("%s, Step %d: comes to another end", name, i)
			}
		}
	}
}

func TestResetRepeatsTheRun(t *testing.T) {
	r := newTrainer(t, small())
	run(t, r)
	want := r.Hash()
	if err := r.Recover(0.5); err != nil || !r.Altered() || r.State() != rnn.Running {
		t.Errorf("after Recover: %s, altered %v (%v)", r.State(), r.Altered(), err)
	}
	run(t, r)
	if r.Hash() == want && r.Progress().LearningRate != small().LearningRate/2 {
		t.Errorf("another learning rate, %g, changed nothing", r.Progress().LearningRate)
	}
	r.Reset()
	if r.Altered() || r.Prediction().Epoch != -1 || len(r.History().Train) != 0 {
		t.Errorf("after Reset: altered %v, predictions of epoch %d", r.Altered(), r.Prediction().Epoch)
	}
	n := 0
	for losses, err := range r.Epochs() {
		if err != nil || losses.Epoch != n {
			t.Fatalf("epoch %d is yielded as %d, %v", n, losses.Epoch, err)
		}
		n++
	}
	if n != small().Epochs+1 || r.Hash() != want {
		t.Errorf("%d epochs, hash %x, want %x", n, r.Hash(), want)
	}
}

func TestTrainingAllocatesNothing(t *testing.T) {
	c := small()
	c.Epochs = 20
	r := newTrainer(t, c)
	epoch := func() {
		for known := len(r.History().Train); len(r.History().Train) == known; {
			if err := r.Step(); err != nil {
				t.Fatal(err)
			}
		}
	}
	epoch()
	if n := testing.AllocsPerRun(5, epoch); n != 0 {
		t.Errorf("%v allocations an epoch, want none", n)
	}
}

// Whatever the printed code is not for is named.
func TestWhatIsRefused(t *testing.T) {
	for want, change := range map[string]func(*rnn.Config){
		"rnn: gradient: want printed, or the trainer of package rnn, got exact": func(c *rnn.Config) { c.Gradient = rnn.Exact },
		"rnn: cell: want elman with gradient printed, got lstm":                 func(c *rnn.Config) { c.Cell = rnn.LSTM },
		"rnn: layers: want 1 with gradient printed, got 2":                      func(c *rnn.Config) { c.Layers = 2 },
		"rnn: activation: want sigmoid with gradient printed, got tanh":         func(c *rnn.Config) { c.Activation = rnn.Tanh },
		"rnn: input: want perStep with gradient printed, got shared":            func(c *rnn.Config) { c.Input = rnn.Shared },
		"rnn: optimizer: want sgd with gradient printed, got adam":              func(c *rnn.Config) { c.Optimizer = rnn.Adam },
		"rnn: clip: want value with gradient printed, got norm":                 func(c *rnn.Config) { c.Clip = rnn.ClipNorm },
		"rnn: batch: want 1 with gradient printed, got 2":                       func(c *rnn.Config) { c.Batch = 2 },
		"rnn: truncate: want 1 to steps (8) with gradient printed, got 0":       func(c *rnn.Config) { c.Truncate = 0 },
		"rnn: truncate: want 1 to steps (8) with gradient printed, got 9":       func(c *rnn.Config) { c.Truncate = 9 },
		"rnn: train.Steps: want the configured steps, 9, got 8":                 func(c *rnn.Config) { c.Steps = 9 },
		"rnn: hidden: want a whole number from 1 to 1048576, got 0":             func(c *rnn.Config) { c.Hidden = 0 },
	} {
		c := small()
		train, validation, err := Records(c.Steps)
		if err != nil {
			t.Fatal(err)
		}
		change(&c)
		if r, err := New(c, train, validation); r != nil || err == nil || err.Error() != want {
			t.Errorf("got  %v\nwant %s", err, want)
		}
	}

	r := newTrainer(t, small())
	two := series.Records{N: 1, Steps: 8, Inputs: 1, Outputs: 2, X: make([]float64, 8), Y: make([]float64, 2)}
	holed := series.Sine(8)
	holed[3] = math.NaN()
	_, ofRecord := r.InspectRecord(r.train, r.train.N)
	_, ofTwo := r.InspectRecord(two, 0)
	_, ofLength := r.NewForecast(holed[:5])
	_, ofHole := r.NewForecast(holed)
	for want, err := range map[string]error{
		"record": ofRecord, "train.Outputs": ofTwo, "window": ofLength, "window[3]": ofHole,
		"factor": r.Recover(0), "learningRate": r.SetLearningRate(0),
	} {
		var field *rnn.FieldError
		if !errors.As(err, &field) || field.Field != want {
			t.Errorf("%s: %v", want, err)
		}
	}
}
