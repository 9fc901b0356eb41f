//go:build goexperiment.simd && go1.27 && (amd64 || wasm)

package kernel

import "unsafe"

// The vector kernels take a whole task or, told by their result, leave it to the
// scalar loops. Lengths have been checked; they work with unsafe pointers, as
// bounds checks inside the loops cost up to half of the speed.

// vectors tells whether this machine has the vectors that this was built for.
var vectors = hasVectors()

// Vectors tells whether the kernels run on this machine's vectors.
func Vectors() bool { return vectors }

// UseVectors turns the vectors on, if there are any, or off, so that tests and
// benchmarks can compare them with the scalar loops in one program.
func UseVectors(on bool) {
	vectors = on && hasVectors()
	usePlain()
}

// The functions below do as many whole vectors as there are, and return how
// many elements that is; the scalar loops do the rest.

func axpyVectors[T Float](y []T, a T, x []T) int {
	switch {
	case !vectors:
		return 0
	case single[T]():
		return axpy32(as32(y), float32(a), as32(x))
	}
	return axpy64(as64(y), float64(a), as64(x))
}

func addToVectors[T Float](y, x []T) int {
	switch {
	case !vectors:
		return 0
	case single[T]():
		return addTo32(as32(y), as32(x))
	}
	return addTo64(as64(y), as64(x))
}

func scaleVectors[T Float](x []T, a T) int {
	switch {
	case !vectors:
		return 0
	case single[T]():
		return scale32(as32(x), float32(a))
	}
	return scale64(as64(x), float64(a))
}

func clipVectors[T Float](x []T, limit T) int {
	switch {
	case !vectors:
		return 0
	case single[T]():
		return clip32(as32(x), float32(limit))
	}
	return clip64(as64(x), float64(limit))
}

func finiteVectors[T Float](x []T) (n int, finite bool) {
	switch {
	case !vectors:
		return 0, true
	case single[T]():
		return finite32(as32(x))
	}
	return finite64(as64(x))
}

func reluVectors[T Float](y, x []T) int {
	switch {
	case !vectors:
		return 0
	case single[T]():
		return relu32(as32(y), as32(x))
	}
	return relu64(as64(y), as64(x))
}

func tanhGradientVectors[T Float](dx, dy, y []T) int {
	switch {
	case !vectors:
		return 0
	case single[T]():
		return tanhGradient32(as32(dx), as32(dy), as32(y))
	}
	return tanhGradient64(as64(dx), as64(dy), as64(y))
}

func sigmoidGradientVectors[T Float](dx, dy, y []T) int {
	switch {
	case !vectors:
		return 0
	case single[T]():
		return sigmoidGradient32(as32(dx), as32(dy), as32(y))
	}
	return sigmoidGradient64(as64(dx), as64(dy), as64(y))
}

func reluGradientVectors[T Float](dx, dy, y []T) int {
	switch {
	case !vectors:
		return 0
	case single[T]():
		return reluGradient32(as32(dx), as32(dy), as32(y))
	}
	return reluGradient64(as64(dx), as64(dy), as64(y))
}

func sgdVectors[T Float](p, g []T, rate T) int {
	switch {
	case !vectors:
		return 0
	case single[T]():
		return sgd32(as32(p), as32(g), float32(rate))
	}
	return sgd64(as64(p), as64(g), float64(rate))
}

func momentumVectors[T Float](p, a, g []T, rate T) int {
	switch {
	case !vectors:
		return 0
	case single[T]():
		return momentum32(as32(p), as32(a), as32(g), float32(rate))
	}
	return momentum64(as64(p), as64(a), as64(g), float64(rate))
}

func rmspropVectors[T Float](p, a, g []T, rate T) int {
	switch {
	case !vectors:
		return 0
	case single[T]():
		return rmsprop32(as32(p), as32(a), as32(g), float32(rate))
	}
	return rmsprop64(as64(p), as64(a), as64(g), float64(rate))
}

func adamVectors[T Float](p, a, b, g []T, rate, scale T) int {
	switch {
	case !vectors:
		return 0
	case single[T]():
		return adam32(as32(p), as32(a), as32(b), as32(g), float32(rate), float32(scale))
	}
	return adam64(as64(p), as64(a), as64(b), as64(g), float64(rate), float64(scale))
}

func expVectors[T Float](y, x []T) int {
	switch {
	case !vectors:
		return 0
	case single[T]():
		return expAll32(as32(y), as32(x))
	}
	return exp64(as64(y), as64(x))
}

func tanhVectors[T Float](y, x []T) int {
	switch {
	case !vectors:
		return 0
	case single[T]():
		return tanhAll32(as32(y), as32(x))
	}
	return tanh64(as64(y), as64(x))
}

func sigmoidVectors[T Float](y, x []T) int {
	switch {
	case !vectors:
		return 0
	case single[T]():
		return sigmoidAll32(as32(y), as32(x))
	}
	return sigmoid64(as64(y), as64(x))
}

// single tells whether T is float32.
func single[T Float]() bool { return unsafe.Sizeof(T(0)) == 4 }

// as32 is x as what it is when T is float32, as64 when T is float64.
func as32[T Float](x []T) []float32 { return *(*[]float32)(unsafe.Pointer(&x)) }
func as64[T Float](x []T) []float64 { return *(*[]float64)(unsafe.Pointer(&x)) }
