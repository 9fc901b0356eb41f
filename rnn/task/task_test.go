package task

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/rnnlab/rnnlab/rnn"
)

// Everything that reads the table relies on this of each row.
func TestTableIsWhole(t *testing.T) {
	names := map[string]bool{}
	for _, task := range Table() {
		if task.Name == "" || names[task.Name] {
			t.Errorf("the name %q is empty or there twice", task.Name)
		}
		names[task.Name] = true
		checkTask(t, task)
	}
}

func checkTask(t *testing.T, task Task) {
	t.Helper()
	if n := len(task.Ladder); n < 2 || n > 4 {
		t.Errorf("%s: a ladder of %d rungs, want 2 to 4", task.Name, n)
	}
	if _, ok := task.Rung(task.Start); !ok {
		t.Errorf("%s: starts with %q, which is no rung", task.Name, task.Start)
	}
	if task.Metric.Name != RMSE || task.Metric.Reach <= 0 {
		t.Errorf("%s: metric %+v", task.Name, task.Metric)
	}
	for _, sentence := range []string{task.Provenance, task.Licence} {
		if !strings.HasSuffix(sentence, ".") {
			t.Errorf("%s: %q is no sentence", task.Name, sentence)
		}
	}
	for _, p := range task.Ladder {
		run, err := task.New(p.Config)
		if err != nil {
			t.Errorf("%s: rung %s: %v", task.Name, p.Name, err)
			continue
		}
		d := run.Data
		if d.Train.N < 1 || d.Validation.N != d.Series.Validation || d.Test.N != d.Series.Test {
			t.Errorf("%s: rung %s: %d, %d and %d records", task.Name, p.Name, d.Train.N, d.Validation.N, d.Test.N)
		}
		// Each record's target is where FirstValidation and Known say that it is.
		for _, set := range []struct {
			y     []float64
			first int
		}{{d.Train.Y, p.Config.Steps}, {d.Validation.Y, d.FirstValidation()}, {d.Test.Y, d.Known}} {
			if !slices.Equal(set.y, d.Values[set.first:set.first+len(set.y)]) {
				t.Errorf("%s: rung %s: the targets are not the values from %d on", task.Name, p.Name, set.first)
			}
		}
		if last := d.FirstValidation() - 1; d.Train.Y[d.Train.N-1] != d.Values[last] {
			t.Errorf("%s: rung %s: training ends before value %d", task.Name, p.Name, last)
		}
	}
}

func TestUnknownNamesAreToldWhatThereIs(t *testing.T) {
	_, err := Named("cosine")
	field, ok := errors.AsType[*rnn.FieldError](err)
	if !ok || field.Field != "task" || field.Got != "cosine" || field.Want != "one of sine" {
		t.Errorf("got %v", err)
	}
	if task, err := Named("sine"); err != nil || task.Name != "sine" {
		t.Errorf("sine: %v, %v", task.Name, err)
	}
}

// The task is the tutorial, to the bit: the hashes are those that package rnn
// asserts of its presets on the tutorial's own records.
func TestSineHasTheTutorialsBits(t *testing.T) {
	for name, want := range map[string]uint64{
		"printed":  0xf448c9cb19800323,
		"gradient": 0xbaaf2fb21fb4c2b5,
		"weights":  0x1119355d7afd38d6,
		"adam":     0x55dcf501e3a5d450,
	} {
		preset, ok := sine.Rung(name)
		if !ok {
			t.Fatalf("no rung %s", name)
		}
		preset.Config.Epochs = 2
		run, err := sine.New(preset.Config)
		if err != nil {
			t.Fatal(err)
		}
		if err := run.Run.Run(); err != nil {
			t.Fatal(err)
		}
		if run.Hash() != want {
			t.Errorf("%s: hash %#x, want %#x", name, run.Hash(), want)
		}
		if bits := map[bool]int{true: 64, false: 32}[name == "printed"]; run.Bits() != bits {
			t.Errorf("%s: %d bits, want %d", name, run.Bits(), bits)
		}
	}
}

func TestSettingsThatCannotBeNameTheirField(t *testing.T) {
	config := sine.Ladder[3].Config
	config.Hidden = 0
	if _, err := sine.New(config); err == nil || !strings.Contains(err.Error(), "hidden") {
		t.Errorf("no hidden units: %v", err)
	}
	short := sine
	short.Series = func() Series { s := sine.Series(); s.Known = 60; return s }
	_, err := short.New(sine.Ladder[3].Config)
	if field, ok := errors.AsType[*rnn.FieldError](err); !ok || field.Field != "steps" || field.Got != "50" {
		t.Errorf("windows of 50 in 60 values of which 50 validate: %v", err)
	}
}

func TestOpenGoesOn(t *testing.T) {
	for _, name := range []string{"printed", "adam"} {
		preset, _ := sine.Rung(name)
		preset.Config.Epochs, preset.Config.Hidden = 1, 10
		run, err := sine.New(preset.Config)
		if err != nil {
			t.Fatal(err)
		}
		for range 5 {
			if err := run.Step(); err != nil {
				t.Fatal(err)
			}
		}
		file, err := run.MarshalBinary()
		if err != nil {
			t.Fatal(err)
		}
		// The file says nothing of the task, as those of before there were tasks.
		if plain, err := run.Run.MarshalBinary(); err != nil || !bytes.Equal(plain, file) {
			t.Errorf("%s: a file of the sine is not the file of its network (%v)", name, err)
		}
		opened, err := Open(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range []*Run{run, opened} {
			if err := r.Run.Run(); err != nil {
				t.Fatal(err)
			}
		}
		if opened.Hash() != run.Hash() || opened.Bits() != run.Bits() || opened.Task.Name != "sine" {
			t.Errorf("%s: opened, it ends with %x, want %x", name, opened.Hash(), run.Hash())
		}
	}
	if _, err := Open([]byte("PK")); err == nil {
		t.Error("what is no saved run was opened")
	}
}
