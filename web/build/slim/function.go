package main

import "encoding/binary"

// function is the record of a function, runtime._func, in words of 32 bits.
type function []byte

// Where the fields are that concern us here; first the words, then a byte.
const (
	nameOffset     = 1 // in the names
	stackPairs     = 4 // how far the stack pointer has moved
	filePairs      = 5
	linePairs      = 6
	otherLists     = 7 // how many lists of pairs there are after the record
	unitOffset     = 8 // in the units
	startLine      = 9
	recordWords    = 11
	kindByte       = 4 * 10 // abi.FuncID
	moreTablesByte = 4*recordWords - 1
)

func (f function) word(i int) uint32          { return binary.LittleEndian.Uint32(f[4*i:]) }
func (f function) setWord(i int, to uint32)   { binary.LittleEndian.PutUint32(f[4*i:], to) }
func (f function) list(i int) (offset uint32) { return f.word(recordWords + i) }

// all are the records of the functions, in the order of their code.
func (t *table) all() ([]function, error) {
	// Each entry is where the code of a function begins and where its record is; one
	// more says where the code ends.
	if t.count <= 0 || 8*t.count+4 > len(t.functions) {
		return nil, errTable
	}
	entry := func(i int) uint32 { return binary.LittleEndian.Uint32(t.functions[4*i:]) }
	all := make([]function, t.count)
	for i := range all {
		offset := int(entry(2*i + 1))
		if entry(2*i) > entry(2*i+2) || offset < 8*t.count+4 || offset+4*recordWords > len(t.functions) {
			return nil, errTable
		}
		f := function(t.functions[offset:])
		size := uint64(recordWords) + uint64(f.word(otherLists)) + uint64(f[moreTablesByte])
		if 4*size > uint64(len(f)) || f.word(0) != entry(2*i) {
			return nil, errTable
		}
		all[i] = f[:4*size]
	}
	return all, nil
}
