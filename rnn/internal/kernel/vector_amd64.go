//go:build goexperiment.simd && go1.27

package kernel

import (
	"simd/archsimd"
	"unsafe"
)

// The vectors of AVX2, 256 bits.
type (
	float32s = archsimd.Float32x8
	float64s = archsimd.Float64x4
	uint32s  = archsimd.Uint32x8
	uint64s  = archsimd.Uint64x4
)

const (
	lanes32 = 8
	lanes64 = 4

	// depth bounds the rows of a and b that a pass over c takes, so that they stay
	// in the nearest cache. Twice as many took a sixth longer at 100 units.
	depth = 64
)

// hasVectors tells whether this machine has AVX2.
func hasVectors() bool { return archsimd.X86.AVX2() }

// endVectors goes before any scalar arithmetic: while the upper halves of the
// registers hold something, Go's scalar instructions take twice the time.
func endVectors() { archsimd.ClearAVXUpperBits() }

func load32(p unsafe.Pointer) float32s        { return archsimd.LoadFloat32x8Array((*[lanes32]float32)(p)) }
func store32(p unsafe.Pointer, x float32s)    { x.StoreArray((*[lanes32]float32)(p)) }
func all32(x float32) float32s                { return archsimd.BroadcastFloat32x8(x) }
func vector32(p *[lanes32]float32) float32s   { return archsimd.LoadFloat32x8Array(p) }
func allUint32(x uint32) uint32s              { return archsimd.BroadcastUint32x8(x) }
func vectorUint32(p *[lanes32]uint32) uint32s { return archsimd.LoadUint32x8Array(p) }

func load64(p unsafe.Pointer) float64s        { return archsimd.LoadFloat64x4Array((*[lanes64]float64)(p)) }
func store64(p unsafe.Pointer, x float64s)    { x.StoreArray((*[lanes64]float64)(p)) }
func all64(x float64) float64s                { return archsimd.BroadcastFloat64x4(x) }
func vector64(p *[lanes64]float64) float64s   { return archsimd.LoadFloat64x4Array(p) }
func allUint64(x uint64) uint64s              { return archsimd.BroadcastUint64x4(x) }
func vectorUint64(p *[lanes64]uint64) uint64s { return archsimd.LoadUint64x4Array(p) }

// zero32 and zero64 are all32(0) and all64(0), but out of memory: Go makes the
// number 0 by an instruction that keeps the upper half of its register, for which
// a processor may wait some hundred cycles, each time round a loop.
func zero32() float32s { return archsimd.LoadFloat32x8Array(&zeros32) }
func zero64() float64s { return archsimd.LoadFloat64x4Array(&zeros64) }

var (
	zeros32 [lanes32]float32
	zeros64 [lanes64]float64
)
