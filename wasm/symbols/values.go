//go:build js && wasm

package main

import (
	"strconv"
	"syscall/js"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/wasm/internal/bridge"
)

// wholes reads an array of whole numbers from 0 to hi, from least to most of them.
func wholes(send js.Value, field string, least, most, hi int) ([]int, error) {
	v := send.Get(field)
	if !v.InstanceOf(js.Global().Get("Array")) {
		return nil, &rnn.FieldError{Field: field, Got: bridge.TypeName(v), Want: "an array of whole numbers"}
	}
	n := v.Length()
	if n < least || n > most {
		return nil, &rnn.FieldError{Field: field, Got: strconv.Itoa(n), Want: "from " + strconv.Itoa(least) + " to " + strconv.Itoa(most) + " of them"}
	}
	list := make([]int, n)
	for i := range list {
		of := v.Index(i)
		if of.Type() != js.TypeNumber || of.Float() != float64(int(of.Float())) || of.Int() < 0 || of.Int() > hi {
			return nil, &rnn.FieldError{Field: field + "[" + strconv.Itoa(i) + "]", Got: of.String(), Want: "a whole number from 0 to " + strconv.Itoa(hi)}
		}
		list[i] = of.Int()
	}
	return list, nil
}

// ints is an array of numbers for JavaScript.
func ints(list []int) js.Value {
	plain := make([]any, len(list))
	for i, n := range list {
		plain[i] = n
	}
	return js.ValueOf(plain)
}

func texts(list []string) []any {
	plain := make([]any, len(list))
	for i, s := range list {
		plain[i] = s
	}
	return plain
}
