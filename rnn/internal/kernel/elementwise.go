package kernel

// The kernels here work on vectors element by element. The result may be the
// very slice of an input, or not overlap it at all.

// Axpy adds a times x to y.
//
//	for i, v := range x {
//		y[i] += T(a * v)
//	}
func Axpy[T Float](y []T, a T, x []T) {
	checkSame("Axpy", len(y), len(x))
	n := axpyVectors(y, a, x)
	axpy(y[n:], a, x[n:])
}

// Scale multiplies x by a.
//
//	for i := range x {
//		x[i] *= a
//	}
func Scale[T Float](x []T, a T) {
	for i := scaleVectors(x, a); i < len(x); i++ {
		x[i] = T(x[i] * a)
	}
}

// Clip limits each element of x to [-limit, limit]. A NaN stays a NaN.
//
//	for i := range x {
//		x[i] = max(-limit, min(limit, x[i]))
//	}
func Clip[T Float](x []T, limit T) {
	for i := clipVectors(x, limit); i < len(x); i++ {
		x[i] = max(-limit, min(limit, x[i]))
	}
}

// TanhGradient writes dy * tanh'(x) to dx, taken from y = tanh(x).
//
//	for i := range dx {
//		dx[i] = T(dy[i] * (1 - T(y[i]*y[i])))
//	}
func TanhGradient[T Float](dx, dy, y []T) {
	checkSame("TanhGradient", len(dx), len(y))
	checkSame("TanhGradient", len(dy), len(y))
	i := tanhGradientVectors(dx, dy, y)
	dx, dy = dx[:len(y)], dy[:len(y)]
	for ; i < len(y); i++ {
		dx[i] = T(dy[i] * (1 - T(y[i]*y[i])))
	}
}

// SigmoidGradient writes dy * sigmoid'(x) to dx, taken from y = sigmoid(x).
//
//	for i := range dx {
//		dx[i] = T(dy[i] * T(y[i]*(1-y[i])))
//	}
func SigmoidGradient[T Float](dx, dy, y []T) {
	checkSame("SigmoidGradient", len(dx), len(y))
	checkSame("SigmoidGradient", len(dy), len(y))
	i := sigmoidGradientVectors(dx, dy, y)
	dx, dy = dx[:len(y)], dy[:len(y)]
	for ; i < len(y); i++ {
		dx[i] = T(dy[i] * T(y[i]*(1-y[i])))
	}
}

// ReLUGradient writes dy to dx where y = ReLU(x) is positive, and 0 elsewhere.
//
//	for i := range dx {
//		dx[i] = 0
//		if y[i] > 0 {
//			dx[i] = dy[i]
//		}
//	}
func ReLUGradient[T Float](dx, dy, y []T) {
	checkSame("ReLUGradient", len(dx), len(y))
	checkSame("ReLUGradient", len(dy), len(y))
	i := reluGradientVectors(dx, dy, y)
	dx, dy = dx[:len(y)], dy[:len(y)]
	for ; i < len(y); i++ {
		v := dy[i]
		if !(y[i] > 0) {
			v = 0
		}
		dx[i] = v
	}
}

// Finite tells whether no element of x is infinite or NaN. Of a finite number
// alone it is true that v - v = 0.
//
//	for _, v := range x {
//		if v-v != 0 {
//			return false
//		}
//	}
//	return true
func Finite[T Float](x []T) bool {
	n, finite := finiteVectors(x)
	for _, v := range x[n:] {
		if v-v != 0 {
			return false
		}
	}
	return finite
}
