package kernel

// A GateLoop is what a cell with gates does around its products, one record's
// row at a time. The gates of a record lie side by side in one row, those of a
// long short-term memory in the order i, f, g, o, those of a gated recurrent
// unit in the order r, z, n. All are one function, [EachRow], as with two
// precisions each function more is a kilobyte more to download.
type GateLoop int

const (
	// LSTMState (gates, c, before) makes the cell state c from the one before.
	//
	//	c[j] = T(f[j]*before[j]) + T(i[j]*g[j])
	LSTMState GateLoop = iota

	// LSTMOutput (gates, h, tanhC) makes the hidden state h from tanh(c).
	//
	//	h[j] = T(o[j] * tanhC[j])
	LSTMOutput

	// LSTMGradient (gates, dc, dh, before, tanhC) takes the gradient back through
	// a time step. Given that of the hidden state, dh, and in dc what the later
	// steps ask of the cell state, it leaves in gates the gradient of what went
	// into them, and in dc that of the cell state before.
	//
	//	i, f, g, o, t := i[j], f[j], g[j], o[j], tanhC[j]
	//	d := dc[j] + T(T(dh[j]*o)*(1-T(t*t)))
	//	i[j] = T(T(d*g) * T(i*(1-i)))
	//	f[j] = T(T(d*before[j]) * T(f*(1-f)))
	//	g[j] = T(T(d*i) * (1 - T(g*g)))
	//	o[j] = T(T(dh[j]*t) * T(o*(1-o)))
	//	dc[j] = T(d * f)
	LSTMGradient

	// GRUReset (gates, memory) adds to n what the reset gate lets through of the
	// memory, the products of the state before with the weights of the gates.
	//
	//	n[j] += T(r[j] * memory[2*hidden+j])
	GRUReset

	// GRUState (gates, h, before) makes the hidden state h from the one before.
	//
	//	h[j] = T((1-z[j])*n[j]) + T(z[j]*before[j])
	GRUState

	// GRUKeep (gates, before, dh) adds to the gradient of the hidden state before
	// what the update gate passes on of dh.
	//
	//	before[j] += T(z[j] * dh[j])
	GRUKeep

	// GRUGradient (gates, memory, dh, before) takes the gradient dh of the hidden
	// state back through a time step, given the state before: it leaves in gates
	// and memory the gradients of what went into them.
	//
	//	r, z, n := r[j], z[j], n[j]
	//	n[j] = T(T(dh[j]*(1-z)) * (1 - T(n*n)))
	//	z[j] = T(T(dh[j]*(before[j]-n)) * T(z*(1-z)))
	//	r[j] = T(T(n[j]*memory[2*hidden+j]) * T(r*(1-r)))
	//	memory[j], memory[hidden+j], memory[2*hidden+j] = r[j], z[j], T(n[j]*r)
	GRUGradient
)

// gates is how many a row has.
func (l GateLoop) gates() int {
	if l <= LSTMGradient {
		return 4
	}
	return 3
}

// width is that of argument i: gates and memory are wider than the state.
func (l GateLoop) width(i, hidden int) int {
	if i == 0 || i == 1 && (l == GRUReset || l == GRUGradient) {
		return l.gates() * hidden
	}
	return hidden
}

// gateRow is one record's row of each argument.
type gateRow[T Float] [5][]T

// EachRow runs a loop over j from 0 to hidden, for each record of a batch. Its
// arguments are matrices with a row a record: gates and memory (batch, gates *
// hidden), the others (batch, hidden). They must not overlap.
func EachRow[T Float](loop GateLoop, batch, hidden int, arguments ...[]T) {
	for i, x := range arguments {
		checkSize("EachRow", len(x), batch, loop.width(i, hidden))
	}
	var r gateRow[T]
	for b := range batch {
		for i, x := range arguments {
			width := loop.width(i, hidden)
			r[i] = x[b*width : (b+1)*width]
		}
		if done := gateVectors(loop, &r, hidden); done < hidden {
			r.run(loop, done, hidden)
		}
	}
}

// run takes the columns of a row from the given one on.
func (r *gateRow[T]) run(loop GateLoop, from, hidden int) {
	gate0, gate1, gate2, a := r[0][:hidden], r[0][hidden:][:hidden], r[0][2*hidden:][:hidden], r[1][:hidden]
	switch loop {
	case LSTMState:
		before := r[2][:hidden]
		for j := from; j < hidden; j++ {
			a[j] = T(gate1[j]*before[j]) + T(gate0[j]*gate2[j])
		}
	case LSTMOutput:
		o, tanhC := r[0][3*hidden:][:hidden], r[2][:hidden]
		for j := from; j < hidden; j++ {
			a[j] = T(o[j] * tanhC[j])
		}
	case LSTMGradient:
		gate3, dh, before, tanhC := r[0][3*hidden:][:hidden], r[2][:hidden], r[3][:hidden], r[4][:hidden]
		for j := from; j < hidden; j++ {
			i, f, g, o, t := gate0[j], gate1[j], gate2[j], gate3[j], tanhC[j]
			d := a[j] + T(T(dh[j]*o)*(1-T(t*t)))
			gate0[j] = T(T(d*g) * T(i*(1-i)))
			gate1[j] = T(T(d*before[j]) * T(f*(1-f)))
			gate2[j] = T(T(d*i) * (1 - T(g*g)))
			gate3[j] = T(T(dh[j]*t) * T(o*(1-o)))
			a[j] = T(d * f)
		}
	case GRUReset:
		m := r[1][2*hidden:][:hidden]
		for j := from; j < hidden; j++ {
			gate2[j] += T(gate0[j] * m[j])
		}
	case GRUState:
		before := r[2][:hidden]
		for j := from; j < hidden; j++ {
			a[j] = T((1-gate1[j])*gate2[j]) + T(gate1[j]*before[j])
		}
	case GRUKeep:
		dh := r[2][:hidden]
		for j := from; j < hidden; j++ {
			a[j] += T(gate1[j] * dh[j])
		}
	case GRUGradient:
		b, c, dh, before := r[1][hidden:][:hidden], r[1][2*hidden:][:hidden], r[2][:hidden], r[3][:hidden]
		for j := from; j < hidden; j++ {
			r, z, n := gate0[j], gate1[j], gate2[j]
			dn := T(T(dh[j]*(1-z)) * (1 - T(n*n)))
			dz := T(T(dh[j]*(before[j]-n)) * T(z*(1-z)))
			dr := T(T(dn*c[j]) * T(r*(1-r)))
			gate0[j], gate1[j], gate2[j] = dr, dz, dn
			a[j], b[j], c[j] = dr, dz, T(dn*r)
		}
	}
}
