package task

import (
	"errors"
	"slices"
	"testing"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/series"
)

func TestNumbersInWords(t *testing.T) {
	words := numberWords()
	for n, want := range map[int][2]string{
		1: {"one", "一"}, 10: {"ten", "十"}, 15: {"fifteen", "十五"}, 20: {"twenty", "二十"}, 21: {"twenty-one", "二十一"},
		100: {"one hundred", "一百"}, 110: {"one hundred and ten", "一百一十"}, 205: {"two hundred and five", "二百零五"},
		1000: {"one thousand", "一千"}, 1005: {"one thousand and five", "一千零五"}, 1010: {"one thousand and ten", "一千零一十"},
		2300: {"two thousand three hundred", "二千三百"}, 3040: {"three thousand and forty", "三千零四十"},
		6700: {"six thousand seven hundred", "六千七百"}, 9999: {"nine thousand nine hundred and ninety-nine", "九千九百九十九"},
	} {
		for i, pair := range translations(n, words) {
			if got := spelled(words, pair.read[:len(pair.read)-1]); got != want[i] {
				t.Errorf("%d: %s, want %s", n, got, want[i])
			}
			if got := spelled(words, pair.write[:len(pair.write)-1]); got != want[1-i] {
				t.Errorf("%d: %s, want %s", n, got, want[1-i])
			}
		}
	}
	seen := map[string]bool{}
	for n := 1; n <= 9999; n++ {
		for _, pair := range translations(n, words) {
			text := spelled(words, pair.read)
			if seen[text] || len(pair.read)+len(pair.write)-1 > translationSteps || slices.Contains(pair.read, -1) {
				t.Fatalf("%s: there twice, or too long, or of unknown words", text)
			}
			seen[text] = true
		}
	}
	if got := cutNumber(" Two-thousand, and FIVE二百"); !slices.Equal(got, []string{"two", "thousand", "and", "five", "二", "百"}) {
		t.Errorf("cut into %q", got)
	}
}

// What is read is not to be predicted, and no number of the test is trained on.
func TestTranslationMaterial(t *testing.T) {
	m := materialOf(t, "translation", 1)
	read := func(r series.Records, i int) string {
		end := slices.Index(r.Token(i), equals)
		for k, class := range r.Class(i) {
			if (k < end) != (class == series.NoClass) && k <= end {
				t.Fatalf("record %d predicts %d at step %d of %d that are read", i, class, k, end)
			}
		}
		return spelled(m.Words, r.Token(i)[:end])
	}
	trained := map[string]bool{}
	for i := range m.Train.N {
		trained[read(m.Train, i)] = true
	}
	for i := range m.Test.N {
		if trained[read(m.Test, i)] {
			t.Fatalf("record %d of the test was trained on", i)
		}
	}
}

func TestTranslateRefuses(t *testing.T) {
	e := exercise(t, "translation")
	c := e.Ladder[1].Config
	c.Hidden = 2
	a, err := e.New(c, Options{})
	if err != nil {
		t.Fatal(err)
	}
	_, err = Translate(a.Model(), "two hundred and umpteen")
	if field, ok := errors.AsType[*rnn.FieldError](err); !ok || field.Got != "umpteen" {
		t.Errorf("umpteen: %v", err)
	}
	if text, err := Translate(a.Model(), "two hundred"); err != nil || len([]rune(text)) > 20*translationSteps {
		t.Errorf("untrained: %q (%v)", text, err)
	}
}

// An LSTM translates 99 of 100 numbers that it has not seen, to the last word.
func TestReachOfTranslation(t *testing.T) {
	slow(t)
	e := exercise(t, "translation")
	if solved := solve(t, e, 1, 3); len(solved) < 3 {
		t.Errorf("solved by %d of 3", len(solved))
	}
	solve(t, e, 0, 1)
}
