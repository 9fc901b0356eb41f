package rnn

import (
	"math"

	"github.com/rnnlab/rnnlab/rnn/internal/kernel"
)

// Factor is what the learning rate is multiplied by when the share p, from 0 up
// to 1, of the run's updates is done.
func (d Decay) Factor(p float64) float64 {
	switch d {
	case LinearDecay:
		return 1 - p
	case CosineDecay:
		return (1 + kernel.Cos(math.Pi*p)) / 2
	}
	return 1
}
