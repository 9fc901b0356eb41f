package fnv

import (
	"encoding/binary"
	stdlib "hash/fnv"
	"math"
	"testing"
)

func TestAsTheStandardLibrary(t *testing.T) {
	want := stdlib.New64a()
	got := New
	for _, b := range []byte("rnnlab") {
		got.Byte(b)
	}
	want.Write([]byte("rnnlab"))
	for _, x := range []float64{0, math.Copysign(0, -1), 1.5, math.Inf(1), -1e-300} {
		got.Number(x)
		want.Write(binary.LittleEndian.AppendUint64(nil, math.Float64bits(x)))
	}
	got.Word(0x0123456789abcdef)
	want.Write(binary.LittleEndian.AppendUint64(nil, 0x0123456789abcdef))
	if uint64(got) != want.Sum64() {
		t.Errorf("%x, want %x", got, want.Sum64())
	}
}
