//go:build goexperiment.simd && go1.27

package kernel

import (
	"simd/archsimd"
	"unsafe"
)

// The vectors of WebAssembly, 128 bits.
type (
	float32s = archsimd.Float32x4
	float64s = archsimd.Float64x2
	uint32s  = archsimd.Uint32x4
	uint64s  = archsimd.Uint64x2
)

const (
	lanes32 = 4
	lanes64 = 2
)

// hasVectors is always true: a machine without them rejects the whole binary.
func hasVectors() bool { return true }

// endVectors has nothing to do here.
func endVectors() {}

func load32(p unsafe.Pointer) float32s        { return archsimd.LoadFloat32x4Array((*[lanes32]float32)(p)) }
func store32(p unsafe.Pointer, x float32s)    { x.StoreArray((*[lanes32]float32)(p)) }
func all32(x float32) float32s                { return archsimd.BroadcastFloat32x4(x) }
func vector32(p *[lanes32]float32) float32s   { return archsimd.LoadFloat32x4Array(p) }
func allUint32(x uint32) uint32s              { return archsimd.BroadcastUint32x4(x) }
func vectorUint32(p *[lanes32]uint32) uint32s { return archsimd.LoadUint32x4Array(p) }

func load64(p unsafe.Pointer) float64s        { return archsimd.LoadFloat64x2Array((*[lanes64]float64)(p)) }
func store64(p unsafe.Pointer, x float64s)    { x.StoreArray((*[lanes64]float64)(p)) }
func all64(x float64) float64s                { return archsimd.BroadcastFloat64x2(x) }
func vector64(p *[lanes64]float64) float64s   { return archsimd.LoadFloat64x2Array(p) }
func allUint64(x uint64) uint64s              { return archsimd.BroadcastUint64x2(x) }
func vectorUint64(p *[lanes64]uint64) uint64s { return archsimd.LoadUint64x2Array(p) }

func zero32() float32s { return all32(0) }
func zero64() float64s { return all64(0) }
