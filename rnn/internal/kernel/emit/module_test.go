package main

import (
	"bytes"
	"fmt"
	"slices"
	"testing"
)

// TestModule reads the module back, by tables of its own, and sees that it has
// the functions that package kernel imports, and nothing but instructions that
// round once: neither the fused multiply-add nor any other of relaxed SIMD.
func TestModule(t *testing.T) {
	r := &reader{rest: kernels().bytes()}
	if header := r.take(8); !bytes.Equal(header, []byte("\x00asm\x01\x00\x00\x00")) {
		t.Fatalf("begins with %q", header)
	}
	var imports, exports []string
	counts := map[string]int{}
	for last := 0; len(r.rest) > 0; {
		id := r.number()
		if id <= last {
			t.Fatalf("section %d after section %d", id, last)
		}
		last = id
		section := &reader{rest: r.take(r.number())}
		entries := section.number()
		switch id {
		case importSection:
			for range entries {
				imports = append(imports, section.text()+"."+section.text())
				section.take(3) // a memory, without a maximum, of at least a page
			}
		case exportSection:
			for range entries {
				exports = append(exports, section.text())
				section.take(1) // a function
				section.number()
			}
		case codeSection:
			for range entries {
				body := &reader{rest: section.take(section.number())}
				for range body.number() {
					body.number()
					body.take(1)
				}
				body.instructions(counts)
			}
		default:
			continue
		}
		if len(section.rest) > 0 {
			t.Fatalf("section %d has %d bytes too many", id, len(section.rest))
		}
	}
	if !slices.Equal(imports, []string{"go.mem"}) {
		t.Errorf("imports %v, want Go's memory alone", imports)
	}
	if want := []string{"exp", "product32", "product64", "sigmoid", "tanh"}; !slices.Equal(slices.Sorted(slices.Values(exports)), want) {
		t.Errorf("exports %v, want %v", exports, want)
	}
	if counts["f32x4.mul"] == 0 || counts["f32x4.add"] == 0 || counts["f64x2.mul"] == 0 || counts["f64x2.add"] == 0 {
		t.Errorf("instructions %v, want products of vectors", counts)
	}
}

// TestModuleIsTheSameEachTime is what lets a build be made again, byte for byte.
func TestModuleIsTheSameEachTime(t *testing.T) {
	if !bytes.Equal(kernels().bytes(), kernels().bytes()) {
		t.Error("the module differs from one time to the next")
	}
}

// The instructions that the module may have, each with how many numbers follow it.
var (
	plain = map[int]string{
		0x02: "block", 0x03: "loop", 0x04: "if", 0x0b: "end", 0x0c: "br", 0x0d: "br_if", 0x0e: "br_table", 0x10: "call", 0x1b: "select",
		0x20: "local.get", 0x21: "local.set", 0x41: "i32.const", 0x43: "f32.const",
		0x46: "i32.eq", 0x49: "i32.lt_u", 0x4f: "i32.ge_u", 0x6a: "i32.add", 0x6b: "i32.sub", 0x6c: "i32.mul", 0x6e: "i32.div_u",
		0x71: "i32.and",
	}
	plainNumbers = map[int]int{0x02: 1, 0x03: 1, 0x04: 1, 0x0c: 1, 0x0d: 1, 0x10: 1, 0x20: 1, 0x21: 1, 0x41: 1}

	vectors = map[int]string{
		0x00: "v128.load", 0x09: "v128.load32_splat", 0x0a: "v128.load64_splat", 0x0b: "v128.store", 0x5a: "v128.store32_lane", 0x5b: "v128.store64_lane",
		0x5c: "v128.load32_zero", 0x5d: "v128.load64_zero", 0x11: "i32x4.splat", 0x13: "f32x4.splat",
		0x43: "f32x4.lt", 0x4e: "v128.and", 0x50: "v128.or", 0x51: "v128.xor", 0x52: "v128.bitselect",
		0xab: "i32x4.shl", 0xac: "i32x4.shr_s", 0xb1: "i32x4.sub",
		0xe4: "f32x4.add", 0xe5: "f32x4.sub", 0xe6: "f32x4.mul", 0xe7: "f32x4.div", 0xea: "f32x4.pmin", 0xeb: "f32x4.pmax",
		0xf0: "f64x2.add", 0xf2: "f64x2.mul",
	}
	vectorNumbers = map[int]int{0x00: 2, 0x09: 2, 0x0a: 2, 0x0b: 2, 0x5a: 3, 0x5b: 3, 0x5c: 2, 0x5d: 2}
)

// reader is what is left to read.
type reader struct{ rest []byte }

func (r *reader) take(n int) []byte {
	part := r.rest[:n]
	r.rest = r.rest[n:]
	return part
}

// number reads a number in LEB128. The sign of those that have one is of no
// interest here.
func (r *reader) number() (n int) {
	for shift := 0; ; shift += 7 {
		b := r.take(1)[0]
		n |= int(b&0x7f) << shift
		if b < 0x80 {
			return n
		}
	}
}

func (r *reader) text() string { return string(r.take(r.number())) }

// instructions counts those of a function's body by name, and panics at one that
// is not in the tables, or when a block has no end.
func (r *reader) instructions(counts map[string]int) {
	depth := 1
	for len(r.rest) > 0 {
		code := int(r.take(1)[0])
		names, numbers := plain, plainNumbers
		if code == opVector {
			code, names, numbers = r.number(), vectors, vectorNumbers
		}
		name, ok := names[code]
		if !ok {
			panic(fmt.Sprintf("an instruction %#x", code))
		}
		counts[name]++
		follow := numbers[code]
		switch name {
		case "block", "loop", "if":
			depth++
		case "end":
			depth--
		case "br_table":
			follow = r.number() + 1
		case "f32.const":
			r.take(4)
		}
		for range follow {
			r.number()
		}
	}
	if depth != 0 {
		panic(fmt.Sprintf("%d blocks without an end", depth))
	}
}
