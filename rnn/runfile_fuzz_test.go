package rnn

import (
	"encoding/binary"
	"math"
	"reflect"
	"slices"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/internal/fnv"
	"github.com/rnnlab/rnnlab/rnn/internal/runfile"
)

// FuzzOpen has files changed anywhere, and contents of both versions changed
// anywhere under a right header. None may be taken that is not whole, take more
// memory than its size justifies, or leave a trainer that panics or cannot be
// saved again as the same run.
func FuzzOpen(f *testing.F) {
	c := small()
	c.Hidden, c.Batch = 2, 30
	r := halfway(f, c)
	for _, cell := range []Cell{Elman, LSTM, GRU} {
		for _, optimizer := range []Optimizer{SGD, RMSprop, AdamW} {
			c.Cell, c.Optimizer, c.Patience = cell, optimizer, len(optimizer)%3
			run := halfway(f, c)
			f.Add(file(f, run))
			f.Add(contentOf(f, file(f, run)))
			if err := run.Run(); err != nil {
				f.Fatal(err)
			}
			f.Add(contentOf(f, file(f, run)))
		}
	}
	for _, old := range oldRuns(f) {
		f.Add(contentOf(f, old.read(f)))
	}
	f.Add([]byte{})
	if _, err := Open[float32](sealed(2, contentOf(f, file(f, r))), r.train, r.validation); err != nil {
		f.Fatal("a header that fits is refused: ", err)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, candidate := range [][]byte{data, sealed(1, data), sealed(2, data)} {
			if took, _ := readingTakes(candidate, r); took > uint64(len(candidate))+allowance {
				t.Errorf("%d bytes of memory for a file of %d", took, len(candidate))
			}
			opened, err := Open[float32](candidate, r.train, r.validation)
			if err != nil {
				if problem, ok := err.(*FileError); !ok || problem.Detail == "" {
					t.Errorf("%v is not a FileError that says why", err)
				}
				continue
			}
			holds(t, opened, candidate)
		}
	})
}

// holds reports a run from a file that was taken if it is not the file's, or
// if it cannot be shown, gone on with and saved.
func holds(t *testing.T, r *Trainer[float32], of []byte) {
	t.Helper()
	sameRun(t, file(t, r), of)
	h, p := r.History(), r.Prediction()
	for _, list := range [][]float64{h.Train, h.Validation} {
		for _, loss := range list {
			if !finite(loss) || loss < 0 {
				t.Errorf("a loss of %v", loss)
			}
		}
	}
	if rmse := RMSE(p.Train, r.train.Y); p.Epoch >= 0 && !finite(rmse) {
		t.Errorf("predictions with an RMSE of %v", rmse)
	}
	if at := r.Progress(); at.Epoch > at.Epochs || at.Update >= at.Updates {
		t.Errorf("it stands at %+v", at)
	}
	for range 8 {
		_ = r.Step() // of wild weights it may well be a DivergenceError
	}
	if _, _, err := readFor(file(t, r), 32, r.train, r.validation); err != nil {
		t.Errorf("gone on for a while, it cannot be opened again: %v", err)
	}
}

// FuzzParts changes the parts of a run rather than bytes of its file, which
// gets past the checksum and the lengths: each 10 bytes are the part, where in
// it, and the value that it gets.
func FuzzParts(f *testing.F) {
	c := small()
	c.Hidden, c.Batch, c.Epochs = 2, 30, 3
	var runs []*Trainer[float32]
	for _, optimizer := range []Optimizer{SGD, Adam} {
		for _, patience := range []int{0, 2} {
			c.Optimizer, c.Patience = optimizer, patience
			runs = append(runs, halfway(f, c))
			done := halfway(f, c)
			if err := done.Run(); err != nil {
				f.Fatal(err)
			}
			runs = append(runs, done)
		}
	}
	c.Activation, c.Optimizer, c.Clip, c.LearningRate = ReLU, SGD, NoClip, 10
	broken := newTrainer[float32](f, c)
	if err := broken.Run(); err == nil {
		f.Fatal("it does not diverge")
	}
	runs = append(runs, broken)
	for part := range 40 {
		for _, value := range []uint64{0, 1, 1 << 63, math.MaxInt64, math.Float64bits(math.NaN()), math.Float64bits(1e308), math.Float64bits(-1)} {
			f.Add(binary.LittleEndian.AppendUint64([]byte{byte(part), 0}, value))
		}
	}
	f.Fuzz(func(t *testing.T, changes []byte) {
		for _, whole := range runs {
			candidate := changed(t, file(t, whole), func(s *runfile.Run) {
				for rest := changes; len(rest) >= 10; rest = rest[10:] {
					changePart(s, int(rest[0]), int(rest[1]), binary.LittleEndian.Uint64(rest[2:]))
				}
			})
			if opened, err := Open[float32](candidate, whole.train, whole.validation); err == nil {
				holds(t, opened, candidate)
			}
		}
	})
}

