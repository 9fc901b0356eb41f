package series

import "github.com/rnnlab/rnnlab/rnn/internal/fnv"

// Hash sums up all that training reads of sets of records: equal records have
// equal hashes, and other ones others, but for chance (64-bit FNV-1a). Whether
// they share memory makes no difference.
func Hash(sets ...Records) uint64 {
	h := fnv.New
	for _, r := range sets {
		x := 0
		if r.X != nil {
			x = r.N * r.Steps * r.Inputs
		}
		for _, n := range []int{r.N, r.Steps, r.Inputs, r.Outputs, x, len(r.Y), len(r.Tokens), len(r.Classes)} {
			h.Word(uint64(n))
		}
		if r.X != nil {
			for i := range r.N {
				for _, v := range r.Input(i) {
					h.Number(v)
				}
			}
		}
		for _, y := range r.Y {
			h.Number(y)
		}
		for _, indices := range [][]int{r.Tokens, r.Classes, r.Labels} { // without its length: it is N, or 0
			for _, i := range indices {
				h.Word(uint64(i))
			}
		}
	}
	return uint64(h)
}
