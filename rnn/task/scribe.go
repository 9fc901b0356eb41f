package task

import (
	"strconv"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/internal/kernel"
	"github.com/rnnlab/rnnlab/rnn/series/counts"
)

// A Scribe writes by counts of a few symbols, as [rnn.Sampler] does by a network:
// what is written so is what counting alone has to say.
type Scribe struct {
	counter *counts.Counter
	drawer  *rnn.Drawer
	tokens  []int // read and written
	p       []float64
	logits  []float64
}

// NewScribe starts a scribe that has read a beginning, of any length. It reports a
// material of which nothing is counted, a Sampling out of range, and a token that
// there is not, as a [*rnn.FieldError].
func (m *Material) NewScribe(of rnn.Sampling, beginning ...int) (*Scribe, error) {
	if m.counter == nil {
		return nil, &rnn.FieldError{Field: "material", Got: "no text", Want: "one whose letters are counted"}
	}
	symbols := m.Train.Outputs
	drawer, err := rnn.NewDrawer(of, symbols)
	if err != nil {
		return nil, err
	}
	for i, token := range beginning {
		if token < 0 || token >= symbols {
			return nil, &rnn.FieldError{Field: "beginning[" + strconv.Itoa(i) + "]", Got: strconv.Itoa(token), Want: "from 0 to " + strconv.Itoa(symbols-1)}
		}
	}
	s := &Scribe{counter: m.counter(), drawer: drawer, p: make([]float64, symbols), logits: make([]float64, symbols)}
	s.read(beginning...)
	return s, nil
}

func (s *Scribe) read(tokens ...int) {
	s.tokens = append(s.tokens, tokens...)
	s.counter.Distribution(s.p, s.tokens[max(0, len(s.tokens)-MostCounted):])
}

// Distribution is how likely each token is to be the next, by the counts. It is
// valid until the next one is read.
func (s *Scribe) Distribution() []float64 { return s.p }

// Next draws the next token and reads it.
func (s *Scribe) Next() int {
	for i, p := range s.p {
		s.logits[i] = kernel.Log(p)
	}
	token := s.drawer.Draw(s.logits)
	s.read(token)
	return token
}
