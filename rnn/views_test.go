package rnn

import (
	"bytes"
	"errors"
	"runtime"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/series"
)

// TestViewsTrainAsCopiesDo trains on windows that share their numbers and on the
// same windows written out: the same bits, and files that go with either.
func TestViewsTrainAsCopiesDo(t *testing.T) {
	c := small()
	train, validation := tutorialRecords(t, c.Steps)
	if train.Stride != 1 {
		t.Fatalf("a stride of %d, want views", train.Stride)
	}
	var files [2][]byte
	for i, sets := range [][2]series.Records{{train, validation}, {train.Apart(), validation.Apart()}} {
		r, err := NewTrainer[float32](c, sets[0], sets[1])
		if err != nil {
			t.Fatal(err)
		}
		run(t, r)
		files[i] = file(t, r)
		if _, err := Open[float32](files[0], sets[0], sets[1]); err != nil {
			t.Error(err)
		}
	}
	if !bytes.Equal(files[0], files[1]) {
		t.Error("views train to another file than copies")
	}
}

// TestAMillionRecords has a series of a million numbers, in windows of a hundred,
// become a run: beside the numbers at most 50 MB.
func TestAMillionRecords(t *testing.T) {
	values := series.Sine(1_000_000)
	c := small()
	c.Steps, c.Truncate = 100, 0
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	all, err := series.Windows(values, c.Steps)
	if err != nil {
		t.Fatal(err)
	}
	train, validation, err := series.Split(all, 100_000)
	if err != nil {
		t.Fatal(err)
	}
	r, err := New(c, train, validation)
	if err != nil {
		t.Fatal(err)
	}
	if err := r.Step(); err != nil {
		t.Fatal(err)
	}
	runtime.ReadMemStats(&after)
	if took := after.TotalAlloc - before.TotalAlloc; took > 50_000_000 {
		t.Errorf("a run on a million records allocates %d bytes, want at most 50 MB", took)
	}
}

func TestWrongStride(t *testing.T) {
	c := small()
	train, validation := tutorialRecords(t, c.Steps)
	negative, wide := train, train
	negative.Stride, wide.Stride = -1, 2
	for want, set := range map[string]series.Records{"train.Stride": negative, "train.X": wide} {
		var field *FieldError
		if _, err := NewTrainer[float32](c, set, validation); !errors.As(err, &field) || field.Field != want {
			t.Errorf("error %v, want one about %s", err, want)
		}
	}
}
