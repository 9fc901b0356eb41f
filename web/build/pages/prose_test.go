package main

import (
	"fmt"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/task"
	"github.com/rnnlab/rnnlab/web/ladder"
)

// What the texts and the README say of rules without a network is what they
// reach on the validation records.
func TestFloorsInWords(t *testing.T) {
	sine, err := task.Named("sine")
	if err != nil {
		t.Fatal(err)
	}
	preset, _ := sine.Rung(sine.Start)
	data, err := sine.Data(preset.Config.Steps)
	if err != nil {
		t.Fatal(err)
	}
	reached := map[task.Rule]float64{}
	for _, f := range data.Floors() {
		reached[f.Rule] = sine.Metric.OfLoss(f.Validation)
		if f.Rule == task.Linear && (math.Abs(f.Coefficients[0]-2*math.Cos(1)) > 1e-9 || math.Abs(f.Coefficients[1]+1) > 1e-9) {
			t.Errorf("the rule of two coefficients has %v, not 2 cos(1) and -1", f.Coefficients)
		}
	}
	if !(reached[task.Linear] < 1e-9) {
		t.Errorf("the rule that is called exact has an RMSE of %v", reached[task.Linear])
	}
	zero, last := fmt.Sprintf("%.3f", reached[task.Zero]), fmt.Sprintf("%.3f", reached[task.Last])
	said := map[string]string{}
	for _, l := range languages {
		words, err := readWords(top, l.Code)
		if err != nil {
			t.Fatal(err)
		}
		said[l.Code+" ladder.note"] = words["ladder.note"]
		said[l.Code+" toy"] = zero + words["toy.rule"] + words["toy.good"] // speaks of the other alone
	}
	readme, err := os.ReadFile(filepath.Join(top, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	said["README"] = string(readme)
	for where, text := range said {
		if !strings.Contains(text, zero) || !strings.Contains(text, last) {
			t.Errorf("%s does not say that always 0 has %s and the last value %s: %s", where, zero, last, text)
		}
	}
}

// They say, too, that the first two rungs do not reach the last value once more.
func TestFirstRungsAreWorseThanTheLastValue(t *testing.T) {
	if testing.Short() {
		t.Skip("trains the whole ladder")
	}
	rungs, err := ladder.Climb(task.Default(), 0)
	if err != nil {
		t.Fatal(err)
	}
	for i, r := range rungs {
		last := make([]float64, r.Validation.N)
		for n := range last {
			window := r.Validation.Input(n)
			last[n] = window[len(window)-1]
		}
		floor, reached := rnn.RMSE(last, r.Validation.Y), rnn.RMSE(r.Last().Validation, r.Validation.Y)
		if worse := reached > floor; worse != (i < 2) {
			t.Errorf("%s has an RMSE of %.3f, repeating the last value %.3f", r.Name, reached, floor)
		}
	}
}
