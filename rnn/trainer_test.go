package rnn

import (
	"errors"
	"math"
	"os"
	"slices"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/numpy"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// small is a Config that trains in milliseconds.
func small() Config {
	c := preset("adam")
	c.Hidden, c.Steps, c.Truncate, c.Epochs = 8, 10, 0, 4
	return c
}

func newTrainer[T Float](t testing.TB, c Config) *Trainer[T] {
	t.Helper()
	train, validation := tutorialRecords(t, c.Steps)
	r, err := NewTrainer[T](c, train, validation)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func run[T Float](t testing.TB, r *Trainer[T]) History {
	t.Helper()
	if err := r.Run(); err != nil {
		t.Fatal(err)
	}
	h := r.History()
	return History{slices.Clone(h.Train), slices.Clone(h.Validation), h.Best}
}

func sameLosses(t *testing.T, got, want History) {
	t.Helper()
	if !slices.Equal(got.Train, want.Train) || !slices.Equal(got.Validation, want.Validation) {
		t.Errorf("losses differ:\n%v\n%v", got, want)
	}
}

func TestLossFallsAndIsThatOfThePredictions(t *testing.T) {
	c := small()
	r := newTrainer[float32](t, c)
	h := run(t, r)
	if len(h.Train) != c.Epochs+1 || len(h.Validation) != c.Epochs+1 {
		t.Fatalf("%d and %d losses, want %d", len(h.Train), len(h.Validation), c.Epochs+1)
	}
	if !(h.Train[c.Epochs] < h.Train[0]/10) {
		t.Errorf("the loss went from %g to %g only", h.Train[0], h.Train[c.Epochs])
	}
	p := r.Prediction()
	rmse := RMSE(p.Validation, r.validation.Y)
	if want := math.Sqrt(2 * h.Validation[c.Epochs]); !(math.Abs(rmse-want) <= 1e-12) {
		t.Errorf("RMSE of the predictions %g, of the loss %g", rmse, want)
	}
	if p.Epoch != c.Epochs || r.State() != Done {
		t.Errorf("epoch %d, state %q", p.Epoch, r.State())
	}
	hash := r.Hash()
	if err := r.Step(); err != nil || r.Hash() != hash {
		t.Errorf("Step after the end: %v, and the hash %x is now %x", err, hash, r.Hash())
	}
}

func TestResetRepeatsTheRunToTheLastBit(t *testing.T) {
	for _, p := range exactPresets() {
		c := p.Config
		c.Hidden, c.Steps, c.Truncate, c.Epochs = 8, 10, 5, 2
		r := newTrainer[float64](t, c)
		want := run(t, r)
		hash := r.Hash()
		r.Reset()
		for range 40 {
			if err := r.Step(); err != nil {
				t.Fatal(err)
			}
		}
		if err := r.SetLearningRate(0.5); err != nil {
			t.Fatal(err)
		}
		r.Reset()
		if e := r.Prediction().Epoch; e != -1 {
			t.Errorf("predictions of epoch %d after reset", e)
		}
		sameLosses(t, run(t, r), want)
		if r.Hash() != hash {
			t.Errorf("%s: hash %x after reset, %x before", p.Name, r.Hash(), hash)
		}
		c.Seed++
		other := newTrainer[float64](t, c)
		run(t, other)
		if other.Hash() == hash {
			t.Errorf("%s: another seed gives the same run", p.Name)
		}
	}
}

func TestEpochs(t *testing.T) {
	r := newTrainer[float32](t, small())
	n := 0
	for losses, err := range r.Epochs() {
		if err != nil {
			t.Fatal(err)
		}
		if h := r.History(); losses.Epoch != n || losses.Train != h.Train[n] || losses.Validation != h.Validation[n] {
			t.Errorf("epoch %d: %+v", n, losses)
		}
		n++
	}
	if n != r.Config().Epochs+1 {
		t.Errorf("%d epochs yielded", n)
	}
}

func TestLearningRateWhileRunning(t *testing.T) {
	slow, fast := newTrainer[float32](t, small()), newTrainer[float32](t, small())
	for slow.Progress().Update < 10 {
		if slow.Step() != nil || fast.Step() != nil {
			t.Fatal("diverged")
		}
	}
	if err := fast.SetLearningRate(0.01); err != nil {
		t.Fatal(err)
	}
	if fast.Progress().LearningRate != 0.01 {
		t.Errorf("learning rate %g", fast.Progress().LearningRate)
	}
	if slices.Equal(run(t, slow).Train, run(t, fast).Train) {
		t.Error("another learning rate changed nothing")
	}
	var field *FieldError
	for _, bad := range []float64{0, -1, 1001, math.NaN(), math.Inf(1)} {
		if err := fast.SetLearningRate(bad); !errors.As(err, &field) || field.Field != "learningRate" {
			t.Errorf("SetLearningRate(%v): %v", bad, err)
		}
	}
	if fast.Progress().LearningRate != 0.01 {
		t.Errorf("a bad value changed the learning rate to %g", fast.Progress().LearningRate)
	}
}

// What a page in a phone cannot bear, a program can; two large sizes at a time
// are enough of a test.
func TestSizesBeyondAnyPage(t *testing.T) {
	if testing.Short() {
		t.Skip("trains long")
	}
	for _, size := range []struct{ hidden, steps, batch, train int }{
		{512, 200, 1, 2}, {512, 2, 128, 130}, {2, 200, 128, 130}, {1, 1, 1, 1},
	} {
		all, err := series.Windows(series.Sine(size.steps+size.train+1), size.steps)
		if err != nil {
			t.Fatal(err)
		}
		train, validation, err := series.Split(all, 1)
		if err != nil {
			t.Fatal(err)
		}
		c := preset("adam")
		c.Hidden, c.Steps, c.Batch, c.Truncate, c.Epochs = size.hidden, size.steps, size.batch, 0, 3
		c.LearningRate, c.Decay = 1e-4, NoDecay
		r, err := NewTrainer[float32](c, train, validation)
		if err != nil {
			t.Errorf("%+v: %v", size, err)
			continue
		}
		if h := run(t, r); !(h.Train[3] < h.Train[0]) || r.Progress().Updates != (size.train+size.batch-1)/size.batch {
			t.Errorf("%+v: %d updates an epoch, losses %v", size, r.Progress().Updates, h.Train)
		}
	}
}

func TestDecay(t *testing.T) {
	for _, c := range []struct {
		decay Decay
		p     float64
		want  float64
	}{{NoDecay, 0.7, 1}, {LinearDecay, 0, 1}, {LinearDecay, 0.75, 0.25}, {CosineDecay, 0, 1}, {CosineDecay, 0.5, 0.5}, {CosineDecay, 1. / 3, 0.75}} {
		if got := c.decay.Factor(c.p); !(math.Abs(got-c.want) <= 1e-15) {
			t.Errorf("%s.Factor(%g) = %g, want %g", c.decay, c.p, got, c.want)
		}
	}
}

func TestEarlyStoppingKeepsTheBestWeights(t *testing.T) {
	// Noise cannot be predicted, so all that is learnt is overfitting.
	random := numpy.NewRandomState(3)
	train, validation := randomRecords(random, 12, 6, 1, 1), randomRecords(random, 12, 6, 1, 1)
	c := small()
	c.Hidden, c.Steps, c.Epochs, c.Patience, c.LearningRate = 32, 6, 1000, 5, 0.01
	r, err := NewTrainer[float64](c, train, validation)
	if err != nil {
		t.Fatal(err)
	}
	h := run(t, r)
	if r.State() != Stopped {
		t.Fatalf("state %q after %d epochs", r.State(), len(h.Train)-1)
	}
	if last := len(h.Train) - 1; last-h.Best != c.Patience {
		t.Errorf("stopped after epoch %d, the best was %d", last, h.Best)
	}
	p := r.Prediction()
	if got := MeanLoss(p.Validation, validation); got != h.Validation[h.Best] || p.Epoch != h.Best {
		t.Errorf("validation loss of the kept weights %g (epoch %d), best %g (epoch %d)", got, p.Epoch, h.Validation[h.Best], h.Best)
	}
}

func TestLargeBatchIsTakenInPasses(t *testing.T) {
	c := small()
	c.Batch = 100
	whole, parts := newTrainer[float64](t, c), newTrainer[float64](t, c)
	parts.net.rows = 7
	a, b := run(t, whole), run(t, parts)
	close(t, "loss", b.Train, a.Train, 1e-12)
	if parts.Progress().Updates != 2 { // 140 records
		t.Errorf("%d updates an epoch", parts.Progress().Updates)
	}
}

func TestForecastFeedsItselfItsPredictions(t *testing.T) {
	c := small()
	r := newTrainer[float64](t, c)
	run(t, r)
	window := series.Sine(c.Steps)
	f, err := r.NewForecast(window)
	if err != nil {
		t.Fatal(err)
	}
	for range 5 {
		all := series.Records{N: 1, Steps: c.Steps, Inputs: 1, Outputs: 1, X: window[len(window)-c.Steps:]}
		want := r.net.predict(all, 0, 1)[0]
		if got := f.Next(); got[0] != want {
			t.Errorf("forecast %v, want %v", got, want)
		}
		window = append(window, want)
	}
	if _, err := r.NewForecast(window[:3]); err == nil {
		t.Error("a window of 3 values was taken")
	}
}

func TestInspectDoesNotTrain(t *testing.T) {
	c := small()
	c.Truncate, c.Batch = 4, 100
	disturbed, calm := newTrainer[float64](t, c), newTrainer[float64](t, c)
	disturbed.net.rows, calm.net.rows = 7, 7
	x, y := disturbed.train.Input(3), disturbed.train.Target(3)
	for disturbed.State() == Running {
		in, err := disturbed.Inspect(x, y)
		if err != nil {
			t.Fatal(err)
		}
		if len(in.Hidden) != c.Steps*c.Hidden || len(in.Gradient) != c.Steps {
			t.Fatalf("%d hidden states, %d gradients", len(in.Hidden), len(in.Gradient))
		}
		for step, g := range in.Gradient {
			if reached := step >= c.Steps-c.Truncate; reached != (g > 0) {
				t.Fatalf("gradient of step %d is %g", step, g)
			}
		}
		if disturbed.Step() != nil {
			t.Fatal("diverged")
		}
	}
	run(t, calm)
	if disturbed.Hash() != calm.Hash() {
		t.Error("Inspect changed the run")
	}
}

func TestRecordsThatDoNotFit(t *testing.T) {
	train, validation := tutorialRecords(t, 10)
	empty, holed, short := train, train, train
	empty.N = 0
	holed.X = slices.Clone(train.X)
	holed.X[17] = math.NaN()
	short.Y = train.Y[1:]
	other, _ := tutorialRecords(t, 11)
	for want, set := range map[string]series.Records{"train.N": empty, "train.X[17]": holed, "train.Y": short, "train.Steps": other} {
		var field *FieldError
		if _, err := NewTrainer[float32](small(), set, validation); !errors.As(err, &field) || field.Field != want {
			t.Errorf("want an error about %s, got %v", want, err)
		}
	}
}

// The update as printed is another trainer's, and is said to be.
func TestTheTutorialAsPrintedIsAnotherTrainers(t *testing.T) {
	const want = "gradient: want exact, or the trainer of package rnn/tutorial, got printed"
	c := preset("printed")
	train, validation := tutorialRecords(t, c.Steps)
	if r, err := NewTrainer[float64](c, train, validation); r != nil || err == nil || err.Error() != "rnn: "+want {
		t.Errorf("NewTrainer: %v, %v", r, err)
	}
	saved, err := os.ReadFile("testdata/v1/printed.rnn")
	if err != nil {
		t.Fatal(err)
	}
	if r, err := OpenRun(saved, train, validation); r != nil || err == nil || err.Error() != "rnn: run file: settings: "+want {
		t.Errorf("OpenRun: %v, %v", r, err)
	}
}

// TestTrainingAllocatesNothing takes a warm trainer through another epoch and
// its evaluation.
func TestTrainingAllocatesNothing(t *testing.T) {
	for _, p := range exactPresets() {
		allocatesNothing(t, p.Name, newTrainer[float32](t, p.Config))
	}
	for _, o := range []Optimizer{Momentum, RMSprop, AdamW} {
		c := small()
		c.Optimizer, c.Clip, c.Batch, c.Epochs, c.Patience = o, ClipNorm, 40, 20, 20
		r := newTrainer[float32](t, c)
		r.net.rows = 7 // several passes an update
		allocatesNothing(t, string(o), r)
	}
}

func allocatesNothing(t *testing.T, name string, r *Trainer[float32]) {
	t.Helper()
	epochs := func() {
		if err := epoch(r); err != nil {
			t.Fatal(err)
		}
	}
	epochs()
	if n := testing.AllocsPerRun(2, epochs); n != 0 {
		t.Errorf("%s: %v allocations an epoch, want none", name, n)
	}
	if n := len(r.History().Train); n < 4 {
		t.Errorf("%s: %d evaluations, want all four", name, n)
	}
}
