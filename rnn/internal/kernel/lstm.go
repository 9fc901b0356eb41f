package kernel

// The loops of a long short-term memory around its products. Its gates, (batch,
// 4 hidden), are i, f, g, o side by side in each row; other arguments are
// (batch, hidden). Results must not overlap other arguments.

// LSTMState makes the cell state c from the one before.
//
//	for each row, for j := range hidden {
//		c[j] = T(f[j]*before[j]) + T(i[j]*g[j])
//	}
func LSTMState[T Float](c, gates, before []T, batch, hidden int) {
	checkGates("LSTMState", 4, gates, batch, hidden, c, before)
	for done := lstmStateVectors(c, gates, before, batch, hidden); done < hidden && batch > 0; batch-- {
		i, f, g := gates[:hidden], gates[hidden:][:hidden], gates[2*hidden:][:hidden]
		for j := done; j < hidden; j++ {
			c[j] = T(f[j]*before[j]) + T(i[j]*g[j])
		}
		c, before, gates = c[hidden:], before[hidden:], gates[4*hidden:]
	}
}

// LSTMOutput makes the hidden state h from the cell state c, given tanh(c).
//
//	for each row, for j := range hidden {
//		h[j] = T(o[j] * tanhC[j])
//	}
func LSTMOutput[T Float](h, gates, tanhC []T, batch, hidden int) {
	checkGates("LSTMOutput", 4, gates, batch, hidden, h, tanhC)
	for done := lstmOutputVectors(h, gates, tanhC, batch, hidden); done < hidden && batch > 0; batch-- {
		o := gates[3*hidden:][:hidden]
		for j := done; j < hidden; j++ {
			h[j] = T(o[j] * tanhC[j])
		}
		h, tanhC, gates = h[hidden:], tanhC[hidden:], gates[4*hidden:]
	}
}

// LSTMGradient takes the gradient back through one time step. Given that of the
// hidden state, dh, and in dc what the later steps ask of the cell state, it
// leaves in gates the gradient of what went into them, and in dc that of the
// cell state before.
//
//	for each row, for j := range hidden {
//		i, f, g, o, t := i[j], f[j], g[j], o[j], tanhC[j]
//		d := dc[j] + T(T(dh[j]*o)*(1-T(t*t)))
//		i[j] = T(T(d*g) * T(i*(1-i)))
//		f[j] = T(T(d*before[j]) * T(f*(1-f)))
//		g[j] = T(T(d*i) * (1 - T(g*g)))
//		o[j] = T(T(dh[j]*t) * T(o*(1-o)))
//		dc[j] = T(d * f)
//	}
func LSTMGradient[T Float](dc, gates, dh, before, tanhC []T, batch, hidden int) {
	checkGates("LSTMGradient", 4, gates, batch, hidden, dc, dh, before, tanhC)
	for done := lstmGradientVectors(dc, gates, dh, before, tanhC, batch, hidden); done < hidden && batch > 0; batch-- {
		di, df, dg, do := gates[:hidden], gates[hidden:][:hidden], gates[2*hidden:][:hidden], gates[3*hidden:][:hidden]
		for j := done; j < hidden; j++ {
			i, f, g, o, t := di[j], df[j], dg[j], do[j], tanhC[j]
			d := dc[j] + T(T(dh[j]*o)*(1-T(t*t)))
			di[j] = T(T(d*g) * T(i*(1-i)))
			df[j] = T(T(d*before[j]) * T(f*(1-f)))
			dg[j] = T(T(d*i) * (1 - T(g*g)))
			do[j] = T(T(dh[j]*t) * T(o*(1-o)))
			dc[j] = T(d * f)
		}
		dc, dh, before, tanhC, gates = dc[hidden:], dh[hidden:], before[hidden:], tanhC[hidden:], gates[4*hidden:]
	}
}

// checkGates panics unless gates holds (batch, count hidden) elements and each
// of the others (batch, hidden).
func checkGates[T Float](kernel string, count int, gates []T, batch, hidden int, others ...[]T) {
	checkSize(kernel, len(gates)/count, batch, hidden)
	for _, x := range others {
		checkSize(kernel, len(x), batch, hidden)
	}
}
