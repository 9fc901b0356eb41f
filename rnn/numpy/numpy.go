// Package numpy draws the numbers that NumPy's RandomState draws, bit for bit,
// so that a run can start from the weights a Python program started from, and
// writes arrays as NumPy reads them.
//
// It covers what NumPy freezes: the MT19937 stream of numpy.random.RandomState
// seeded with one integer, and the draws from it that need no mathematical
// library. The normal distribution is left out: NumPy's takes a logarithm from
// the C library, whose last bit differs between systems.
package numpy

const (
	words  = 624 // of the state
	offset = 397 // of the word mixed into each new one
)

// RandomState is numpy.random.RandomState: the Mersenne Twister MT19937 of
// Matsumoto and Nishimura and the legacy ways of drawing from it. Its zero
// value is not usable; make one with NewRandomState. It is not safe for use by
// several goroutines at once.
type RandomState struct {
	state [words]uint32
	next  int // index of the next word of state to hand out
}

// NewRandomState is numpy.random.RandomState(seed), which is also the state
// after numpy.random.seed(seed).
func NewRandomState(seed uint32) *RandomState {
	r := &RandomState{next: words}
	for i := range r.state {
		r.state[i] = seed
		seed = 1812433253*(seed^seed>>30) + uint32(i) + 1
	}
	return r
}

// Uint32 is the next 32 bits of the stream.
func (r *RandomState) Uint32() uint32 {
	if r.next == words {
		r.refill()
	}
	y := r.state[r.next]
	r.next++
	y ^= y >> 11
	y ^= y << 7 & 0x9d2c5680
	y ^= y << 15 & 0xefc60000
	return y ^ y>>18
}

// refill makes the next 624 words of the state.
func (r *RandomState) refill() {
	for i := range r.state {
		y := r.state[i]&0x80000000 | r.state[(i+1)%words]&0x7fffffff
		v := r.state[(i+offset)%words] ^ y>>1
		if y&1 != 0 {
			v ^= 0x9908b0df
		}
		r.state[i] = v
	}
	r.next = 0
}

// Float64 is random_sample(): one of the 2^53 multiples of 2^-53 in [0, 1).
// It takes two words of the stream.
func (r *RandomState) Float64() float64 {
	high, low := r.Uint32()>>5, r.Uint32()>>6
	return float64(uint64(high)<<26|uint64(low)) / (1 << 53)
}

// Uniform is uniform(lo, hi): lo + (hi-lo)*Float64().
func (r *RandomState) Uniform(lo, hi float64) float64 {
	return lo + float64((hi-lo)*r.Float64())
}

// Permutation is permutation(n): the numbers 0 to n-1 in random order. Like
// NumPy it needs n of at least 0; less panics.
func (r *RandomState) Permutation(n int) []int {
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	r.Shuffle(n, func(i, j int) { order[i], order[j] = order[j], order[i] })
	return order
}

// Shuffle is shuffle of a sequence of n elements, from 0 to 2^32, where swap
// exchanges elements i and j: the same order as NumPy's from the same state.
func (r *RandomState) Shuffle(n int, swap func(i, j int)) {
	for i := n - 1; i > 0; i-- {
		swap(i, int(r.upTo(uint32(i))))
	}
}

// Below is randint(n): a number from 0 to n-1, all equally likely. n is from 1 to
// 2^32; less panics.
func (r *RandomState) Below(n int) int {
	if n < 1 {
		panic("numpy: Below of less than 1")
	}
	return int(r.upTo(uint32(n - 1)))
}

// upTo is NumPy's legacy random_interval: a number from 0 to limit, all equally
// likely, by drawing as many bits as limit has until they do not exceed it.
func (r *RandomState) upTo(limit uint32) uint32 {
	mask := limit
	for shift := 1; shift < 32; shift *= 2 {
		mask |= mask >> shift
	}
	for {
		if v := r.Uint32() & mask; v <= limit {
			return v
		}
	}
}
