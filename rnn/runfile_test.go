package rnn

import (
	"bytes"
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/numpy"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// savable is a run to be interrupted: what it is trained on, and what happens
// to it on the way.
type savable struct {
	config            Config
	train, validation series.Records
	alter             func(alterable, int) error // called before each Step with its number
}

type alterable interface {
	SetLearningRate(float64) error
	Recover(float64) error
	State() State
}

// savables are runs of every preset, cell, optimizer, kind of records and way to end.
func savables(t testing.TB) map[string]savable {
	all := map[string]savable{}
	add := func(name string, c Config, alter func(alterable, int) error) {
		train, validation := tutorialRecords(t, c.Steps)
		all[name] = savable{c, train.Slice(0, 23), validation.Slice(0, 9), alter}
	}
	for _, p := range exactPresets() {
		c := p.Config
		c.Hidden, c.Steps, c.Truncate, c.Epochs = 5, 8, 4, 3
		add("preset "+p.Name, c, nil)
	}
	for name, c := range everyCell() {
		c.Hidden, c.Epochs, c.Batch = 4, 3, 5
		add(name, c, nil)
		c.Batch, c.Epochs, c.Decay = 4, 2, NoDecay
		train, validation := text(t, c.Steps)
		all[name+", text"] = savable{c, train.Slice(0, 9), validation.Slice(0, 4), nil}
	}
	for _, o := range []Optimizer{SGD, Momentum, RMSprop, Adam, AdamW} {
		c := small()
		c.Hidden, c.Optimizer, c.Batch, c.Clip = 4, o, 7, ClipNorm
		add("optimizer "+string(o), c, nil)
	}
	c := small()
	c.Hidden, c.Batch, c.Epochs = 4, 6, 4
	add("learning rate changed", c, func(r alterable, step int) error {
		if step == 11 {
			return r.SetLearningRate(0.02)
		}
		return nil
	})
	c.Activation, c.Optimizer, c.Clip, c.LearningRate = ReLU, SGD, NoClip, 10
	add("diverged and recovered", c, func(r alterable, _ int) error {
		if r.State() == Diverged {
			return r.Recover(1e-3)
		}
		return nil
	})

	// Noise cannot be predicted, so this one stops early.
	random := numpy.NewRandomState(3)
	c = small()
	c.Hidden, c.Steps, c.Epochs, c.Patience, c.LearningRate, c.Batch = 16, 6, 1000, 3, 0.02, 4
	all["stopped early"] = savable{c, randomRecords(random, 12, 6, 1, 1), randomRecords(random, 12, 6, 1, 1), nil}
	c.Steps, c.Epochs, c.Patience = 7, 2, 2
	all["three inputs, two outputs"] = savable{c, randomRecords(random, 9, 7, 3, 2), randomRecords(random, 4, 7, 3, 2), nil}
	return all
}

func (s savable) step(t testing.TB, r interface {
	alterable
	Step() error
}, number int) {
	t.Helper()
	if s.alter != nil {
		if err := s.alter(r, number); err != nil {
			t.Fatal(err)
		}
	}
	var diverged *DivergenceError
	if err := r.Step(); err != nil && !(s.alter != nil && errors.As(err, &diverged)) {
		t.Fatal(err)
	}
}

func file[T Float](t testing.TB, r *Trainer[T]) []byte {
	t.Helper()
	b, err := r.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestOpenGoesOnExactlyFromAnyUpdate(t *testing.T) {
	for name, s := range savables(t) {
		t.Run(name, func(t *testing.T) { resumesExactly[float32](t, s) })
		if strings.HasPrefix(name, "preset") {
			t.Run(name+" in float64", func(t *testing.T) { resumesExactly[float64](t, s) })
		}
	}
}

// resumesExactly saves a run before every Step, in pieces of updates too, and
// has each file go on for a while; the saved files must then be the same bytes:
// weights, optimizer, losses, predictions and all.
func resumesExactly[T Float](t *testing.T, s savable) {
	const work, most = 3000, 400 // multiply-adds a Step; Steps of a run
	whole, err := NewTrainer[T](s.config, s.train, s.validation)
	if err != nil {
		t.Fatal(err)
	}
	whole.work = work
	var files [][]byte
	number := 0
	for ; number < most && (whole.State() == Running || whole.State() == Diverged && s.alter != nil); number++ {
		files = append(files, file(t, whole))
		s.step(t, whole, number)
	}
	files = append(files, file(t, whole))
	if len(files) < 20 {
		t.Fatalf("only %d Steps", len(files))
	}
	for from := 0; from < len(files); from += 1 + from%7 {
		r, err := Open[T](files[from], s.train, s.validation)
		if err != nil {
			t.Fatalf("Step %d: %v", from, err)
		}
		if again := file(t, r); !bytes.Equal(again, files[from]) {
			t.Fatalf("Step %d: opened and saved again, the file is another", from)
		}
		r.work = work
		// An update or evaluation that was half done begins anew, so the copy may need more Steps to get as far.
		want := files[len(files)-1]
		for n := from; !bytes.Equal(file(t, r), want); n++ {
			if n > 2*most {
				t.Fatalf("Step %d: never comes to where the uninterrupted run is", from)
			}
			s.step(t, r, n)
		}
		if r.Hash() != whole.Hash() || r.State() != whole.State() || r.Altered() != whole.Altered() {
			t.Errorf("Step %d: hash %x, state %s, want %x, %s", from, r.Hash(), r.State(), whole.Hash(), whole.State())
		}
		sameLosses(t, r.History(), whole.History())
		if r.History().Best != whole.History().Best {
			t.Errorf("Step %d: best epoch %d, want %d", from, r.History().Best, whole.History().Best)
		}
	}
}

// TestTheNextLossIsTheSame says it once in the terms of the page: the losses
// after reopening are those of a run that nobody interrupted.
func TestTheNextLossIsTheSame(t *testing.T) {
	c := small()
	c.Epochs = 6
	want := run(t, newTrainer[float32](t, c))
	first := newTrainer[float32](t, c)
	for first.Progress().Epoch < 2 || first.Progress().Update < 17 {
		if err := first.Step(); err != nil {
			t.Fatal(err)
		}
	}
	second, err := Open[float32](file(t, first), first.train, first.validation)
	if err != nil {
		t.Fatal(err)
	}
	if p, q := first.Progress(), second.Progress(); p != q {
		t.Errorf("opened at %+v, saved at %+v", q, p)
	}
	sameLosses(t, run(t, second), want)
}

// TestResetOfAnOpenedRun goes back to the initial weights of the seed, which
// the file does not hold.
func TestResetOfAnOpenedRun(t *testing.T) {
	whole := newTrainer[float32](t, small())
	want := run(t, whole)
	r, err := Open[float32](file(t, whole), whole.train, whole.validation)
	if err != nil {
		t.Fatal(err)
	}
	if p := r.Prediction(); p.Epoch != small().Epochs || RMSE(p.Validation, r.validation.Y) != RMSE(whole.Prediction().Validation, r.validation.Y) {
		t.Errorf("other predictions, of epoch %d", p.Epoch)
	}
	r.Reset()
	sameLosses(t, run(t, r), want)
}

func TestAlteredIsWhatTheConfigDoesNotRepeat(t *testing.T) {
	r := newTrainer[float32](t, small())
	if err := r.SetLearningRate(small().LearningRate); err != nil || r.Altered() {
		t.Errorf("the same learning rate counts as another (%v)", err)
	}
	if err := r.SetLearningRate(0.5); err != nil || !r.Altered() {
		t.Errorf("another learning rate does not count (%v)", err)
	}
	r.Reset()
	if r.Altered() {
		t.Error("altered after a reset")
	}
	r.Reload()
	if !r.Altered() {
		t.Error("other weights do not count")
	}
}

func TestReadConfig(t *testing.T) {
	want := preset("gradient")
	want.Seed, want.LearningRate = math.MaxUint32, 1.2345678901234567e-5
	got, bits, err := ReadConfig(file(t, newTrainer[float64](t, want)))
	if err != nil || got != want || bits != 64 {
		t.Errorf("got %+v, %d bits, %v", got, bits, err)
	}
	if _, bits, err = ReadConfig(file(t, newTrainer[float32](t, small()))); err != nil || bits != 32 {
		t.Errorf("%d bits, %v", bits, err)
	}
}
