package task

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rnnlab/rnnlab/rnn"
)

// FuzzOpenAny gives the readers of the pages' files anything: it is refused, or it
// is a run that is saved to the same bytes and opens once more.
func FuzzOpenAny(f *testing.F) {
	kept, err := filepath.Glob("testdata/*.rnn")
	if err != nil {
		f.Fatal(err)
	}
	if len(kept) == 0 {
		f.Fatal("no kept file to begin with")
	}
	for _, name := range kept {
		file, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(file)
	}
	for name, text := range map[string]string{"grammar": "", "text": strings.Repeat("春眠不觉晓，处处闻啼鸟。", 40)} {
		e, err := ExerciseNamed(name)
		if err != nil {
			f.Fatal(err)
		}
		c := e.Ladder[0].Config
		c.Hidden, c.Epochs = 2, 1
		if name == "text" {
			c.Steps = 8
		}
		a, err := e.New(c, Options{Text: text})
		if err != nil {
			f.Fatal(err)
		}
		file, err := a.MarshalBinary()
		if err != nil {
			f.Fatal(err)
		}
		f.Add(file)
	}
	type saved interface{ MarshalBinary() ([]byte, error) }
	readers := map[string]func([]byte) (saved, error){
		"Open":        func(file []byte) (saved, error) { r, err := Open(file); return r, err },
		"OpenOwn":     func(file []byte) (saved, error) { o, err := OpenOwn(file); return o, err },
		"OpenAttempt": func(file []byte) (saved, error) { a, err := OpenAttempt(file); return a, err },
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		// A large network is right, and takes longer than a fuzzer has.
		if c, _, err := rnn.ReadConfig(file); err == nil && (c.Hidden > 32 || c.Steps > 200 || c.Layers > 3) {
			t.Skip()
		}
		for name, open := range readers {
			run, err := open(file)
			if err != nil {
				continue
			}
			again, err := run.MarshalBinary()
			if err != nil {
				t.Errorf("%s: taken, and cannot be saved: %v", name, err)
				continue
			}
			once, err := open(again)
			if err != nil {
				t.Errorf("%s: saved, and not opened again: %v", name, err)
				continue
			}
			if twice, err := once.MarshalBinary(); err != nil || !bytes.Equal(twice, again) {
				t.Errorf("%s: saved twice, the files differ (%v)", name, err)
			}
		}
	})
}
