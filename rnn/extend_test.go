package rnn

import (
	"bytes"
	"errors"
	"math"
	"testing"
)

// until steps a run on to an epoch, past its evaluation.
func until(t *testing.T, r *Trainer[float32], epoch int) {
	t.Helper()
	for r.State() == Running && len(r.History().Train) <= epoch {
		if err := r.Step(); err != nil {
			t.Fatal(err)
		}
	}
}

// TestExtendIsTheLongerRun extends runs from their end, from the middle, and from
// a file of their end: the same bits as the long run from the start, in the
// weights, the losses, the predictions and the file.
func TestExtendIsTheLongerRun(t *testing.T) {
	for _, kind := range []Optimizer{SGD, Momentum, RMSprop, Adam, AdamW} {
		for _, cell := range []Cell{Elman, LSTM, GRU} {
			c := small()
			c.Optimizer, c.Cell, c.Decay, c.Epochs, c.Batch = kind, cell, NoDecay, 5, 7
			c.Patience = 5 // never reached, but the best weights are kept
			whole := newTrainer[float32](t, c)
			run(t, whole)
			want := file(t, whole)

			c.Epochs = 3
			for name, extended := range map[string]func() *Trainer[float32]{
				"its end": func() *Trainer[float32] {
					r := newTrainer[float32](t, c)
					run(t, r)
					return r
				},
				"epoch 1": func() *Trainer[float32] {
					r := newTrainer[float32](t, c)
					until(t, r, 1)
					return r
				},
				"a file": func() *Trainer[float32] {
					r := newTrainer[float32](t, c)
					run(t, r)
					opened, err := Open[float32](file(t, r), r.train, r.validation)
					if err != nil {
						t.Fatal(err)
					}
					return opened
				},
			} {
				r := extended()
				if err := Extend(r, 2); err != nil {
					t.Fatal(err)
				}
				if r.State() != Running || r.Config().Epochs != 5 || r.Progress().Epochs != 5 {
					t.Errorf("%s of %s, %s: %s with %d epochs", name, cell, kind, r.State(), r.Config().Epochs)
				}
				run(t, r)
				if r.Hash() != whole.Hash() || r.Altered() || !bytes.Equal(file(t, r), want) {
					t.Errorf("%s of %s, %s: extended to hash %#x, the whole run has %#x", name, cell, kind, r.Hash(), whole.Hash())
				}
				r.Reset()
				run(t, r)
				if r.Hash() != whole.Hash() {
					t.Errorf("%s of %s, %s: not the longer run after a reset", name, cell, kind)
				}
			}
		}
	}
}

// TestExtendWithADecay goes on with the learning rate of the longer run.
func TestExtendWithADecay(t *testing.T) {
	c := small()
	c.Decay, c.Epochs = LinearDecay, 3
	r := newTrainer[float32](t, c)
	run(t, r)
	if err := r.Extend(3); err != nil {
		t.Fatal(err)
	}
	if rate := r.Progress().Rate; !(math.Abs(rate-c.LearningRate/2) <= 1e-18) || !r.Altered() {
		t.Errorf("a learning rate of %v halfway, want half of %v; altered: %v", rate, c.LearningRate, r.Altered())
	}
	saved := file(t, r)
	opened, err := Open[float32](saved, r.train, r.validation)
	if err != nil {
		t.Fatal(err)
	}
	run(t, r)
	run(t, opened)
	if r.Hash() != opened.Hash() || len(r.History().Train) != 7 {
		t.Error("saved and opened, an extended run goes another way")
	}
}

// TestExtendAfterAnEarlyStop goes on from where the run was stopped: the same bits as
// the run that had the longer patience from the start, from memory and from a file.
func TestExtendAfterAnEarlyStop(t *testing.T) {
	for _, decay := range []Decay{NoDecay, CosineDecay} {
		c := small()
		c.Epochs, c.Patience, c.LearningRate, c.Decay = 40, 2, 0.1, decay
		for name, extended := range map[string]*Trainer[float32]{"stopped": stoppedEarly(t, c), "about to": stopping(t, c), "a file": reopened(t, stoppedEarly(t, c))} {
			at := extended.Progress().Epoch
			if err := extended.Extend(6); err != nil {
				t.Fatal(err)
			}
			longer := extended.Config()
			if longer.Epochs != at+6 || longer.Patience != 8 || extended.State() != Running {
				t.Errorf("%s: %d epochs and a patience of %d after epoch %d; it is %s", name, longer.Epochs, longer.Patience, at, extended.State())
			}
			run(t, extended)
			if reopened(t, extended).Hash() != extended.Hash() {
				t.Errorf("%s: its file has other bits", name)
			}
			if decay != NoDecay {
				// With the rate of the longer run from here on, which no settings repeat.
				if !extended.Altered() {
					t.Errorf("%s: not altered", name)
				}
				continue
			}
			whole := newTrainer[float32](t, longer)
			run(t, whole)
			if extended.Hash() != whole.Hash() || extended.Altered() || !bytes.Equal(file(t, extended), file(t, whole)) {
				t.Errorf("%s: not the run of the longer patience", name)
			}
		}
	}
}

// stoppedEarly is a run that has ended so; its epochs are not over.
func stoppedEarly(t *testing.T, c Config) *Trainer[float32] {
	t.Helper()
	r := newTrainer[float32](t, c)
	run(t, r)
	if r.State() != Stopped || r.Progress().Epoch >= c.Epochs {
		t.Fatalf("the run is %s in epoch %d", r.State(), r.Progress().Epoch)
	}
	return r
}

// stopping is a run that measures the weights of its best epoch, which is the last
// it does.
func stopping(t *testing.T, c Config) *Trainer[float32] {
	t.Helper()
	last := stoppedEarly(t, c).Progress().Epoch
	r := newTrainer[float32](t, c)
	until(t, r, last)
	return r
}

func reopened(t *testing.T, r *Trainer[float32]) *Trainer[float32] {
	t.Helper()
	opened, err := Open[float32](file(t, r), r.train, r.validation)
	if err != nil {
		t.Fatal(err)
	}
	return opened
}

func TestExtendRefuses(t *testing.T) {
	c := small()
	done := newTrainer[float32](t, c)
	run(t, done)
	c.Epochs, c.Patience, c.LearningRate, c.Decay = 40, 1, 0.1, NoDecay
	stopped := stoppedEarly(t, c)
	c = small()
	c.Optimizer, c.LearningRate, c.Clip = SGD, 1000, NoClip
	diverged := newTrainer[float32](t, c)
	if diverged.Run() == nil {
		t.Fatalf("the run is %s", diverged.State())
	}
	for _, test := range []struct {
		r      *Trainer[float32]
		epochs int
		field  string
	}{
		{done, 0, "epochs"}, {done, -3, "epochs"}, {done, 1 << 20, "epochs"}, {done, math.MaxInt, "epochs"},
		{stopped, 0, "epochs"}, {stopped, 1 << 20, "epochs"}, {diverged, 1, "state"},
	} {
		before, state := test.r.Config(), test.r.State()
		var field *FieldError
		if err := test.r.Extend(test.epochs); !errors.As(err, &field) || field.Field != test.field {
			t.Errorf("%d more epochs of a run that is %s: %v", test.epochs, state, err)
		}
		if test.r.Config() != before || test.r.State() != state {
			t.Errorf("%d more epochs, refused, changed the run", test.epochs)
		}
	}
}
