package rnn

import "github.com/rnnlab/rnnlab/rnn/internal/kernel"

// clipNorm scales g so that its Euclidean norm, given, is at most limit.
// As in PyTorch, a small constant keeps the quotient finite.
func clipNorm[T Float](g []T, norm, limit float64) {
	scale := limit / (norm + 1e-6)
	if scale >= 1 {
		return
	}
	kernel.Scale(g, T(scale))
}
