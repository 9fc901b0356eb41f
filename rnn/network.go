package rnn

import (
	"math"

	"github.com/rnnlab/rnnlab/rnn/internal/kernel"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// network is a stack of recurrent layers and a linear output, with the gradient
// of the loss by all its weights. pass.go runs it.
type network[T Float] struct {
	shape
	params *Params[T]
	grad   *Params[T]
	cells  []cell[T] // one a layer
	head   *head[T]
	rows   int // most records in one pass

	x      []T   // inputs, (T, B, I)
	tokens []int // or the index of the one that is 1, (T, B)
	plan   []stage
	pass   pass[T]
}

// newNetwork draws the initial weights.
func newNetwork[T Float](c Config, s shape) *network[T] {
	params := newParams[T](s)
	params.draw(c)
	return networkOf(c, s, params, newParams[T](s), s.rowsAPass(c.Batch))
}

// networkOf has the given weights, shared with whoever else has them, and takes
// up to rows records in a pass. One that is never learnt from needs no memory for
// a gradient: it is given the weights once more.
func networkOf[T Float](c Config, s shape, params, grad *Params[T], rows int) *network[T] {
	n := &network[T]{shape: s, rows: rows, params: params, grad: grad}
	kind := cellKinds[T]()[c.Cell]
	for l := range s.layers {
		n.cells = append(n.cells, kind.make(layerSpec[T]{s.layer(l), c, &n.params.Layers[l], &n.grad.Layers[l], rows}))
	}
	n.head = newHead(s, n.params, n.grad, rows)
	if s.tokenInputs {
		n.tokens = make([]int, s.steps*rows)
	} else {
		n.x = make([]T, s.steps*rows*s.inputs)
	}
	n.plan = n.stages()
	n.load()
	return n
}

// load takes over weights that have changed. A pass under way is given up.
func (n *network[T]) load() {
	n.pass.busy = false
	for _, c := range n.cells {
		c.load()
	}
	n.head.load()
}

// top is the last layer.
func (n *network[T]) top() cell[T] { return n.cells[n.layers-1] }

// input is what layer l reads: the records, or the states of the layer below.
func (n *network[T]) input(l, batch int) layerInput[T] {
	if l == 0 {
		return layerInput[T]{n.x, n.tokens}
	}
	return layerInput[T]{x: n.cells[l-1].states()[batch*n.hidden:]}
}

// read takes the inputs of the records of the pass.
func (n *network[T]) read() {
	p := &n.pass
	batch := p.batch()
	if n.tokenInputs {
		for b := range batch {
			for t, token := range p.records.Token(p.record(b)) {
				n.tokens[t*batch+b] = token
			}
		}
		return
	}
	width := n.inputs
	for b := range batch {
		window := p.records.Input(p.record(b))
		for t := range n.steps {
			at := (t*batch + b) * width
			for i, v := range window[t*width : (t+1)*width] {
				n.x[at+i] = T(v)
			}
		}
	}
}

// predict gives the outputs of the records lo to hi of r, (hi-lo, O) or with
// classes (T, hi-lo, O). They are overwritten by the next pass.
func (n *network[T]) predict(r series.Records, lo, hi int) []T {
	n.begin(r, lo, hi)
	n.advance(math.MaxInt)
	return n.head.out[:n.head.at(n.steps, hi-lo)]
}

// learn adds the gradient of the loss of the records lo to hi, each weighted by
// scale, and returns their summed loss.
func (n *network[T]) learn(r series.Records, lo, hi int, scale T) (loss float64) {
	n.beginLearning(r, nil, lo, hi, scale)
	n.advance(math.MaxInt)
	return n.loss()
}

// loss is the summed loss of the records of the last pass.
func (n *network[T]) loss() (sum float64) {
	for _, v := range n.head.losses[:n.pass.batch()] {
		sum += v
	}
	return sum
}

// stateGradientNorms is ‖∂loss/∂h_t‖ of the last layer at each time step t,
// (T), of the batch that was last learnt from.
func (n *network[T]) stateGradientNorms(batch int) []float64 {
	norms := make([]float64, n.steps)
	block := batch * n.hidden
	for t := range norms {
		norms[t] = math.Sqrt(kernel.SumSquares(n.top().stateGradients()[t*block : (t+1)*block]))
	}
	return norms
}
