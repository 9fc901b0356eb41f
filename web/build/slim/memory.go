package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"slices"

	"github.com/rnnlab/rnnlab/web/build/internal/wasmfile"
)

// The bytes of a segment before its address and after it.
const (
	activeSegment = 0    // put into memory 0 before the program starts
	i32Const      = 0x41 // the instruction whose operand is the address
	end           = 0x0b
)

var errSegment = errors.New("a data segment that Go's linker does not write")

// segment is a stretch of memory that is not all zeros.
type segment struct {
	address int
	content []byte
}

// memoryOf is the memory that a data section makes, from address 0 to the end of
// the last segment.
func memoryOf(section []byte) ([]byte, error) {
	var all []segment
	known := true
	err := wasmfile.ReadList(section, func(r *wasmfile.Reader) {
		kind, instruction := r.Byte(), r.Byte()
		address := r.Signed()
		known = known && kind == activeSegment && instruction == i32Const && address >= 0 && r.Byte() == end
		if known {
			all = append(all, segment{address, r.Take(r.Number())})
		} else {
			panic(wasmfile.ErrFormat) // what follows means nothing
		}
	})
	if !known {
		return nil, errSegment
	}
	if err != nil {
		return nil, err
	}
	// The linker writes one section of its own after the other, not by their addresses.
	slices.SortFunc(all, func(a, b segment) int { return a.address - b.address })
	var memory []byte
	for _, s := range all {
		if s.address < len(memory) {
			return nil, errSegment
		}
		memory = append(memory, make([]byte, s.address-len(memory))...)
		memory = append(memory, s.content...)
	}
	return memory, nil
}

// gap is how many zeros are worth a segment of their own.
//
// Go's linker leaves out every run of eight, which makes tens of thousands of
// segments: best for the length of the file, worst for a compressor. It can
// foresee no address and no length, and writes zeros in next to nothing.
const gap = 64

// segmentsOf is a data section that makes a memory.
func segmentsOf(memory []byte) []byte {
	var segments []byte
	count := uint64(0)
	zeros := make([]byte, gap)
	for at := 0; at < len(memory); {
		if memory[at] == 0 {
			at++
			continue
		}
		length := bytes.Index(memory[at:], zeros)
		if length < 0 {
			length = len(memory) - at
		}
		segments = append(segments, activeSegment, i32Const)
		segments = append(wasmfile.AppendSigned(segments, at), end)
		segments = binary.AppendUvarint(segments, uint64(length))
		segments = append(segments, memory[at:at+length]...)
		count++
		at += length
	}
	return append(binary.AppendUvarint(nil, count), segments...)
}
