package task

import (
	"errors"
	"testing"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// beats is a second task, as a file of its own would have it: two waves of nearly
// one frequency. Nothing else in this package knows of it.
var beats = Task{
	Name:       "beats",
	Kind:       Numbers,
	Ladder:     []rnn.Preset{{Name: "small", Config: small()}, {Name: "gated", Config: gated()}},
	Start:      "small",
	Metric:     Metric{Name: RMSE, Unit: "mm", Reach: 0.2},
	Provenance: "Computed: the sum of two sines.",
	Licence:    "A fact of mathematics, which nobody owns.",
	Series: func() Series {
		return Series{
			Values:     series.Waves(160, series.Wave{Amplitude: 1, Frequency: 0.5}, series.Wave{Amplitude: 1, Frequency: 0.6}),
			Known:      120,
			Validation: 30,
			Test:       20,
		}
	},
}

func small() rnn.Config {
	adam, err := rnn.PresetNamed("adam")
	if err != nil {
		panic(err)
	}
	c := adam.Config
	c.Hidden, c.Steps, c.Truncate, c.Epochs = 8, 12, 0, 2
	return c
}

func gated() rnn.Config {
	c := small()
	c.Cell = rnn.GRU
	return c
}

// A new task is a file and a row: with the row in the table, all that is asked of
// every task holds for this one.
func TestASecondTaskIsAFileAndARow(t *testing.T) {
	grown := append(Table(), beats)
	found, err := named(grown, "beats")
	if err != nil {
		t.Fatal(err)
	}
	checkTask(t, found)
	run, err := found.New(found.Ladder[0].Config)
	if err != nil {
		t.Fatal(err)
	}
	if err := run.Run.Run(); err != nil {
		t.Fatal(err)
	}
	if n := len(run.Data.Floors()); n != 4 {
		t.Errorf("%d floors, want 4", n)
	}
	// Two coefficients are not enough for two waves.
	if f := run.Data.Floors()[3]; f.Rule != Linear || found.Metric.OfLoss(f.Validation) < 1e-3 {
		t.Errorf("the linear rule reaches %+v", f)
	}
	file, err := run.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	opened, err := open(grown, file)
	if err != nil {
		t.Fatal(err)
	}
	if opened.Task.Name != "beats" || opened.Hash() != run.Hash() {
		t.Errorf("opened as a run of %s with hash %x, want %x", opened.Task.Name, opened.Hash(), run.Hash())
	}
	_, err = Open(file)
	if problem, ok := errors.AsType[*rnn.FileError](err); !ok || problem.Problem != rnn.NewerFile {
		t.Errorf("a file of a task that is not in the table: %v", err)
	}
	if _, err := named(grown, "sine"); err != nil {
		t.Error("the first task is not found any more:", err)
	}
	if _, err := Named("beats"); err == nil {
		t.Error("the task is listed, though it is in no table")
	}
}
