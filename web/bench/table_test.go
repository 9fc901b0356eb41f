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
