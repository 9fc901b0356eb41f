// Package wasmfile reads WebAssembly binaries section by section, and writes them.
// See "Binary Format" in the WebAssembly core specification.
package wasmfile

import (
	"bytes"
	"encoding/binary"
	"errors"
)

// The sections that the programs of the build look into.
const (
	CustomSection    = 0
	ImportSection    = 2
	ExportSection    = 7
	CodeSection      = 10
	DataSection      = 11
	DataCountSection = 12
)

// ErrFormat is the error for what breaks off or is no WebAssembly.
var ErrFormat = errors.New("not a well-formed WebAssembly binary")

const header = "\x00asm\x01\x00\x00\x00" // with version 1

// Section is a part of a binary.
type Section struct {
	ID      byte
	Content []byte // shares memory with the binary
}

// Sections cuts a binary into its sections, in their order.
func Sections(module []byte) (sections []Section, err error) {
	rest, found := bytes.CutPrefix(module, []byte(header))
	if !found {
		return nil, ErrFormat
	}
	err = Read(rest, func(r *Reader) {
		for len(*r) > 0 {
			id := r.Byte()
			sections = append(sections, Section{id, r.Take(r.Number())})
		}
	})
	return sections, err
}

// Module is the binary that sections make.
func Module(sections []Section) []byte {
	module := []byte(header)
	for _, s := range sections {
		module = append(module, s.ID)
		module = binary.AppendUvarint(module, uint64(len(s.Content)))
		module = append(module, s.Content...)
	}
	return module
}

// Entries calls read for each entry of a section that is a list.
func Entries(module []byte, id byte, read func(r *Reader)) error {
	sections, err := Sections(module)
	if err != nil {
		return err
	}
	for _, s := range sections {
		if s.ID != id {
			continue
		}
		if err := ReadList(s.Content, read); err != nil {
			return err
		}
	}
	return nil
}
