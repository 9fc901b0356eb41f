// Package kernel holds the loops that take the time: matrix products, sums over
// rows, and the activation functions with their exponential.
//
// # The same bits everywhere
//
// Every function gives the same bits on every Go target. Three rules make it so:
//
//   - Only + - * / and square roots, comparisons and bit operations on
//     floating-point numbers. IEEE 754 rounds each of them in one way, while the
//     standard library's Exp and Tanh are assembly on some processors and differ
//     in the last place.
//   - Every product is rounded, written T(a*b), a product that is returned too:
//     without the conversion the Go compiler may fuse it with an addition, even
//     in another statement or an inlined caller, into one instruction that
//     rounds once. It does so on arm64, ppc64, riscv64, s390x and amd64 v3.
//   - Each element of a result adds its products in ascending order. The vector
//     versions work on several elements at a time, never split the sum of one.
//
// The sign and payload of a NaN are the exception: IEEE 754 leaves them open.
//
// Built with Go 1.27 and GOEXPERIMENT=simd, the kernels run on the vectors of
// WebAssembly and, on amd64, of AVX2. The scalar loops remain: they finish what
// is less than a vector, and do everything anywhere else.
//
// For WebAssembly there is a third way, behind the tag wasmkernel: the products, and
// the activation functions in float32, are a module of their own that package emit
// writes, see there.
//
// # Accuracy
//
// The errors that the functions state are measured, not proven. Those in float64
// were measured against math/big on the many thousands of points of the tests,
// those in float32 against float64 on all 2^32 values:
//
//	go test -timeout 1h -run Float32Accuracy . -args -exhaustive
//
// There the float32 functions also never step down from one value to the next.
//
// # Layout
//
// Matrices are row-major and dense: element (i, j) of an (m, n) matrix is
// x[i*n+j]. A slice may be longer than its matrix; the rest is left alone.
// Wrong lengths are mistakes of the program, so they panic, with the name of
// the kernel. Unless a kernel says otherwise its result must not overlap its
// inputs.
//
// Each kernel is documented by its loop. The loop is the definition, to the last bit.
package kernel
