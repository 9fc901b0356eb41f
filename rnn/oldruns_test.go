package rnn

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/internal/fnv"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// An oldRun is a file that version 1 wrote, and what the trainer of that day went
// on to: see testdata/README.md. None of it is ever made anew.
type oldRun struct {
	File    string
	Records string // that it was trained on: the tutorial's sine, or a text
	Config  map[string]string
	Bits    int

	State         State
	Epoch, Update int
	Altered       bool
	Hash          string
	Predictions   string  // FNV-1a of their bits
	Cause         string  // of a divergence, as its error says it
	Recover       float64 // the factor that such a run then went on with

	Then struct {
		State             State
		Epoch             int
		Hash              string
		Train, Validation []float64
	}
}

// oldRuns are those of this package's trainer; package tutorial has the others.
func oldRuns(t testing.TB) (all []oldRun) {
	t.Helper()
	b, err := os.ReadFile("testdata/v1/runs.json")
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, &all); err != nil {
		t.Fatal(err)
	}
	all = slices.DeleteFunc(all, func(o oldRun) bool { return o.Config["gradient"] == string(AsPrinted) })
	if len(all) != 13 {
		t.Fatalf("%d old runs, want 13", len(all))
	}
	return all
}

func (o oldRun) read(t testing.TB) []byte {
	t.Helper()
	b, err := os.ReadFile("testdata/v1/" + o.File)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// config is that of the run, by the table of today.
func (o oldRun) config(t testing.TB) (c Config) {
	t.Helper()
	for _, f := range fields {
		text, ok := o.Config[f.Name]
		if !ok {
			text = f.Neutral
		}
		if err := f.SetText(&c, text); err != nil {
			t.Fatal(err)
		}
	}
	return c
}

func (o oldRun) records(t testing.TB, steps int) (train, validation series.Records) {
	t.Helper()
	if o.Records == "sine" {
		return tutorialRecords(t, steps)
	}
	var tokens []int
	for i := range 30*steps + 1 {
		tokens = append(tokens, (i*i+i/3)%7)
	}
	return sequences(t, tokens, 7, steps, 8)
}

// TestOldRunsGoOn opens every old file and goes on to its end: the same bits as
// at the trainer that wrote it.
func TestOldRunsGoOn(t *testing.T) {
	for _, o := range oldRuns(t) {
		t.Run(o.File, func(t *testing.T) { o.goesOn(t, o.read(t)) })
	}
}

// TestOldRunsGoOnFromNewFiles saves every old run once more before it goes on.
func TestOldRunsGoOnFromNewFiles(t *testing.T) {
	for _, o := range oldRuns(t) {
		t.Run(o.File, func(t *testing.T) {
			train, validation := o.records(t, o.config(t).Steps)
			r, err := OpenRun(o.read(t), train, validation)
			if err != nil {
				t.Fatal(err)
			}
			again, err := r.MarshalBinary()
			if err != nil || again[8] != 2 {
				t.Fatalf("saved as version %d (%v)", again[8], err)
			}
			sameRun(t, again, o.read(t))
			o.goesOn(t, again)
		})
	}
}

func (o oldRun) goesOn(t *testing.T, file []byte) {
	config, bits, err := ReadConfig(file)
	if err != nil || config != o.config(t) || bits != o.Bits {
		t.Fatalf("%+v in %d bits, %v", config, bits, err)
	}
	train, validation := o.records(t, config.Steps)
	r, err := OpenRun(file, train, validation)
	if err != nil {
		t.Fatal(err)
	}
	p := r.Progress()
	if r.State() != o.State || p.Epoch != o.Epoch || p.Update != o.Update || r.Altered() != o.Altered || hexOf(r.Hash()) != o.Hash {
		t.Errorf("opened %s at epoch %d, update %d, altered %v, hash %s; saved as %+v", r.State(), p.Epoch, p.Update, r.Altered(), hexOf(r.Hash()), o)
	}
	if got := hashOf(r.Prediction()); got != o.Predictions {
		t.Errorf("predictions %s, saved %s", got, o.Predictions)
	}
	if r.State() == Diverged {
		if err := r.Step(); err == nil || err.Error() != o.Cause {
			t.Errorf("%v, saved: %s", err, o.Cause)
		}
		if err := r.Recover(o.Recover); err != nil {
			t.Fatal(err)
		}
	}
	if err := r.Run(); err != nil {
		t.Fatal(err)
	}
	if r.State() != o.Then.State || r.Progress().Epoch != o.Then.Epoch || hexOf(r.Hash()) != o.Then.Hash {
		t.Errorf("came to %s, epoch %d, hash %s; want %s, %d, %s", r.State(), r.Progress().Epoch, hexOf(r.Hash()), o.Then.State, o.Then.Epoch, o.Then.Hash)
	}
	sameLosses(t, r.History(), History{Train: o.Then.Train, Validation: o.Then.Validation})
}

func hexOf(hash uint64) string { return fmt.Sprintf("%016x", hash) }

func hashOf(p Prediction) string {
	h := fnv.New
	for _, list := range [][]float64{p.Train, p.Validation} {
		for _, x := range list {
			h.Number(x)
		}
	}
	for _, list := range [][]int{p.TrainClasses, p.ValidationClasses} {
		for _, class := range list {
			h.Word(uint64(class))
		}
	}
	return hexOf(uint64(h))
}

// TestTheFirstFileStaysReadable goes on from the oldest file that there is to
// where its run comes to from the start.
func TestTheFirstFileStaysReadable(t *testing.T) {
	c := small()
	c.Hidden, c.Epochs, c.Batch, c.Patience = 2, 2, 20, 2
	want := newTrainer[float32](t, c)
	saved, err := os.ReadFile("testdata/run-v1.rnn")
	if err != nil {
		t.Fatal(err)
	}
	r, err := Open[float32](saved, want.train, want.validation)
	if err != nil {
		t.Fatal(err)
	}
	sameLosses(t, run(t, r), run(t, want))
}