// changePart gives the part of a number the value, or the word at a place of a list.
func changePart(s *runfile.Run, part, at int, value uint64) {
	var parts []func()
	whole := func(x *int) { parts = append(parts, func() { *x = int(value) }) }
	number := func(x *float64) { parts = append(parts, func() { *x = math.Float64frombits(value) }) }
	list := func(b *[]byte) {
		parts = append(parts, func() {
			if 8*at+8 > len(*b) {
				*b = (*b)[:min(len(*b), int(value%1000))]
				return
			}
			*b = slices.Clone(*b)
			binary.LittleEndian.PutUint64((*b)[8*at:], value)
		})
	}
	for i := range s.Settings {
		number(&s.Settings[i].Number)
	}
	whole(&s.Update)
	whole(&s.Underway)
	whole(&s.Predicted)
	for _, m := range []*runfile.Moment{&s.Now, &s.Good} {
		whole(&m.Epoch)
		whole(&m.Updates)
		number(&m.LearningRate)
		number(&m.Power1)
		number(&m.Power2)
		list(&m.Numbers)
	}
	for _, b := range []*[]byte{&s.History, &s.Best, &s.Predictions} {
		list(b)
	}
	parts = append(parts,
		func() { s.Altered = value%2 == 1 },
		func() { s.State = []string{"running", "done", "stopped", "diverged"}[value%4] })
	if s.Divergence == nil {
		s.Divergence = &runfile.Divergence{Cause: "clip", Reason: "it grew"}
		defer func() {
			if s.State != runfile.Diverged {
				s.Divergence = nil
			}
		}()
	}
	d := s.Divergence
	whole(&d.Epoch)
	whole(&d.Update)
	whole(&d.LastGood)
	number(&d.Loss)
	parts[part%len(parts)]()
}

// sealed is content under a header that fits it: what a mistaken or malicious
// program might write.
func sealed(version uint64, content []byte) []byte {
	sum := fnv.New
	for _, b := range content {
		sum.Byte(b)
	}
	file := []byte("\x89rnnlab\n")
	for _, word := range []uint64{version, uint64(len(content)), uint64(sum)} {
		file = binary.LittleEndian.AppendUint64(file, word)
	}
	return append(file, content...)
}

// contentOf is a file without its header.
func contentOf(t testing.TB, file []byte) []byte {
	t.Helper()
	if len(file) < 32 {
		t.Fatal("no file")
	}
	return file[32:]
}

// sameRun reports two files that do not hold the same run, whatever their
// versions. What a trainer does not keep, the source of its records, is left
// out of account.
func sameRun(t testing.TB, got, want []byte) {
	t.Helper()
	a, _, err := read(got)
	if err != nil {
		t.Fatal(err)
	}
	b, _, err := read(want)
	if err != nil {
		t.Fatal(err)
	}
	a.Source, b.Source = runfile.Source{}, runfile.Source{}
	if b.Names = nil; len(b.Shape) == 0 { // as files had none at first
		a.Shape = nil
	}
	bits := func(r *runfile.Run) []byte { r.Settings = sorted(r.Settings); return r.File() }
	if x, y := bits(a), bits(b); !reflect.DeepEqual(x, y) {
		t.Errorf("saved again it is another run: %d and %d bytes", len(x), len(y))
	}
}

// sorted is the settings in the order of the table.
func sorted(list []runfile.Setting) (all []runfile.Setting) {
	for _, f := range fields {
		for _, s := range list {
			if s.Name == f.Name {
				all = append(all, s)
			}
		}
	}
	return all
}
