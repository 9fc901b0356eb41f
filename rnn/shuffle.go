package rnn

import (
	"github.com/rnnlab/rnnlab/rnn/numpy"
)

// shuffle is the order in which each epoch takes the training records: that of the
// first is what NumPy's RandomState.shuffle makes of 0 to N-1, and that of each
// other what it makes of the one before.
type shuffle struct {
	seed   uint32
	random *numpy.RandomState
	order  []int // of epoch: the record in each place
	epoch  int
}

// orderSeed tells the stream of the order from that of the initial weights.
const orderSeed = 0x0bde5

func newShuffle(seed uint32, records int) *shuffle {
	return &shuffle{seed: seed ^ orderSeed, order: make([]int, records), epoch: -1}
}

// of is the order of an epoch, valid until the next call. A run that goes on in the
// middle has the same one again.
func (s *shuffle) of(epoch int) []int {
	if s.epoch < 0 || epoch < s.epoch {
		s.random, s.epoch = numpy.NewRandomState(s.seed), -1
		for i := range s.order {
			s.order[i] = i
		}
	}
	for ; s.epoch < epoch; s.epoch++ {
		s.random.Shuffle(len(s.order), func(i, j int) { s.order[i], s.order[j] = s.order[j], s.order[i] })
	}
	return s.order
}

// inOrder is the index of the record at a place of an order; nil is as they are.
func inOrder(order []int, place int) int {
	if order == nil {
		return place
	}
	return order[place]
}
