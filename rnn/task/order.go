package task

import (
	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/internal/kernel"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// Temporal order, task 6a of Hochreiter and Schmidhuber (Long Short-Term Memory,
// 1997): among letters that say nothing there are two that are X or Y, far apart,
// and at the end it is asked which they were, in their order. With 100 steps, the
// first is at step 10 to 19 and the second at step 50 to 59, as there.
func order() Exercise {
	elman, lstm := remembering(rnn.Elman, 8, 100), remembering(rnn.LSTM, 8, 100)
	for _, c := range []*rnn.Config{&elman, &lstm} {
		c.Batch = 5
	}
	lstm.ForgetBias = 3
	return Exercise{
		Name:       "order",
		Kind:       Symbols,
		Ladder:     []rnn.Preset{{Name: "elman", Config: elman}, {Name: "lstm", Config: lstm}},
		Metric:     Metric{Name: Right, Reach: 1},
		Provenance: "Generated: the temporal order problem of Hochreiter and Schmidhuber (1997), with two symbols.",
		Licence:    "A fact of mathematics, which nobody owns.",
		material:   orderMaterial,
	}
}

const (
	orderSymbols     = "XYabcd"
	orderDistractors = 4 // the last of them
)

func orderMaterial(c rnn.Config, _ Options) (*Material, error) {
	const least = 10
	if c.Steps < least {
		return nil, tooFewSteps(c, least)
	}
	alphabet, err := series.AlphabetOf(orderSymbols)
	if err != nil {
		return nil, err
	}
	random, tenth := drawn(c), c.Steps/10
	records := func(n int) series.Records {
		r := series.Records{N: n, Steps: c.Steps, Inputs: alphabet.Len(), Outputs: 4}
		for range n {
			first, second := tenth+random.Below(tenth), 5*tenth+random.Below(tenth)
			label := 0
			for t := range c.Steps {
				token := 2 + random.Below(orderDistractors)
				if t == first || t == second {
					token = random.Below(2)
					label = 2*label + token
				}
				r.Tokens = append(r.Tokens, token)
			}
			r.Labels = append(r.Labels, label)
		}
		return r
	}
	m := &Material{Alphabet: alphabet, Answers: []string{"XX", "XY", "YX", "YY"},
		Train: records(memoryTrain), Validation: records(memoryValidation), Test: records(memoryTest)}
	m.floors = func() []Floor {
		// Of the second symbol alone, or neither, all that is left is alike.
		return byLoss([]Floor{{Rule: Chance, Validation: 2 * kernel.Log(2), Test: 2 * kernel.Log(2)}, {Rule: Forgets, Validation: kernel.Log(2), Test: kernel.Log(2)}})
	}
	m.judge = func(s *rnn.Stepper, i int) (float64, error) {
		var p []float64
		for _, token := range m.Test.Token(i) {
			if p, err = s.StepToken(token); err != nil {
				return 0, err
			}
		}
		return marked(likeliest(p) == m.Test.Labels[i]), nil
	}
	return m, nil
}
