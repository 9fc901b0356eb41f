package task

import (
	"math"
	"slices"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/series"
)

// The source's entropy a prediction, with the outer symbol and without, exactly:
// by the expected number of visits to each node of the grammar. 0.441 and 0.504
// nats, in which every choice has ln 2.
func TestEntropyOfTheGrammar(t *testing.T) {
	visits := [reberEnd]float64{}
	at := [reberEnd + 1]float64{1}
	for range 1000 { // what is still under way halves every few symbols
		var then [reberEnd + 1]float64
		for node, share := range at[:reberEnd] {
			visits[node] += share
			for _, arc := range reberArcs[node] {
				then[arc.to] += share / 2
			}
		}
		at = then
	}
	choices := 0.0
	for _, n := range visits {
		choices += n
	}
	predictions := 1 + 1 + choices + 1 + 1 + 1 // outer symbol, inner B, choices, inner E, outer symbol, E
	for _, c := range []struct{ nats, want float64 }{
		{(1 + choices) * math.Ln2 / predictions, 0.441},
		{(2 + choices) * math.Ln2 / predictions, 0.504},
	} {
		if math.Abs(c.nats-c.want) > 0.0005 {
			t.Errorf("%.4f nats, want %v", c.nats, c.want)
		}
	}
	t.Logf("entropy %.4f nats, without the outer symbol %.4f, plain %.4f", (1+choices)*math.Ln2/predictions, (2+choices)*math.Ln2/predictions,
		choices*math.Ln2/(choices+1))
}

// The floors on the records are close to those of the source, from which they are drawn.
func TestFloorsOfTheGrammar(t *testing.T) {
	floors := materialOf(t, "grammar", 0).Floors()
	for i, want := range []float64{math.Log(7), 0.504, 0.441} {
		if math.Abs(floors[i].Validation-want) > 0.01 {
			t.Errorf("%s: %.4f nats, want about %v", floors[i].Rule, floors[i].Validation, want)
		}
	}
}

// Every string is one of the grammar, from B to E, and none of the test is among the others.
func TestStringsOfTheGrammar(t *testing.T) {
	m := materialOf(t, "grammar", 3)
	seen := map[string]bool{}
	for _, r := range []series.Records{m.Train, m.Validation, m.Test} {
		for i := range r.N {
			var s []int
			for k, class := range r.Class(i) {
				if class == series.NoClass {
					break
				}
				s = append(r.Token(i)[:k+1:k+1], class)
				if p := m.Next(s[:k+1]); p[class] == 0 {
					t.Fatalf("%s is not of the grammar", m.Alphabet.Text(s...))
				}
			}
			if text := m.Alphabet.Text(s...); m.Next(s) != nil || text[1] != text[len(text)-2] {
				t.Fatalf("%s is not whole", text)
			} else if r.N == reberTest && seen[text] {
				t.Fatalf("%s was trained on", text)
			} else {
				seen[text] = true
			}
		}
	}
	if m.Next([]int{1}) != nil {
		t.Error("what begins with E is said to go on")
	}
	if p := m.Next(nil); !slices.Equal(p, []float64{1, 0, 0, 0, 0, 0, 0}) {
		t.Errorf("a string begins with %v, want B", p)
	}
	e := exercise(t, "grammar")
	c := e.Ladder[0].Config
	c.Steps = 10
	if _, err := e.Material(c, Options{}); err == nil {
		t.Error("strings of 11 symbols")
	}
}

// An LSTM keeps the outer symbol in ten seeds of ten; Elman's network, in none.
func TestReachOfGrammar(t *testing.T) {
	e, seeds := exercise(t, "grammar"), reachSeeds(t)
	if solved := solve(t, e, 1, seeds); len(solved) != int(seeds) || slices.Max(solved) > e.Within {
		t.Errorf("the LSTM: solved after %d strings, want %d of %d within %d", solved, seeds, seeds, e.Within)
	}
	if solved := solve(t, e, 0, seeds); len(solved) > 0 {
		t.Errorf("Elman's network has solved it: %d", solved)
	}
}
