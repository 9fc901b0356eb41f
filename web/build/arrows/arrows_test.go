package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestArrowsOf(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"main.ts":        "import { a } from './run/a'\nimport { package } from 'package'\nconsole.log(a)",
		"run/a.ts":       "import type { B } from '../page/b'\nimport { type C } from '../page/c'\nimport './same'\nexport const a: B & C = 1 as never",
		"run/same.ts":    "export type * from '../views/d'\nexport type {\n  E,\n} from '../views/e'",
		"page/b.ts":      "export type B = number",
		"page/c.ts":      "export type C = number\n/** Nothing is imported from here. */\nexport type Long = { from: 'here' }",
		"views/d.ts":     "import html from './d.html'\nexport type D = number\nconsole.log(html)",
		"views/e.ts":     "export type E = number\nvoid import('../run/a')",
		"views/d.html":   "<p>",
		"test/a.test.ts": "import '../main'",
	} {
		name = filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := arrowsOf(dir)
	want := []arrow{
		{"main.ts", "run/a.ts"},
		{"run/a.ts", "page/b.ts"},
		{"run/a.ts", "page/c.ts"},
		{"run/a.ts", "run/same.ts"},
		{"run/same.ts", "views/d.ts"},
		{"run/same.ts", "views/e.ts"},
		{"views/d.ts", "views/d.html"},
		{"views/e.ts", "run/a.ts"},
	}
	if err != nil || !slices.Equal(got, want) {
		t.Errorf("arrows %v, %v\nwant %v", got, err, want)
	}
	if err := os.Remove(filepath.Join(dir, "page/b.ts")); err != nil {
		t.Fatal(err)
	}
	if _, err := arrowsOf(dir); err == nil || !strings.Contains(err.Error(), "page/b") {
		t.Errorf("a file that is not there: error %v", err)
	}
}

func TestWrongWays(t *testing.T) {
	order := [][]string{{"low"}, {"left", "right"}, {"."}}
	for _, c := range []struct {
		name   string
		arrows []arrow
		want   string // "" for none
	}{
		{"down", []arrow{{"main.ts", "low/a.ts"}, {"left/a.ts", "low/a.ts"}}, ""},
		{"up", []arrow{{"low/a.ts", "left/b.ts"}}, "low/a.ts imports left/b.ts: low is below left"},
		{"at home", []arrow{{"new/a.ts", "new/b.ts"}}, ""},
		{"aside", []arrow{{"left/a.ts", "right/a.ts"}}, ""},
		{"both ways", []arrow{{"left/a.ts", "right/a.ts"}, {"right/b.ts", "left/b.ts"}}, "left and right import from each other"},
		{"a new folder", []arrow{{"new/a.ts", "low/a.ts"}}, "no place for both"},
	} {
		got := strings.Join(wrongWays(c.arrows, order), "\n")
		if (got == "") != (c.want == "") || !strings.Contains(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestCircle(t *testing.T) {
	for _, c := range []struct {
		name   string
		arrows []arrow
		want   string
	}{
		{"none", nil, ""},
		{"a tree", []arrow{{"a", "b"}, {"a", "c"}, {"b", "c"}}, ""},
		{"two", []arrow{{"a", "b"}, {"b", "a"}}, "a imports b imports a"},
		{"with a way to it and one from it", []arrow{{"in", "a"}, {"a", "b"}, {"b", "c"}, {"c", "a"}, {"c", "out"}, {"out", "end"}}, "a imports b imports c imports a"},
	} {
		if got := circle(c.arrows); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
