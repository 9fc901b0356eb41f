package api

import (
	"encoding/json"
	"html"
	"os"
	"regexp"
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

// What was pasted into posts long ago, and given out by the API, leads to the
// run that it led to.
func TestOldEmbedsLeadToTheirRun(t *testing.T) {
	text, err := os.ReadFile("../../app/test/testdata/embeds.json")
	if err != nil {
		t.Fatal(err)
	}
	var embeds []struct {
		Name     string
		Picked   struct{ Config map[string]any }
		Snippets struct{ Frame, WordPress, Markdown string }
	}
	if err := json.Unmarshal(text, &embeds); err != nil || len(embeds) < 4 {
		t.Fatalf("%d embeds, %v", len(embeds), err)
	}
	for _, e := range embeds {
		page := regexp.MustCompile(`\((.*)\)$`).FindStringSubmatch(e.Snippets.Markdown)
		frame := regexp.MustCompile(`src="([^"]*)"`).FindStringSubmatch(e.Snippets.Frame)
		if page == nil || frame == nil {
			t.Fatalf("%s has no address: %+v", e.Name, e.Snippets)
		}
		for _, address := range []string{page[1], html.UnescapeString(frame[1]), e.Snippets.WordPress} {
			_, _, link, problem := ownLink(address, "lab.example")
			if problem != nil {
				t.Errorf("%s: %+v", address, problem)
				continue
			}
			s := parsed(t, link)
			for _, f := range rnn.Fields() {
				var got any = f.Text(s.config)
				if f.Kind != rnn.Enum {
					got = f.Number(s.config)
				}
				want, given := e.Picked.Config[f.Name]
				if !given && f.Text(s.config) == f.Neutral {
					continue // a setting that came later
				}
				if got != want {
					t.Errorf("%s: %s is %v, want %v", address, f.Name, got, want)
				}
			}
		}
	}
}
