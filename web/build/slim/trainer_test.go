package main

import (
	"bytes"
	"slices"
	"testing"

	"github.com/rnnlab/rnnlab/web/build/internal/wasmfile"
)

// The trainers of the page, scalar and with vectors, are compared with what
// comes of them byte for byte.
func TestTrainers(t *testing.T) {
	for name, build := range map[string]struct{ experiment, tags string }{
		// As build.sh has them.
		"scalar":       {"", "nocarry"},
		"with vectors": {"simd", "wasmkernel,nocarry"},
	} {
		t.Run(name, func(t *testing.T) {
			module := built(t, "../../../wasm", "GOEXPERIMENT="+build.experiment, "GOFLAGS=-tags="+build.tags)
			t.Run("segments", func(t *testing.T) { onlySegmentsDiffer(t, module, slimmed(t, module, true)) })
			t.Run("tables", func(t *testing.T) { onlyTracebacksDiffer(t, module, slimmed(t, module, false)) })
		})
	}
}

// sameButData checks that all sections but the data are the same, and returns
// the memory that the data make, before and after.
func sameButData(t *testing.T, module, slim []byte) (before, after []byte) {
	t.Helper()
	a, _ := wasmfile.Sections(module)
	b, err := wasmfile.Sections(slim)
	if err != nil || len(a) != len(b) {
		t.Fatalf("%d sections were %d: %v", len(b), len(a), err)
	}
	for i := range a {
		if a[i].ID != b[i].ID || a[i].ID != wasmfile.DataSection && !bytes.Equal(a[i].Content, b[i].Content) {
			t.Errorf("section %d of kind %d has changed", i, a[i].ID)
		}
	}
	was, before := dataOf(t, module)
	is, after := dataOf(t, slim)
	segments := func(section []byte) int { r := wasmfile.Reader(section); return r.Number() }
	t.Logf("%d segments were %d", segments(is), segments(was))
	if segments(is) > 1000 || segments(was) < 10_000 {
		t.Errorf("%d segments were %d; are there still so many, or does the linker write fewer now?", segments(is), segments(was))
	}
	if len(after) > len(before) || len(bytes.Trim(before[len(after):], "\x00")) > 0 {
		t.Fatalf("the memory reaches to %d and did to %d", len(after), len(before))
	}
	return before, append(after, make([]byte, len(before)-len(after))...)
}

func onlySegmentsDiffer(t *testing.T, module, slim []byte) {
	before, after := sameButData(t, module, slim)
	if !bytes.Equal(before, after) {
		t.Error("the memory differs")
	}
}

// onlyTracebacksDiffer checks that what is not said in table.clear to change has
// not, and that what is said to be gone is.
func onlyTracebacksDiffer(t *testing.T, module, slim []byte) {
	before, after := sameButData(t, module, slim)
	table, err := findTable(before)
	if err != nil {
		t.Fatal(err)
	}
	turned := whatTracebacksRead(t, before)
	for i := range after {
		if after[i] != before[i] && turned[i] == before[i] {
			t.Fatalf("byte %#x of the memory was %#x and is %#x", i, before[i], after[i])
		}
	}
	left, err := findTable(after)
	if err != nil {
		t.Fatal(err)
	}
	checkRecords(t, table, left)
	if n := len(bytes.Trim(left.units, "\x00")) + len(bytes.Trim(left.files, "\x00")); n > 0 {
		t.Errorf("%d bytes of files are left", n)
	}
	if n := len(bytes.ReplaceAll(left.names, []byte{0}, nil)); n == 0 || n > len(table.names)/8 {
		t.Errorf("%d bytes of names are left of %d", n, len(table.names))
	}
}

// checkRecords checks each function's record and the lists that it points to.
func checkRecords(t *testing.T, before, after *table) {
	t.Helper()
	was, _ := before.all()
	is, err := after.all()
	if err != nil || len(is) != len(was) {
		t.Fatalf("%d functions were %d: %v", len(is), len(was), err)
	}
	pairs := func(table *table, offset uint32) []byte {
		list, err := table.pairsAt(offset)
		if err != nil {
			t.Fatal(err)
		}
		return list
	}
	for i, f := range is {
		lists := []uint32{f.word(stackPairs)}
		for n := range f.word(otherLists) {
			lists = append(lists, f.list(int(n)))
		}
		for _, offset := range lists {
			if !bytes.Equal(pairs(before, offset), pairs(after, offset)) {
				t.Fatalf("function %d: its list at %d has changed", i, offset)
			}
		}
		if gone := []uint32{f.word(filePairs), f.word(linePairs), f.word(unitOffset), f.word(startLine)}; slices.Max(gone) > 0 {
			t.Fatalf("function %d still says where it is from: %d", i, gone)
		}
		name, _ := before.name(was[i].word(nameOffset))
		left, err := after.name(f.word(nameOffset))
		if err != nil || left != nameKept(name, f[kindByte]) {
			t.Fatalf("function %d, %s, is now called %q: %v", i, name, left, err)
		}
	}
}

// whatTracebacksRead is a memory in which every byte is turned over that table.clear
// may change, and no other.
func whatTracebacksRead(t *testing.T, memory []byte) []byte {
	t.Helper()
	turned := bytes.Clone(memory)
	table, err := findTable(turned)
	if err != nil {
		t.Fatal(err)
	}
	all, err := table.all()
	if err != nil {
		t.Fatal(err)
	}
	parts := [][]byte{table.names, table.units, table.files}
	seen := map[uint32]bool{} // lists that functions share
	for _, f := range all {
		for _, field := range []int{filePairs, linePairs} {
			if offset := f.word(field); !seen[offset] {
				seen[offset] = true
				list, err := table.pairsAt(offset)
				if err != nil {
					t.Fatal(err)
				}
				parts = append(parts, list)
			}
		}
		for _, field := range []int{nameOffset, filePairs, linePairs, unitOffset, startLine} {
			parts = append(parts, f[4*field:][:4])
		}
	}
	for _, part := range parts {
		for i := range part {
			part[i] ^= 0xff
		}
	}
	return turned
}
