package task

import (
	"math"
	"slices"
	"testing"
)

func TestStringsOfCounting(t *testing.T) {
	m := materialOf(t, "counting", 2)
	if got := m.Alphabet.Text(counted(3)...); got != "<aaabbb>" {
		t.Errorf("n = 3 is %s", got)
	}
	for text, want := range map[string][]float64{
		"":                 {1, 0, 0, 0},
		"<":                {0, 0, 1, 0},
		"<a":               {0, 0, 0.9, 0.1},
		"<aaaaaaaaaa":      {0, 0, 0, 1},
		"<aab":             {0, 0, 0, 1},
		"<aabb":            {0, 1, 0, 0},
		"<aaaaaaaaaaaaabb": {0, 0, 0, 1},
		"<aaaaaaaaaaaaa":   nil,
		"<aabb>":           nil,
		"<ba":              nil,
		"<abb":             nil,
	} {
		tokens, _ := m.Alphabet.Tokens(text)
		if got := m.Next(tokens); !slices.Equal(got, want) {
			t.Errorf("after %s: %v, want %v", text, got, want)
		}
	}
	// A string has 2n + 1 predictions, of which the choices of n are worth ln 10 nats.
	for _, f := range m.Floors() {
		if want := math.Log(10) / 12; f.Rule == Source && math.Abs(f.Validation-want) > 1e-12 {
			t.Errorf("the source has %v nats, want %v", f.Validation, want)
		}
	}
}

// With a forget gate that begins open, 8 of 10 seeds come to be right up to n = 50
// and beyond, trained up to 10. What they can at their end is printed, too.
func TestReachOfCounting(t *testing.T) {
	e, seeds := exercise(t, "counting"), reachSeeds(t)
	solved := solve(t, e, 2, seeds)
	if len(solved)*10 < int(seeds)*8 {
		t.Errorf("the LSTM: solved by %d of %d, want 8 of 10", len(solved), seeds)
	}
	for rung := range 2 {
		if solved := solve(t, e, rung, seeds); len(solved)*10 > int(seeds)*2 {
			t.Errorf("%s: solved by %d of %d, want hardly any", e.Ladder[rung].Name, len(solved), seeds)
		}
	}
}
