package runfile

import (
	"bytes"
	"encoding/binary"
	"math"
	"os"
	"reflect"
	"runtime"
	"strings"
	"testing"
)

// sample has something in every part.
func sample() *Run {
	return &Run{
		Settings: []Setting{{Name: "cell", IsText: true, Text: "gru"}, {Name: "hidden", Number: 3}, {Name: "rate", Number: math.Copysign(0, -1)}},
		Bits:     64, Records: 1<<63 + 5, State: Diverged, Altered: true, Update: 7, Underway: FinalEvaluation,
		Now:     Moment{Epoch: 2, LearningRate: 0.1, Updates: 11, Power1: 0.5, Power2: 0.25, Numbers: []byte{1, 2, 3}},
		Good:    Moment{Epoch: 1, LearningRate: 0.2, Updates: -1, Power1: 1, Power2: 1, Numbers: []byte{4}},
		History: Encode([]float64{1, 2}), Best: []byte{5, 6}, Carried: []byte{7, 8, 9}, Predicted: 1, Predictions: EncodeIndices([]int{3, -4}),
		Divergence: &Divergence{Epoch: 3, Update: 4, LastGood: 1, Loss: math.Inf(1), Cause: "clip", Reason: "it grew"},
		Source:     Source{Task: []byte("sine"), Data: []byte{7, 8, 9}, Transform: []byte{0}},
		Shape:      []byte("2 numbers"), Names: []byte{0}, Band: []byte{1},
	}
}

// TestEveryPartComesBack fills every field of Run, and fails if one is added
// that the sample above does not have.
func TestEveryPartComesBack(t *testing.T) {
	want := sample()
	for v, i := reflect.ValueOf(*want), 0; i < v.NumField(); i++ {
		if v.Field(i).IsZero() {
			t.Errorf("the sample has no %s", v.Type().Field(i).Name)
		}
	}
	got, err := Read(want.File())
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) || !math.Signbit(got.Settings[2].Number) {
		t.Errorf("got %+v, want %+v", got, want)
	}
	if !bytes.Equal(got.File(), want.File()) {
		t.Error("written again it is other bytes")
	}
	none := &Run{State: Running, Predicted: -1, Settings: want.Settings, History: []byte{}}
	none.Now.Numbers, none.Good.Numbers = []byte{}, []byte{}
	if got, err := Read(none.File()); err != nil || !reflect.DeepEqual(got, none) {
		t.Errorf("with no more than a run must have: %+v, %v", got, err)
	}
}

// sealed is content under a header that fits it: what a mistaken or malicious
// program might write.
func sealed(of uint64, content []byte) []byte {
	file := append(make([]byte, header), content...)
	seal(of, file)
	return file
}

// added is a file with one more section in it, at its beginning and its end.
func added(file []byte, name string, flags uint64, body string) (both [][]byte) {
	text := func(b []byte, s string) []byte {
		return append(binary.LittleEndian.AppendUint64(b, uint64(len(s))), s...)
	}
	section := text(binary.LittleEndian.AppendUint64(text(nil, name), flags), body)
	return [][]byte{sealed(2, append(bytes.Clone(section), file[header:]...)), sealed(2, append(bytes.Clone(file[header:]), section...))}
}

func TestASectionOfALaterDay(t *testing.T) {
	good := sample().File()
	for _, file := range added(good, "applause", optional, "any bytes") {
		if got, err := Read(file); err != nil || !reflect.DeepEqual(got, sample()) {
			t.Errorf("optional: %+v, %v", got, err)
		}
	}
	for _, flags := range []uint64{0, 2, 3, 1 << 63} {
		for _, file := range added(good, "momentum of the third kind", flags, "any bytes") {
			if _, err := Read(file); err == nil || err.Problem != Newer || !strings.Contains(err.Detail, "momentum of the third kind") {
				t.Errorf("flags %d: %v", flags, err)
			}
		}
	}
}

