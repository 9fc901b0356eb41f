package task

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/series"
)

func TestTextIsDivided(t *testing.T) {
	e := exercise(t, "text")
	o := optionsOf(e)
	m := materialOf(t, "text", 0)
	if got := m.Alphabet.Text(m.Train.Token(0)...); !strings.HasPrefix(o.Text, got) {
		t.Errorf("training begins with %q", got)
	}
	// Held-out text is asked about after the first quarter of a record.
	lead := m.Test.Steps / 4
	if class := m.Test.Class(0); class[lead-1] != series.NoClass || m.Train.Class(0)[0] == series.NoClass {
		t.Errorf("the test asks from the start: %v", class)
	}
	if got := m.Alphabet.Text(m.Test.Class(0)[lead:]...); !strings.Contains(o.Text[len(o.Text)-len(o.Text)/19:], got) {
		t.Errorf("the test begins with %q", got)
	}
	// A text of numbers in words is known better by more letters, up to a few.
	floors := m.Floors()
	if first, last := floors[0], floors[len(floors)-1]; first.Rule != Chance || last.Validation > first.Validation/3 || len(floors) != 1+MostCounted {
		t.Errorf("floors %+v", floors)
	}
	for name, text := range map[string]string{
		"short": "to be or not to be", "long": strings.Repeat("ab", MostText), "one letter": strings.Repeat("a", LeastText),
		"no UTF-8": strings.Repeat("ab\xff", LeastText),
	} {
		_, err := e.Material(e.Ladder[0].Config, Options{Text: text})
		if field, ok := errors.AsType[*rnn.FieldError](err); !ok || field.Field != "text" {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// The least of a text is what its parts need: a record and the letter after it, of which a quarter stands before the part.
func TestTextMayBeAsShortAsItsParts(t *testing.T) {
	e := exercise(t, "text")
	c := e.Ladder[0].Config // of 64 letters
	poem := []rune(strings.Repeat("春眠不觉晓，处处闻啼鸟。夜来风雨声，花落知多少。", 50))
	m, err := e.Material(c, Options{Text: string(poem[:20*49])})
	if err != nil || m.Validation.N != 1 || m.Test.N != 1 {
		t.Fatalf("980 characters: %v", err)
	}
	_, err = e.Material(c, Options{Text: string(poem[:20*49-1])})
	field, ok := errors.AsType[*rnn.FieldError](err)
	if !ok || field.Field != "steps" || !strings.HasPrefix(field.Want, "at most 62,") {
		t.Errorf("979 characters: %v", err)
	}
	// What is said to be the most is.
	for c.Steps = 62; c.Steps <= 63; c.Steps++ {
		if _, err := e.Material(c, Options{Text: string(poem[:20*49-1])}); (err == nil) != (c.Steps == 62) {
			t.Errorf("979 characters by %d: %v", c.Steps, err)
		}
	}
}

// A text of the reader's own, in Chinese, is in the file of its run.
func TestTextIsKept(t *testing.T) {
	e := exercise(t, "text")
	c := e.Ladder[1].Config
	c.Hidden, c.Steps, c.Epochs = 4, 8, 1
	o := Options{Text: strings.Repeat("春眠不觉晓，处处闻啼鸟。夜来风雨声，花落知多少。", 20)}
	a, err := e.New(c, o)
	if err != nil {
		t.Fatal(err)
	}
	opened, _ := reopenedAttempt(t, a)
	if n := opened.Material.Alphabet.Len(); opened.Options != o || n != 21 {
		t.Errorf("opened, it has %d characters, want 21, of %q", n, opened.Options.Text)
	}
}

// Who counts five letters can write, too: with the same seed the same, and at a
// temperature of 0 what came most often after the last four.
func TestScribe(t *testing.T) {
	e := exercise(t, "text")
	m, err := e.Material(e.Ladder[0].Config, Options{Text: strings.Repeat("one two three four. ", 100)})
	if err != nil {
		t.Fatal(err)
	}
	write := func(of rnn.Sampling, beginning string) string {
		tokens, _ := m.Alphabet.Tokens(beginning)
		s, err := m.NewScribe(of, tokens...)
		if err != nil {
			t.Fatal(err)
		}
		var written []int
		for range 40 {
			sum := 0.0
			for _, p := range s.Distribution() {
				sum += p
			}
			if sum < 1-1e-12 || sum > 1+1e-12 {
				t.Errorf("probabilities add up to %v", sum)
			}
			written = append(written, s.Next())
		}
		return m.Alphabet.Text(written...)
	}
	if got, want := write(rnn.Sampling{}, "three "), "four. one two three four. one two three "; got != want {
		t.Errorf("it writes %q, want %q", got, want)
	}
	drawn := rnn.Sampling{Temperature: 1, Seed: 3}
	if a, b := write(drawn, "t"), write(drawn, "t"); a != b {
		t.Errorf("%q and %q with one seed", a, b)
	}
	write(drawn, "") // after nothing, too
	for field, begin := range map[string]func() (*Scribe, error){
		"beginning[1]": func() (*Scribe, error) { return m.NewScribe(drawn, 0, m.Alphabet.Len()) },
		"temperature":  func() (*Scribe, error) { return m.NewScribe(rnn.Sampling{Temperature: -1}) },
		"material":     func() (*Scribe, error) { return materialOf(t, "grammar", 0).NewScribe(drawn) },
	} {
		_, err := begin()
		if wrong, ok := errors.AsType[*rnn.FieldError](err); !ok || wrong.Field != field {
			t.Errorf("%s: %v", field, err)
		}
	}
}

// opticks is the text of Newton's Opticks out of Go's own source.
func opticks(t *testing.T) string {
	t.Helper()
	root, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	file, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(root)), "src", "testdata", "Isaac.Newton-Opticks.txt"))
	if err != nil {
		t.Fatal(err)
	}
	text, err := TextOfOpticks(string(file))
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// On Newton's Opticks an LSTM comes past counting 3 letters, and a GRU with smaller
// batches past counting 5, the best of the rules.
func TestReachOfText(t *testing.T) {
	slow(t)
	e := exercise(t, "text")
	wants := map[string]Standing{
		"elman": {Passed: Counted(3), Next: Counted(4)},
		"lstm":  {Passed: Counted(3), Next: Counted(4)},
		"gru":   {Passed: Counted(5)},
	}
	for _, rung := range e.Ladder {
		a, err := e.New(rung.Config, Options{Text: opticks(t)})
		if err != nil {
			t.Fatal(err)
		}
		floors := a.Material.Floors()
		for _, f := range floors {
			t.Logf("%-7s %.3f nats, test %.3f", f.Rule, f.Validation, f.Test)
		}
		stand := Standing{}
		for l, err := range a.Epochs() {
			if err != nil {
				t.Fatal(err)
			}
			stand = Stand(l.Validation, floors)
			t.Logf("%s after %d epochs %.3f nats, in training %.3f: %+v", rung.Name, l.Epoch, l.Validation, l.Train, stand)
		}
		if stand != wants[rung.Name] {
			t.Errorf("%s: %+v, want %+v", rung.Name, stand, wants[rung.Name])
		}
		exam, err := a.Material.NewExam(a.Model())
		if err != nil {
			t.Fatal(err)
		}
		for more := true; more; {
			if more, err = exam.Step(); err != nil {
				t.Fatal(err)
			}
		}
		score := exam.Score().Value
		t.Logf("%s on the test: %.3f nats", rung.Name, score)
		for _, f := range floors {
			if f.Rule == stand.Passed && !(score < f.Test) {
				t.Errorf("%s: on the test %.3f nats, no better than %s", rung.Name, score, f.Rule)
			}
		}
	}
}
