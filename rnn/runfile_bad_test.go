package rnn

import (
	"bytes"
	"errors"
	"math"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// sealed is content with a header that fits it: what a mistaken or malicious
// program might write.
func sealed(content []byte) []byte {
	header := appendWord([]byte(signature), fileVersion, 8)
	header = appendWord(header, uint64(len(content)), 8)
	return append(appendWord(header, checksum(content), 8), content...)
}

// changed is a run file with something else in it, under a right checksum.
func changed(t testing.TB, file []byte, change func(*savedRun)) []byte {
	t.Helper()
	s, err := read(file)
	if err != nil {
		t.Fatal(err)
	}
	change(&s)
	return s.file()
}

// halfway is a small run after an epoch and a half.
func halfway(t testing.TB, c Config) *Trainer[float32] {
	t.Helper()
	r := newTrainer[float32](t, c)
	for r.Progress().Epoch < 1 || r.Progress().Update < r.Progress().Updates/2 {
		if err := r.Step(); err != nil {
			t.Fatal(err)
		}
	}
	return r
}

func TestOpenNamesWhatIsWrong(t *testing.T) {
	c := small()
	c.Batch, c.Patience = 5, 3
	r := halfway(t, c)
	good := file(t, r)
	with := func(at int, b byte) []byte {
		bad := slices.Clone(good)
		bad[at] ^= b
		return bad
	}
	change := func(f func(*savedRun)) []byte { return changed(t, good, f) }
	other, _ := tutorialRecords(t, 11)
	hidden := func(x float64) []byte { return append([]byte("hidden"), encode([]float64{x})...) }

	for name, test := range map[string]struct {
		file    []byte
		problem FileProblem
		detail  string // what the error must also say
	}{
		"nothing":                  {nil, ForeignFile, ""},
		"a picture":                {[]byte("\x89PNG\r\n\x1a\n0000"), ForeignFile, ""},
		"an archive":               {[]byte("PK\x03\x04"), ForeignFile, ""},
		"text":                     {[]byte("epoch,train_loss\n"), ForeignFile, ""},
		"line ends made another":   {bytes.Replace(good, []byte("\n"), []byte("\r\n"), 1), ForeignFile, ""},
		"only the signature":       {good[:8], WrongLength, "header"},
		"only the header":          {good[:fileHeader], WrongLength, "0 bytes of content"},
		"the last byte missing":    {good[:len(good)-1], WrongLength, itoa(len(good) - fileHeader)},
		"a byte too many":          {append(slices.Clone(good), 0), WrongLength, ""},
		"one bit of a weight":      {with(len(good)/2, 1), DamagedFile, ""},
		"one bit of the checksum":  {with(24, 0x80), DamagedFile, ""},
		"of a later version":       {with(8, 3), NewerFile, "version 2"},
		"of version 0":             {with(8, 1), DamagedFile, ""},
		"no content":               {sealed(nil), WrongSettings, "cell"},
		"content of zeros":         {sealed(make([]byte, 1000)), WrongSettings, "cell"},
		"content cut short":        {sealed(good[fileHeader : len(good)-100]), WrongContent, ""},
		"more content":             {sealed(append(slices.Clone(good[fileHeader:]), 0)), WrongContent, ""},
		"an unknown optimizer":     {change(func(s *savedRun) { s.config.Optimizer = "lion" }), WrongSettings, "optimizer"},
		"too many hidden units":    {change(func(s *savedRun) { s.config.Hidden = 1 << 40 }), WrongSettings, "hidden"},
		"settings that clash":      {change(func(s *savedRun) { s.config.Truncate = 11 }), WrongSettings, "truncate"},
		"a learning rate of NaN":   {change(func(s *savedRun) { s.config.LearningRate = math.NaN() }), WrongSettings, "learningRate"},
		"half a hidden unit":       {sealed(bytes.Replace(good[fileHeader:], hidden(8), hidden(8.5), 1)), WrongContent, ""},
		"other settings":           {change(func(s *savedRun) { s.config.Hidden = 200 }), WrongContent, "weights"},
		"another optimizer":        {change(func(s *savedRun) { s.config.Optimizer = SGD }), WrongContent, "weights"},
		"another cell":             {change(func(s *savedRun) { s.config.Cell = LSTM }), WrongContent, "weights"},
		"float64":                  {change(func(s *savedRun) { s.bits = 64 }), OtherNumbers, "64"},
		"other windows":            {change(func(s *savedRun) { s.config.Steps = other.Steps }), OtherRecords, "train.Steps"},
		"other records":            {change(func(s *savedRun) { s.records++ }), OtherRecords, ""},
		"an epoch too many":        {change(func(s *savedRun) { s.now.epoch = c.Epochs + 1 }), WrongContent, "epoch"},
		"no epoch":                 {change(func(s *savedRun) { s.now.epoch = -1 }), WrongContent, "epoch"},
		"an update too many":       {change(func(s *savedRun) { s.update = 28 }), WrongContent, "update"},
		"an update before":         {change(func(s *savedRun) { s.update = -1 }), WrongContent, "update"},
		"at its end and not done":  {change(func(s *savedRun) { s.now.epoch = c.Epochs }), WrongContent, "state"},
		"done and not at its end":  {change(func(s *savedRun) { s.state, s.update = Done, 0 }), WrongContent, "state"},
		"no such state":            {change(func(s *savedRun) { s.state = "asleep" }), WrongContent, "state"},
		"a check and updates":      {change(func(s *savedRun) { s.check, s.history = epochCheck, s.history[16:] }), WrongContent, "update"},
		"no such check":            {change(func(s *savedRun) { s.check = 3 }), WrongContent, "state"},
		"a loss too few":           {change(func(s *savedRun) { s.history = s.history[16:] }), WrongContent, "state"},
		"too many losses":          {change(func(s *savedRun) { s.history = make([]byte, 16*(c.Epochs+2)) }), WrongContent, "history"},
		"half a loss":              {change(func(s *savedRun) { s.history = append(s.history, 0) }), WrongContent, "history"},
		"a loss of NaN":            {change(func(s *savedRun) { s.history = encode([]float64{1, math.NaN(), 1, 1}) }), WrongContent, "history"},
		"neither altered nor not":  {change(func(s *savedRun) { s.altered = 2 }), WrongContent, "altered"},
		"good weights to come":     {change(func(s *savedRun) { s.good.epoch = 2 }), WrongContent, "good.epoch"},
		"good weights missing":     {change(func(s *savedRun) { s.good.numbers = nil }), WrongContent, "weights"},
		"a weight missing":         {change(func(s *savedRun) { s.now.numbers = s.now.numbers[4:] }), WrongContent, "weights"},
		"best weights missing":     {change(func(s *savedRun) { s.best = nil }), WrongContent, "best"},
		"a wild learning rate":     {change(func(s *savedRun) { s.now.learningRate = 1e9 }), WrongContent, "learningRate"},
		"powers of more than 1":    {change(func(s *savedRun) { s.good.power2 = 2 }), WrongContent, "optimizer"},
		"predictions of no epoch":  {change(func(s *savedRun) { s.predicted = -2 }), WrongContent, "predictions"},
		"a prediction missing":     {change(func(s *savedRun) { s.predictions = s.predictions[8:] }), WrongContent, "predictions"},
		"predictions of nobody":    {change(func(s *savedRun) { s.predicted = -1 }), WrongContent, "predictions"},
		"diverged at another time": {change(func(s *savedRun) { s.state, s.update, s.good.epoch = Diverged, 0, 0 }), WrongContent, "state"},
	} {
		_, err := Open[float32](test.file, r.train, r.validation)
		var problem *FileError
		if !errors.As(err, &problem) || problem.Problem != test.problem || !strings.Contains(problem.Detail, test.detail) {
			t.Errorf("%s: got %v, want %s and “%s”", name, err, test.problem, test.detail)
		}
	}
	if _, err := Open[float32](good, r.train, r.validation); err != nil {
		t.Errorf("the file that all these were made from is refused: %v", err)
	}
	if _, err := Open[float64](good, r.train, r.validation); err == nil || !strings.Contains(err.Error(), "32 bits") {
		t.Errorf("opened in the other precision: %v", err)
	}
	if _, err := Open[float32](good, r.validation, r.train); err == nil {
		t.Error("opened with training and validation records exchanged")
	}
	train, validation := text(t, c.Steps)
	classes, err := NewTrainer[float32](c, train, validation)
	if err != nil || classes.Run() != nil {
		t.Fatal(err)
	}
	bad := changed(t, file(t, classes), func(s *savedRun) { s.predictions[3]++ })
	if _, err := Open[float32](bad, train, validation); err == nil || !strings.Contains(err.Error(), "predictions") {
		t.Errorf("a class that there is not: %v", err)
	}
}

// TestEveryBitOfAFileCounts turns every bit round, one at a time.
func TestEveryBitOfAFileCounts(t *testing.T) {
	c := small()
	c.Hidden, c.Batch = 1, 70
	r := halfway(t, c)
	good := file(t, r)
	for at := range good {
		for bit := range 8 {
			good[at] ^= 1 << bit
			if _, err := Open[float32](good, r.train, r.validation); err == nil {
				t.Fatalf("bit %d of byte %d of %d is not noticed", bit, at, len(good))
			}
			good[at] ^= 1 << bit
		}
	}
	for n := range good {
		if _, err := Open[float32](good[:n], r.train, r.validation); err == nil {
			t.Fatalf("cut off at byte %d of %d, and not noticed", n, len(good))
		}
	}
}

// readingTakes is how many bytes it takes to read a file and find it good or
// bad, before any trainer is made.
func readingTakes(file []byte, r *Trainer[float32]) (bytes uint64, err error) {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err = readFor(file, 32, r.train, r.validation)
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc, err
}

// allowance is for errors, names and the outline of a network: the same for
// all files. Another goroutine of the tests may take some of it too.
const allowance = 64 << 10

// TestReadingIsBoundedByTheFile has files that claim far more than they hold.
func TestReadingIsBoundedByTheFile(t *testing.T) {
	r := halfway(t, small())
	good := file(t, r)
	weights := uint64(len(r.net.params.All) * 3 * 4)
	for name, file := range map[string][]byte{
		"the largest network":  changed(t, good, func(s *savedRun) { s.config.Cell, s.config.Layers, s.config.Hidden = LSTM, 3, 256 }),
		"the longest run":      changed(t, good, func(s *savedRun) { s.config.Epochs = 1000 }),
		"a list of 2^63 bytes": sealed(bytes.Replace(good[fileHeader:], appendWord(nil, weights, 8), appendWord(nil, 1<<63, 8), 1)),
		"a content of 2^63":    append(appendWord(append([]byte(signature), 1, 0, 0, 0, 0, 0, 0, 0), 1<<63, 8), 0, 0, 0, 0, 0, 0, 0, 0),
		"no end of text":       sealed(appendWord(nil, math.MaxUint64, 8)),
	} {
		took, err := readingTakes(file, r)
		if bytes.Equal(file, good) || err == nil && name != "the longest run" {
			t.Errorf("%s is taken", name)
		}
		if took > uint64(len(file))+allowance {
			t.Errorf("%s: %d bytes of memory for a file of %d", name, took, len(file))
		}
	}
}

// FuzzOpen has files changed anywhere, and contents changed anywhere under a
// right header. None may be taken that is not whole, take more memory than its
// size justifies, or leave a trainer that panics.
func FuzzOpen(f *testing.F) {
	c := small()
	c.Hidden, c.Batch = 2, 30
	r := halfway(f, c)
	for _, cell := range []Cell{Elman, LSTM, GRU} {
		for _, optimizer := range []Optimizer{SGD, RMSprop, AdamW} {
			c.Cell, c.Optimizer, c.Patience = cell, optimizer, len(optimizer)%3
			run := halfway(f, c)
			f.Add(file(f, run))
			f.Add(file(f, run)[fileHeader:])
			if err := run.Run(); err != nil {
				f.Fatal(err)
			}
			f.Add(file(f, run)[fileHeader:])
		}
	}
	f.Add([]byte(signature))
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, candidate := range [][]byte{data, sealed(data)} {
			if took, _ := readingTakes(candidate, r); took > uint64(len(candidate))+allowance {
				t.Errorf("%d bytes of memory for a file of %d", took, len(candidate))
			}
			opened, err := Open[float32](candidate, r.train, r.validation)
			if err != nil {
				if problem, ok := err.(*FileError); !ok || problem.Detail == "" {
					t.Errorf("%v is not a FileError that says why", err)
				}
				continue
			}
			if again := file(t, opened); !bytes.Equal(again, candidate) {
				t.Errorf("saved again it is another file")
			}
			for range 8 {
				_ = opened.Step() // of wild weights it may well be a DivergenceError
			}
		}
	})
}
