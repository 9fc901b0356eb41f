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

func valueOf[T Float](name string, x []T) Value {
	v := Value{Name: name, Data: make([]float64, len(x)), Norm: math.Sqrt(kernel.SumSquares(x))}
	for i, x := range x {
		v.Data[i] = float64(x)
	}
	return v
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
	if layer < 0 || layer >= n.layers {
		return Trace{}, &FieldError{"layer", itoa(layer), "from 0 to " + itoa(n.layers-1)}
	}
	if step < 0 || step >= n.steps {
		return Trace{}, &FieldError{"step", itoa(step), "from 0 to " + itoa(n.steps-1)}
	}
	return t.probed().trace(r, i, layer, step), nil
}

func (n *network[T]) trace(r series.Records, i, layer, step int) (trace Trace) {
	c := n.cells[layer]
	n.beginLearning(r, i, i+1, 1)
	// The way back overwrites what the way there has left.
	back := n.layers + 1
	n.do(n.plan[:back])
	outputs := layer == n.layers-1 && step >= n.firstOutput()
	trace.Forward = append([]Value{valueOf("x", n.inputAt(layer, step)), valueOf("h-1", c.states()[step*n.hidden:][:n.hidden])},
		c.traceForward(n.input(layer, 1), step)...)
	if outputs {
		trace.Forward = append(trace.Forward, valueOf("out", n.head.out[n.head.at(step, 1):][:n.outputs]))
	}
	if step < n.firstStep() {
		n.pass.busy = false
		return trace
	}

	n.do(n.plan[back : back+2*(n.layers-1-layer)]) // the layers above, two stages each
	if outputs {
		trace.Backward = append(trace.Backward, valueOf("dout", n.head.dOut[n.head.at(step, 1):][:n.outputs]))
	}
	c.backward(1, step+1, n.steps)
	if !n.cuts(step) {
		trace.Backward = append(trace.Backward, valueOf("dh-1 elsewhere", c.stateGradients()[(step-1)*n.hidden:][:n.hidden]))
	}
	trace.Backward = append(trace.Backward, valueOf("dh", c.stateGradients()[step*n.hidden:][:n.hidden]))
	trace.Backward = append(trace.Backward, c.traceBackward(step)...)
	if !n.cuts(step) {
		trace.Backward = append(trace.Backward, valueOf("dh-1", c.stateGradients()[(step-1)*n.hidden:][:n.hidden]))
	}
	n.pass.busy = false
	return trace
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

// gateValues are the gates of a row by name, prefix before each.
func gateValues[T Float](prefix string, row []T, hidden int, names ...string) (list []Value) {
	for i, name := range names {
		list = append(list, valueOf(prefix+name, row[i*hidden:(i+1)*hidden]))
	}
	return list
}

// traceInput is U x and the bias at time step t of the one record of a pass, all
// gates side by side.
func traceInput[T Float](p *projection[T], bias []T, x layerInput[T], t int) []T {
	w := p.width()
	a := make([]T, p.steps*w)
	p.forward(a, bias, x, 1, t, t+1)
	return a[t*w : (t+1)*w]
}

// traceSums are the two parts of what goes into the gates of a cell, and their
// sum as the pass forms it, to which it adds each product of W by itself.
func traceSums[T Float](p *projection[T], r *recurrence[T], bias []T, x layerInput[T], t int) (parts []Value, a []T) {
	a = traceInput(p, bias, x, t)
	memory := make([]T, len(a))
	r.forward(memory, 1, t)
	parts = []Value{valueOf("input", a), valueOf("memory", memory)}
	r.forward(a, 1, t)
	return parts, a
}
