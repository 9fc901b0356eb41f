package rnn

// clipValues limits each value of g to [-limit, limit].
func clipValues[T Float](g []T, limit T) {
	for i, v := range g {
		g[i] = max(-limit, min(limit, v))
	}
}

// clipNorm scales g so that its Euclidean norm, given, is at most limit.
// As in PyTorch, a small constant keeps the quotient finite.
func clipNorm[T Float](g []T, norm, limit float64) {
	scale := limit / (norm + 1e-6)
	if scale >= 1 {
		return
	}
	for i := range g {
		g[i] *= T(scale)
	}
}
