package rnn

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

// later are two fields of a later day, and the values that they have.
type later struct {
	dropout float64
	noise   string
}

// withLaterFields puts them in the table until the test is over.
func withLaterFields(t *testing.T) *later {
	t.Helper()
	v := &later{}
	today := fields
	t.Cleanup(func() { fields = today })
	fields = slices.Insert(slices.Clone(today), 3, // in the middle: the order of the table says nothing
		Field{Name: "dropout", Kind: Real, Min: 0, Max: 0.9, Neutral: "0", at: func(*Config) any { return &v.dropout }})
	fields = append(fields,
		Field{Name: "noise", Kind: Enum, Options: []string{"pink", "none"}, Neutral: "none", at: func(*Config) any { return &v.noise }})
	return v
}

// TestYesterdaysFilesOpenWithMoreFields is the proof that the Config can grow:
// files of both versions from before, kept runs among them, open with the new
// fields at their neutral values, and go on with the same bits.
func TestYesterdaysFilesOpenWithMoreFields(t *testing.T) {
	type yesterday struct {
		oldRun
		files [][]byte
	}
	var all []yesterday
	for _, o := range oldRuns(t) {
		train, validation := o.records(t, o.config(t).Steps)
		r, err := OpenRun(o.read(t), train, validation)
		if err != nil {
			t.Fatal(err)
		}
		again, err := r.MarshalBinary()
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, yesterday{o, [][]byte{o.read(t), again}})
	}
	v := withLaterFields(t)
	for _, o := range all {
		for _, file := range o.files {
			v.dropout, v.noise = 0.5, "pink"
			o.goesOn(t, file)
			if v.dropout != 0 || v.noise != "none" {
				t.Errorf("%s: opened with dropout %v and noise %s", o.File, v.dropout, v.noise)
			}
		}
	}
}

// TestTodaysReaderAndALaterFile opens a file of a later day if it uses nothing
// new, and otherwise says what it is that is new.
func TestTodaysReaderAndALaterFile(t *testing.T) {
	var neutral, changed []byte
	r := newTrainer[float32](t, small())
	t.Run("written later", func(t *testing.T) {
		v := withLaterFields(t)
		v.dropout, v.noise = 0, "none"
		neutral = file(t, r)
		v.dropout = 0.25
		changed = file(t, r)
		v.dropout = 0
		if _, err := Open[float32](changed, r.train, r.validation); err != nil || v.dropout != 0.25 {
			t.Errorf("a dropout of 0.25 comes back as %v (%v)", v.dropout, err)
		}
	})
	if _, err := Open[float32](neutral, r.train, r.validation); err != nil {
		t.Errorf("a file that uses nothing new: %v", err)
	}
	var problem *FileError
	if _, err := Open[float32](changed, r.train, r.validation); !errors.As(err, &problem) || problem.Problem != NewerFile || !strings.Contains(problem.Detail, "dropout") {
		t.Errorf("a file with dropout: %v", err)
	}
}

// TestNeutralValues holds the table to what files and links rely on: the fields
// that version 1 had are in every file and need no neutral value, all others
// have one, spelled as the table spells it.
func TestNeutralValues(t *testing.T) {
	first := oldRuns(t)[0].Config
	if len(first) != 18 {
		t.Fatalf("version 1 had %d fields", len(first))
	}
	check := func() {
		for _, f := range fields {
			_, old := first[f.Name]
			if old != (f.Neutral == "") {
				t.Errorf("%s: neutral value “%s”, in version 1: %v", f.Name, f.Neutral, old)
			}
			var c Config
			if old {
				continue
			}
			if err := f.SetText(&c, f.Neutral); err != nil || f.Text(c) != f.Neutral {
				t.Errorf("%s: neutral value “%s” is spelled “%s” (%v)", f.Name, f.Neutral, f.Text(c), err)
			}
		}
	}
	check()
	withLaterFields(t)
	check()
}
