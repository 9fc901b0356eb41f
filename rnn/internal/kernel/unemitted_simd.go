//go:build goexperiment.simd && go1.27 && (amd64 || (wasm && !wasmkernel))

package kernel

// Where the kernel module does not compute these, Go's vectors do.

func expAll32(y, x []float32) int     { return exp32(y, x) }
func tanhAll32(y, x []float32) int    { return tanh32(y, x) }
func sigmoidAll32(y, x []float32) int { return sigmoid32(y, x) }
