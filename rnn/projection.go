package rnn

import "github.com/rnnlab/rnnlab/rnn/internal/kernel"

// layerInput is what a layer reads, (T, B, I), or for inputs of which exactly one
// is 1, the index of that one, (T, B).
type layerInput[T Float] struct {
	x      []T
	tokens []int
}

// projection is U x, the way of the inputs into a cell, all gates side by side.
// With PerStep, column t of U times the only input x_t takes its place. For
// tokens it is a column of U: looked up, not multiplied.
type projection[T Float] struct {
	shape
	weights, grad Tensor[T]

	transposed []T // U transposed, (I, G H) or (T, G H): products run along its rows
	gradient   []T // the gradient of transposed, PerStep and tokens only
}

func newProjection[T Float](s shape, weights, grad Tensor[T]) projection[T] {
	p := projection[T]{shape: s, weights: weights, grad: grad, transposed: make([]T, len(weights.Data))}
	if s.perStep || s.tokenInputs {
		p.gradient = make([]T, len(weights.Data))
	}
	return p
}

func (p *projection[T]) load() {
	kernel.Transpose(p.transposed, p.weights.Data, p.weights.Rows, p.weights.Cols)
}

// forward sets z (T, B, G H) to the bias and U x at the time steps from to to.
// They do not wait for earlier states, so it is one product.
func (p *projection[T]) forward(z, bias []T, in layerInput[T], batch, from, to int) {
	w, rows := p.width(), (to-from)*batch
	z = z[from*batch*w : to*batch*w]
	clear(z)
	if len(bias) > 0 {
		kernel.AddRow(z, bias, rows, w)
	}
	switch {
	case p.tokenInputs:
		for row, token := range in.tokens[from*batch : to*batch] {
			kernel.AddRow(z[row*w:(row+1)*w], p.transposed[token*w:(token+1)*w], 1, w)
		}
	case p.perStep:
		for t := from; t < to; t++ {
			kernel.MatMulAdd(z[(t-from)*batch*w:], in.x[t*batch:(t+1)*batch], p.transposed[t*w:(t+1)*w], batch, 1, w)
		}
	default:
		kernel.MatMulAdd(z, in.x[from*batch*p.inputs:], p.transposed, rows, p.inputs, w)
	}
}

// learn adds the gradient of U, given ∂loss/∂z in dz (T, B, G H), and to dx
// that of the inputs, unless it is nil.
func (p *projection[T]) learn(dz []T, in layerInput[T], dx []T, batch, from, to int) {
	w, rows := p.width(), (to-from)*batch
	dz = dz[from*batch*w : to*batch*w]
	switch {
	case p.tokenInputs:
		p.learnTokens(dz, in.tokens[from*batch:to*batch], from, to)
	case p.perStep:
		p.learnPerStep(dz, in.x, batch, from, to)
	default:
		kernel.MatMulTransAdd(p.grad.Data, dz, in.x[from*batch*p.inputs:], w, rows, p.inputs)
	}
	if dx != nil {
		kernel.MatMulAdd(dx[from*batch*p.inputs:], dz, p.weights.Data, rows, w, p.inputs)
	}
}

// learnTokens adds each row of dz to the gradient of its token's column. The
// columns are rows here until the last time step.
func (p *projection[T]) learnTokens(dz []T, tokens []int, from, to int) {
	w := p.width()
	if from == p.firstStep() {
		clear(p.gradient)
	}
	for row, token := range tokens {
		kernel.AddRow(p.gradient[token*w:(token+1)*w], dz[row*w:(row+1)*w], 1, w)
	}
	if to == p.steps {
		p.addColumns(0, p.inputs)
	}
}

// learnPerStep adds to column t of the gradient, for each time step.
func (p *projection[T]) learnPerStep(dz, x []T, batch, from, to int) {
	w := p.width()
	clear(p.gradient[from*w : to*w])
	for t := from; t < to; t++ {
		kernel.MatMulTransAdd(p.gradient[t*w:(t+1)*w], x[t*batch:(t+1)*batch], dz[(t-from)*batch*w:], 1, batch, w)
	}
	p.addColumns(from, to)
}

// addColumns adds the columns from to to, rows of p.gradient, to the gradient of U.
func (p *projection[T]) addColumns(from, to int) {
	g, w := p.grad, p.width()
	for row := range g.Rows {
		for t := from; t < to; t++ {
			g.Data[row*g.Cols+t] += p.gradient[t*w+row]
		}
	}
}
