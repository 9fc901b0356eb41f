package rnn_test

import (
	"os"
	"strings"
	"testing"
)

// TestReadmeShowsTheExample holds the code in the README to the example that
// the compiler and go test see.
func TestReadmeShowsTheExample(t *testing.T) {
	readme, err := os.ReadFile("../README.md")
	if err != nil {
		t.Fatal(err)
	}
	example, err := os.ReadFile("example_test.go")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, found := strings.Cut(string(readme), "```go\n")
	code, _, closed := strings.Cut(rest, "```")
	if !found || !closed {
		t.Fatal("no Go code in the README")
	}
	for line := range strings.Lines(code) {
		if line != "\n" && !strings.Contains(string(example), "\t"+line) {
			t.Errorf("not in the example: %s", line)
		}
	}
	_, body, _ := strings.Cut(string(example), "func Example() {\n")
	body, _, _ = strings.Cut(body, "\t// Output:")
	if got, want := strings.Count(code, "\n"), strings.Count(body, "\n"); got != want {
		t.Errorf("%d lines in the README, %d in the example", got, want)
	}
}
