package task

import (
	"strconv"
	"unicode/utf8"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/internal/kernel"
	"github.com/rnnlab/rnnlab/rnn/series"
	"github.com/rnnlab/rnnlab/rnn/series/counts"
)

// Text is what recurrent networks became famous for: which letter comes next, and
// so, letter by letter, a text of its own (Sutskever, Martens and Hinton 2011;
// Karpathy 2015). It takes any text, in any script. What a network is worth on it
// is said by counts of a few letters, which are no network.
func text() Exercise {
	elman, lstm := remembering(rnn.Elman, 128, 64), remembering(rnn.LSTM, 128, 64)
	for _, c := range []*rnn.Config{&elman, &lstm} {
		c.Batch, c.Epochs, c.Decay, c.LearningRate = 16, 6, rnn.CosineDecay, 0.005
	}
	elman.LearningRate, lstm.ForgetBias = 0.002, 1
	// Four times as many updates, each of a quarter of the letters, in another order in each pass. Fewer passes, and weights that
	// decay, or it learns its text by heart: with Adam and the records as they are it is at 1.60 nats and not at 1.54.
	gru := remembering(rnn.GRU, 128, 64)
	gru.Init, gru.Batch, gru.Epochs, gru.Decay, gru.LearningRate = rnn.Orthogonal, 4, 4, rnn.CosineDecay, 0.008
	gru.Optimizer, gru.Shuffle = rnn.AdamW, true
	return Exercise{
		Name:       "text",
		Kind:       Symbols,
		Ladder:     []rnn.Preset{{Name: "elman", Config: elman}, {Name: "lstm", Config: lstm}, {Name: "gru", Config: gru}},
		Metric:     Metric{Name: Nats},
		Provenance: "Isaac Newton, Opticks, fourth edition (1730), as Go's source has it for its tests; or a text of your own.",
		Licence:    "In the public domain.",
		material:   textMaterial,
	}
}

// The sizes of a text, in bytes.
const (
	LeastText = 1000
	MostText  = 2 << 20
)

// Counted names the rule that counts so many letters, from 1 to [MostCounted].
func Counted(letters int) Rule { return Rule("count" + strconv.Itoa(letters)) }

// MostCounted is how many letters the floors of a text count.
const MostCounted = 5

// leadOf is the part of a record that a network reads on held-out text before it
// is asked: a quarter. Who counts has the letters before, too; a network that had
// to say the first letter of each record after none would be measured by
// where its records begin.
const leadOf = 4

// textMaterial divides a text in the order in which it is written: nine tenths to
// train on, a twentieth to validate and a twentieth to test.
func textMaterial(c rnn.Config, o Options) (*Material, error) {
	wrong := func(got, want string) error { return &rnn.FieldError{Field: "text", Got: got, Want: want} }
	if n := len(o.Text); n < LeastText || n > MostText {
		return nil, wrong(strconv.Itoa(n)+" bytes", "from "+strconv.Itoa(LeastText)+" to "+strconv.Itoa(MostText)+" bytes")
	}
	if !utf8.ValidString(o.Text) {
		return nil, wrong("bytes that are no UTF-8", "text in UTF-8")
	}
	alphabet, err := series.AlphabetOf(o.Text)
	if err != nil {
		return nil, wrong("one letter over and over", "at least 2 different letters")
	}
	tokens, _ := alphabet.Tokens(o.Text)
	part := len(tokens) / 20
	// A part has to hold one record, without what that reads of the letters before, and the letter after it.
	if c.Steps-c.Steps/leadOf >= part {
		most := (part - 1) * leadOf / (leadOf - 1)
		return nil, &rnn.FieldError{Field: "steps", Got: strconv.Itoa(c.Steps), Want: "at most " + strconv.Itoa(most) + ", or a longer text"}
	}
	validating, testing := len(tokens)-2*part, len(tokens)-part
	lead := c.Steps / leadOf
	m := &Material{Alphabet: alphabet}
	for _, p := range []struct {
		to           *series.Records
		lead, lo, hi int
	}{{&m.Train, 0, 0, validating}, {&m.Validation, lead, validating, testing}, {&m.Test, lead, testing, len(tokens)}} {
		if *p.to, err = series.SequencesAfter(p.lead, tokens[p.lo-p.lead:p.hi], alphabet.Len(), c.Steps); err != nil {
			return nil, err
		}
	}
	var counter *counts.Counter
	m.counter = func() *counts.Counter {
		if counter == nil { // of a long text that takes a second
			counter = counts.New(MostCounted, alphabet.Len())
			counter.Add(tokens[:validating], 0, validating)
		}
		return counter
	}
	m.floors = func() []Floor {
		chance := kernel.Log(float64(alphabet.Len()))
		floors := []Floor{{Rule: Chance, Validation: chance, Test: chance}}
		// Of the first letter of each part only that it comes after another is used.
		validation, test := m.counter().Nats(tokens[:testing], validating+1), m.counter().Nats(tokens, testing+1)
		for k := range validation {
			floors = append(floors, Floor{Rule: Counted(k + 1), Validation: validation[k], Test: test[k]})
		}
		return byLoss(floors)
	}
	m.judge = func(s *rnn.Stepper, i int) (float64, error) {
		sum := 0.0
		for t, token := range m.Test.Token(i) {
			p, err := s.StepToken(token)
			if err != nil {
				return 0, err
			}
			if class := m.Test.Class(i)[t]; class != series.NoClass {
				sum -= kernel.Log(p[class])
			}
		}
		return sum / float64(m.Test.Steps-lead), nil
	}
	return m, nil
}

// TextOfOpticks is the text of the task out of the file in Go's source,
// src/testdata/Isaac.Newton-Opticks.txt: without what the people who typed it in
// have put before it.
func TextOfOpticks(file string) (string, error) {
	const begins = "OPTICKS:"
	for at := range len(file) - len(begins) {
		if file[at:at+len(begins)] == begins {
			return file[at:], nil
		}
	}
	return "", &rnn.FieldError{Field: "text", Got: strconv.Itoa(len(file)) + " bytes", Want: "Newton's Opticks, with a line " + begins}
}
