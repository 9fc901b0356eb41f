package main

import (
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/task"
	"golang.org/x/net/html"
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
			if n := len(with(root, "href", "../")); n != 2 { // the lab, in the same language: by its name and by the picture of the sine
				t.Errorf("%s: %d ways to the lab, want 2", file, n)
			}
			if got := content(one(t, with(root, "data-t", "hero.title"))); got != want.title {
				t.Errorf("%s: title %q, want %q", file, got, want.title)
			}
		}
	}
}

// The lab and the page of own numbers have the same pictures, each of which leads
// to a task; the one that is open is marked.
func TestPicturesOfTheTasks(t *testing.T) {
	dir := built(t, "")
	for file, want := range map[string][]string{
		"index.html":            {"./", "numbers/?task=airline", "numbers/?task=share-price", "numbers/?task=waves", "numbers/?task=mackey-glass", "numbers/", "symbols/"},
		"zh/numbers/index.html": {"../", "./?task=airline", "./?task=share-price", "./?task=waves", "./?task=mackey-glass", "./", "../symbols/"},
	} {
		root := parse(t, filepath.Join(dir, file))
		row := one(t, with(root, "class", "tasks"))
		var addresses, current []string
		for _, n := range elements(row) {
			if name, has := attribute(n, "data-task"); has {
				address, _ := attribute(n, "href")
				addresses = append(addresses, address)
				if _, marked := attribute(n, "aria-current"); marked {
					current = append(current, name)
				}
			}
			if d, has := attribute(n, "d"); n.Data == "path" && (!has || len(d) < 20 || strings.Contains(d, "NaN")) {
				t.Errorf("%s: a picture of %q", file, d)
			}
		}
		if !slices.Equal(addresses, want) {
			t.Errorf("%s: leads to %q, want %q", file, addresses, want)
		}
		if name := map[bool]string{true: "sine", false: "own"}[file == "index.html"]; !slices.Equal(current, []string{name}) {
			t.Errorf("%s: %q are marked, want %s", file, current, name)
		}
	}
}

// The page of symbols has a card for every exercise, and leads to the other
// language and back to the lab.
func TestPageOfSymbols(t *testing.T) {
	dir := built(t, "")
	for file, want := range map[string]struct{ script, others string }{
		"symbols/index.html":    {"../assets/symbols.js", "en ../symbols/, zh ../zh/symbols/"},
		"zh/symbols/index.html": {"../../assets/symbols.js", "en ../../symbols/, zh ../../zh/symbols/"},
	} {
		root := parse(t, filepath.Join(dir, file))
		if got := alternatesOf(root); got != want.others {
			t.Errorf("%s: alternates %s, want %s", file, got, want.others)
		}
		one(t, with(root, "src", want.script))
		one(t, with(root, "href", "../"))
		for _, e := range task.Exercises() {
			card := one(t, with(root, "data-task", e.Name))
			if address, _ := attribute(card, "href"); address != "#task="+e.Name {
				t.Errorf("%s: %s leads to %s", file, e.Name, address)
			}
		}
	}
}

// A link to the page of own numbers, or to that of symbols, has a picture of its
// own, where the page knows its address.
func TestCardsOfPagesApart(t *testing.T) {
	dir := built(t, "https://example.com/lab/")
	for _, name := range []string{"numbers", "symbols"} {
		want := "https://example.com/lab/" + name + "/card.png"
		for _, file := range []string{name + "/index.html", "zh/" + name + "/index.html"} {
			if got, _ := attribute(one(t, with(parse(t, filepath.Join(dir, file)), "property", "og:image")), "content"); got != want {
				t.Errorf("%s: og:image is %s, want %s", file, got, want)
			}
		}
		f, err := os.Open(filepath.Join(dir, name, card))
		if err != nil {
			t.Fatal(err)
		}
		if picture, err := png.DecodeConfig(f); err != nil || picture.Width != 1200 || picture.Height != 630 {
			t.Errorf("%s: %+v, %v", name, picture, err)
		}
		f.Close()
	}
}

// The frames of numbers and of exercises bring their policy before anything else
// that loads, have no other, and are for no search engine.
func TestFramesOfPagesApart(t *testing.T) {
	dir := built(t, "")
	for folder, name := range map[string]string{"numbers": "series", "symbols": "symbols-frame"} {
		testFrame(t, parse(t, filepath.Join(dir, folder, "embed.html")), name)
	}
}

func testFrame(t *testing.T, root *html.Node, name string) {
	t.Helper()
	var loads []string
	for _, n := range elements(root) {
		for _, name := range []string{"src", "href"} {
			if address, has := attribute(n, name); has && strings.HasPrefix(address, "../assets/") {
				loads = append(loads, address)
			}
		}
	}
	if want := []string{"../assets/policy.js", "../assets/style.css", "../assets/" + name + ".css", "../assets/" + name + ".js"}; !slices.Equal(loads, want) {
		t.Errorf("loads %q, want %q", loads, want)
	}
	if n := len(with(root, "http-equiv", "Content-Security-Policy")); n != 0 {
		t.Errorf("%d policies in the page itself", n)
	}
	if content, _ := attribute(one(t, with(root, "name", "robots")), "content"); content != "noindex" {
		t.Errorf("robots: %s", content)
	}
}
