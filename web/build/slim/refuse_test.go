package main

import (
	"bytes"
	"encoding/binary"
	"strings"
	"testing"

	"github.com/rnnlab/rnnlab/web/build/internal/wasmfile"
)

// What is not known is refused, for a table read wrongly is a program broken.
func TestRefuses(t *testing.T) {
	text := func(s string) string { return string(rune(len(s))) + s }
	producers := func(language, version string) wasmfile.Section {
		content := text("producers") + "\x01" + text("language") + "\x01" + text(language) + text(version)
		return wasmfile.Section{ID: wasmfile.CustomSection, Content: []byte(content)}
	}
	data := func(content string) wasmfile.Section {
		return wasmfile.Section{ID: wasmfile.DataSection, Content: []byte(content)}
	}
	go127, segment := producers("Go", "go1.27.4"), data("\x01\x00\x41\x08\x0b\x02ab")
	for _, c := range []struct {
		name     string
		sections []wasmfile.Section
		want     string
	}{
		{"an older Go", []wasmfile.Section{producers("Go", "go1.26.8"), segment}, "go1.26.8 has made it"},
		{"a newer Go", []wasmfile.Section{producers("Go", "go1.270"), segment}, "go1.270 has made it"},
		{"another language", []wasmfile.Section{producers("Rust", "1.90"), segment}, "no Go has made it"},
		{"nothing said", []wasmfile.Section{segment}, "no Go has made it"},
		{"no data", []wasmfile.Section{go127}, "it has no data"},
		{"data counted", []wasmfile.Section{go127, {ID: wasmfile.DataCountSection, Content: []byte{1}}, segment}, "in advance"},
		{"passive data", []wasmfile.Section{go127, data("\x01\x01\x02ab")}, errSegment.Error()},
		{"data that overlap", []wasmfile.Section{go127, data("\x02\x00\x41\x08\x0b\x02ab\x00\x41\x09\x0b\x01c")}, errSegment.Error()},
		{"data that break off", []wasmfile.Section{go127, data("\x01\x00\x41\x08\x0b\x03ab")}, wasmfile.ErrFormat.Error()},
		{"no table", []wasmfile.Section{go127, segment}, errNoTable.Error()},
	} {
		if _, err := slim(wasmfile.Module(c.sections), false); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v, want %q", c.name, err, c.want)
		}
	}
	if _, err := slim([]byte("no module"), false); err != wasmfile.ErrFormat {
		t.Errorf("no module: error %v", err)
	}
}

// A table is refused when any of what it is known by is changed.
func TestRefusesChangedTable(t *testing.T) {
	module := built(t, "./testdata/program")
	_, memory := dataOf(t, module)
	at := bytes.Index(memory, tableStart)
	refused := func(name string, offset int, to uint64) {
		t.Helper()
		changed := bytes.Clone(memory)
		binary.LittleEndian.PutUint64(changed[offset:], to)
		table, err := findTable(changed)
		if err == nil {
			err = table.clear()
		}
		if err != errNoTable && err != errTable {
			t.Errorf("%s: error %v", name, err)
		}
	}
	word := func(offset int) uint64 { return binary.LittleEndian.Uint64(memory[offset:]) }
	refused("another layout", at, word(at)-1)
	for i := 3; i < headerWords; i++ {
		offset := at + len(tableStart) + 8*i
		refused("an offset moved", offset, word(offset)+8)
	}
	functions := at + int(word(at+len(tableStart)+8*7))
	refused("more functions", at+len(tableStart), word(at+len(tableStart))+1_000_000)
	refused("a function out of order", functions, 1<<31)
	refused("a record out of bounds", functions, word(functions)|1<<63)
	record := functions + int(binary.LittleEndian.Uint32(memory[functions+4:]))
	refused("a name out of bounds", record, word(record)|1<<62)
	refused("lists out of bounds", record+4*stackPairs, 1<<31)
	refused("too many lists", record+4*otherLists, 1<<31)
}

func TestSegmentsMakeTheirMemory(t *testing.T) {
	for name, memory := range map[string][]byte{
		"empty":        {},
		"zeros around": append(make([]byte, 100), append([]byte("ab"), make([]byte, 100)...)...),
		"short gaps":   []byte("a" + strings.Repeat("\x00", gap-1) + "b"),
		"long gaps":    []byte("a" + strings.Repeat("\x00", gap) + "b" + strings.Repeat("\x00", 3*gap+1) + "cd"),
	} {
		section := segmentsOf(memory)
		got, err := memoryOf(section)
		if err != nil || !bytes.Equal(got, bytes.TrimRight(memory, "\x00")) {
			t.Errorf("%s: %q is read as %q, %v", name, memory, got, err)
		}
	}
	if n := segmentsOf([]byte("a" + strings.Repeat("\x00", gap-1) + "b"))[0]; n != 1 {
		t.Errorf("a gap shorter than a segment is worth makes %d segments", n)
	}
	if n := segmentsOf([]byte("a" + strings.Repeat("\x00", gap) + "b"))[0]; n != 2 {
		t.Errorf("a gap makes %d segments", n)
	}
}
