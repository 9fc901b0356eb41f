// Package counts predicts symbols by counting what followed the few before them:
// what a network that reads a text is to be held against.
//
//	c := counts.New(5, alphabet.Len())
//	c.Add(tokens, 0, len(tokens))
//	nats := c.Nats(held, 0) // by 1 to 5 letters
package counts

import "github.com/rnnlab/rnnlab/rnn/internal/kernel"

// discount is what is taken off each count, for what was not seen: absolute
// discounting, interpolated with one symbol less (Ney, Essen and Kneser 1994).
const discount = 0.75

// A Counter counts sequences of up to so many symbols.
type Counter struct {
	order, symbols int
	nodes          map[uint64]int32 // a sequence and one more symbol
	list           []node           // the first is the empty sequence
}

// A node is a sequence that was seen.
type node struct {
	count int32 // how often
	total int32 // how often with something after it
	kinds int32 // how many different symbols came after it
}

// New counts sequences of 1 to order symbols, which are from 0 to symbols-1.
func New(order, symbols int) *Counter {
	return &Counter{order: order, symbols: symbols, nodes: map[uint64]int32{}, list: make([]node, 1)}
}

// Add counts the sequences of a text that begin at from up to but not including
// to: all of it at once, or in pieces.
func (c *Counter) Add(tokens []int, from, to int) {
	for at := from; at < to; at++ {
		here := int32(0)
		for _, token := range tokens[at:min(at+c.order, len(tokens))] {
			key := uint64(here)<<32 | uint64(token)
			next, known := c.nodes[key]
			if !known {
				next = int32(len(c.list))
				c.nodes[key] = next
				c.list = append(c.list, node{})
				c.list[here].kinds++
			}
			c.list[here].total++
			c.list[next].count++
			here = next
		}
	}
}

// after is the node of a sequence, or of none.
func (c *Counter) after(sequence []int) (at int32, seen bool) {
	for _, token := range sequence {
		if at, seen = c.nodes[uint64(at)<<32|uint64(token)]; !seen {
			return 0, false
		}
	}
	return at, true
}

// Probabilities sets p to how likely a token is after those before it, by counts of
// 1, 2 and so on up to len(p) symbols, itself included.
func (c *Counter) Probabilities(p []float64, before []int, token int) {
	likely := 1 / float64(c.symbols)
	for k := range p {
		p[k] = likely
		if k > len(before) {
			continue
		}
		at, seen := c.after(before[len(before)-k:])
		if !seen || c.list[at].total == 0 {
			continue
		}
		h, count := c.list[at], 0.0
		if next, seen := c.nodes[uint64(at)<<32|uint64(token)]; seen {
			count = float64(c.list[next].count) - discount
		}
		likely = (count + float64(float64(discount*float64(h.kinds))*likely)) / float64(h.total)
		p[k] = likely
	}
}

// Distribution sets p, (symbols), to how likely each symbol is to come after those
// before it, by counts of as many symbols as are counted.
func (c *Counter) Distribution(p []float64, before []int) {
	for token := range p {
		p[token] = 1 / float64(c.symbols)
	}
	for k := range min(c.order, len(before)+1) {
		at, seen := c.after(before[len(before)-k:])
		if !seen || c.list[at].total == 0 {
			continue
		}
		h := c.list[at]
		for token, likely := range p {
			count := 0.0
			if next, seen := c.nodes[uint64(at)<<32|uint64(token)]; seen {
				count = float64(c.list[next].count) - discount
			}
			p[token] = (count + float64(float64(discount*float64(h.kinds))*likely)) / float64(h.total)
		}
	}
}

// Nats is the mean cross-entropy of the tokens of a text from the index from on, by
// counts of 1, 2 and so on up to as many symbols as are counted, given those before.
func (c *Counter) Nats(tokens []int, from int) []float64 {
	sums, p := make([]float64, c.order), make([]float64, c.order)
	for at := from; at < len(tokens); at++ {
		c.Probabilities(p, tokens[max(0, at-c.order):at], tokens[at])
		for k, v := range p {
			sums[k] -= kernel.Log(v)
		}
	}
	for k := range sums {
		sums[k] /= float64(len(tokens) - from)
	}
	return sums
}
