//go:build !(goexperiment.simd && go1.27 && (amd64 || wasm))

package kernel

// Without vectors everything is left to the scalar loops.

const vectors = false

// Vectors tells whether the kernels run on this machine's vectors.
func Vectors() bool { return vectors }

// UseVectors has nothing to turn on or off.
func UseVectors(on bool) {}

func matMulVectors[T Float](c, a, b []T, m, k, n, aRow, aCol int) bool { return false }

func axpyVectors[T Float](y []T, a T, x []T) int             { return 0 }
func addToVectors[T Float](y, x []T) int                     { return 0 }
func scaleVectors[T Float](x []T, a T) int                   { return 0 }
func clipVectors[T Float](x []T, limit T) int                { return 0 }
func reluVectors[T Float](y, x []T) int                      { return 0 }
func tanhGradientVectors[T Float](dx, dy, y []T) int         { return 0 }
func sigmoidGradientVectors[T Float](dx, dy, y []T) int      { return 0 }
func reluGradientVectors[T Float](dx, dy, y []T) int         { return 0 }
func sgdVectors[T Float](p, g []T, rate T) int               { return 0 }
func momentumVectors[T Float](p, a, g []T, rate T) int       { return 0 }
func rmspropVectors[T Float](p, a, g []T, rate T) int        { return 0 }
func adamVectors[T Float](p, a, b, g []T, rate, scale T) int { return 0 }
func expVectors[T Float](y, x []T) int                       { return 0 }
func tanhVectors[T Float](y, x []T) int                      { return 0 }
func sigmoidVectors[T Float](y, x []T) int                   { return 0 }

func gateVectors[T Float](loop GateLoop, r *gateRow[T], hidden int) int { return 0 }
func finiteVectors[T Float](x []T) (n int, finite bool)                 { return 0, true }
func transposeVectors[T Float](dst, src []T, rows, cols int) int        { return 0 }
