package rnn

// A cell is one recurrent layer, run over the windows of a batch. Arrays are
// time-major, so that the rows of one time step lie together: (T, B, ·) for T
// time steps of B records. A pass may be done a few time steps at a time.
type cell[T Float] interface {
	// load takes over weights that have changed.
	load()
	// forward computes the hidden states of time steps from up to but not
	// including to, the earlier ones being done. Before the first they are 0, or
	// where batches hand them on, what is in carried(-1).
	forward(x layerInput[T], batch, from, to int)
	// backward takes the gradient of the loss back from time step to-1 to from,
	// the later ones being done. It finds in stateGradients what the loss and
	// the layer above ask of each state, and adds what the later states ask.
	backward(batch, from, to int)
	// learn adds to the gradients of the weights those of the time steps from
	// to to, in ascending order, backward being done, and to dx (T, B, I) those
	// of the inputs, unless it is nil.
	learn(x layerInput[T], dx []T, batch, from, to int)
	// traceForward is a time step of the one record of a pass, forward being done
	// and backward not begun, without its inputs and the state before.
	traceForward(to *trail, x layerInput[T], t int)
	// traceBackward takes the gradient back through a time step of that record, as
	// backward does, the later ones being done, without ∂loss/∂h of it and before.
	traceBackward(to *trail, t int)
	// carried is what time step t hands over to the next: h, and an LSTM's c beside
	// it. That of t = -1 is what the first time step begins with.
	carried(t, batch int) [2][]T
	// states is (T+1, B, H): zeros, then h of time steps 0 to T-1.
	states() []T
	// stateGradients is ∂loss/∂h, (T, B, H).
	stateGradients() []T
}

// A cellKind says how to make a cell.
type cellKind[T Float] struct {
	gates int
	make  func(layerSpec[T]) cell[T]
}

// layerSpec is what a cell is made from.
type layerSpec[T Float] struct {
	shape                   // of this layer
	config        Config    // for what only some cells look at
	weights, grad *Layer[T] // the layer's weights and their gradients
	batch         int       // most records in a pass
}

// cellKinds is the table of cells.
func cellKinds[T Float]() map[Cell]cellKind[T] {
	return map[Cell]cellKind[T]{
		Elman: {1, newElman[T]},
		LSTM:  {4, newLSTM[T]},
		GRU:   {3, newGRU[T]},
	}
}
