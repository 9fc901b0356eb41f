package rnn

import (
	"math"

	"github.com/rnnlab/rnnlab/rnn/internal/kernel"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// A Trace is one time step of one recurrent layer, on one record, with every
// value on the way, in the order in which they are computed. The values are
// those of the pass itself, and are named as in the formulas of the cells; a_i
// is what goes into the gate i, Elman's only one has no index. Those with
// another name:
//
//	input          U x_t + BU + BW, of a GRU U x_t + BU, all gates side by side
//	memory         W h_{t-1}, of a GRU W h_{t-1} + BW, all gates side by side
//	h-1, c-1       h and c of the time step before
//	out            the output, of the last layer, where the step has one
//	d…             ∂loss/∂ of the value called so
//	dh-1 elsewhere what the loss and the layer above ask of h-1 by themselves
//	dc later       what the later time steps ask of c
//
// dh-1 and dc-1 are whole: what this time step adds is in them. They are left out
// where no gradient goes on to the time step before, at the first of all and
// where Truncate cuts it off.
type Trace struct {
	Forward  []Value
	Backward []Value // empty at a time step that the gradient does not reach
}

// A Value is a vector in a [Trace], with its Euclidean norm.
type Value struct {
	Name string
	Data []float64
	Norm float64
}

// A trail is what of a pass has been written down so far.
type trail []Value

// add copies a vector of the pass, which goes on with it. (It is not inlined, and
// so a tenth of the size: pages download it.)
//
//go:noinline
func add[T Float](to *trail, name string, x []T) {
	v := Value{Name: name, Data: numbers(nil, x), Norm: math.Sqrt(kernel.SumSquares(x))}
	*to = append(*to, v)
}

// addGates adds each gate of a row by its name, prefix before it.
//
//go:noinline
func addGates[T Float](to *trail, prefix, names string, row []T, hidden int) {
	for i := range len(names) {
		add(to, prefix+names[i:i+1], row[i*hidden:(i+1)*hidden])
	}
}

// TraceRecord runs record i of r forward and backward, without training on it,
// and shows a layer, counted from 0 at the inputs, at a time step, counted from
// 0. It reports a record of another kind or size than those that the network
// trains on, and a layer or step that is not there, as a [*FieldError].
func (t *Trainer[T]) TraceRecord(r series.Records, i, layer, step int) (Trace, error) {
	n := t.net
	if err := n.checkRecord(r, i); err != nil {
		return Trace{}, err
	}
	if err := below("layer", layer, n.layers); err != nil {
		return Trace{}, err
	}
	if err := below("step", step, n.steps); err != nil {
		return Trace{}, err
	}
	return t.probed().trace(r, i, layer, step), nil
}

func (n *network[T]) trace(r series.Records, i, layer, step int) Trace {
	var there, back trail
	c, h := n.cells[layer], n.hidden
	state := func(t int) []T { return c.states()[(t+1)*h : (t+2)*h] }
	gradient := func(t int) []T { return c.stateGradients()[t*h : (t+1)*h] }
	n.beginLearning(r, nil, i, i+1, 1/T(n.asked(r, nil, i, i+1)))
	// The way back overwrites what the way there has left.
	turning := n.layers + 1
	n.do(n.plan[:turning])
	outputs := layer == n.layers-1 && step >= n.firstOutput()
	add(&there, "x", n.inputAt(layer, step))
	add(&there, "h-1", state(step-1))
	c.traceForward(&there, n.input(layer, 1), step)
	if outputs {
		add(&there, "out", n.head.out[n.head.at(step, 1):][:n.outputs])
	}
	if step >= n.firstStep() {
		n.do(n.plan[turning : turning+2*(n.layers-1-layer)]) // the layers above, two stages each
		if outputs {
			add(&back, "dout", n.head.dOut[n.head.at(step, 1):][:n.outputs])
		}
		c.backward(1, step+1, n.steps)
		if !n.cuts(step) {
			add(&back, "dh-1 elsewhere", gradient(step-1))
		}
		add(&back, "dh", gradient(step))
		c.traceBackward(&back, step)
		if !n.cuts(step) {
			add(&back, "dh-1", gradient(step-1))
		}
	}
	n.pass.busy = false
	return Trace{Forward: there, Backward: back}
}

// do does stages of the pass from end to end.
func (n *network[T]) do(stages []stage) {
	for _, s := range stages {
		s.do(s.first, n.steps)
	}
}

// inputAt is what a layer reads of the one record at a time step; a token as one
// 1 among zeros.
func (n *network[T]) inputAt(layer, step int) []T {
	in, width := n.input(layer, 1), n.layer(layer).inputs
	if layer == 0 && n.tokenInputs {
		x := make([]T, width)
		x[in.tokens[step]] = 1
		return x
	}
	return in.x[step*width:][:width]
}

// traceInput is U x and the bias at time step t of the one record of a pass, all
// gates side by side.
func traceInput[T Float](p *projection[T], bias []T, x layerInput[T], t int) []T {
	w := p.width()
	a := make([]T, p.steps*w)
	p.forward(a, bias, x, 1, t, t+1)
	return a[t*w : (t+1)*w]
}

// traceSums adds the two parts of what goes into the gates of a cell. Their sum
// is as the pass forms it, to which it adds each product of W by itself.
func traceSums[T Float](to *trail, p *projection[T], r *recurrence[T], bias []T, x layerInput[T], t int) (a []T) {
	a = traceInput(p, bias, x, t)
	add(to, "input", a)
	memory := make([]T, len(a))
	r.forward(memory, 1, t)
	add(to, "memory", memory)
	r.forward(a, 1, t)
	return a
}
