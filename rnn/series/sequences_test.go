package series

import (
	"slices"
	"strings"
	"testing"
)

func TestSequences(t *testing.T) {
	r, err := Sequences([]int{3, 1, 4, 1, 5, 2, 0, 3}, 6, 3)
	if err != nil {
		t.Fatal(err)
	}
	if r.N != 2 || r.Steps != 3 || r.Inputs != 6 || r.Outputs != 6 || r.X != nil || r.Y != nil {
		t.Errorf("%+v", r)
	}
	for i, want := range [][2][]int{{{3, 1, 4}, {1, 4, 1}}, {{1, 5, 2}, {5, 2, 0}}} {
		if !slices.Equal(r.Token(i), want[0]) || !slices.Equal(r.Class(i), want[1]) {
			t.Errorf("record %d: %v, %v, want %v", i, r.Token(i), r.Class(i), want)
		}
	}
	training, validating, err := Split(r, 1)
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Equal(training.Tokens, []int{3, 1, 4}) || !slices.Equal(validating.Classes, []int{5, 2, 0}) || validating.X != nil {
		t.Errorf("split in %+v and %+v", training, validating)
	}
}

func TestSequencesAfterALead(t *testing.T) {
	r, err := SequencesAfter(2, []int{3, 1, 4, 1, 5, 2, 0, 3}, 6, 4)
	if err != nil {
		t.Fatal(err)
	}
	if r.N != 2 || r.Steps != 4 {
		t.Fatalf("%+v", r)
	}
	for i, want := range [][2][]int{
		{{3, 1, 4, 1}, {NoClass, NoClass, 1, 5}}, {{4, 1, 5, 2}, {NoClass, NoClass, 2, 0}},
	} {
		if !slices.Equal(r.Token(i), want[0]) || !slices.Equal(r.Class(i), want[1]) {
			t.Errorf("record %d: %v, %v, want %v", i, r.Token(i), r.Class(i), want)
		}
	}
	for _, lead := range []int{-1, 4} {
		if _, err := SequencesAfter(lead, []int{0, 1, 0, 1, 0}, 2, 4); err == nil || !strings.Contains(err.Error(), "lead: want 0 to 3") {
			t.Errorf("lead %d: %v", lead, err)
		}
	}
}

func TestSequencesThatDoNotFit(t *testing.T) {
	for want, c := range map[string]struct {
		tokens            []int
		vocabulary, steps int
	}{
		"tokens: want at least 2, got 1": {[]int{0}, 1, 1},
		"tokens[1]: want 0 to 1, got 2":  {[]int{0, 2, 1}, 2, 1},
		"tokens[0]: want 0 to 2, got -1": {[]int{-1, 2, 1}, 3, 1},
		"steps: want 1 to 2, got 0":      {[]int{0, 2, 1}, 3, 0},
		"steps: want 1 to 2, got 3":      {[]int{0, 2, 1}, 3, 3},
	} {
		if _, err := Sequences(c.tokens, c.vocabulary, c.steps); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want %q, got %v", want, err)
		}
	}
}
