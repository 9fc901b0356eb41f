package rnn

import (
	"github.com/rnnlab/rnnlab/rnn/numpy"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// Sampling says how a [Sampler] draws.
type Sampling struct {
	// Temperature is that of [Softmax]: 1 for the network's own probabilities, less
	// for more of what is likely. 0 always takes the likeliest. Not below 0.
	Temperature float64

	TopK int    // draws among so many, the likeliest; 0 for all
	Seed uint32 // of the draws, as numpy.random.RandomState takes it
}

// A Drawer draws tokens as a [Sampling] says, from how likely each is: what a
// [Sampler] does for a network, and anybody else can do without one.
type Drawer struct {
	sampling Sampling
	tokens   int
	random   *numpy.RandomState
	kept     []int     // the tokens to draw among
	p        []float64 // and their probabilities
}

// NewDrawer makes a drawer of so many tokens, at least 1, or reports a Sampling out
// of range as a [*FieldError].
func NewDrawer(sampling Sampling, tokens int) (*Drawer, error) {
	if tokens < 1 {
		return nil, &FieldError{"tokens", itoa(tokens), "at least 1"}
	}
	if !(sampling.Temperature >= 0) || !finite(sampling.Temperature) {
		return nil, &FieldError{"temperature", formatNumber(sampling.Temperature), "a number from 0 on"}
	}
	if sampling.TopK < 0 || sampling.TopK > tokens {
		return nil, &FieldError{"topK", itoa(sampling.TopK), "from 0 to " + itoa(tokens)}
	}
	d := &Drawer{sampling: sampling, tokens: tokens, random: numpy.NewRandomState(sampling.Seed), p: make([]float64, tokens)}
	for token := range tokens {
		d.kept = append(d.kept, token)
	}
	return d, nil
}

// Draw draws one of the tokens by their logits, (tokens): what a softmax makes
// probabilities of, such as their logarithms. It panics where there are not as many
// as there are tokens.
func (d *Drawer) Draw(logits []float64) int {
	x, k := logits[:d.tokens:d.tokens], d.sampling.TopK
	if d.sampling.Temperature == 0 {
		k = 1
	}
	if k > 0 {
		d.kept = largest(d.kept[:0], x, k)
	}
	if k == 1 {
		return d.kept[0]
	}
	p := d.p[:len(d.kept)]
	for i, token := range d.kept {
		p[i] = x[token]
	}
	Softmax(p, p, d.sampling.Temperature)
	at, drawn := d.random.Uniform(0, 1), d.kept[0]
	for i, v := range p {
		if v > 0 {
			drawn = d.kept[i] // the last one also where the sum, of rounded numbers, is a little below 1
		}
		if at -= v; at < 0 {
			break
		}
	}
	return drawn
}

// A Sampler lets a network that reads tokens and predicts the one that follows
// write on its own: each that it draws it reads. A token costs one time step. The
// same model, beginning and [Sampling] give the same tokens on every machine.
type Sampler struct {
	stepper *Stepper
	drawer  *Drawer
}

// NewSampler starts a sampler that has read a beginning of at least one token. It
// reports a network that does not predict a token from tokens, a Sampling out of
// range, and a token that there is not, as a [*FieldError].
func (m *Model) NewSampler(sampling Sampling, beginning ...int) (*Sampler, error) {
	if m.kind() != (series.Kind{Inputs: series.Tokens, Targets: series.Classes}) || m.inputs != m.outputs {
		return nil, &FieldError{"Kind", m.kind().String(), "tokens to classes, as many as there are tokens"}
	}
	drawer, err := NewDrawer(sampling, m.outputs)
	if err != nil {
		return nil, err
	}
	if len(beginning) == 0 {
		return nil, &FieldError{"beginning", "0 tokens", "at least 1"}
	}
	stepper, err := m.NewStepper()
	if err != nil {
		return nil, err
	}
	s := &Sampler{stepper: stepper, drawer: drawer}
	if err := s.Read(beginning...); err != nil {
		return nil, err
	}
	return s, nil
}

// Read has the network read tokens that were not drawn, or reports the first that
// there is not as a [*FieldError], before it has read any.
func (s *Sampler) Read(tokens ...int) error {
	if err := checkIndices("tokens", tokens, 0, s.stepper.inputs); err != nil {
		return err
	}
	for _, token := range tokens {
		s.stepper.step(nil, token)
	}
	return nil
}

// Distribution is the network's own probability of each token to be the next. It
// is valid until the next one is read.
func (s *Sampler) Distribution() []float64 { return s.stepper.out }

// Next draws the next token and reads it.
func (s *Sampler) Next() int {
	token := s.drawer.Draw(s.stepper.raw)
	s.stepper.step(nil, token)
	return token
}

// largest appends to list where the k largest of x are, the largest first, and of
// equals the first.
func largest(list []int, x []float64, k int) []int {
	for i, v := range x {
		if len(list) == k && !(v > x[list[k-1]]) {
			continue
		}
		if len(list) < k {
			list = append(list, i)
		}
		at := len(list) - 1
		for ; at > 0 && v > x[list[at-1]]; at-- {
			list[at] = list[at-1]
		}
		list[at] = i
	}
	return list
}