func TestReadNamesWhatIsWrong(t *testing.T) {
	good := sample().File()
	with := func(at int, bit byte) []byte {
		bad := bytes.Clone(good)
		bad[at] ^= bit
		return bad
	}
	change := func(f func(*Run)) []byte {
		r := sample()
		f(r)
		return r.File()
	}
	without := func(name string) []byte {
		at := bytes.Index(good, append(binary.LittleEndian.AppendUint64(nil, uint64(len(name))), name...))
		body := at + 8 + len(name) + 8
		end := body + 8 + int(binary.LittleEndian.Uint64(good[body:]))
		return sealed(2, append(bytes.Clone(good[header:at]), good[end:]...))
	}
	many := make([]Setting, mostSettings+1)
	for i := range many {
		many[i].Name = itoa(i)
	}
	old, err := os.ReadFile("../../testdata/v1/adam.rnn")
	if err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		file    []byte
		problem Problem
		detail  string // what the error must also say
	}{
		"nothing":                 {nil, Foreign, ""},
		"a picture":               {[]byte("\x89PNG\r\n\x1a\n0000"), Foreign, ""},
		"an archive":              {[]byte("PK\x03\x04"), Foreign, ""},
		"text":                    {[]byte("epoch,train_loss\n"), Foreign, ""},
		"line ends made another":  {bytes.Replace(good, []byte("\n"), []byte("\r\n"), 1), Foreign, ""},
		"only the signature":      {good[:8], Length, "header"},
		"only the header":         {good[:header], Length, "0 bytes of content"},
		"the last byte missing":   {good[:len(good)-1], Length, itoa(len(good) - header)},
		"a byte too many":         {append(bytes.Clone(good), 0), Length, ""},
		"one bit of the content":  {with(len(good)/2, 1), Damaged, ""},
		"one bit of the checksum": {with(24, 0x80), Damaged, ""},
		"of a later version":      {with(8, 1), Newer, "version 3"},
		"of version 0":            {with(8, 2), Damaged, ""},
		"no content":              {sealed(2, nil), Content, "no section"},
		"no content, version 1":   {sealed(1, nil), Content, ""},
		"zeros":                   {sealed(2, make([]byte, 999)), Newer, ""},
		"zeros, version 1":        {sealed(1, make([]byte, 1000)), Content, "cell"},
		"version 1 cut short":     {sealed(1, old[header:len(old)-8]), Content, ""},
		"version 1 and more":      {sealed(1, append(bytes.Clone(old[header:]), 0)), Content, ""},
		"half a section":          {sealed(2, good[header:len(good)-1]), Content, "length"},
		"no settings":             {without("settings"), Content, "settings"},
		"no weights":              {without("now"), Content, "now"},
		"two histories":           {added(good, "history", 0, "")[0], Content, "history twice"},
		"more in a section":       {added(without("run"), "run", 0, strings.Repeat("\x00", 99))[0], Content, "run"},
		"neither altered nor not": {added(without("run"), "run", 0, strings.Repeat("\x00", 24)+"\x02"+strings.Repeat("\x00", 31))[0], Content, "altered"},
		"a setting twice":         {change(func(r *Run) { r.Settings[1].Name = "cell" }), Content, "cell"},
		"too many settings":       {change(func(r *Run) { r.Settings = many }), Content, "200"},
		"a name of a kilobyte":    {change(func(r *Run) { r.Settings[0].Name = strings.Repeat("x", longestText+1) }), Content, "1025"},
		"a task of a novel":       {change(func(r *Run) { r.Source.Task = make([]byte, longestTask+1) }), Content, "task"},
		"too much data":           {change(func(r *Run) { r.Source.Data = make([]byte, longestData+1) }), Content, "data"},
		"too long a transform":    {change(func(r *Run) { r.Source.Transform = make([]byte, longestTransform+1) }), Content, "transform"},
	} {
		if _, err := Read(test.file); err == nil || err.Problem != test.problem || !strings.Contains(err.Detail, test.detail) {
			t.Errorf("%s: got %v, want %s and “%s”", name, err, test.problem, test.detail)
		}
	}
}

// TestReadingIsBoundedByTheFile has files that claim far more than they hold.
func TestReadingIsBoundedByTheFile(t *testing.T) {
	const allowance = 64 << 10 // for the run's struct, names and errors, and other goroutines of the tests
	long := binary.LittleEndian.AppendUint64(nil, 1<<63)
	claims := sample()
	claims.Settings = make([]Setting, mostSettings)
	for i := range claims.Settings {
		claims.Settings[i].Name = itoa(i)
	}
	large := sample()
	large.Now.Numbers = make([]byte, 1<<20)
	for name, file := range map[string][]byte{
		"a section of 2^63 bytes":    sealed(2, append(append(binary.LittleEndian.AppendUint64(nil, 0), make([]byte, 8)...), long...)),
		"a name of 2^63 bytes":       sealed(2, long),
		"a name of 2^63, version 1":  sealed(1, long),
		"a content of 2^63":          append(binary.LittleEndian.AppendUint64(append([]byte(signature), 2, 0, 0, 0, 0, 0, 0, 0), 1<<63), make([]byte, 8)...),
		"as many settings as can be": claims.File(),
		"a megabyte of weights":      large.File(),
	} {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		_, _ = Read(file)
		runtime.ReadMemStats(&after)
		if took := after.TotalAlloc - before.TotalAlloc; took > allowance {
			t.Errorf("%s: %d bytes of memory for a file of %d", name, took, len(file))
		}
	}
}

func TestSourceIsPutInAndTakenOut(t *testing.T) {
	want := Source{Task: []byte("drawn&season=12"), Data: []byte("values"), Transform: []byte{1, 2}}
	bare := sample()
	bare.Source = Source{}
	file, err := WithSource(bare.File(), want)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := SourceOf(file); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, %v", got, err)
	}
	if again, err := WithSource(file, Source{}); err != nil || !bytes.Equal(again, bare.File()) {
		t.Errorf("taken out again it is not the file that it was (%v)", err)
	}
	old, err := os.ReadFile("../../testdata/v1/adam.rnn")
	if err != nil {
		t.Fatal(err)
	}
	if file, err := WithSource(old, want); err != nil {
		t.Error(err)
	} else if got, err := SourceOf(file); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("a file of version 1: %+v, %v", got, err)
	}
	if got, err := SourceOf(old); err != nil || got.size() != 0 {
		t.Errorf("a file of version 1 has a source: %+v, %v", got, err)
	}
	for name, bad := range map[string]Source{
		"task":      {Task: make([]byte, longestTask+1)},
		"data":      {Data: make([]byte, longestData+1)},
		"transform": {Transform: make([]byte, longestTransform+1)},
	} {
		if _, err := WithSource(file, bad); err == nil || !strings.Contains(err.Error(), name) {
			t.Errorf("too long a %s: %v", name, err)
		}
	}
	if _, err := WithSource([]byte("no file"), want); err == nil {
		t.Error("a source in no file")
	}
}
