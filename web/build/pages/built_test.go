package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

const top = "../../.."

// built builds the pages as they are, with figures of a poster that is made up.
func built(t *testing.T, address string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	poster := `{"epochs": 7, "rmse": {"printed": 0.7514, "printedStep": 1.5955, "gradient": 0.70549, "weights": 0.0016999, "adam": 0.00032461}}`
	if err := os.MkdirAll(filepath.Join(dir, "assets"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "assets", "poster.json"), []byte(poster), 0o644); err != nil {
		t.Fatal(err)
	}
	writePosters(t, filepath.Join(dir, "assets"))
	ends := filepath.Join(t.TempDir(), "ends.json")
	flat, wave := `{"truth": [0, 1, -1, 1], "prediction": [0.1, 0.1, 0.05, 0.1]}`, `{"truth": [0, 1, -1, 1], "prediction": [0.01, 1, -1, 9]}`
	if err := os.WriteFile(ends, fmt.Appendf(nil, `{"printed": %s, "gradient": %s, "weights": %s, "adam": %s}`, flat, flat, wave, strings.Replace(wave, "9", "1", 1)), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := build(dir, ends, top, address); err != nil {
		t.Fatal(err)
	}
	return dir
}

func parse(t *testing.T, path string) *html.Node {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	root, err := html.ParseWithOptions(f, html.ParseOptionEnableScripting(false))
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// elements are those below a node, in their order.
func elements(root *html.Node) (found []*html.Node) {
	for n := range root.Descendants() {
		if n.Type == html.ElementNode {
			found = append(found, n)
		}
	}
	return found
}

func attribute(n *html.Node, name string) (value string, has bool) {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val, true
		}
	}
	return "", false
}

func content(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// with are the elements that have an attribute with a value.
func with(root *html.Node, name, value string) (found []*html.Node) {
	for _, n := range elements(root) {
		if v, has := attribute(n, name); has && v == value {
			found = append(found, n)
		}
	}
	return found
}

func one(t *testing.T, found []*html.Node) *html.Node {
	t.Helper()
	if len(found) != 1 {
		t.Fatalf("%d elements, want 1", len(found))
	}
	return found[0]
}

// plain is what a reader sees of a text.
func plain(t *testing.T, text string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(markup(text)))
	if err != nil {
		t.Fatal(err)
	}
	return content(root)
}

var files = map[string]language{"index.html": languages[0], "zh/index.html": languages[1], "embed.html": languages[0]}
