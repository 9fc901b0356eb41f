package task

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/series"
	"github.com/rnnlab/rnnlab/rnn/series/baseline"
)

func TestLessonsAreWhole(t *testing.T) {
	names := map[string]bool{}
	for _, l := range Lessons() {
		if l.Name == "" || names[l.Name] || l.Kind != Numbers {
			t.Errorf("the name %q is empty or there twice, or of kind %q", l.Name, l.Kind)
		}
		names[l.Name] = true
		if n := len(l.Ladder); n < 2 || n > 4 {
			t.Errorf("%s: a ladder of %d rungs, want 2 to 4", l.Name, n)
		}
		rungs := map[string]bool{}
		for _, r := range l.Ladder {
			if err := r.Config.Validate(); err != nil || rungs[r.Name] {
				t.Errorf("%s: rung %s: %v, or there twice", l.Name, r.Name, err)
			}
			rungs[r.Name] = true
		}
		for _, sentence := range []string{l.Provenance, l.Licence} {
			if !strings.HasSuffix(sentence, ".") {
				t.Errorf("%s: %q is no sentence", l.Name, sentence)
			}
		}
		if err := l.Parts.Check(len(l.Values(1))); err != nil {
			t.Errorf("%s: %v", l.Name, err)
		}
		if drawn := !slices.Equal(l.Values(1), l.Values(2)); drawn != l.Drawn {
			t.Errorf("%s: the seed changes the values: %t", l.Name, drawn)
		}
		if (l.Horizon > 0) != (l.AheadReach > 0) {
			t.Errorf("%s: a horizon of %d with %v to reach", l.Name, l.Horizon, l.AheadReach)
		}
	}
	_, err := LessonNamed("shares")
	if field, ok := errors.AsType[*rnn.FieldError](err); !ok || field.Field != "task" || field.Want != "one of sine, airline, share-price, waves, mackey-glass" {
		t.Errorf("an unknown name: %v", err)
	}
}

// lessonOf is a lesson's series with a seed.
func lessonOf(t *testing.T, name string, seed uint32) *Own {
	t.Helper()
	l, err := LessonNamed(name)
	if err != nil {
		t.Fatal(err)
	}
	o, err := l.New(seed)
	if err != nil {
		t.Fatal(err)
	}
	return o
}

// Every rung of every lesson has the same bits everywhere: of the numbers it is
// fed, and of the weights after two epochs, or solved.
func TestLessonsSameBits(t *testing.T) {
	for _, l := range Lessons() {
		o := lessonOf(t, l.Name, 1)
		got := map[string]uint64{"values": series.Hash(series.Records{N: 1, Steps: len(o.Values), Inputs: 1, X: o.Values})}
		for _, rung := range o.Ladder() {
			if !rung.Solved {
				rung.Config.Epochs, rung.Config.Patience = 2, 0
			}
			r, err := o.New(rung)
			if err != nil {
				t.Fatal(err)
			}
			for more := !rung.Solved; more; {
				if more, err = r.Work(); err != nil {
					t.Fatal(err)
				}
			}
			got[rung.Name] = r.Hash()
		}
		for name, hash := range got {
			if want := goldenLessons[l.Name][name]; hash != want {
				t.Errorf("%s: %q: %#x, want %#x", l.Name, name, hash, want)
			}
		}
	}
}

// The last rung of the sine's ladder is the same network as in the sine's task.
func TestLessonOfTheSineIsTheTasks(t *testing.T) {
	rung := lessonOf(t, "sine", 0).Ladder()[0]
	rung.Config.Epochs = 1
	lesson, err := lessonOf(t, "sine", 0).New(rung)
	if err != nil {
		t.Fatal(err)
	}
	run, err := sine.New(rung.Config)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range []rnn.Run{lesson.Run, run.Run} {
		if err := r.Run(); err != nil {
			t.Fatal(err)
		}
	}
	if lesson.Hash() != run.Hash() {
		t.Errorf("%x, want %x", lesson.Hash(), run.Hash())
	}
}

