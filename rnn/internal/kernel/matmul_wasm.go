//go:build goexperiment.simd && go1.27 && !wasmkernel

package kernel

// matMulVectors leaves all products to the scalar loops: a program that wants them
// fast is built with the tag wasmkernel and brings the module. Go compiles vectors
// for WebAssembly to loops that take a fifth longer than the module.
func matMulVectors[T Float](c, a, b []T, m, k, n, aRow, aCol int) bool { return false }
