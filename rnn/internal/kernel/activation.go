package kernel

// The activation kernels work on whole slices. y may be the very slice x, or
// not overlap it at all.

// Exp writes e to the power of each x to y.
//
//	for i, v := range x {
//		y[i] = exp(v) // Exp32 or Exp64
//	}
func Exp[T Float](y, x []T) {
	checkSame("Exp", len(y), len(x))
	n := expVectors(y, x)
	y, x = y[n:], x[n:]
	switch x := any(x).(type) {
	case []float32:
		exp32s(any(y).([]float32), x)
	case []float64:
		exp64s(any(y).([]float64), x)
	}
}

// Tanh writes the hyperbolic tangent of each x to y.
//
//	for i, v := range x {
//		y[i] = tanh(v) // Tanh32 or Tanh64
//	}
func Tanh[T Float](y, x []T) {
	checkSame("Tanh", len(y), len(x))
	n := tanhVectors(y, x)
	y, x = y[n:], x[n:]
	switch x := any(x).(type) {
	case []float32:
		tanh32s(any(y).([]float32), x)
	case []float64:
		tanh64s(any(y).([]float64), x)
	}
}

// Sigmoid writes 1/(1+exp(-v)) for each v of x to y.
//
//	for i, v := range x {
//		y[i] = sigmoid(v) // Sigmoid32 or Sigmoid64
//	}
func Sigmoid[T Float](y, x []T) {
	checkSame("Sigmoid", len(y), len(x))
	n := sigmoidVectors(y, x)
	y, x = y[n:], x[n:]
	switch x := any(x).(type) {
	case []float32:
		sigmoid32s(any(y).([]float32), x)
	case []float64:
		sigmoid64s(any(y).([]float64), x)
	}
}

// ReLU writes each x to y, and 0 in place of the negative ones. A NaN stays a
// NaN, so that a run that has diverged cannot look healthy, and -0 stays -0.
//
//	for i, v := range x {
//		if v < 0 {
//			v = 0
//		}
//		y[i] = v
//	}
func ReLU[T Float](y, x []T) {
	checkSame("ReLU", len(y), len(x))
	n := reluVectors(y, x)
	x = x[n:]
	y = y[n:][:len(x)]
	for i, v := range x {
		if v < 0 {
			v = 0
		}
		y[i] = v
	}
}