// A saved run of each rung goes on as it was, that of one that leaks, too.
func TestLessonsAreKept(t *testing.T) {
	o := lessonOf(t, "airline", 1)
	for _, rung := range o.Ladder() {
		rung.Config.Epochs = 1
		r, err := o.New(rung)
		if err != nil {
			t.Fatal(err)
		}
		file, err := r.MarshalBinary()
		if err != nil {
			t.Fatal(err)
		}
		opened, err := OpenOwn(file)
		if err != nil {
			t.Errorf("%s: %v", rung.Name, err)
			continue
		}
		for _, r := range []*OwnRun{r, opened} {
			for more := !rung.Solved; more; {
				if more, err = r.Work(); err != nil {
					t.Fatal(err)
				}
			}
		}
		if opened.Hash() != r.Hash() || opened.Rung.Leaks != rung.Leaks {
			t.Errorf("%s: opened, it ends with %x, want %x", rung.Name, opened.Hash(), r.Hash())
		}
	}
}

// One step ahead, Ahead is what the test is.
func TestAheadOfOneStepIsTheTest(t *testing.T) {
	o := lessonOf(t, "airline", 0)
	r, err := o.New(o.Ladder()[3])
	if err != nil {
		t.Fatal(err)
	}
	a, err := r.Ahead(1)
	if want := tested(t, r); err != nil || a.RMSE < want*(1-1e-9) || a.RMSE > want*(1+1e-9) || a.Checked != 48 {
		t.Errorf("%+v, %v; want %v on 48 values", a, err, want)
	}
	for i, f := range a.Floors {
		if f.Test != o.Floors[i].Test {
			t.Errorf("%s: %v, want %v", f.Rule, f.Test, o.Floors[i].Test)
		}
	}
	// Twelve months ahead, repeating last year's month is exactly the season's floor.
	if a, err = r.Ahead(12); err != nil || a.RMSE <= 0 || floorOf(t, a.Floors, baseline.Season).Test != floorOf(t, o.Floors, baseline.Season).Test {
		t.Errorf("%+v, %v", a, err)
	}
	for _, horizon := range []int{0, 85} {
		if _, err := r.Ahead(horizon); err == nil {
			t.Errorf("a horizon of %d", horizon)
		}
	}
}

func floorOf(t *testing.T, floors []baseline.Floor, rule baseline.Rule) baseline.Floor {
	t.Helper()
	at := slices.IndexFunc(floors, func(f baseline.Floor) bool { return f.Rule == rule })
	if at < 0 {
		t.Fatalf("no rule %s", rule)
	}
	return floors[at]
}

// goldenLessons are the hashes of each lesson with seed 1.
var goldenLessons = map[string]map[string]uint64{
	"sine":         {"values": 0x6deed1db64e62731, "adam": 0x989925670966a66f, "solved": 0xdd22ec3d92bf4378},
	"airline":      {"values": 0xdea18bbc576dd8f2, "window": 0x8339b640621f281, "season": 0x70e9d82c3b05d1bc, "solved": 0x1de22794afa973ab, "printed": 0x6d5551947efe43a6},
	"share-price":  {"values": 0x654d635d01b323db, "change": 0x9b0637092a90be71, "solved": 0xbe4d83e830115046, "price": 0x3a772fd2fe188ac7},
	"waves":        {"values": 0x12b937142cea84a5, "solved": 0x1eea531231224011, "short": 0xdb76e952afd1cbff, "long": 0x4773ce0a30293e71, "gated": 0x800553b590fa5b97},
	"mackey-glass": {"values": 0x4ed373bc2e4a5599, "orthogonal": 0x79f8d8795c8c462f, "gru": 0xe1b6704d726bd849, "solved": 0x3b640a72f3a3e7a0},
}
