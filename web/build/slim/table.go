package main

import (
	"bytes"
	"encoding/binary"
	"errors"
)

// The start of the table of functions, pclntab: the number that stands for its
// layout since Go 1.20, two zeros, the unit in which instructions are counted,
// and the bytes of a pointer. See pcHeader in runtime/symtab.go.
var tableStart = []byte{0xf1, 0xff, 0xff, 0xff, 0, 0, 1, 8}

const headerWords = 8 // after tableStart: functions, files, one that is unused, and five offsets

var (
	errNoTable = errors.New("no table of functions that is known here")
	errTable   = errors.New("the table of functions contradicts itself")
)

// table is the table of functions: its parts, which share memory with the program's.
type table struct {
	names     []byte // of functions, each with a zero after it
	units     []byte // which files each unit of compilation is made of
	files     []byte // their names
	pairs     []byte // lists of pairs of numbers: what is true of an instruction, by how far it is in its function
	functions []byte // where each function's record is, and the records
	count     int
}

// findTable finds the one table that the program's moduledata points to.
func findTable(memory []byte) (*table, error) {
	var found *table
	for at := 0; ; at++ {
		next := bytes.Index(memory[at:], tableStart)
		if next < 0 {
			break
		}
		at += next
		if t := tableAt(memory, at); t != nil {
			if found != nil {
				return nil, errTable
			}
			found = t
		}
	}
	if found == nil {
		return nil, errNoTable
	}
	return found, nil
}

// tableAt is the table whose header is at an address, or nil if nothing points
// to it as runtime.moduledata does.
func tableAt(memory []byte, at int) *table {
	fields := memory[at+len(tableStart):]
	if len(fields) < 8*headerWords {
		return nil
	}
	field := func(i int) uint64 { return binary.LittleEndian.Uint64(fields[8*i:]) }
	// The module's data begin with the address of the header and a slice of the names.
	pointers := binary.LittleEndian.AppendUint64(nil, uint64(at))
	pointers = binary.LittleEndian.AppendUint64(pointers, uint64(at)+field(3))
	module := bytes.Index(memory, pointers)
	if module < 0 {
		return nil
	}
	module += 8
	t := &table{count: int(field(0))}
	ends := uint64(at)
	for i, part := range []struct {
		bytes *[]byte
		size  uint64 // of an element
	}{{&t.names, 1}, {&t.units, 4}, {&t.files, 1}, {&t.pairs, 1}, {&t.functions, 1}} {
		slice := memory[module+24*i:]
		if len(slice) < 24 {
			return nil
		}
		start, length := binary.LittleEndian.Uint64(slice), binary.LittleEndian.Uint64(slice[8:])
		if start != uint64(at)+field(3+i) || start < ends || length > uint64(len(memory)) || start+part.size*length > uint64(len(memory)) {
			return nil
		}
		ends = start + part.size*length
		*part.bytes = memory[start:ends:ends]
	}
	return t
}

// name is the name at an offset.
func (t *table) name(offset uint32) (string, error) {
	if uint64(offset) >= uint64(len(t.names)) {
		return "", errTable
	}
	name, _, found := bytes.Cut(t.names[offset:], []byte{0})
	if !found {
		return "", errTable
	}
	return string(name), nil
}

// pairsAt is the list of pairs at an offset. It ends with a zero in the place of
// the first of a pair, unless that is the first pair. Offset 0 stands for none.
func (t *table) pairsAt(offset uint32) ([]byte, error) {
	if offset == 0 {
		return nil, nil
	}
	if uint64(offset) >= uint64(len(t.pairs)) {
		return nil, errTable
	}
	list := t.pairs[offset:]
	for n, first := 0, true; ; first = false {
		value, m := binary.Uvarint(list[n:])
		if m <= 0 {
			return nil, errTable
		}
		n += m
		if value == 0 && !first {
			return list[:n], nil
		}
		if _, m = binary.Uvarint(list[n:]); m <= 0 {
			return nil, errTable
		}
		n += m
	}
}
