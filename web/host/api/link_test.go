package api

import (
	"encoding/json"
	"os"
	"testing"

	"github.com/rnnlab/rnnlab/rnn"
)

// A link is read alike by the API, the page and the frame: the page's units read
// the same table.
func TestLinksAreReadAsThePageDoes(t *testing.T) {
	text, err := os.ReadFile("testdata/links.json")
	if err != nil {
		t.Fatal(err)
	}
	var table []struct {
		Link    string
		Reads   map[string]string // what differs from its preset
		Refuses string            // or the field that is named
	}
	if err := json.Unmarshal(text, &table); err != nil {
		t.Fatal(err)
	}
	if len(table) < 40 {
		t.Fatalf("only %d links", len(table))
	}
	for _, row := range table {
		s, problem := parseSettings(row.Link)
		if row.Refuses != "" {
			if problem == nil || problem.Field != row.Refuses {
				t.Errorf("%q: %+v, want %s to be named", row.Link, problem, row.Refuses)
			}
			continue
		}
		if problem != nil {
			t.Errorf("%q: %+v", row.Link, problem)
			continue
		}
		for _, f := range rnn.Fields() {
			want, given := row.Reads[f.Name]
			if !given {
				want = f.Text(s.preset.Config)
			}
			if got := f.Text(s.config); got != want {
				t.Errorf("%q: %s is %s, want %s", row.Link, f.Name, got, want)
			}
		}
	}
}

// Whatever the link of a frame says about how it looks, the picture is that of
// its run.
func TestKeysOfLooksAreTaken(t *testing.T) {
	plain := parsed(t, "hidden=8")
	for _, key := range linkKeys() {
		s := parsed(t, "hidden=8&"+key+"=on")
		if s.config != plain.config || s.page[key] != "on" || s.query() != plain.query() {
			t.Errorf("%s: %+v", key, s)
		}
	}
}
