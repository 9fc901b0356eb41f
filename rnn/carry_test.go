//go:build !nocarry

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

// carriedText is records of a text of few letters: windows of 5 that follow one another.
func carriedText(t *testing.T, seed uint32, letters int) series.Records {
	t.Helper()
	random := numpy.NewRandomState(seed)
	tokens := make([]int, letters)
	for i := range tokens {
		tokens[i] = int(3 * random.Uniform(0, 1))
	}
	r, err := series.Sequences(tokens, 3, 5)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func carriedConfig(cell Cell) Config {
	c := preset("adam")
	c.Cell, c.Hidden, c.Steps, c.Truncate, c.Layers = cell, 6, 5, 0, 2
	c.Batch, c.Epochs, c.Carry, c.Optimizer, c.LearningRate, c.Decay, c.Clip = 3, 2, true, SGD, 0.1, NoDecay, NoClip
	return c
}

func carriedTrainer[T Float](t *testing.T, c Config) *Trainer[T] {
	t.Helper()
	trainer, err := NewTrainer[T](c, carriedText(t, 1, 52), carriedText(t, 2, 37))
	if err != nil {
		t.Fatal(err)
	}
	return trainer
}

// stretches is the tokens of a set of n records as the lanes of a batch read them,
// each with the classes that it predicts.
func stretches(r series.Records, batch int) (list [][2][]int) {
	long := (r.N + batch - 1) / batch
	for lo := 0; lo < r.N; lo += long {
		s := r.Slice(lo, min(lo+long, r.N))
		list = append(list, [2][]int{s.Tokens, s.Classes})
	}
	return list
}

func stepperOf(t *testing.T, trainer *Trainer[float64]) *Stepper {
	t.Helper()
	s, err := TrainerModel(trainer).NewStepper()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// The losses are those of a network that reads each stretch without a break.
func TestCarriedIsMeasuredWithoutABreak(t *testing.T) {
	for _, cell := range []Cell{Elman, LSTM, GRU} {
		c := carriedConfig(cell)
		trainer := carriedTrainer[float64](t, c)
		// A pass of fewer records than a batch, and of part of the time steps.
		trainer.net.rows, trainer.work = 2, 1
		var got Losses
		for losses, err := range trainer.Epochs() {
			if err != nil {
				t.Fatal(err)
			}
			if got = losses; losses.Epoch == 0 {
				break
			}
		}
		for _, set := range []struct {
			name string
			r    series.Records
			got  float64
		}{{"train", trainer.train, got.Train}, {"validation", trainer.validation, got.Validation}} {
			sum, asked := 0.0, 0
			for _, s := range stretches(set.r, c.Batch) {
				stepper := stepperOf(t, trainer)
				for i, token := range s[0] {
					p, err := stepper.StepToken(token)
					if err != nil {
						t.Fatal(err)
					}
					sum -= math.Log(p[s[1][i]])
					asked++
				}
			}
			if want := sum / float64(asked); math.Abs(set.got-want) > 1e-12 {
				t.Errorf("%s, %s: loss %v, read without a break %v", cell, set.name, set.got, want)
			}
		}
	}
}

// The second update goes down the gradient of what its windows lose when they
// begin with the states that the first has ended with.
func TestCarriedUpdateIsTheGradient(t *testing.T) {
	for _, cell := range []Cell{Elman, LSTM, GRU} {
		c := carriedConfig(cell)
		trainer := carriedTrainer[float64](t, c)
		at := func(update int) []float64 {
			for trainer.Progress().Evaluating || trainer.Progress().Update < update {
				if err := trainer.Step(); err != nil {
					t.Fatal(err)
				}
			}
			return slices.Clone(trainer.Params().All)
		}
		at(0)
		var states [][]float64
		lanes := stretches(trainer.train, c.Batch)
		for _, s := range lanes {
			stepper := stepperOf(t, trainer)
			for _, token := range s[0][:c.Steps] {
				if _, err := stepper.StepToken(token); err != nil {
					t.Fatal(err)
				}
			}
			states = append(states, stepper.State())
		}
		before := at(1)
		// Of the weights with which the second update begins, changed one by one.
		loss := func(i int, by float64) float64 {
			changed, err := NewTrainer[float64](c, trainer.train, trainer.validation)
			if err != nil {
				t.Fatal(err)
			}
			copy(changed.Params().All, before)
			changed.Params().All[i] += by
			changed.Reload()
			sum := 0.0
			for lane, s := range lanes {
				stepper := stepperOf(t, changed)
				if err := stepper.SetState(states[lane]); err != nil {
					t.Fatal(err)
				}
				for step := c.Steps; step < 2*c.Steps; step++ {
					p, err := stepper.StepToken(s[0][step])
					if err != nil {
						t.Fatal(err)
					}
					sum -= math.Log(p[s[1][step]])
				}
			}
			return sum / float64(c.Steps*len(lanes))
		}
		after := at(2)
		for i := 0; i < len(before); i += 7 {
			const by = 1e-5
			want := (loss(i, by) - loss(i, -by)) / (2 * by)
			if got := (before[i] - after[i]) / c.LearningRate; math.Abs(got-want) > 1e-8*max(1, math.Abs(want)) {
				t.Errorf("%s, weight %d: gradient %v, differences %v", cell, i, got, want)
			}
		}
	}
}

// However the run is cut in pieces, and wherever it is saved, it comes to the same bits; and to others than without.
func TestCarriedGoesOnWhereItStood(t *testing.T) {
	for _, cell := range []Cell{Elman, LSTM, GRU} {
		c := carriedConfig(cell)
		whole := carriedTrainer[float32](t, c)
		if err := whole.Run(); err != nil {
			t.Fatal(err)
		}
		pieces := carriedTrainer[float32](t, c)
		pieces.work = 1
		for pieces.Progress().Epoch < 1 || pieces.Progress().Update < 2 {
			if err := pieces.Step(); err != nil {
				t.Fatal(err)
			}
		}
		// In the middle of an update, which begins anew.
		if err := pieces.Step(); err != nil {
			t.Fatal(err)
		}
		saved := file(t, pieces)
		opened, err := Open[float32](saved, pieces.train, pieces.validation)
		if err != nil {
			t.Fatal(err)
		}
		pieces.Reload()
		for _, r := range []*Trainer[float32]{opened, pieces} {
			if err := r.Run(); err != nil {
				t.Fatal(err)
			}
		}
		without := c
		without.Carry = false
		other := carriedTrainer[float32](t, without)
		if err := other.Run(); err != nil {
			t.Fatal(err)
		}
		if opened.Hash() != whole.Hash() || pieces.Hash() != whole.Hash() || other.Hash() == whole.Hash() {
			t.Errorf("%s: opened %x, in pieces %x, want %x; without %x", cell, opened.Hash(), pieces.Hash(), whole.Hash(), other.Hash())
		}
		whole.Reset()
		if err := whole.Run(); err != nil || whole.Hash() != opened.Hash() {
			t.Errorf("%s: reset %x, %v", cell, whole.Hash(), err)
		}
	}
}

func TestCarryWantsRecordsThatFollowOneAnother(t *testing.T) {
	c := carriedConfig(GRU)
	r := carriedText(t, 1, 52)
	mixed := r
	mixed.Tokens, mixed.Classes = slices.Clone(r.Tokens), slices.Clone(r.Classes)
	mixed.Tokens[10] = (mixed.Classes[9] + 1) % 3
	shuffled := c
	shuffled.Shuffle = true
	sine := small()
	sine.Carry = true
	train, validation := newTrainer[float64](t, small()).train, newTrainer[float64](t, small()).validation
	for name, try := range map[string]struct {
		c                 Config
		train, validation series.Records
		want              string
	}{
		"another order":        {c, mixed, r, "records of train"},
		"in validation":        {c, r, mixed, "records of validation"},
		"windows of a series":  {sine, train, validation, "records of train"},
		"an order of its own":  {shuffled, r, r, "shuffle"},
		"records that do":      {c, r, r, ""},
		"one record, alone":    {c, r.Slice(0, 1), series.Records{}, ""},
		"fewer than the batch": {c, r.Slice(0, 2), r.Slice(0, 1), ""},
	} {
		trainer, err := NewTrainer[float64](try.c, try.train, try.validation)
		if try.want == "" {
			if err == nil {
				err = trainer.Run()
			}
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			continue
		}
		field, isField := errors.AsType[*FieldError](err)
		config, isConfig := errors.AsType[ConfigError](err)
		if !isField && !isConfig || !strings.Contains(err.Error(), try.want) {
			t.Errorf("%s: %v (%v, %v)", name, err, field, config)
		}
	}
}

// A file without the states that an update begins with, or with too many, is refused.
func TestCarriedStatesAreInTheFile(t *testing.T) {
	c := carriedConfig(LSTM)
	trainer := carriedTrainer[float32](t, c)
	for trainer.Progress().Update < 2 {
		if err := trainer.Step(); err != nil {
			t.Fatal(err)
		}
	}
	s, _, err := read(file(t, trainer))
	if err != nil {
		t.Fatal(err)
	}
	if want := 2 * 2 * c.Batch * c.Hidden * 8; len(s.Carried) != want {
		t.Fatalf("%d bytes, want %d", len(s.Carried), want)
	}
	for _, carried := range [][]byte{nil, s.Carried[8:], append(slices.Clone(s.Carried), s.Carried[:8]...)} {
		wrong := *s
		wrong.Carried = carried
		_, err := Open[float32](wrong.File(), trainer.train, trainer.validation)
		if bad, ok := errors.AsType[*FileError](err); !ok || bad.Problem != WrongContent || bad.Detail != "carried" {
			t.Errorf("%d bytes: %v", len(carried), err)
		}
	}
}
