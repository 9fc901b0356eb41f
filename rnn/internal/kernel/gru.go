package kernel

// The loops of a gated recurrent unit around its products. Its gates, (batch,
// 3 hidden), are r, z, n side by side in each row, and so are the products of
// the state before with their weights, memory; other arguments are (batch,
// hidden). Results must not overlap other arguments.

// GRUReset adds to n what the reset gate lets through of the memory.
//
//	for each row, for j := range hidden {
//		n[j] += T(r[j] * memory[2*hidden+j])
//	}
func GRUReset[T Float](gates, memory []T, batch, hidden int) {
	checkGates("GRUReset", 3, gates, batch, hidden)
	checkGates("GRUReset", 3, memory, batch, hidden)
	for done := gruResetVectors(gates, memory, batch, hidden); done < hidden && batch > 0; batch-- {
		r, n, m := gates[:hidden], gates[2*hidden:][:hidden], memory[2*hidden:][:hidden]
		for j := done; j < hidden; j++ {
			n[j] += T(r[j] * m[j])
		}
		gates, memory = gates[3*hidden:], memory[3*hidden:]
	}
}

// GRUState makes the hidden state h from the one before.
//
//	for each row, for j := range hidden {
//		h[j] = T((1-z[j])*n[j]) + T(z[j]*before[j])
//	}
func GRUState[T Float](h, gates, before []T, batch, hidden int) {
	checkGates("GRUState", 3, gates, batch, hidden, h, before)
	for done := gruStateVectors(h, gates, before, batch, hidden); done < hidden && batch > 0; batch-- {
		z, n := gates[hidden:][:hidden], gates[2*hidden:][:hidden]
		for j := done; j < hidden; j++ {
			h[j] = T((1-z[j])*n[j]) + T(z[j]*before[j])
		}
		h, before, gates = h[hidden:], before[hidden:], gates[3*hidden:]
	}
}

// GRUKeep adds to the gradient of the hidden state before what the update gate
// passes on of dh.
//
//	for each row, for j := range hidden {
//		before[j] += T(z[j] * dh[j])
//	}
func GRUKeep[T Float](before, gates, dh []T, batch, hidden int) {
	checkGates("GRUKeep", 3, gates, batch, hidden, before, dh)
	for done := gruKeepVectors(before, gates, dh, batch, hidden); done < hidden && batch > 0; batch-- {
		z := gates[hidden:][:hidden]
		for j := done; j < hidden; j++ {
			before[j] += T(z[j] * dh[j])
		}
		before, dh, gates = before[hidden:], dh[hidden:], gates[3*hidden:]
	}
}

// GRUGradient takes the gradient dh of the hidden state back through one time
// step, given the state before: it leaves in gates and memory the gradients of
// what went into them.
//
//	for each row, for j := range hidden {
//		r, z, n := r[j], z[j], n[j]
//		n[j] = T(T(dh[j]*(1-z)) * (1 - T(n*n)))
//		z[j] = T(T(dh[j]*(before[j]-n)) * T(z*(1-z)))
//		r[j] = T(T(n[j]*memory[2*hidden+j]) * T(r*(1-r)))
//		memory[j], memory[hidden+j], memory[2*hidden+j] = r[j], z[j], T(n[j]*r)
//	}
func GRUGradient[T Float](gates, memory, dh, before []T, batch, hidden int) {
	checkGates("GRUGradient", 3, gates, batch, hidden, dh, before)
	checkGates("GRUGradient", 3, memory, batch, hidden)
	for done := gruGradientVectors(gates, memory, dh, before, batch, hidden); done < hidden && batch > 0; batch-- {
		dr, dz, dn := gates[:hidden], gates[hidden:][:hidden], gates[2*hidden:][:hidden]
		mr, mz, mn := memory[:hidden], memory[hidden:][:hidden], memory[2*hidden:][:hidden]
		for j := done; j < hidden; j++ {
			r, z, n := dr[j], dz[j], dn[j]
			dn[j] = T(T(dh[j]*(1-z)) * (1 - T(n*n)))
			dz[j] = T(T(dh[j]*(before[j]-n)) * T(z*(1-z)))
			dr[j] = T(T(dn[j]*mn[j]) * T(r*(1-r)))
			mr[j], mz[j], mn[j] = dr[j], dz[j], T(dn[j]*r)
		}
		dh, before, gates, memory = dh[hidden:], before[hidden:], gates[3*hidden:], memory[3*hidden:]
	}
}
