package rnn_test

import (
	"os"
	"strings"
	"testing"
)

// TestReadmeShowsTheExamples holds the Go code of the README to examples that the
// compiler and go test see, to the line.
func TestReadmeShowsTheExamples(t *testing.T) {
	read := func(file string) string {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	readme := read("../README.md")
	for file, name := range map[string]string{"example_test.go": "Example", "task/example_test.go": "ExampleNewOwn"} {
		_, body, found := strings.Cut(read(file), "func "+name+"() {\n")
		body, _, closed := strings.Cut(body, "\t// Output:")
		if !found || !closed {
			t.Fatalf("no %s with an output in %s", name, file)
		}
		code := strings.ReplaceAll(strings.TrimPrefix(body, "\t"), "\n\t", "\n")
		if !strings.Contains(readme, "```go\n"+code+"```") {
			t.Errorf("the README does not show\n%s", code)
		}
	}
}
