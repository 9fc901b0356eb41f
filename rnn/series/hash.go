package series

import "github.com/rnnlab/rnnlab/rnn/internal/fnv"

// Hash sums up all that training reads of sets of records: equal records have
// equal hashes, and other ones others, but for chance (64-bit FNV-1a).
func Hash(sets ...Records) uint64 {
	h := fnv.New
	for _, r := range sets {
		for _, n := range []int{r.N, r.Steps, r.Inputs, r.Outputs, len(r.X), len(r.Y), len(r.Tokens), len(r.Classes)} {
			h.Word(uint64(n))
		}
		for _, numbers := range [][]float64{r.X, r.Y} {
			for _, x := range numbers {
				h.Number(x)
			}
		}
		for _, indices := range [][]int{r.Tokens, r.Classes} {
			for _, i := range indices {
				h.Word(uint64(i))
			}
		}
	}
	return uint64(h)
}
