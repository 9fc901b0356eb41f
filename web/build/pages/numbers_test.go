package main

import (
	"path/filepath"
	"testing"
)

// The page of own numbers lies in a folder of its own, in each language, and leads
// to the other language and back to the lab.
func TestPagesOfOwnNumbers(t *testing.T) {
	for address, pages := range map[string]map[string]struct{ script, others, title string }{
		"": {
			"numbers/index.html":    {"../assets/numbers.js", "en ../numbers/, zh ../zh/numbers/", "Does a network predict your numbers?"},
			"zh/numbers/index.html": {"../../assets/numbers.js", "en ../../numbers/, zh ../../zh/numbers/", "网络能预测你的数吗？"},
		},
		"https://example.com/lab/": {
			"zh/numbers/index.html": {"../../assets/numbers.js", "en https://example.com/lab/numbers/, zh https://example.com/lab/zh/numbers/", "网络能预测你的数吗？"},
		},
	} {
		dir := built(t, address)
		for file, want := range pages {
			root := parse(t, filepath.Join(dir, file))
			if got := alternatesOf(root); got != want.others {
				t.Errorf("%s: alternates %s, want %s", file, got, want.others)
			}
			one(t, with(root, "src", want.script))
			one(t, with(root, "href", "../")) // the lab, in the same language
			if got := content(one(t, with(root, "data-t", "hero.title"))); got != want.title {
				t.Errorf("%s: title %q, want %q", file, got, want.title)
			}
		}
	}
}
