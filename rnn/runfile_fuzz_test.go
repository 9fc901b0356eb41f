package rnn

import (
	"reflect"
	"testing"

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
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, candidate := range [][]byte{data, runfile.Seal(1, data), runfile.Seal(2, data)} {
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
			sameRun(t, file(t, opened), candidate)
			for range 8 {
				_ = opened.Step() // of wild weights it may well be a DivergenceError
			}
			if _, _, err := readFor(file(t, opened), 32, r.train, r.validation); err != nil {
				t.Errorf("gone on for a while, it cannot be opened again: %v", err)
			}
		}
	})
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
