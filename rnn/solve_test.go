package rnn

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/numpy"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// solvable is the last preset on windows of a series of 200 numbers, the last 50 to validate.
func solvable(t testing.TB, values []float64, seed uint32) *Trainer[float32] {
	t.Helper()
	all, err := series.Windows(values, 50)
	if err != nil {
		t.Fatal(err)
	}
	train, validation, err := series.Split(all, 50)
	if err != nil {
		t.Fatal(err)
	}
	c := preset("adam")
	c.Seed = seed
	trainer, err := NewTrainer[float32](c, train, validation)
	if err != nil {
		t.Fatal(err)
	}
	return trainer
}

// solvedRMSE solves the output and returns the validation RMSE of the evaluation that follows.
func solvedRMSE[T Float](t *testing.T, trainer *Trainer[T], ridges ...float64) float64 {
	t.Helper()
	if _, err := trainer.SolveOutput(ridges...); err != nil {
		t.Fatal(err)
	}
	for trainer.Progress().Evaluating {
		if err := trainer.Step(); err != nil {
			t.Fatal(err)
		}
	}
	return RMSE(trainer.Prediction().Validation, trainer.validation.Y)
}

// With weights that nobody has trained, the sine is forecast better than by any
// training: Jaeger's echo state network.
func TestSolvedSine(t *testing.T) {
	if testing.Short() {
		t.Skip("trains long")
	}
	truth := series.Sine(1200)
	for seed := range uint32(5) {
		trainer := solvable(t, truth[:200], seed)
		untrained := slices.Clone(trainer.Params().U.Data)
		if got := solvedRMSE(t, trainer); !(got < 1e-6) {
			t.Errorf("seed %d: validation RMSE %g, want below 1e-6", seed, got)
		}
		if !slices.Equal(untrained, trainer.Params().U.Data) || !trainer.Altered() || trainer.Progress().Epoch != 0 {
			t.Errorf("seed %d: U was changed, or the run is not at its start, altered", seed)
		}
		forecast, err := trainer.NewForecast(truth[150:200])
		if err != nil {
			t.Fatal(err)
		}
		for n := 200; n < 1200; n++ {
			if off := forecast.Next()[0] - truth[n]; !(math.Abs(off) <= 1e-4) {
				t.Errorf("seed %d: on its own it is %g off at step %d", seed, off, n)
				break
			}
		}
	}
}

// Where there is noise a small ridge learns it by heart; the one that is chosen does not.
func TestRidgeIsChosenByWhatWasHeldBack(t *testing.T) {
	if testing.Short() {
		t.Skip("trains long")
	}
	const seeds = 11
	errors := map[string][]float64{}
	for seed := range uint32(seeds) {
		noisy := series.Noisy(series.Sine(200), 0.1, numpy.NewRandomState(seed))
		for name, ridges := range map[string][]float64{"chosen": nil, "1e-12": {1e-12}, "1e-8": {1e-8}, "1e-4": {1e-4}} {
			errors[name] = append(errors[name], solvedRMSE(t, solvable(t, noisy, seed), ridges...))
		}
	}
	median := func(name string) float64 { return slices.Sorted(slices.Values(errors[name]))[seeds/2] }
	if !(median("1e-4") < median("1e-8") && median("1e-8") < median("1e-12")) {
		t.Errorf("1e-4: %v, 1e-8: %v, 1e-12: %v", median("1e-4"), median("1e-8"), median("1e-12"))
	}
	if got := median("chosen"); got > 1.05*median("1e-4") {
		t.Errorf("the chosen ridges reach %v, 1e-4 reaches %v", got, median("1e-4"))
	}
}

// The same bits everywhere, of every cell and precision, with and without
// biases, whether it was done at once or in steps.
func TestSolvedSameBits(t *testing.T) {
	for cell, want := range map[Cell][2]uint64{
		Elman: {0xe10f7a9aadb77ef6, 0xe98bd99d7253708d},
		LSTM:  {0x60f5f1bd32304e67, 0x3cee6a5898fb1853},
		GRU:   {0xb651615e6d3fcde5, 0x227585080a9b7eee},
	} {
		if got := [2]uint64{solvedHash[float32](t, cell, Shared), solvedHash[float64](t, cell, Shared)}; got != want {
			t.Errorf("%s: %#x, want %#x", cell, got, want)
		}
	}
	if got, want := solvedHash[float32](t, Elman, PerStep), uint64(0x2405b3ebe1efb184); got != want {
		t.Errorf("a column a step: %#x, want %#x", got, want)
	}
}

