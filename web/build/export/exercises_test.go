package main

import (
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/task"
)

// A frame knows of every exercise and each of its networks what it shows before
// anything is trained: its floors are those that the records of the program have.
func TestExercisePosters(t *testing.T) {
	text := strings.Repeat("The rays which differ in colour differ also in degrees of refrangibility.\n", 200)
	posters, err := newExercisePosters(text)
	if err != nil {
		t.Fatal(err)
	}
	exercises := task.Exercises()
	if len(posters) != len(exercises) {
		t.Fatalf("%d posters, %d exercises", len(posters), len(exercises))
	}
	for i, e := range exercises {
		p := posters[i]
		if p.Name != e.Name || p.Metric != e.Metric.Name || len(p.Ladder) != len(e.Ladder) {
			t.Errorf("%s: %s by %s, %d networks", e.Name, p.Name, p.Metric, len(p.Ladder))
		}
		for k, rung := range p.Ladder {
			c := e.Ladder[k].Config
			c.Seed = 1
			o := task.Options{}
			if e.Name == "text" {
				o.Text = text
			}
			m, err := e.Material(c, o)
			if err != nil {
				t.Fatal(err)
			}
			floors := m.Floors()
			if rung.Train != m.Train.N || rung.Parameters < c.Hidden*c.Hidden || len(rung.Floors) != len(floors) {
				t.Errorf("%s, %s: %+v", e.Name, rung.Name, rung)
				continue
			}
			for j, f := range floors {
				if got := rung.Floors[j]; got != (exerciseFloor{f.Rule, f.Validation}) {
					t.Errorf("%s, %s: floor %+v, want %s at %v", e.Name, rung.Name, got, f.Rule, f.Validation)
				}
			}
		}
	}
	// A text of other letters takes a network of another size.
	few, err := newExercisePosters(strings.Repeat("the rays which differ in colour\n", 200))
	if err != nil {
		t.Fatal(err)
	}
	for i, p := range posters {
		for k, rung := range p.Ladder {
			other := few[i].Ladder[k]
			if got := rung.Parameters + (other.Symbols-rung.Symbols)*rung.PerSymbol; got != other.Parameters || other.Symbols >= rung.Symbols == (p.Name == "text") {
				t.Errorf("%s, %s: of %d symbols %d parameters, by those of %d it is %d", p.Name, rung.Name, other.Symbols, other.Parameters, rung.Symbols, got)
			}
		}
	}
	if _, err := newExercisePosters("too short"); err == nil {
		t.Error("a text that is too short makes a poster")
	}
}

// The element of a post knows by their names which frame exercises have.
func TestElementKnowsTheExercises(t *testing.T) {
	source, err := os.ReadFile("../../app/embed/settings.ts")
	if err != nil {
		t.Fatal(err)
	}
	_, after, _ := strings.Cut(string(source), "export const EXERCISES = [")
	list, _, _ := strings.Cut(after, "]")
	var want []string
	for _, e := range task.Exercises() {
		want = append(want, "'"+e.Name+"'")
	}
	if got := strings.Split(list, ", "); !slices.Equal(got, want) {
		t.Errorf("it knows %q, want %q", got, want)
	}
}
