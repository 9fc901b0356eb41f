//go:build js && wasm

package bridge

import (
	"strconv"
	"syscall/js"
	"unsafe"

	"github.com/rnnlab/rnnlab/rnn"
)

// Plain is an object for JavaScript in the making. (As map literals, the same
// objects are some kilobytes more to download, compressed.)
type Plain map[string]any

//go:noinline
func (o Plain) Number(name string, x float64) { o[name] = x }

//go:noinline
func (o Plain) Count(name string, n int) { o[name] = n }

//go:noinline
func (o Plain) Text(name, s string) { o[name] = s }

//go:noinline
func (o Plain) Part(name string, value map[string]any) { o[name] = value }

// Number reads a number from lo to hi.
func Number(send js.Value, field string, lo, hi float64) (float64, error) {
	v := send.Get(field)
	want := "a number from " + strconv.FormatFloat(lo, 'g', -1, 64) + " to " + strconv.FormatFloat(hi, 'g', -1, 64)
	if v.Type() != js.TypeNumber {
		return 0, &rnn.FieldError{Field: field, Got: TypeName(v), Want: want}
	}
	if x := v.Float(); x >= lo && x <= hi {
		return x, nil
	}
	return 0, &rnn.FieldError{Field: field, Got: strconv.FormatFloat(v.Float(), 'g', -1, 64), Want: want}
}

// Whole reads a whole number from lo to hi.
func Whole(send js.Value, field string, lo, hi int) (int, error) {
	x, err := Number(send, field, float64(lo), float64(hi))
	if err != nil {
		return 0, err
	}
	if x != float64(int(x)) {
		return 0, &rnn.FieldError{Field: field, Got: strconv.FormatFloat(x, 'g', -1, 64), Want: "a whole number"}
	}
	return int(x), nil
}

// Text reads a string.
func Text(send js.Value, field string) (string, error) {
	v := send.Get(field)
	if v.Type() != js.TypeString {
		return "", &rnn.FieldError{Field: field, Got: TypeName(v), Want: "a string"}
	}
	return v.String(), nil
}

// Bytes copies the bytes out of a Uint8Array.
func Bytes(send js.Value, field string) ([]byte, error) {
	v := send.Get(field)
	if !v.InstanceOf(js.Global().Get("Uint8Array")) {
		return nil, &rnn.FieldError{Field: field, Got: TypeName(v), Want: "a Uint8Array"}
	}
	b := make([]byte, v.Length())
	js.CopyBytesToGo(b, v)
	return b, nil
}

// Uint8Array is a copy of the bytes that belongs to JavaScript.
func Uint8Array(b []byte) js.Value {
	array := js.Global().Get("Uint8Array").New(len(b))
	js.CopyBytesToJS(array, b)
	return array
}

func TypeName(v js.Value) string { return v.Type().String() }

// Float64s is a copy of the bytes of numbers, in WebAssembly's order, that belongs
// to JavaScript.
func Float64s(values []float64) js.Value {
	return Uint8Array(unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(values))), 8*len(values)))
}

// FromBytes is numbers of which Float64s makes the bytes.
func FromBytes(b []byte) []float64 {
	return append([]float64(nil), unsafe.Slice((*float64)(unsafe.Pointer(unsafe.SliceData(b))), len(b)/8)...)
}

// Hex is 16 hexadecimal digits.
func Hex(x uint64) string {
	digits := strconv.FormatUint(x, 16)
	return "0000000000000000"[len(digits):] + digits
}
