package main

import (
	"slices"
	"testing"
)

func TestCountVectorFunctions(t *testing.T) {
	header := "\x00asm\x01\x00\x00\x00"
	types := "\x01\x04\x01\x60\x00\x00" // () => ()
	// Three functions: no locals; two i32 and one v128; none of v128.
	code := "\x0a\x10\x03" + "\x02\x00\x0b" + "\x06\x02\x02\x7f\x01\x7b\x0b" + "\x04\x01\x00\x7b\x0b"
	for _, c := range []struct {
		name, binary string
		want         int
		bad          bool
	}{
		{"one of three", header + types + code, 1, false},
		{"no code", header + types, 0, false},
		{"cut short", header + types + code[:12], 0, true},
		{"another version", "\x00asm\x02\x00\x00\x00", 0, true},
		{"empty", "", 0, true},
	} {
		got, err := countVectorFunctions([]byte(c.binary))
		if got != c.want || (err != nil) != c.bad {
			t.Errorf("%s: %d, %v, want %d", c.name, got, err, c.want)
		}
	}
}

func TestImportsAndExports(t *testing.T) {
	header := "\x00asm\x01\x00\x00\x00"
	imports := "\x02\x17\x02" + "\x04gojs\x01a\x00\x00" + "\x06kernel\x03exp\x00\x05"
	exported := "\x07\x09\x02" + "\x01a\x00\x00" + "\x01b\x00\x01"
	if got, err := kernelImports([]byte(header + imports)); err != nil || !slices.Equal(got, []string{"exp"}) {
		t.Errorf("imports %v, %v", got, err)
	}
	if got, err := exports([]byte(header + exported)); err != nil || !slices.Equal(got, []string{"a", "b"}) {
		t.Errorf("exports %v, %v", got, err)
	}
	if _, err := kernelImports([]byte(header + "\x02\x0b\x01\x02go\x03mem\x02\x00\x01")); err == nil {
		t.Error("an imported memory is taken for a function")
	}
}
