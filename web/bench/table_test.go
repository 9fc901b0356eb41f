package main

import "testing"

func TestTable(t *testing.T) {
	list := table{head: []string{"", "W1"}}
	list.add("rnnlab", "8.6")
	list.add("→ peer", "255 (249..331)")
	list.add("short")
	want := "" +
		"|        |             W1 |\n" +
		"|--------|---------------:|\n" +
		"| rnnlab |            8.6 |\n" +
		"| → peer | 255 (249..331) |\n" +
		"| short  |                |\n"
	if got := list.String(); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestTableIn(t *testing.T) {
	if got, want := tableIn("build: page\n| a | b |\n|---|---|\nnoise | \n| 1 | 2 |\n"), "| a | b |\n|---|---|\n| 1 | 2 |\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}
