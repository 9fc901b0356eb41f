package workload

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/task"
)

// TestWorkloads trains nothing: it makes every network, by its name, with its records.
func TestWorkloads(t *testing.T) {
	all := append(Epochs(), Printed())
	for _, g := range Growths() {
		for _, size := range g.Sizes {
			all = append(all, g.Workload(size))
		}
	}
	for _, w := range all {
		named, err := Named(w.Name)
		if err != nil || named.Config != w.Config || named.Train.N != w.Train.N {
			t.Errorf("%s: %v", w.Name, err)
		}
		if _, err := task.Train(w.Config, w.Train, w.Validation); err != nil {
			t.Errorf("%s: %v", w.Name, err)
		}
	}
	if _, err := Named("W7"); err == nil {
		t.Error("no error for a workload that is not there")
	}
}

func TestUpdates(t *testing.T) {
	for i, want := range []int{100, 5, 5, 5, 5, 7} {
		if w := Epochs()[i]; w.Updates() != want {
			t.Errorf("%s: %d updates an epoch, want %d", w.Name, w.Updates(), want)
		}
	}
}

// TestWriteFile reads the file as the other programs do.
func TestWriteFile(t *testing.T) {
	file := filepath.Join(t.TempDir(), "workloads.json")
	if err := WriteFile(file); err != nil {
		t.Fatal(err)
	}
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var all map[string]entry
	if err := json.Unmarshal(data, &all); err != nil {
		t.Fatal(err)
	}
	for _, w := range Epochs() {
		e := all[w.Name]
		u := e.Weights["weight_hh_l0"]
		if u.Rows != w.Width() || u.Cols != w.Config.Hidden || len(u.Data) != u.Rows*u.Cols {
			t.Errorf("%s: weights of %d x %d with %d numbers", w.Name, u.Rows, u.Cols, len(u.Data))
		}
		if len(e.X)+len(e.Tokens) != e.Records*e.Steps || len(e.Y) != 0 && len(e.Y) != e.Records || len(e.Classes) != len(e.Tokens) {
			t.Errorf("%s: %d inputs, %d tokens, %d targets, %d classes", w.Name, len(e.X), len(e.Tokens), len(e.Y), len(e.Classes))
		}
	}
}
