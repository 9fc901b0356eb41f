package rnn

import (
	"errors"
	"math"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/series"
)

// A Run is the trainer in float32, and a file opens in the precision that it was
// saved in.
func TestRunNeedsNoPrecision(t *testing.T) {
	c := small()
	train, validation := tutorialRecords(t, c.Steps)
	r, err := New(c, train, validation)
	if err != nil {
		t.Fatal(err)
	}
	single, double := newTrainer[float32](t, c), newTrainer[float64](t, c)
	for _, err := range []error{r.Run(), single.Run(), double.Run()} {
		if err != nil {
			t.Fatal(err)
		}
	}
	if r.Hash() != single.Hash() || r.Hash() == double.Hash() || r.Bits() != 32 {
		t.Errorf("hash %x in %d bits, want that of float32, %x", r.Hash(), r.Bits(), single.Hash())
	}
	for _, saved := range []Run{single, double} {
		file, err := saved.MarshalBinary()
		if err != nil {
			t.Fatal(err)
		}
		opened, err := OpenRun(file, train, validation)
		if err != nil {
			t.Fatal(err)
		}
		if opened.Hash() != saved.Hash() || opened.Bits() != saved.Bits() {
			t.Errorf("opened with hash %x, %d bits, saved with %x, %d bits", opened.Hash(), opened.Bits(), saved.Hash(), saved.Bits())
		}
	}
}

// An error leaves no Run, and none that only looks like one.
func TestRunThatCannotBe(t *testing.T) {
	train, validation := tutorialRecords(t, 11)
	if r, err := New(small(), train, validation); r != nil || err == nil {
		t.Errorf("New: %v, %v", r, err)
	}
	if r, err := OpenRun([]byte("PK"), train, validation); r != nil || err == nil {
		t.Errorf("OpenRun: %v, %v", r, err)
	}
	file := file(t, newTrainer[float32](t, small()))
	if r, err := OpenRun(file, train, validation); r != nil || err == nil {
		t.Errorf("OpenRun with other records: %v, %v", r, err)
	}
}

func TestTensorsAreCopiesOfTheWeights(t *testing.T) {
	r := newTrainer[float32](t, small())
	at := 0
	for _, tensor := range r.Tensors() {
		if len(tensor.Data) != tensor.Rows*tensor.Cols || len(tensor.Data) == 0 {
			t.Fatalf("%s: %d values, want %d by %d", tensor.Name, len(tensor.Data), tensor.Rows, tensor.Cols)
		}
		for i, v := range tensor.Data {
			if v != float64(r.Params().All[at+i]) {
				t.Fatalf("%s[%d] is %v, want %v", tensor.Name, i, v, r.Params().All[at+i])
			}
			tensor.Data[i]++ // the next tensor must not change by it, nor the run
		}
		at += len(tensor.Data)
	}
	if at != len(r.Params().All) {
		t.Errorf("%d weights in tensors, want %d", at, len(r.Params().All))
	}
	if fresh := newTrainer[float32](t, small()); r.Hash() != fresh.Hash() {
		t.Error("the tensors are the weights themselves")
	}
}

// A window with a number that is none would be predicted from without a word.
func TestForecastNamesAWindowsBadNumber(t *testing.T) {
	r := newTrainer[float32](t, small())
	for _, bad := range []float64{math.NaN(), math.Inf(1), math.Inf(-1)} {
		window := series.Sine(small().Steps)
		window[7] = bad
		var field *FieldError
		if f, err := r.NewForecast(window); f != nil || !errors.As(err, &field) || field.Field != "window[7]" {
			t.Errorf("%v: %v, %v", bad, f, err)
		}
	}
}
