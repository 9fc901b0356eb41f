package rnn

import (
	"github.com/rnnlab/rnnlab/rnn/internal/kernel"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// head makes the outputs of a network and its loss from the states of the last
// layer, out_t = V h_t + C: at the last time step, with
//
//	loss = Σ (out - y)² / 2
//
// or, for records with Classes, at each time step, with the softmax
// cross-entropy, where y_t is the class at t:
//
//	p_t  = exp(out_t) / Σ exp(out_t)
//	loss = -Σ_t log(p_t[y_t]) / T
//
// for Labels at the last alone, and where there is NoClass at time steps without
// them, the mean being that of all the time steps left of all records.
type head[T Float] struct {
	shape
	params, grad *Params[T]

	outputT []T // V transposed, (H, O)
	out     []T // (S, B, O): S is 1, or T with Classes
	dOut    []T // ∂loss/∂out, (S, B, O)

	losses  []float64 // the loss of each record, (B)
	classes []int     // the likeliest class, (S, B), with Classes or Labels only
}

func newHead[T Float](s shape, params, grad *Params[T], batch int) *head[T] {
	rows := (s.steps - s.firstOutput()) * batch
	h := &head[T]{shape: s, params: params, grad: grad,
		outputT: make([]T, len(params.V.Data)),
		out:     make([]T, rows*s.outputs),
		dOut:    make([]T, rows*s.outputs),
		losses:  make([]float64, batch),
	}
	if s.classified {
		h.classes = make([]int, rows)
	}
	return h
}

func (h *head[T]) load() {
	kernel.Transpose(h.outputT, h.params.V.Data, h.outputs, h.hidden)
}

// forward computes the outputs of time steps from to to, given the states
// (T+1, B, H) of the last layer.
func (h *head[T]) forward(states []T, batch, from, to int) {
	rows := (to - from) * batch
	out := h.out[h.at(from, batch):][:rows*h.outputs]
	clear(out)
	if len(h.params.C.Data) > 0 {
		kernel.AddRow(out, h.params.C.Data, rows, h.outputs)
	}
	kernel.MatMulAdd(out, states[(from+1)*batch*h.hidden:], h.outputT, rows, h.hidden, h.outputs)
}

// at is where the outputs of time step t begin in out.
func (h *head[T]) at(t, batch int) int { return (t - h.firstOutput()) * batch * h.outputs }

// measure adds the loss of time steps from to to, by the records of a pass, to
// the loss of each record, and sets dOut to its gradient times the pass's scale.
func (h *head[T]) measure(p *pass[T], from, to int) {
	if from == h.firstOutput() {
		clear(h.losses)
	}
	if h.classified {
		h.measureClasses(p, from, to)
		return
	}
	for b := range p.batch() {
		for o, y := range p.records.Target(p.record(b)) {
			at := b*h.outputs + o
			e := h.out[at] - T(y)
			h.losses[b] += halfSquare(float64(h.out[at]), y)
			h.dOut[at] = T(e * p.scale)
		}
	}
}

func (h *head[T]) measureClasses(of *pass[T], from, to int) {
	batch, o := of.batch(), h.outputs
	begin, end := h.at(from, batch), h.at(to, batch)
	// Shifted so that the largest is 0, no exponential overflows.
	for at := begin; at < end; at += o {
		h.classes[at/o] = shift(h.dOut[at:at+o], h.out[at:at+o])
	}
	kernel.Exp(h.dOut[begin:end], h.dOut[begin:end])
	asked := h.askedSteps()
	steps := float64(asked)
	scale := of.scale / T(asked)
	for t := from; t < to; t++ {
		for b := range batch {
			at := h.at(t, batch) + b*o
			p, class := h.dOut[at:at+o], h.class(of.records, of.record(b), t)
			if class == series.NoClass {
				clear(p)
				continue
			}
			sum := 0.0
			for _, v := range p {
				sum += float64(v)
			}
			likeliest := h.out[at+h.classes[at/o]]
			h.losses[b] += (kernel.Log(sum) - float64(h.out[at+class]-likeliest)) / steps
			normalize(p, T(1/sum), scale, class)
		}
	}
}

// class is the class of record i of r at time step t, or NoClass.
func (h *head[T]) class(r series.Records, i, t int) int {
	if h.labelled {
		return r.Labels[i]
	}
	return r.Classes[i*h.steps+t]
}

// shift sets y to x less its largest value, and says where that is.
func shift[T Float](y, x []T) (largest int) {
	limit := x[0]
	for i, v := range x {
		if v > limit {
			limit, largest = v, i
		}
	}
	y = y[:len(x)]
	for i, v := range x {
		y[i] = v - limit
	}
	return largest
}

// normalize makes of the exponentials p the gradient of the cross-entropy,
// (p share - [i = class]) scale.
func normalize[T Float](p []T, share, scale T, class int) {
	kernel.Scale(p, share)
	kernel.Scale(p, scale)
	p[class] -= scale
}

// learn adds the gradients of V and C by the loss at time steps from to to,
// measure being done, and to dStates (T, B, H) those of the states.
func (h *head[T]) learn(states, dStates []T, batch, from, to int) {
	rows := (to - from) * batch
	dOut := h.dOut[h.at(from, batch):][:rows*h.outputs]
	kernel.MatMulTransAdd(h.grad.V.Data, dOut, states[(from+1)*batch*h.hidden:], h.outputs, rows, h.hidden)
	if len(h.grad.C.Data) > 0 {
		kernel.SumRowsAdd(h.grad.C.Data, dOut, rows, h.outputs)
	}
	kernel.MatMulAdd(dStates[from*batch*h.hidden:], dOut, h.params.V.Data, rows, h.outputs, h.hidden)
}

// halfSquare is the loss of one output, (out - y)² / 2.
func halfSquare(out, y float64) float64 {
	e := out - y
	return float64(float64(e*e) / 2)
}
