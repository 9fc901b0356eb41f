package runfile

import "github.com/rnnlab/rnnlab/rnn/internal/fnv"

// A Problem is what is wrong with a file.
type Problem string

// What can be wrong with a file by itself, in the order in which it is found.
const (
	Foreign Problem = "foreign" // it is no saved run at all
	Newer   Problem = "newer"   // it holds what came after this package
	Length  Problem = "length"  // it was cut off, or something was added to it
	Damaged Problem = "damaged" // its checksum does not match its content
	Content Problem = "content" // what it holds does not fit together
)

// An Error says why a file is not taken.
type Error struct {
	Problem Problem
	Detail  string
}

func (e *Error) Error() string { return string(e.Problem) + ": " + e.Detail }

const (
	signature = "\x89rnnlab\n"
	version   = 2  // of what File writes
	header    = 32 // bytes before the content
)

// File returns the run as a file, of version 2.
func (r *Run) File() []byte {
	size := 4096 + len(r.Now.Numbers) + len(r.Good.Numbers) + len(r.History) + len(r.Predictions) + len(r.Best) + len(r.Carried) + r.Source.size()
	c := codec{b: make([]byte, header, size)}
	r.writeSections(&c)
	seal(version, c.b)
	return c.b
}

// seal writes the header of a file over its first bytes.
func seal(of uint64, file []byte) {
	at := append(file[:0], signature...)
	for _, word := range []uint64{of, uint64(len(file) - header), checksum(file[header:])} {
		at = appendWord(at, word, 8)
	}
}

// Read reads a file of any version so far. The run's lists are parts of it:
// reading takes no memory that grows with what a file says of itself.
func Read(file []byte) (*Run, *Error) {
	known := min(len(file), len(signature))
	if known == 0 || string(file[:known]) != signature[:known] {
		return nil, &Error{Foreign, "it does not begin as a saved run does"}
	}
	if len(file) < header {
		return nil, &Error{Length, "its header is not complete"}
	}
	of, length, sum := wordAt(file[8:], 8), wordAt(file[16:], 8), wordAt(file[24:], 8)
	if of > version {
		return nil, &Error{Newer, "version " + utoa(of)}
	}
	content := file[header:]
	if length != uint64(len(content)) {
		return nil, &Error{Length, utoa(uint64(len(content))) + " bytes of content, want " + utoa(length)}
	}
	if of < 1 || checksum(content) != sum {
		return nil, &Error{Damaged, "its content does not go with its checksum"}
	}
	r := &Run{Predicted: -1}
	c := codec{b: content, reading: true}
	if of == 1 {
		r.readVersion1(&c)
	} else if newer := r.readSections(&c); newer != "" {
		return nil, &Error{Newer, newer}
	}
	if c.wrong == "" && len(c.b) > 0 {
		c.fail(misfit)
	}
	if c.wrong != "" {
		return nil, &Error{Content, c.wrong}
	}
	return r, nil
}

func checksum(b []byte) uint64 {
	h := fnv.New
	for _, v := range b {
		h.Byte(v)
	}
	return uint64(h)
}
