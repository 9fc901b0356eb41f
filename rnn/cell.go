package rnn

// A cell is one recurrent layer, run over the windows of a batch. Arrays are
// time-major, so that the rows of one time step lie together: (T, B, ·) for T
// time steps of B records.
type cell[T Float] interface {
	// load takes over weights that have changed.
	load()
	// forward computes the hidden states of a batch from its inputs x (T, B, I),
	// starting from zeros.
	forward(x []T, batch int)
	// backward adds the gradient of the loss to the gradients of the weights.
	// It takes ∂loss/∂h of the last time step in stateGradients and fills in
	// the earlier ones, back to time step first; those before it stay zero.
	backward(x []T, batch, first int)
	// states is (T+1, B, H): zeros, then h of time steps 0 to T-1.
	states() []T
	// stateGradients is ∂loss/∂h, (T, B, H).
	stateGradients() []T
}
