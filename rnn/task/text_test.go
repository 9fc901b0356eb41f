package task

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rnnlab/rnnlab/rnn"
)

func TestTextIsDivided(t *testing.T) {
	e := exercise(t, "text")
	o := optionsOf(e)
	m := materialOf(t, "text", 0)
	if got := m.Alphabet.Text(m.Train.Token(0)...); !strings.HasPrefix(o.Text, got) {
		t.Errorf("training begins with %q", got)
	}
	if got := m.Alphabet.Text(m.Test.Class(0)...); !strings.Contains(o.Text[len(o.Text)-len(o.Text)/19:], got) {
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

// On Newton's Opticks, where windows of 64 letters each begin from nothing, an LSTM
// comes past counting 3 letters and not past 5.
func TestReachOfText(t *testing.T) {
	slow(t)
	e := exercise(t, "text")
	wants := map[string]Standing{
		"lstm": {Passed: Counted(3), Next: Counted(4)},
		"gru":  {Passed: Counted(4), Next: Counted(5)},
	}
	for _, rung := range e.Ladder[1:] {
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
	}
}
