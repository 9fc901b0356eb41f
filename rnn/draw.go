package rnn

import (
	"math"

	"github.com/rnnlab/rnnlab/rnn/internal/orthogonal"
	"github.com/rnnlab/rnnlab/rnn/numpy"
)

// draw fills p in order from the seed, as the same calls of NumPy's
// RandomState(seed).uniform would, and then makes of some weights what c asks for.
func (p *Params[T]) draw(c Config) {
	lo, hi := 0.0, 1.0
	if c.Init != Uniform01 {
		hi = 1 / math.Sqrt(float64(c.Hidden))
		lo = -hi
	}
	random := numpy.NewRandomState(c.Seed)
	for i := range p.All {
		p.All[i] = T(random.Uniform(lo, hi))
	}
	for _, l := range p.Layers {
		if c.Init == Orthogonal {
			drawn := numbers(nil, l.W.Data)
			for at := 0; at < len(drawn); at += c.Hidden * c.Hidden {
				orthogonal.Rows(drawn[at:], c.Hidden)
			}
			for i, v := range drawn {
				l.W.Data[i] = T(v)
			}
		}
		if c.Cell == LSTM && c.ForgetBias != 0 {
			for unit := c.Hidden; unit < 2*c.Hidden; unit++ { // of the gates i, f, g, o
				l.BU.Data[unit], l.BW.Data[unit] = T(c.ForgetBias), 0 // the two are added
			}
		}
	}
}
