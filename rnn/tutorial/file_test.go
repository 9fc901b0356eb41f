package tutorial

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"slices"
	"testing"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/internal/fnv"
)

// TestOldRunsGoOn opens the files of version 1 that people have of the tutorial,
// and goes on to their end: the same bits as at the trainer that wrote them.
// What they are says testdata/README.md of package rnn.
func TestOldRunsGoOn(t *testing.T) {
	b, err := os.ReadFile("../testdata/v1/runs.json")
	if err != nil {
		t.Fatal(err)
	}
	var all []struct {
		File              string
		Config            map[string]string
		State             rnn.State
		Epoch, Update     int
		Hash, Predictions string
		Then              struct {
			Hash              string
			Train, Validation []float64
		}
	}
	if err := json.Unmarshal(b, &all); err != nil {
		t.Fatal(err)
	}
	opened := 0
	for _, o := range all {
		if o.Config["gradient"] != asPrinted {
			continue
		}
		opened++
		file, err := os.ReadFile("../testdata/v1/" + o.File)
		if err != nil {
			t.Fatal(err)
		}
		config, bits, err := rnn.ReadConfig(file)
		if err != nil || bits != 64 {
			t.Fatalf("%s: %d bits, %v", o.File, bits, err)
		}
		train, validation, err := Records(config.Steps)
		if err != nil {
			t.Fatal(err)
		}
		for range 2 { // as it is, and then saved once more
			r, err := Open(file, train, validation)
			if err != nil {
				t.Fatalf("%s: %v", o.File, err)
			}
			h := fnv.New
			p, q := r.Prediction(), r.PrintedPrediction()
			for _, list := range [][]float64{p.Train, p.Validation, q.Train, q.Validation} {
				for _, x := range list {
					h.Number(x)
				}
			}
			at := r.Progress()
			if r.State() != o.State || at.Epoch != o.Epoch || at.Update != o.Update || hex(r.Hash()) != o.Hash || hex(uint64(h)) != o.Predictions {
				t.Errorf("%s: opened %s at epoch %d, update %d, hash %s, predictions %s", o.File, r.State(), at.Epoch, at.Update, hex(r.Hash()), hex(uint64(h)))
			}
			if file, err = r.MarshalBinary(); err != nil || file[8] != 2 {
				t.Fatalf("%s: saved as version %d, %v", o.File, file[8], err)
			}
			run(t, r)
			if losses := r.History(); hex(r.Hash()) != o.Then.Hash || !slices.Equal(losses.Train, o.Then.Train) || !slices.Equal(losses.Validation, o.Then.Validation) {
				t.Errorf("%s: came to hash %s, want %s", o.File, hex(r.Hash()), o.Then.Hash)
			}
		}
	}
	if opened != 2 {
		t.Errorf("%d old runs, want 2", opened)
	}
}

func hex(hash uint64) string { return fmt.Sprintf("%016x", hash) }

func TestFilesThatAreNotTaken(t *testing.T) {
	r := newTrainer(t, small())
	run(t, r)
	good, err := r.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	damaged := slices.Clone(good)
	damaged[len(damaged)/2]++
	train, validation := r.train, r.validation
	for want, try := range map[rnn.FileProblem]func() (*Trainer, error){
		rnn.ForeignFile:  func() (*Trainer, error) { return Open([]byte("PK"), train, validation) },
		rnn.DamagedFile:  func() (*Trainer, error) { return Open(damaged, train, validation) },
		rnn.WrongLength:  func() (*Trainer, error) { return Open(good[:len(good)-1], train, validation) },
		rnn.OtherRecords: func() (*Trainer, error) { return Open(good, train.Slice(1, train.N), validation) },
	} {
		var file *rnn.FileError
		if r, err := try(); r != nil || !errors.As(err, &file) || file.Problem != want {
			t.Errorf("%s: %v", want, err)
		}
	}

	c := small()
	c.Gradient = rnn.Exact
	other, err := rnn.New(c, train, validation)
	if err != nil {
		t.Fatal(err)
	}
	exact, err := other.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	const want = "rnn: run file: settings: gradient: want printed, or the trainer of package rnn, got exact"
	if r, err := Open(exact, train, validation); r != nil || err == nil || err.Error() != want {
		t.Errorf("a run of package rnn: %v", err)
	}
}

// FuzzOpen has contents of files changed anywhere, under a right header: none may
// be taken that leaves a trainer that panics or cannot be saved again as it was.
func FuzzOpen(f *testing.F) {
	c := small()
	all, validation, err := Records(c.Steps)
	if err != nil {
		f.Fatal(err)
	}
	train := all.Slice(0, 7)
	for _, patience := range []int{0, 2} {
		c.Patience = patience
		r, err := New(c, train, validation)
		if err != nil {
			f.Fatal(err)
		}
		for n := range 40 {
			if n%13 == 0 {
				file, err := r.MarshalBinary()
				if err != nil {
					f.Fatal(err)
				}
				f.Add(file[32:])
			}
			if err := r.Step(); err != nil {
				f.Fatal(err)
			}
		}
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		file := sealed(content)
		r, err := Open(file, train, validation)
		if err != nil {
			if problem, ok := err.(*rnn.FileError); !ok || problem.Detail == "" {
				t.Errorf("%v is not a FileError that says why", err)
			}
			return
		}
		again, err := r.MarshalBinary()
		if err != nil {
			t.Fatal(err)
		}
		if same, err := Open(again, train, validation); err != nil || same.Hash() != r.Hash() {
			t.Errorf("saved again it is another run (%v)", err)
		}
		for range 10 {
			_ = r.Step() // of wild weights it may well be a DivergenceError
		}
	})
}

// sealed is content under a header of version 2 that fits it.
func sealed(content []byte) []byte {
	sum := fnv.New
	for _, b := range content {
		sum.Byte(b)
	}
	file := []byte("\x89rnnlab\n")
	for _, word := range []uint64{2, uint64(len(content)), uint64(sum)} {
		file = binary.LittleEndian.AppendUint64(file, word)
	}
	return append(file, content...)
}
