package rnn

import "github.com/rnnlab/rnnlab/rnn/internal/kernel"

// Perplexity is e to the power of a mean cross-entropy in nats, as the loss of
// records with classes is: between how many equally likely classes a network that
// has it hesitates on average.
func Perplexity(nats float64) float64 { return kernel.Exp64(nats) }

// Softmax sets p to the probabilities of outputs x of the same length,
//
//	p_i = exp(x_i / temperature) / Σ exp(x_j / temperature)
//
// in float64. A temperature above 1 makes them more alike, one below 1 less; it
// is above 0. p may be x.
func Softmax(p, x []float64, temperature float64) {
	largest := x[0]
	for _, v := range x {
		largest = max(largest, v)
	}
	sum := 0.0
	for i, v := range x {
		p[i] = kernel.Exp64((v - largest) / temperature) // no exponential overflows
		sum += p[i]
	}
	for i := range p {
		p[i] /= sum
	}
}
