package task_test

import (
	"os"
	"strings"
	"testing"
)

// The README's way from a file to a forecast is the example that go test runs, to
// the line.
func TestReadmeShowsTheExampleOfOwnNumbers(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	example, err := os.ReadFile("example_test.go")
	if err != nil {
		t.Fatal(err)
	}
	_, body, found := strings.Cut(string(example), "func ExampleNewOwn() {\n")
	body, _, closed := strings.Cut(body, "\t// Output:")
	if !found || !closed {
		t.Fatal("no ExampleNewOwn with an output")
	}
	code := strings.ReplaceAll(strings.TrimPrefix(body, "\t"), "\n\t", "\n")
	if !strings.Contains(string(readme), "```go\n"+code+"```") {
		t.Errorf("the README does not show\n%s", code)
	}
}
