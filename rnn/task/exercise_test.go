package task

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/series"
)

func TestExercisesAreWhole(t *testing.T) {
	names := map[string]bool{}
	for _, e := range Exercises() {
		if e.Name == "" || names[e.Name] || e.Kind != Symbols {
			t.Errorf("the name %q is empty or there twice, or of kind %q", e.Name, e.Kind)
		}
		names[e.Name] = true
		if n := len(e.Ladder); n < 2 || n > 4 {
			t.Errorf("%s: a ladder of %d rungs, want 2 to 4", e.Name, n)
		}
		rungs := map[string]bool{}
		for _, r := range e.Ladder {
			if err := r.Config.Validate(); err != nil || rungs[r.Name] {
				t.Errorf("%s: rung %s: %v, or there twice", e.Name, r.Name, err)
			}
			rungs[r.Name] = true
		}
		for _, sentence := range []string{e.Provenance, e.Licence} {
			if !strings.HasSuffix(sentence, ".") {
				t.Errorf("%s: %q is no sentence", e.Name, sentence)
			}
		}
		m := materialOf(t, e.Name, 1)
		floors := m.Floors()
		for i, floor := range floors {
			if floor.Rule == "" || i > 0 && floor.Validation > floors[i-1].Validation {
				t.Errorf("%s: floors out of order: %+v", e.Name, floors)
			}
		}
		if err := rnn.CheckRecords(e.Ladder[0].Config, m.Train, m.Validation); err != nil {
			t.Errorf("%s: %v", e.Name, err)
		}
	}
	_, err := ExerciseNamed("logic")
	if field, ok := errors.AsType[*rnn.FieldError](err); !ok || field.Field != "task" || !strings.HasPrefix(field.Want, "one of grammar") {
		t.Errorf("an unknown name: %v", err)
	}
}

