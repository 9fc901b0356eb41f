package task

import (
	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/numpy"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// Embedded Reber strings: Hochreiter and Schmidhuber (Long Short-Term Memory,
// 1997), after Smith and Zipser (1989), Cleeremans, Servan-Schreiber and
// McClelland (1989) and Fahlman (1991). B, then T or P, then a string of Reber's
// (1967) grammar, then the same T or P again, then E. What is local is easy. The
// second symbol has to be kept, through what looks the same after either, until
// it is to be said once more.
func grammar() Exercise {
	const steps = 40 // one string in 10,000 is longer, and drawn anew
	elman, lstm := remembering(rnn.Elman, 8, steps), remembering(rnn.LSTM, 8, steps)
	lstm.LearningRate, lstm.ForgetBias = 0.03, 5 // with gates that begin wide open, all of ten seeds come to it
	return Exercise{
		Name:       "grammar",
		Kind:       Symbols,
		Ladder:     []rnn.Preset{{Name: "elman", Config: elman}, {Name: "lstm", Config: lstm}},
		Metric:     Metric{Name: Right, Reach: 1},
		Within:     10000,
		Provenance: "Generated: strings of the grammar of Reber (1967), embedded as by Fahlman (1991).",
		Licence:    "A fact of mathematics, which nobody owns.",
		material:   reberMaterial,
	}
}

// Sizes of the grammar's records. An epoch has fewer strings than a network may
// see, so that one can look how it comes on.
const (
	reberTrain      = 500
	reberValidation = 500
	reberTest       = 1000
	reberSymbols    = "BEPSTVX"
)

// reberArcs are the two symbols that may leave a node of Reber's grammar, equally
// likely, and where they lead; node reberEnd has E alone.
var reberArcs = [reberEnd][2]struct {
	symbol byte
	to     int
}{
	{{'T', 1}, {'P', 2}},
	{{'S', 1}, {'X', 3}},
	{{'T', 2}, {'V', 4}},
	{{'X', 2}, {'S', 5}},
	{{'P', 3}, {'V', 5}},
}

const reberEnd = 5

// reber is how far an embedded string has come.
type reber struct {
	part  int  // one of the constants below
	node  int  // of the inner string
	outer byte // T or P, that is to be said again
}

const (
	outerBegin = iota
	outerSymbol
	innerBegin
	inner
	outerAgain
	outerEnd
	over
)

// next are the two symbols that may come, equally likely; twice the same where
// there is no choice, 0 at the end.
func (r reber) next() (symbols [2]byte) {
	only := func(s byte) [2]byte { return [2]byte{s, s} }
	switch r.part {
	case outerBegin, innerBegin:
		return only('B')
	case outerSymbol:
		return [2]byte{'T', 'P'}
	case inner:
		if r.node == reberEnd {
			return only('E')
		}
		return [2]byte{reberArcs[r.node][0].symbol, reberArcs[r.node][1].symbol}
	case outerAgain:
		return only(r.outer)
	case outerEnd:
		return only('E')
	}
	return symbols
}

// read goes on by a symbol, or says that the grammar does not allow it there.
func (r *reber) read(symbol byte) (allowed bool) {
	if can := r.next(); symbol != can[0] && symbol != can[1] {
		return false
	}
	if r.part == inner && r.node != reberEnd {
		for _, arc := range reberArcs[r.node] {
			if arc.symbol == symbol {
				r.node = arc.to
				return true
			}
		}
	}
	if r.part == outerSymbol {
		r.outer = symbol
	}
	r.part++
	return true
}

// drawReber draws a string of at most so many symbols.
func drawReber(random *numpy.RandomState, most int) string {
	for {
		var r reber
		var text []byte
		for r.part != over && len(text) <= most {
			next := r.next()
			symbol := next[0]
			if next[0] != next[1] && random.Float64() >= 0.5 {
				symbol = next[1]
			}
			r.read(symbol)
			text = append(text, symbol)
		}
		if len(text) <= most {
			return string(text)
		}
	}
}

// reberMaterial draws strings to train and to validate on as they come, and to test
// on such as neither of them has.
func reberMaterial(c rnn.Config, _ Options) (*Material, error) {
	const enough = 24 // steps, for as many different strings as are wanted
	if c.Steps < enough {
		return nil, tooFewSteps(c, enough)
	}
	alphabet, err := series.AlphabetOf(reberSymbols)
	if err != nil {
		return nil, err
	}
	random, seen := drawn(c), map[string]bool{}
	records := func(n int, unseen bool) series.Records {
		var list [][]int
		for len(list) < n {
			text := drawReber(random, c.Steps+1)
			if unseen && seen[text] {
				continue
			}
			seen[text] = true
			tokens, _ := alphabet.Tokens(text)
			list = append(list, tokens)
		}
		return predicting(list, alphabet.Len(), c.Steps)
	}
	m := &Material{Alphabet: alphabet, Train: records(reberTrain, false), Validation: records(reberValidation, false), Test: records(reberTest, true)}
	m.Next = func(before []int) []float64 { return reberNext(alphabet, before, true) }
	m.floors = func() []Floor {
		floor := func(rule Rule, next func([]int) []float64) Floor {
			return Floor{Rule: rule, Validation: nats(m.Validation, next), Test: nats(m.Test, next)}
		}
		return byLoss([]Floor{
			floor(Chance, always(alphabet.Len())),
			floor(Forgets, func(before []int) []float64 { return reberNext(alphabet, before, false) }),
			floor(Source, m.Next),
		})
	}
	m.judge = func(s *rnn.Stepper, i int) (float64, error) { return judgeOuter(s, m.Test.Token(i), m.Test.Class(i)) }
	return m, nil
}

// reberNext is the probability of each symbol after some; without remembering,
// T and P are alike where one of them is to be said again.
func reberNext(alphabet *series.Alphabet, before []int, remembers bool) []float64 {
	var r reber
	for _, symbol := range alphabet.Text(before...) {
		if !r.read(byte(symbol)) {
			return nil
		}
	}
	if r.part == over {
		return nil
	}
	if r.part == outerAgain && !remembers {
		r.part = outerSymbol
	}
	p := make([]float64, alphabet.Len())
	for _, symbol := range r.next() {
		token, _ := alphabet.Tokens(string(rune(symbol)))
		p[token[0]] += 0.5
	}
	return p
}

// judgeOuter has a network read a string up to the outer symbol's second place: of
// all symbols the right one is to be the likeliest there.
func judgeOuter(s *rnn.Stepper, tokens, classes []int) (float64, error) {
	last := 0
	for t, class := range classes {
		if class != series.NoClass {
			last = t
		}
	}
	for t, token := range tokens[:last] { // the last class is E, after the outer symbol
		p, err := s.StepToken(token)
		if err != nil {
			return 0, err
		}
		if t == last-1 {
			return marked(likeliest(p) == classes[t]), nil
		}
	}
	return 0, nil
}
