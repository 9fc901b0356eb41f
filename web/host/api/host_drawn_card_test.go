package api_test

import (
	"bytes"
	"image/png"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/task"
)

// Every task of the page of own numbers has a picture, another with another seed
// where its numbers are, and another in the dark.
func TestHostSeriesCards(t *testing.T) {
	base := base(t)
	picture := func(query string) []byte { return picture(t, base, query) }
	for _, l := range task.Lessons() {
		name := l.Name
		if name == task.Default().Name {
			name = "sine-solved"
		}
		one := picture("task=" + name)
		if !bytes.Equal(one, picture("task="+name+"&seed=1")) {
			t.Errorf("%s: without a seed it is not that of the first", name)
		}
		if bytes.Equal(one, picture("task="+name+"&seed=2")) == l.Drawn {
			t.Errorf("%s: drawn %v, and another seed says otherwise", name, l.Drawn)
		}
		if bytes.Equal(one, picture("task="+name+"&theme=dark")) {
			t.Errorf("%s: the same in the dark", name)
		}
	}
	for query, field := range map[string]string{"task=airline&seed=-1": "seed", "task=airline&theme=red": "theme", "task=shares": "task"} {
		ask(t, "GET", base+"/api/card.png?"+query, "").problem(t, 400, "range", field)
	}
}

// picture is that of a query.
func picture(t *testing.T, base, query string) []byte {
	t.Helper()
	a := ask(t, "GET", base+"/api/card.png?"+query, "")
	if a.StatusCode != 200 || a.Header.Get("Content-Type") != "image/png" {
		t.Fatalf("%s: %d %s", query, a.StatusCode, a.body)
	}
	size, err := png.DecodeConfig(bytes.NewReader(a.body))
	if err != nil || size.Width != 1200 || size.Height != 630 {
		t.Errorf("%s: %+v, %v", query, size, err)
	}
	return a.body
}

// Every exercise has a picture of its own, whatever the seed, and another in the dark.
func TestHostExerciseCards(t *testing.T) {
	base := base(t)
	seen := map[string]string{}
	for _, e := range task.Exercises() {
		one := picture(t, base, "task="+e.Name)
		if other, again := seen[string(one)]; again {
			t.Errorf("%s: the picture of %s", e.Name, other)
		}
		seen[string(one)] = e.Name
		if !bytes.Equal(one, picture(t, base, "task="+e.Name+"&seed=2&rung=lstm")) {
			t.Errorf("%s: another with a seed, which it does not show", e.Name)
		}
		if bytes.Equal(one, picture(t, base, "task="+e.Name+"&theme=dark")) {
			t.Errorf("%s: the same in the dark", e.Name)
		}
	}
	ask(t, "GET", base+"/api/card.png?task=text&theme=red", "").problem(t, 400, "range", "theme")
}