func exercise(t *testing.T, name string) Exercise {
	t.Helper()
	e, err := ExerciseNamed(name)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// materialOf is the material of an exercise's first rung, with a seed.
func materialOf(t *testing.T, name string, seed uint32) *Material {
	t.Helper()
	e := exercise(t, name)
	c := e.Ladder[0].Config
	c.Seed = seed
	m, err := e.Material(c, optionsOf(e))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// optionsOf has a text for the exercise that needs one: numbers in words.
func optionsOf(e Exercise) (o Options) {
	words := numberWords()
	for n := 1; n < 40 && e.Name == "text"; n++ {
		for _, pair := range translations(n*231, words) {
			o.Text += spelled(words, pair.read[:len(pair.read)-1]) + "\n"
		}
	}
	return o
}

// Every rung of every exercise has the same bits everywhere: of its material, and
// of the weights after a few updates.
func TestExercisesSameBits(t *testing.T) {
	for _, e := range Exercises() {
		got := map[string]uint64{}
		for _, rung := range e.Ladder {
			c := rung.Config
			c.Epochs, c.Seed = 1, 1
			a, err := e.New(c, optionsOf(e))
			if err != nil {
				t.Fatal(err)
			}
			got["material"] = series.Hash(a.Material.Train, a.Material.Validation, a.Material.Test)
			for a.State() == rnn.Running && (a.Progress().Evaluating || a.Progress().Update < 20) {
				if err := a.Step(); err != nil {
					t.Fatal(err)
				}
			}
			got[rung.Name] = a.Hash()
		}
		for name, hash := range got {
			if want := goldenExercises[e.Name][name]; hash != want {
				t.Errorf("%s: %q: %#x, want %#x", e.Name, name, hash, want)
			}
		}
	}
}

// A saved run goes on as it was, half way through an epoch, too.
func TestAttemptsAreKept(t *testing.T) {
	e := exercise(t, "grammar")
	c := e.Ladder[1].Config
	c.Epochs, c.Batch = 1, 50
	a, err := e.New(c, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for a.Seen() < 200 {
		if err := a.Step(); err != nil {
			t.Fatal(err)
		}
	}
	opened, file := reopenedAttempt(t, a)
	if opened.Seen() != 200 || opened.Exercise.Name != "grammar" {
		t.Errorf("opened, it has seen %d of %s", opened.Seen(), opened.Exercise.Name)
	}
	for _, a := range []*Attempt{a, opened} {
		if err := a.Run.Run(); err != nil {
			t.Fatal(err)
		}
	}
	if opened.Hash() != a.Hash() {
		t.Errorf("opened, it ends with %x, want %x", opened.Hash(), a.Hash())
	}
	for name, open := range map[string]func([]byte) error{
		"the lab":     func(b []byte) error { _, err := Open(b); return err },
		"own numbers": func(b []byte) error { _, err := OpenOwn(b); return err },
	} {
		if problem, ok := errors.AsType[*rnn.FileError](open(file)); !ok || problem.Problem != rnn.OtherTask {
			t.Errorf("%s opens the file of an exercise: %v", name, problem)
		}
	}
	lab, err := sine.New(small())
	if err != nil {
		t.Fatal(err)
	}
	if file, err = lab.MarshalBinary(); err != nil {
		t.Fatal(err)
	}
	if _, err := OpenAttempt(file); !isOther(err) {
		t.Errorf("a file of the lab is opened as one of symbols: %v", err)
	}
}

func isOther(err error) bool {
	problem, ok := errors.AsType[*rnn.FileError](err)
	return ok && problem.Problem == rnn.OtherTask
}

func TestStanding(t *testing.T) {
	floors := []Floor{{Rule: "good", Validation: 1}, {Rule: "bad", Validation: 3}, {Rule: "middling", Validation: 2}}
	for loss, want := range map[float64]Standing{3: {"", "bad"}, 2.5: {"bad", "middling"}, 1: {"middling", "good"}, 0.9: {"good", ""}} {
		if got := Stand(loss, floors); got != want {
			t.Errorf("%v: %+v, want %+v", loss, got, want)
		}
	}
}

// An exam takes the weights of its beginning, and one of another network is refused.
func TestExams(t *testing.T) {
	e := exercise(t, "grammar")
	c := e.Ladder[0].Config
	c.Hidden, c.Epochs = 2, 1
	a, err := e.New(c, Options{})
	if err != nil {
		t.Fatal(err)
	}
	before, err := a.Material.NewExam(a.Model())
	if err != nil {
		t.Fatal(err)
	}
	again, err := a.Material.NewExam(a.Model())
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Run.Run(); err != nil {
		t.Fatal(err)
	}
	for _, exam := range []*Exam{before, again} {
		for more := true; more; {
			if more, err = exam.Step(); err != nil {
				t.Fatal(err)
			}
		}
	}
	if !slices.Equal(before.Score().Marks, again.Score().Marks) || len(again.Score().Marks) != a.Material.Test.N {
		t.Error("training changes an exam under way")
	}
	other, err := rnn.NewTrainer[float32](small(), materialOfSine(t).Train, materialOfSine(t).Validation)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := a.Material.NewExam(rnn.TrainerModel(other)); err == nil {
		t.Error("a network that reads numbers takes an exam in grammar")
	}
}

func materialOfSine(t *testing.T) Data {
	t.Helper()
	d, err := sine.Data(small().Steps)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// goldenExercises are the hashes of each exercise with seed 1.
var goldenExercises = map[string]map[string]uint64{
	"grammar":     {"material": 0xf5357c267c1659dc, "elman": 0x64a8d3f70d48bc2c, "lstm": 0x922b099d8c1ea079},
	"counting":    {"material": 0xbab887dc09d57ebe, "elman": 0x9c06daee2d58a2dd, "gru": 0x3b55c4d8cc2df7d2, "lstm": 0x5cd7b55355c654cc},
	"adding":      {"material": 0x917db669dd4f22a5, "elman": 0xc66af0f7f3b2e26e, "lstm": 0xef2249693bdccb12},
	"translation": {"material": 0x6f341f507be7983, "elman": 0xdd049891acb7d862, "lstm": 0x566d672b871e7d8a},
	"text":        {"material": 0x4220fc4f3f57bd0a, "elman": 0xcd9371f3d04b4002, "lstm": 0x2a0dff71587c7c13, "gru": 0x2150570fd57bc5f5},
	"order":       {"material": 0x587ecc15c650b251, "elman": 0xafdbf5b46998ad77, "lstm": 0xbfb5536403596637},
}

// reopenedAttempt is an attempt out of its own file, and that file.
func reopenedAttempt(t *testing.T, a *Attempt) (opened *Attempt, file []byte) {
	t.Helper()
	file, err := a.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	opened, err = OpenAttempt(file)
	if err != nil {
		t.Fatal(err)
	}
	return opened, file
}
