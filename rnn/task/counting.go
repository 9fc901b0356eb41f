package task

import (
	"math"
	"slices"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// Counting is a^n b^n: some a and then as many b, which no finite automaton can
// tell from others. Gers and Schmidhuber (LSTM Recurrent Networks Learn Simple
// Context Free and Context Sensitive Languages, 2001) trained it with n up to 10,
// as here, and looked how far beyond it went. Their cells have peepholes, ours
// have not.
func counting() Exercise {
	const steps = 2*10 + 1
	elman, gru, lstm := remembering(rnn.Elman, 4, steps), remembering(rnn.GRU, 4, steps), remembering(rnn.LSTM, 4, steps)
	elman.Epochs, gru.Epochs, lstm.Epochs = 40, 40, 40
	// So far open, a forget gate loses nothing over a hundred steps: the cell of
	// 1997, which had none. Learned from 1, it loses a little, and with it the count.
	lstm.ForgetBias = 10
	return Exercise{
		Name:       "counting",
		Kind:       Symbols,
		Ladder:     []rnn.Preset{{Name: "elman", Config: elman}, {Name: "gru", Config: gru}, {Name: "lstm", Config: lstm}},
		Metric:     Metric{Name: Length, Reach: 50},
		Provenance: "Generated: strings of n times a and n times b, after Gers and Schmidhuber (2001).",
		Licence:    "A fact of mathematics, which nobody owns.",
		material:   countingMaterial,
	}
}

const (
	countingSymbols = "<>ab" // a string is between < and >
	countingTrain   = 100
	countingTest    = 100 // the longest string of the test has so many a
)

// The tokens of the symbols.
const (
	begins = iota
	ends
	letterA
	letterB
)

// counted is < a^n b^n >.
func counted(n int) []int {
	s := make([]int, 2*n+2)
	for i := range n {
		s[1+i], s[1+n+i] = letterA, letterB
	}
	s[2*n+1] = ends
	return s
}

// countingMaterial has each length equally often, in an order by the seed. The
// test has every length once, in ascending order.
func countingMaterial(c rnn.Config, _ Options) (*Material, error) {
	most := (c.Steps - 1) / 2
	if most < 2 {
		return nil, tooFewSteps(c, 5)
	}
	alphabet, err := series.AlphabetOf(countingSymbols)
	if err != nil {
		return nil, err
	}
	random := drawn(c)
	records := func(n int) series.Records {
		list := make([][]int, n)
		for i := range list {
			list[i] = counted(1 + i%most)
		}
		random.Shuffle(n, func(i, j int) { list[i], list[j] = list[j], list[i] })
		return predicting(list, alphabet.Len(), c.Steps)
	}
	var tests [][]int
	for n := 1; n <= countingTest; n++ {
		tests = append(tests, counted(n))
	}
	m := &Material{Alphabet: alphabet, Train: records(countingTrain), Validation: records(most), Test: predicting(tests, alphabet.Len(), 2*countingTest+1)}
	m.Next = func(before []int) []float64 { return nextCounted(before, most) }
	m.floors = func() []Floor {
		floor := func(rule Rule, next func([]int) []float64) Floor {
			// The lengths of the test are not those of the source.
			return Floor{Rule: rule, Validation: nats(m.Validation, next), Test: math.NaN()}
		}
		return byLoss([]Floor{
			floor(Chance, always(alphabet.Len())),
			floor(Forgets, func(before []int) []float64 { return lastOrNot(before, most) }),
			floor(Source, m.Next),
		})
	}
	m.judge = func(s *rnn.Stepper, i int) (float64, error) { return judgeCount(s, i+1) }
	m.score = unbroken
	return m, nil
}

// nextCounted is the probability of each symbol after some, where n is from 1 to
// most, all equally likely. Whether a further a comes after most of them is not
// said.
func nextCounted(before []int, most int) []float64 {
	n, turned := 0, false
	for _, token := range before {
		switch token {
		case letterA:
			n++
		case letterB:
			turned = true
		}
	}
	whole := counted(max(1, n))
	if len(before) >= len(whole) || !slices.Equal(before, whole[:len(before)]) || n > most && !turned {
		return nil
	}
	p := make([]float64, len(countingSymbols))
	if n == 0 || turned {
		p[whole[len(before)]] = 1
	} else {
		p[letterB] = 1 / float64(most-n+1)
		p[letterA] = 1 - p[letterB]
	}
	return p
}

// lastOrNot is the rule that knows a symbol's neighbours and no count.
func lastOrNot(before []int, most int) []float64 {
	p, last := make([]float64, len(countingSymbols)), 2/float64(most+1) // one in (most + 1) / 2 of its kind
	switch before[len(before)-1] {
	case begins:
		p[letterA] = 1
	case letterA:
		p[letterB], p[letterA] = last, 1-last
	case letterB:
		p[ends], p[letterB] = last, 1-last
	}
	return p
}

// judgeCount has a network read a^n b^n: after each b that is not the last
// another one is to be the likeliest, and after the last one the end.
func judgeCount(s *rnn.Stepper, n int) (float64, error) {
	whole := counted(n)
	for t, token := range whole[:2*n+1] {
		p, err := s.StepToken(token)
		if err != nil {
			return 0, err
		}
		if t > n && likeliest(p) != whole[t+1] {
			return 0, nil
		}
	}
	return 1, nil
}

// unbroken is how many marks are right until one is wrong.
func unbroken(marks []float64) float64 {
	for i, m := range marks {
		if m != 1 {
			return float64(i)
		}
	}
	return float64(len(marks))
}
