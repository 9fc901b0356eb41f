package main

import (
	"os"
	"strings"
	"testing"
)

// TestReadmeQuotesTheResults holds the figures in the project's README to those
// that the benchmarks wrote.
func TestReadmeQuotesTheResults(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	results, err := os.ReadFile("RESULTS.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, begins := strings.Cut(string(readme), quoteBegins)
	quoted, _, ends := strings.Cut(rest, quoteEnds)
	if !begins || !ends || strings.TrimSpace(quoted) == "" {
		t.Fatal("the README quotes nothing")
	}
	for line := range strings.Lines(quoted) {
		if !strings.Contains(string(results), line) {
			t.Errorf("not in RESULTS.md: %s", line)
		}
	}
}

func TestQuote(t *testing.T) {
	readme := "before\n" + quoteBegins + "old\n" + quoteEnds + "after\n"
	got, err := quote(readme, "new\n")
	if want := "before\n" + quoteBegins + "\nnew\n\n" + quoteEnds + "after\n"; err != nil || got != want {
		t.Errorf("got %q, %v, want %q", got, err, want)
	}
	if again, err := quote(got, "new\n"); err != nil || again != got {
		t.Errorf("quoting the same again gave %q, %v", again, err)
	}
	if _, err := quote("nothing to fill in\n", "new\n"); err == nil {
		t.Error("no error for a README without a place")
	}
}
