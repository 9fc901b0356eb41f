package rnn

import (
	"math"

	"github.com/rnnlab/rnnlab/rnn/internal/kernel"
)

// decayFactor is what the learning rate is multiplied by when the share
// p in [0, 1) of the run's updates is done.
func decayFactor(d Decay, p float64) float64 {
	switch d {
	case LinearDecay:
		return 1 - p
	case CosineDecay:
		return (1 + kernel.Cos(math.Pi*p)) / 2
	}
	return 1
}