func solvedHash[T Float](t *testing.T, cell Cell, input Input) uint64 {
	t.Helper()
	all, err := series.Windows(series.Noisy(series.Sine(120), 0.05, numpy.NewRandomState(1)), 12)
	if err != nil {
		t.Fatal(err)
	}
	train, validation, err := series.Split(all, 20)
	if err != nil {
		t.Fatal(err)
	}
	c := preset("adam")
	c.Cell, c.Input, c.Hidden, c.Steps, c.Truncate, c.Epochs = cell, input, 12, 12, 0, 1
	trainer, err := NewTrainer[T](c, train, validation)
	if err != nil {
		t.Fatal(err)
	}
	trainer.work = 1 // a time step at a time
	if _, err := trainer.SolveOutput(); err != nil {
		t.Fatal(err)
	}
	solved := slices.Clone(trainer.Params().All)
	if err := trainer.Run(); err != nil { // and is trained on from there
		t.Fatal(err)
	}
	hash := trainer.Hash()
	trainer.Reset()
	if trainer.Altered() || slices.Equal(trainer.Params().All, solved) {
		t.Error("Reset does not go back to the initial weights")
	}
	// Done at once, and with other validation records.
	trainer.work = math.MaxInt
	for i := range validation.Y {
		validation.Y[i]++ // which the trainer shares
	}
	if _, err := trainer.SolveOutput(); err != nil || !slices.Equal(trainer.Params().All, solved) {
		t.Errorf("%s: at once, the weights are others (%v)", cell, err)
	}
	return hash
}

func TestSolvedRunIsSaved(t *testing.T) {
	trainer := solvable(t, series.Sine(200), 1)
	want := solvedRMSE(t, trainer)
	file, err := trainer.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	opened, err := Open[float32](file, trainer.train, trainer.validation)
	if err != nil {
		t.Fatal(err)
	}
	if got := RMSE(opened.Prediction().Validation, trainer.validation.Y); got != want || !opened.Altered() || opened.Hash() != trainer.Hash() {
		t.Errorf("opened, it has an RMSE of %v, want %v", got, want)
	}
}

// Two outputs are each solved as if alone.
func TestSolvedOutputsAreApart(t *testing.T) {
	all, err := series.Windows(series.Noisy(series.Sine(120), 0.05, numpy.NewRandomState(1)), 12)
	if err != nil {
		t.Fatal(err)
	}
	both := all
	both.Outputs, both.Y = 2, nil
	for _, y := range all.Y {
		both.Y = append(both.Y, y, 5-2*y)
	}
	c := preset("adam")
	c.Hidden, c.Steps, c.Truncate = 12, 12, 0
	trainer, err := NewTrainer[float64](c, both.Slice(0, 80), both.Slice(80, 108))
	if err != nil {
		t.Fatal(err)
	}
	solvedRMSE(t, trainer, 1e-9)
	p := trainer.Params()
	for i := range 12 {
		if a, b := p.V.Data[i], p.V.Data[12+i]; !(math.Abs(b+2*a) <= 1e-6*math.Abs(a)) {
			t.Errorf("weight %d is %v, and of the output times -2 it is %v", i, a, b)
		}
	}
}

func TestWhatCannotBeSolvedIsNamed(t *testing.T) {
	trainer := solvable(t, series.Sine(200), 1)
	for _, ridge := range []float64{0, -1, math.NaN(), math.Inf(1)} {
		if _, err := trainer.SolveOutput(1, ridge); err == nil || !strings.Contains(err.Error(), "ridges[1]") {
			t.Errorf("ridge %v: %v", ridge, err)
		}
	}
	trainer.Params().W.Data[3] = float32(math.NaN())
	trainer.Reload()
	if _, err := trainer.SolveOutput(); err == nil || !strings.Contains(err.Error(), "finite") {
		t.Errorf("states that are not numbers: %v", err)
	}
	one, err := NewTrainer[float32](trainer.config, trainer.train.Slice(0, 1), trainer.validation)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := one.SolveOutput(); err == nil || !strings.Contains(err.Error(), "train.N") {
		t.Errorf("one record: %v", err)
	}
	text, err := series.Sequences([]int{0, 1, 0, 1, 0, 1, 0, 1, 0}, 2, 2)
	if err != nil {
		t.Fatal(err)
	}
	c := trainer.config
	c.Steps, c.Truncate = 2, 0
	classes, err := NewTrainer[float32](c, text, text)
	if err != nil {
		t.Fatal(err)
	}
	_, err = classes.SolveOutput()
	if _, ok := errors.AsType[*FieldError](err); !ok {
		t.Errorf("classes: %v", err)
	}
}

// BenchmarkSolveOutput times solving the sine's output layer, its ridge chosen: 100
// units read 100 windows of 50 numbers, and U and W stay as they are.
func BenchmarkSolveOutput(b *testing.B) {
	trainer := solvable(b, series.Sine(200), 0)
	for b.Loop() {
		if _, err := trainer.SolveOutput(); err != nil {
			b.Fatal(err)
		}
	}
}
