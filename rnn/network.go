package rnn

import (
	"math"

	"github.com/rnnlab/rnnlab/rnn/internal/kernel"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// network is a recurrent layer and the linear output of its last state,
// out = V h_T + C, with the gradient of the loss by all its weights.
type network[T Float] struct {
	shape
	truncate int
	params   *Params[T]
	grad     *Params[T]
	cell     cell[T]
	rows     int // most records in one pass

	x       []T // (T, B, I)
	out     []T // (B, O)
	dOut    []T // ∂loss/∂out, (B, O)
	outputT []T // V transposed, (H, O)
}

func newNetwork[T Float](cfg Config, s shape) *network[T] {
	n := &network[T]{shape: s, truncate: cfg.Truncate, rows: rowsAPass(s),
		params: newParams[T](s), grad: newParams[T](s)}
	n.cell = newElman(s, cfg.Activation, n.params, n.grad, n.rows)
	n.x = make([]T, s.steps*n.rows*s.inputs)
	n.out = make([]T, n.rows*s.outputs)
	n.dOut = make([]T, n.rows*s.outputs)
	n.outputT = make([]T, s.hidden*s.outputs)
	n.params.draw(cfg.Init, s.hidden, cfg.Seed)
	n.load()
	return n
}

// passWork bounds the multiply-adds of one forward pass, so that a caller with
// other work to do, such as a browser, waits some milliseconds for it, and yet
// the passes of 256 units have the rows that make a product fast.
const passWork = 32 << 20

// rowsAPass is how many records one pass takes. It follows from the shape
// alone: sums over records are formed pass by pass, and the same settings must
// give the same bits.
func rowsAPass(s shape) int {
	return max(1, min(64, passWork/(s.steps*s.hidden*(s.hidden+s.inputs))))
}

// load takes over weights that have changed.
func (n *network[T]) load() {
	n.cell.load()
	kernel.Transpose(n.outputT, n.params.V.Data, n.outputs, n.hidden)
}

// forward predicts the records lo to hi of r; the result (hi-lo, O) is
// overwritten by the next call.
func (n *network[T]) forward(r series.Records, lo, hi int) []T {
	batch := hi - lo
	width := n.inputs
	for b := range batch {
		window := r.Input(lo + b)
		for t := range n.steps {
			at := (t*batch + b) * width
			for i, v := range window[t*width : (t+1)*width] {
				n.x[at+i] = T(v)
			}
		}
	}
	n.cell.forward(n.x[:n.steps*batch*width], batch)
	out := n.out[:batch*n.outputs]
	clear(out)
	if len(n.params.C.Data) > 0 {
		kernel.AddRow(out, n.params.C.Data, batch, n.outputs)
	}
	last := n.cell.states()[n.steps*batch*n.hidden : (n.steps+1)*batch*n.hidden]
	kernel.MatMulAdd(out, last, n.outputT, batch, n.hidden, n.outputs)
	return out
}

// backward adds the gradient of the loss of the records that forward has just
// predicted, each record weighted by scale, and returns their summed loss
//
//	Σ (out - y)² / 2
func (n *network[T]) backward(r series.Records, lo, hi int, scale T) (loss float64) {
	batch := hi - lo
	out, dOut := n.out[:batch*n.outputs], n.dOut[:batch*n.outputs]
	for b := range batch {
		for o, y := range r.Target(lo + b) {
			at := b*n.outputs + o
			e := out[at] - T(y)
			loss += halfSquare(float64(out[at]), y)
			dOut[at] = e * scale
		}
	}
	last := n.cell.states()[n.steps*batch*n.hidden : (n.steps+1)*batch*n.hidden]
	kernel.MatMulTransAdd(n.grad.V.Data, dOut, last, n.outputs, batch, n.hidden)
	if len(n.grad.C.Data) > 0 {
		kernel.SumRowsAdd(n.grad.C.Data, dOut, batch, n.outputs)
	}
	dLast := n.cell.stateGradients()[(n.steps-1)*batch*n.hidden : n.steps*batch*n.hidden]
	clear(dLast)
	kernel.MatMulAdd(dLast, dOut, n.params.V.Data, batch, n.outputs, n.hidden)
	n.cell.backward(n.x[:n.steps*batch*n.inputs], batch, n.firstStep())
	return loss
}

// firstStep is the earliest time step that the gradient reaches.
func (n *network[T]) firstStep() int {
	if n.truncate == 0 {
		return 0
	}
	return n.steps - n.truncate
}

// stateGradientNorms is ‖∂loss/∂h_t‖ at each time step t, (T), of the batch
// that backward has just seen.
func (n *network[T]) stateGradientNorms(batch int) []float64 {
	norms := make([]float64, n.steps)
	block := batch * n.hidden
	for t := range norms {
		norms[t] = math.Sqrt(kernel.SumSquares(n.cell.stateGradients()[t*block : (t+1)*block]))
	}
	return norms
}

// halfSquare is the loss of one output, (out - y)² / 2.
func halfSquare(out, y float64) float64 {
	e := out - y
	return float64(float64(e*e) / 2)
}
