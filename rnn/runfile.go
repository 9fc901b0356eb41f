package rnn

import "github.com/rnnlab/rnnlab/rnn/series"

// A run file begins with
//
//	8 bytes   the signature: 0x89, "rnnlab", a line feed
//	8 bytes   the version of what follows, 1
//	8 bytes   the length of the content, in bytes
//	8 bytes   FNV-1a, 64 bits, of the content
//
// and then has its content, in the order of savedRun.walk. A whole number takes
// 8 bytes, in two's complement, a number 8, IEEE 754; text and lists are their
// length in bytes, in 8 bytes, and what they hold. The lowest byte always
// comes first. In a list of weights a number takes 4 bytes or 8, as in training.
const (
	signature   = "\x89rnnlab\n"
	fileVersion = 1
	fileHeader  = 32 // bytes before the content
)

// MarshalBinary returns the run as a file: the Config, the weights, the state
// of the optimizer, the losses and predictions, and how far the run has come.
// [Open] goes on from it exactly as this trainer would; an update or loss check
// that is half done begins anew, which changes no bit. The records are not in
// the file, only a hash of them. The error is always nil.
func (t *Trainer[T]) MarshalBinary() ([]byte, error) {
	s := t.course.save()
	s.bits = 8 * sizeOf[T]()
	s.now.powers, s.good.place = t.optimizer.powers, t.good.place
	s.now.numbers = encode(t.net.params.All, t.optimizer.a, t.optimizer.b)
	s.good.numbers = encode(t.good.weights, t.good.a, t.good.b)
	if t.config.Patience > 0 && len(t.history.Train) > 0 {
		s.best = encode(t.best)
	}
	return s.file(), nil
}

// Open goes on with a saved run, given the records that it was trained on and T
// as it was (see [ReadConfig]). It reports a file that it does not take as a
// [*FileError]. Reading takes no more memory than the file itself: all that it
// holds is checked before the trainer is made.
func Open[T Float](file []byte, train, validation series.Records) (*Trainer[T], error) {
	s, err := readFor(file, 8*sizeOf[T](), train, validation)
	if err != nil {
		return nil, err
	}
	t, err := NewTrainer[T](s.config, train, validation)
	if err != nil {
		return nil, err
	}
	t.optimizer.powers, t.good.place = s.now.powers, s.good.place
	decode(s.now.numbers, t.net.params.All, t.optimizer.a, t.optimizer.b)
	decode(s.good.numbers, t.good.weights, t.good.a, t.good.b)
	if len(s.best) > 0 {
		t.best = t.best[:len(t.initial)]
		decode(s.best, t.best)
	}
	t.net.load()
	t.course.resume(s)
	return t, nil
}

// ReadConfig returns the Config of a saved run and the bits of its numbers, 32
// for a Trainer[float32] and 64 for a Trainer[float64]: what is to be known
// before Open. It reports a bad file as a [*FileError].
func ReadConfig(file []byte) (config Config, bits int, err error) {
	s, err := read(file)
	return s.config, s.bits, err
}

// file is the run as a file.
func (s *savedRun) file() []byte {
	size := 4096 + len(s.now.numbers) + len(s.good.numbers) + len(s.history) + len(s.predictions) + len(s.best)
	c := codec{b: make([]byte, fileHeader, size)}
	s.walk(&c)
	at := append(c.b[:0], signature...)
	for _, word := range []uint64{fileVersion, uint64(len(c.b) - fileHeader), checksum(c.b[fileHeader:])} {
		at = appendWord(at, word, 8)
	}
	return c.b
}

// read reads a file, but for what only the records can tell of it.
func read(file []byte) (s savedRun, err error) {
	if problem, detail := s.read(file); problem != "" {
		return savedRun{}, &FileError{problem, detail}
	}
	return s, nil
}

func (s *savedRun) read(file []byte) (problem FileProblem, detail string) {
	known := min(len(file), len(signature))
	if known == 0 || string(file[:known]) != signature[:known] {
		return ForeignFile, "it does not begin as a saved run does"
	}
	if len(file) < fileHeader {
		return WrongLength, "its header is not complete"
	}
	version, length, sum := wordAt(file[8:], 8), wordAt(file[16:], 8), wordAt(file[24:], 8)
	if version > fileVersion {
		return NewerFile, "version " + utoa(version)
	}
	content := file[fileHeader:]
	if length != uint64(len(content)) {
		return WrongLength, utoa(uint64(len(content))) + " bytes of content, want " + utoa(length)
	}
	if version < 1 || checksum(content) != sum {
		return DamagedFile, "its content does not go with its checksum"
	}
	c := codec{b: content, reading: true}
	s.walk(&c)
	if bad, ok := s.config.Validate().(ConfigError); ok {
		return WrongSettings, bad[0].Error()
	}
	if c.short || len(c.b) > 0 {
		return WrongContent, "its parts do not fit its length"
	}
	return "", ""
}

func checksum(b []byte) uint64 {
	h := newFNV
	for _, v := range b {
		h.addByte(v)
	}
	return uint64(h)
}
