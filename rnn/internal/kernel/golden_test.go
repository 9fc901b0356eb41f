package kernel

import (
	"encoding/binary"
	"hash/fnv"
	"math"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/numpy"
)

// TestGoldenBits holds every target to the same bits: hashes of results over a
// fixed sweep of arguments. A change of one of them changes every run that
// readers share by a link, so it must be meant.
func TestGoldenBits(t *testing.T) {
	x32, x64 := sweep32(), sweep64()
	for _, f := range functions {
		y32, y64 := make([]float32, len(x32)), make([]float64, len(x64))
		f.slice32(y32, x32)
		f.slice64(y64, x64)
		checkHash(t, f.name+"32", hash(y32), golden[f.name+"32"])
		checkHash(t, f.name+"64", hash(y64), golden[f.name+"64"])
	}
	for i, x := range x64 {
		x64[i] = Sin(x)
	}
	checkHash(t, "sin", hash(x64), golden["sin"])
	checkHash(t, "matmul32", productHash[float32](), golden["matmul32"])
	checkHash(t, "matmul64", productHash[float64](), golden["matmul64"])
}

var golden = map[string]uint64{
	"exp32":     0x87f0333cf18a3ab9,
	"exp64":     0x0690c090e07c928f,
	"tanh32":    0x02ce4740f3bffc4e,
	"tanh64":    0x3ad8a17ef23d12fe,
	"sigmoid32": 0x4e929cede06a4054,
	"sigmoid64": 0xfa98e4cc56fb1e59,
	"sin":       0xcb6cc7d46150bfe9,
	"matmul32":  0x79939cdaf6ec167e,
	"matmul64":  0x3d4ad07cff5e959a,
}

func checkHash(t *testing.T, name string, got, want uint64) {
	t.Helper()
	if got != want {
		t.Errorf("%s: hash of the results is %#016x, want %#016x", name, got, want)
	}
}

// sweep32 is every 65537th bit pattern, NaNs too, and a fine grid about 0.
func sweep32() (x []float32) {
	for bits := uint64(0); bits < 1<<32; bits += 65537 {
		x = append(x, math.Float32frombits(uint32(bits)))
	}
	for i := -20000; i <= 20000; i++ {
		x = append(x, float32(i)/1024)
	}
	return x
}

// sweep64 is as many bit patterns of float64, and the same grid.
func sweep64() (x []float64) {
	for i := range uint64(65536) {
		x = append(x, math.Float64frombits(i*0x1000100010001))
	}
	for i := -20000; i <= 20000; i++ {
		x = append(x, float64(i)/1000)
	}
	return x
}

// productHash is the hash of products of random matrices, in both kernels.
func productHash[T Float]() uint64 {
	const m, k, n = 13, 101, 27
	random := numpy.NewRandomState(5)
	a, b, c := newGuarded[T](random, m*k, 0), newGuarded[T](random, k*n, 0), newGuarded[T](random, m*n, 0)
	MatMulAdd(c.vector(), a.vector(), b.vector(), m, k, n)
	MatMulTransAdd(c.vector(), a.vector(), b.vector(), m, k, n)
	return hash(c.vector())
}

// hash is FNV-1a of the bits of x, all NaNs alike: their bits are left open.
func hash[T Float](x []T) uint64 {
	h := fnv.New64a()
	var buffer [8]byte
	for _, v := range x {
		bits := math.Float64bits(float64(v)) // exact for a float32
		if v != v {
			bits = 0x7ff8000000000000
		}
		binary.LittleEndian.PutUint64(buffer[:], bits)
		h.Write(buffer[:])
	}
	return h.Sum64()
}
