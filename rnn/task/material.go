package task

import (
	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/numpy"
	"github.com/rnnlab/rnnlab/rnn/series"
	"github.com/rnnlab/rnnlab/rnn/series/counts"
)

// A Material is what a network of an [Exercise] is trained on, and judged by.
type Material struct {
	Train, Validation series.Records

	// Test has what no training has seen. Its sequences may be longer than those
	// of the others. A judge looks at each record of it.
	Test series.Records

	// Alphabet is what the tokens are called, or Words where they are more than a
	// letter; both nil where numbers are read. Classes are called the same, unless
	// Answers has names for them.
	Alphabet *series.Alphabet
	Words    []string
	Answers  []string

	// Next is how likely each token is to come after some at the start of a
	// sequence, as whoever makes the sequences knows it: 0 for what is not allowed.
	// It is nil at the end of a sequence, and after what is none. Next itself is nil
	// where nobody knows.
	Next func(before []int) []float64

	floors  func() []Floor
	made    []Floor
	counter func() *counts.Counter                                // of what is trained on, where floors count; nil where they do not
	judge   func(s *rnn.Stepper, i int) (mark float64, err error) // record i of Test
	score   func(marks []float64) float64                         // nil for their mean
}

// Floors are what rules without a network reach on the validation and the test
// records, the worst on the validation records first. Their losses are those of a
// network: nats where classes are predicted, half the squared error otherwise;
// those of a test that is longer than what is learned are NaN.
func (m *Material) Floors() []Floor {
	if m.made == nil {
		m.made = m.floors() // of a long text that takes a second
	}
	return m.made
}

// drawn is what the sequences of a Config are drawn from. It is not the stream
// that the same seed draws the initial weights from.
func drawn(c rnn.Config) *numpy.RandomState { return numpy.NewRandomState(c.Seed ^ 0x5eed5) }

// predicting are records of sequences of which each symbol but the first is to be
// predicted from those before. A shorter sequence than steps+1 is followed by
// steps that predict nothing.
func predicting(sequences [][]int, symbols, steps int) series.Records {
	r := series.Records{N: len(sequences), Steps: steps, Inputs: symbols, Outputs: symbols}
	for _, s := range sequences {
		for t := range steps {
			token, class := 0, series.NoClass
			if t+1 < len(s) {
				token, class = s[t], s[t+1]
			}
			r.Tokens, r.Classes = append(r.Tokens, token), append(r.Classes, class)
		}
	}
	return r
}
