package counts

import (
	"math"
	"slices"
	"testing"
)

// Counted by hand, in "abab": after nothing a and b twice each; after a always b.
func TestProbabilities(t *testing.T) {
	c := New(2, 2)
	c.Add([]int{0, 1, 0, 1}, 0, 4)
	p := make([]float64, 2)
	c.Probabilities(p, []int{0}, 1)
	one := (2 - 0.75 + 0.75*2*0.5) / 4
	two := (2 - 0.75 + 0.75*1*one) / 2
	if math.Abs(p[0]-one) > 1e-15 || math.Abs(p[1]-two) > 1e-15 {
		t.Errorf("%v, want %v and %v", p, one, two)
	}
	if nats := c.Nats([]int{0, 1}, 1); math.Abs(nats[1]+math.Log(two)) > 1e-15 {
		t.Errorf("%v nats, want %v", nats[1], -math.Log(two))
	}
}

// Whatever was seen, the probabilities of all symbols add up to 1; and a text that
// is counted in pieces is counted alike.
func TestProbabilitiesAddUp(t *testing.T) {
	var tokens []int
	for i := range 500 {
		tokens = append(tokens, i*i%11%5)
	}
	whole, pieces := New(5, 6), New(5, 6)
	whole.Add(tokens, 0, len(tokens))
	pieces.Add(tokens, 0, 123)
	pieces.Add(tokens, 123, len(tokens))
	for at := range 40 {
		distribution := make([]float64, 6)
		whole.Distribution(distribution, tokens[:at])
		sums, p, q := make([]float64, 5), make([]float64, 5), make([]float64, 5)
		for token := range 6 {
			whole.Probabilities(p, tokens[:at], token)
			pieces.Probabilities(q, tokens[:at], token)
			if !slices.Equal(p, q) {
				t.Fatalf("in pieces %v, want %v", q, p)
			}
			for k, v := range p {
				sums[k] += v
			}
			if distribution[token] != p[4] {
				t.Fatalf("the distribution gives %v, want %v", distribution[token], p[4])
			}
		}
		for k, sum := range sums {
			if math.Abs(sum-1) > 1e-12 {
				t.Errorf("after %d symbols, by %d: a sum of %v", at, k+1, sum)
			}
		}
	}
}
