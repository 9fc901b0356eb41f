package rnn

import "github.com/rnnlab/rnnlab/rnn/internal/runfile"

// Notes are what a saved run says of its numbers to whoever opens it without
// having made them. To training they are words: it neither reads nor writes them.
type Notes struct {
	// Transform says how the numbers were made of the caller's own, in the caller's
	// spelling, as JSON or what a package of transforms writes; at most 64 KiB.
	Transform []byte

	Names []string // of the I inputs, then of the O outputs; at most 1 KiB each, 64 KiB in all

	Band Band // of at most 4095 steps ahead
}

// Annotate returns the file of a run with notes in the place of any that it had.
// A run that goes on from the file does not keep them: they are put into each
// file anew. What is wrong with the file or too long is a [*FileError].
func Annotate(file []byte, notes Notes) ([]byte, error) {
	s, _, err := read(file)
	if err != nil {
		return nil, err
	}
	s.Names = nil
	for i, name := range notes.Names {
		if len(name) > longestName {
			return nil, &FileError{WrongContent, "notes: name " + itoa(i) + " of " + itoa(len(name)) + " bytes, want at most " + itoa(longestName)}
		}
		s.Names = append(append(s.Names, byte(len(name)), byte(len(name)>>8)), name...)
	}
	if len(s.Names) > mostNames {
		return nil, &FileError{WrongContent, "notes: names of " + itoa(len(s.Names)) + " bytes, want at most " + itoa(mostNames)}
	}
	if s.Band = notes.Band.inFile(); len(s.Band) > mostBand {
		return nil, &FileError{WrongContent, "notes: a band of " + itoa(len(notes.Band.Low)) + " steps ahead, want at most " + itoa(mostBand/16-1)}
	}
	if _, ok := bandIn(s.Band); !ok || len(notes.Band.Low) != len(notes.Band.High) {
		return nil, &FileError{WrongContent, "notes: the band, want as many numbers below as above, finite and none above the other, and no more within than were checked"}
	}
	source := s.Source
	source.Transform = notes.Transform
	file, err = runfile.WithSource(s.File(), source)
	if err != nil {
		return nil, &FileError{WrongContent, err.Error()}
	}
	return file, nil
}

// ReadNotes returns the notes of a saved run. What is wrong with the file is a
// [*FileError].
func ReadNotes(file []byte) (Notes, error) {
	s, _, err := read(file)
	if err != nil {
		return Notes{}, err
	}
	notes, wrong := notesIn(s)
	if wrong != nil {
		return Notes{}, wrong
	}
	return notes, nil
}

// How long a name may be, and all of them with two bytes for the length of each.
const (
	longestName = 1 << 10
	mostNames   = 64 << 10 // as package runfile has it
	mostBand    = 64 << 10 // and this
)

// notesIn copies the notes out of a file.
func notesIn(s *runfile.Run) (n Notes, wrong *FileError) {
	n.Transform = append(n.Transform, s.Source.Transform...)
	for at := s.Names; len(at) > 0; {
		size := 0
		if len(at) > 1 {
			size = 2 + int(at[0]) + int(at[1])<<8
		}
		if size == 0 || size > len(at) {
			return n, &FileError{WrongContent, "names"}
		}
		n.Names, at = append(n.Names, string(at[2:size])), at[size:]
	}
	var ok bool
	if n.Band, ok = bandIn(s.Band); !ok {
		return n, &FileError{WrongContent, "band"}
	}
	return n, nil
}
