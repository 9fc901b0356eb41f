package task

import (
	"slices"

	"github.com/rnnlab/rnnlab/rnn/internal/kernel"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// The rules that predict symbols.
const (
	Chance  Rule = "chance"  // all symbols alike
	Forgets Rule = "forgets" // knows the source but for what it would have to remember
	Source  Rule = "source"  // knows all that there is to know: its entropy, on average
)

// A Standing is where a loss stands among floors: "better than counting 2
// letters, not yet 3".
type Standing struct {
	Passed Rule // the best rule that it is better than; empty for none
	Next   Rule // the next better rule; empty where all are passed
}

// Stand holds a validation loss against floors.
func Stand(loss float64, floors []Floor) (s Standing) {
	for _, f := range byLoss(floors) {
		if !(loss < f.Validation) {
			s.Next = f.Rule
			break
		}
		s.Passed = f.Rule
	}
	return s
}

// byLoss has the worst floor first, of equals the one that was first.
func byLoss(floors []Floor) []Floor {
	sorted := slices.Clone(floors)
	slices.SortStableFunc(sorted, func(a, b Floor) int {
		switch {
		case a.Validation > b.Validation:
			return -1
		case a.Validation < b.Validation:
			return 1
		}
		return 0
	})
	return sorted
}

// nats is the mean loss of a rule over the classes of records: what it gives is
// the probability of each class after the tokens before it, from the start of the
// record.
func nats(r series.Records, rule func(before []int) []float64) float64 {
	sum, n := 0.0, 0
	for i := range r.N {
		for t, class := range r.Class(i) {
			if class != series.NoClass {
				sum -= kernel.Log(rule(r.Token(i)[:t+1])[class])
				n++
			}
		}
	}
	return sum / float64(n)
}

// always is a rule that gives the same to all symbols.
func always(symbols int) func([]int) []float64 {
	p := make([]float64, symbols)
	for i := range p {
		p[i] = 1 / float64(symbols)
	}
	return func([]int) []float64 { return p }
}
