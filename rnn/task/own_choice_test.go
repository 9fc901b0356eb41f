package task

import (
	"errors"
	"math"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/series"
	"github.com/rnnlab/rnnlab/rnn/series/baseline"
)

// What somebody knows better than the numbers tell decides the floors and the
// ladder; to take it back is to have what was found.
func TestChoose(t *testing.T) {
	o := own(t, series.Airline())
	found := own(t, series.Airline())
	if err := o.Choose(Choice{Season: 6, Transform: "log-change"}); err != nil {
		t.Fatal(err)
	}
	season := slices.IndexFunc(o.Floors, func(f baseline.Floor) bool { return f.Rule == "season" })
	if o.Season != 6 || o.Found != 12 || season < 0 || o.Floors[season].Season != 6 {
		t.Errorf("season %d, found %d", o.Season, o.Found)
	}
	ladder := o.Ladder()
	want := []series.Step{{Op: series.Log}, {Op: series.Difference, Lag: 1}, {Op: series.Standard}}
	if !reflect.DeepEqual(ladder[1].Steps, want) || ladder[1].Config.Steps != 12 {
		t.Errorf("prepared by %v, with windows of %d", ladder[1].Steps, ladder[1].Config.Steps)
	}
	if err := o.Choose(Choice{Season: NoSeason}); err != nil {
		t.Fatal(err)
	}
	if o.Season != 0 || slices.ContainsFunc(o.Floors, func(f baseline.Floor) bool { return f.Season != 0 }) {
		t.Error("there is a season yet")
	}
	if err := o.Choose(Choice{}); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(o, found) {
		t.Error("with nothing chosen it is another than before")
	}
}

// What cannot be is refused by its name, and changes nothing.
func TestChooseRefuses(t *testing.T) {
	o := own(t, series.Airline())
	before := *o
	for _, c := range []struct {
		choice      Choice
		field, want string
	}{
		{Choice{Season: 1}, "season", "2 to 44"},
		{Choice{Season: 45}, "season", "2 to 44"},
		{Choice{Season: -2}, "season", "2 to 44"},
		{Choice{Transform: "root"}, "transform", "none, log, change, season, log-change, log-season, season-change, log-season-change"},
		{Choice{Season: NoSeason, Transform: "season"}, "transform", "none, log, change, log-change"},
	} {
		var field *rnn.FieldError
		if err := o.Choose(c.choice); !errors.As(err, &field) || field.Field != c.field || !strings.Contains(field.Want, c.want) {
			t.Errorf("%+v: %v", c.choice, err)
		}
	}
	if !reflect.DeepEqual(*o, before) {
		t.Error("what is refused has changed something")
	}
	lesson, err := Lessons()[1].New(0)
	if err != nil {
		t.Fatal(err)
	}
	if lesson.Choose(Choice{Season: 6}) == nil {
		t.Error("a lesson has a choice")
	}
}

// The test part decides nothing of what can be chosen.
func TestTheTestHasNoPartInTheChoice(t *testing.T) {
	values := series.Airline()
	o := own(t, values)
	for i := o.Parts.Known(); i < len(values); i++ {
		values[i] = -values[i] * float64(i)
	}
	other := own(t, values)
	for _, c := range []Choice{{}, {Season: 6}, {Season: NoSeason, Transform: "log"}} {
		if o.Choose(c) != nil || other.Choose(c) != nil {
			t.Fatalf("%+v is refused", c)
		}
		if !reflect.DeepEqual(o.Tried, other.Tried) || o.Proposed != other.Proposed || !reflect.DeepEqual(o.Ladder(), other.Ladder()) {
			t.Errorf("%+v: another test, another ladder", c)
		}
	}
}

// A saved run has the choice, one of which nothing was chosen is the file that it
// always was, and a choice that was changed is refused.
func TestAFileHasTheChoice(t *testing.T) {
	for _, c := range []Choice{{}, {Season: 6}, {Season: NoSeason}, {Transform: "none"}, {Season: 6, Transform: "log-season"}, {Season: NoSeason, Transform: "change"}} {
		r := passengers(t, "solved", nil)
		if err := r.own.Choose(c); err != nil {
			t.Fatal(err)
		}
		rung := r.own.Ladder()[3]
		rung.Config.Hidden = 6
		chosen, err := r.own.New(rung)
		if err != nil {
			t.Fatal(err)
		}
		if text := string(chosen.taskText()); c == (Choice{}) != (text == "own 88 28 28 solved solved") {
			t.Errorf("%+v: %s", c, text)
		}
		again := reopened(t, marshalled(t, chosen))
		if again.Hash() != chosen.Hash() || !reflect.DeepEqual(again.Own(), chosen.Own()) {
			t.Errorf("%+v: opened, it is another", c)
		}
	}
	for _, text := range []string{"own: 88 28 28 solved solved", "own:07- 88 28 28 solved solved", "own:x-log 88 28 28 solved solved", "own:7 88 28 28 solved solved"} {
		if _, _, _, err := ownInFile(text); err == nil {
			t.Errorf("%s is opened", text)
		}
	}
}

// A choice decides only before the test: what cannot be tried is not offered.
func TestWhatWasTriedHasItsName(t *testing.T) {
	values := series.Airline()
	values[3] = -1
	for _, c := range own(t, values).Tried {
		if name := TransformName(c.Steps); strings.Contains(name, "log") || math.IsInf(c.Validation, 0) {
			t.Errorf("%s, off by %v", name, c.Validation)
		}
	}
}
