package main

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/series"
	"github.com/rnnlab/rnnlab/rnn/task"
)

// A second task is in the page's table as soon as it is in the trainer's: nothing
// here knows one by name.
func TestASecondTaskIsARowOfTheSchema(t *testing.T) {
	adam, err := rnn.PresetNamed("adam")
	if err != nil {
		t.Fatal(err)
	}
	config := adam.Config
	config.Hidden, config.Steps, config.Truncate = 8, 12, 0
	slow := config
	slow.LearningRate = 1e-4
	second := task.Task{
		Name: "waves", Kind: task.Numbers, Start: "fast",
		Ladder:     []rnn.Preset{{Name: "slow", Config: slow}, {Name: "fast", Config: config}},
		Metric:     task.Metric{Name: task.RMSE, Unit: "m", Reach: 0.1},
		Provenance: "Computed.", Licence: "Nobody's.",
		Series: func() task.Series {
			return task.Series{Values: series.Waves(90, series.Wave{Amplitude: 2, Frequency: 0.3}), Known: 70, Validation: 20, Test: 10}
		},
	}
	b, err := json.Marshal(schemaOf(append(task.Table(), second)))
	if err != nil {
		t.Fatal(err)
	}
	var s schema
	if err := json.Unmarshal(b, &s); err != nil {
		t.Fatal(err)
	}
	if s.Fields[0].Neutral != "sine" || !slices.Equal(s.Fields[0].Options, []string{"sine", "waves"}) || s.DefaultPreset != rnn.DefaultPreset {
		t.Errorf("the task's field is %+v; a bare link starts %s", s.Fields[0], s.DefaultPreset)
	}
	row := s.Tasks[1]
	if row.Name != "waves" || row.Start != "fast" || !slices.Equal(row.Ladder, []string{"slow", "fast"}) || row.Metric.Unit != "m" || len(row.Floors) != 4 {
		t.Errorf("row %+v", row)
	}
	var names []string
	for _, p := range s.Presets {
		names = append(names, p.Config["task"].(string)+" "+p.Name)
	}
	if want := []string{"sine printed", "sine gradient", "sine weights", "sine adam", "waves slow", "waves fast"}; !slices.Equal(names, want) {
		t.Errorf("presets %q, want %q", names, want)
	}
}
