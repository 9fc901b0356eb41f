package main

import (
	"encoding/json"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/rnnlab/rnnlab/rnn"
)

// Every element that asks for words has them, in the language of the page.
func TestWords(t *testing.T) {
	dir := built(t, "")
	for file, l := range files {
		words, err := readWords(top, l.Code)
		if err != nil {
			t.Fatal(err)
		}
		root, asked := parse(t, filepath.Join(dir, file)), 0
		for _, n := range elements(root) {
			if key, has := attribute(n, "data-t"); has {
				asked++
				if got := content(n); got != plain(t, words[key]) || got == "" {
					t.Errorf("%s: %s says %q", file, key, got)
				}
			}
			if key, has := attribute(n, "data-t-label"); has {
				asked++
				if got, _ := attribute(n, "aria-label"); got != words[key] || got == "" {
					t.Errorf("%s: %s is labelled %q", file, key, got)
				}
			}
			if n.Data == "html" {
				if lang, _ := attribute(n, "lang"); lang != l.Tag {
					t.Errorf("%s is in %q", file, lang)
				}
			}
			if n.Data == "title" && content(n) != words["page.title"] {
				t.Errorf("%s is titled %q", file, content(n))
			}
		}
		if asked < 40 {
			t.Errorf("%s asks for %d texts only", file, asked)
		}
	}
}

// What validators and screen readers mind.
func TestStructure(t *testing.T) {
	dir := built(t, "")
	for file := range files {
		root := parse(t, filepath.Join(dir, file))
		ids, level := map[string]bool{}, 0
		for _, n := range elements(root) {
			if id, has := attribute(n, "id"); has {
				if ids[id] {
					t.Errorf("%s: two elements are %s", file, id)
				}
				ids[id] = true
			}
			if len(n.Data) == 2 && n.Data[0] == 'h' && n.Data[1] >= '1' && n.Data[1] <= '6' {
				now := int(n.Data[1] - '0')
				if now > level+1 {
					t.Errorf("%s: %q is a heading of level %d after one of %d", file, content(n), now, level)
				}
				if level = now; content(n) == "" {
					t.Errorf("%s: an empty heading", file)
				}
			}
			if n.Data == "label" {
				controls := 0
				for _, inner := range elements(n) {
					if slices.Contains([]string{"input", "select", "textarea", "button", "output", "meter", "progress"}, inner.Data) {
						controls++
					}
				}
				if controls > 1 {
					t.Errorf("%s: a label of %d controls", file, controls)
				}
			}
			for _, name := range []string{"href", "src"} {
				if address, _ := attribute(n, name); strings.ContainsAny(address, " \"<>") {
					t.Errorf("%s: %s is no address", file, address)
				}
			}
		}
		for _, n := range elements(root) {
			for _, name := range []string{"for", "aria-labelledby", "aria-describedby", "aria-controls", "popovertarget"} {
				value, _ := attribute(n, name)
				for _, id := range strings.Fields(value) {
					if !ids[id] {
						t.Errorf("%s: %s of %s, which is not there", file, name, id)
					}
				}
			}
		}
	}
}

// A page finds its files from where it lies, and the page in the other languages.
func TestAddresses(t *testing.T) {
	dir := built(t, "")
	for file, want := range map[string]struct{ root, script, others string }{
		"index.html":    {"./", "assets/main.js", "x-default ./, en ./, zh zh/"},
		"zh/index.html": {"../", "../assets/main.js", "x-default ../, en ../, zh ./"},
	} {
		root := parse(t, filepath.Join(dir, file))
		if got := alternatesOf(root); got != want.others {
			t.Errorf("%s: alternates %s, want %s", file, got, want.others)
		}
		one(t, with(root, "src", want.script))
		one(t, with(root, "data-root", want.root))
		for _, n := range elements(root) {
			if rel, _ := attribute(n, "rel"); rel == "canonical" {
				t.Errorf("%s claims to know its address", file)
			}
		}
	}
	if _, err := os.Stat(filepath.Join(dir, card)); err == nil {
		t.Errorf("%s without -url", card)
	}
}

func alternatesOf(root *html.Node) string {
	var all []string
	for _, n := range with(root, "rel", "alternate") {
		tag, _ := attribute(n, "hreflang")
		address, _ := attribute(n, "href")
		all = append(all, tag+" "+address)
	}
	return strings.Join(all, ", ")
}

func TestKnownAddress(t *testing.T) {
	dir := built(t, "https://example.com/a&b/")
	for file, self := range map[string]string{"index.html": "https://example.com/a&b/", "zh/index.html": "https://example.com/a&b/zh/"} {
		root := parse(t, filepath.Join(dir, file))
		if href, _ := attribute(one(t, with(root, "rel", "canonical")), "href"); href != self {
			t.Errorf("%s: canonical %s", file, href)
		}
		for property, want := range map[string]string{"og:url": self, "og:image": "https://example.com/a&b/card.png"} {
			if got, _ := attribute(one(t, with(root, "property", property)), "content"); got != want {
				t.Errorf("%s: %s is %s", file, property, got)
			}
		}
		if got, want := alternatesOf(root), "x-default https://example.com/a&b/, en https://example.com/a&b/, zh https://example.com/a&b/zh/"; got != want {
			t.Errorf("%s: alternates %s", file, got)
		}
	}
	if len(with(parse(t, filepath.Join(dir, "embed.html")), "rel", "canonical")) > 0 {
		t.Error("the frame has an address of its own")
	}
	f, err := os.Open(filepath.Join(dir, card))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if picture, err := png.DecodeConfig(f); err != nil || picture.Width != 1200 || picture.Height != 630 {
		t.Errorf("%s: %+v, %v", card, picture, err)
	}
	for _, bad := range []string{"example.com", "https://example.com", "https://example.com/lab", "https:///", "ftp://example.com/", "https://example.com/?a", "https://example.com/#a", "%"} {
		if err := build(t.TempDir(), "", top, bad); err == nil || !strings.Contains(err.Error(), "-url") {
			t.Errorf("%s: %v", bad, err)
		}
	}
}

// What is known when the page is built is there without its script.
func TestFigures(t *testing.T) {
	dir := built(t, "")
	for file, l := range files {
		root := parse(t, filepath.Join(dir, file))
		for name, want := range map[string]string{"printed": "0.751", "gradient": "0.705", "weights": "0.00170", "adam": "0.000325"} {
			rung := one(t, with(root, "id", "rung-"+name))
			if got := content(one(t, with(rung, "class", "rung-rmse"))); got != want {
				t.Errorf("%s: %s has %s, want %s", file, name, got, want)
			}
			picture := with(rung, "class", "rung-picture")
			if file == "embed.html" {
				if len(picture) > 0 {
					t.Errorf("%s: a picture where there is no room for it", file)
				}
			} else {
				seen := map[string]string{"printed": flat, "gradient": flat, "weights": rough, "adam": follows}[name]
				if key, _ := attribute(one(t, picture), "data-t-label"); key != "ladder.picture."+seen {
					t.Errorf("%s: %s is described by %s, want %s", file, name, key, seen)
				}
				if starts := len(with(rung, "class", "rung-starts")); starts > 0 != (name == rnn.DefaultPreset) {
					t.Errorf("%s: %d marks on %s of where the page begins", file, starts, name)
				}
			}
			if pressed, _ := attribute(rung, "aria-pressed"); pressed != "false" {
				t.Errorf("%s: %s is pressed before there is a run", file, name)
			}
		}
		if file == "embed.html" {
			continue
		}
		words, err := readWords(top, l.Code)
		if err != nil {
			t.Fatal(err)
		}
		step := one(t, with(one(t, with(root, "id", "rung-printed")), "class", "rung-step"))
		if want := strings.ReplaceAll(words["ladder.printedStep"], "{rmse}", "1.60"); content(step) != want {
			t.Errorf("%s: %q, want %q", file, content(step), want)
		}
		if got := content(one(t, with(root, "id", "epochs"))); !strings.Contains(got, "7") {
			t.Errorf("%s: epochs %q", file, got)
		}
	}
	// As web/app/page/format.ts has them; what needs another form is refused.
	for x, want := range map[float64]string{0.0001: "0.000100", 0.00099951: "0.00100", 0.12345: "0.123", 1: "1.00", 9.996: "10.0", 123.4: "123"} {
		if got, err := measured(x); got != want || err != nil {
			t.Errorf("%v is %s, want %s, %v", x, got, want, err)
		}
	}
	for _, bad := range []float64{0, -1, 9e-5, 999.9} {
		if got, err := measured(bad); err == nil {
			t.Errorf("%v is %s", bad, got)
		}
	}
}

func TestThumbnail(t *testing.T) {
	// The truth fills 76 of 100 of the box; what is far beyond it does not grow the page.
	got := draw([]float64{-1, 1, 0}, []float64{-1, 1e9, 0})
	want := thumbnail{4, "M0 21.1S1.3 4.4 2.0 2.9S3.3 9.0 4.0 12.0", "M0 21.1S1.3 -22.5 2.0 -24.0S3.3 0.0 4.0 12.0", rough}
	if got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
	if got := draw([]float64{2, 2}, []float64{2, 2}); strings.Contains(got.Truth, "NaN") || strings.Contains(got.Prediction, "Inf") {
		t.Errorf("a constant is %+v", got)
	}
	for content, want := range map[string]string{
		`{`: "JSON",
		`{"adam": {"truth": [1, 2], "prediction": [1]}}`: "1 predictions for 2 values",
		`{"adam": {"truth": [1], "prediction": [1]}}`:    "1 predictions for 1 values",
	} {
		file := filepath.Join(t.TempDir(), "ends.json")
		if err := os.WriteFile(file, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		if _, err := readThumbnails(file); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v, want %s", content, err, want)
		}
	}
}

func TestFillRefuses(t *testing.T) {
	w := words{"a": "A", "b": "{n}"}
	for page, want := range map[string]string{
		`<p data-t="a">A</p>`:       "content of its own",
		`<p data-t="a"><b></b>`:     "content of its own",
		`<p data-t="c"></p>`:        `no text "c"`,
		`<p data-t="b"></p>`:        "nothing for {n}",
		`<p data-t-label="c"></p>`:  `no text "c"`,
		`<p data-t-room="a c"></p>`: `no text "c"`,
	} {
		if got, err := w.fill([]byte(page)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %s, %v", page, got, err)
		}
	}
	page := `<!doctype html><input  data-t-label="a" /><noscript><p data-t="a"></p></noscript><i data-t-label="a" hidden>'&lt;'</i><b data-t-room="b"></b>`
	got, err := w.fill([]byte(page))
	if want := `<!doctype html><input  data-t-label="a" aria-label="A" /><noscript><p data-t="a">A</p></noscript><i data-t-label="a" hidden aria-label="A">'&lt;'</i><b data-t-room="b" data-room="0.00×10⁻⁵"></b>`; string(got) != want || err != nil {
		t.Errorf("%s, %v", got, err)
	}
}

// The page's own longestText is held to the same cases.
func TestLongest(t *testing.T) {
	b, err := os.ReadFile(filepath.Join(top, "web/app/test/room.json"))
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Texts words
		Cases []struct{ Plan, Longest string }
	}
	if err := json.Unmarshal(b, &file); err != nil || len(file.Cases) < 4 {
		t.Fatal(len(file.Cases), err)
	}
	for _, c := range file.Cases {
		if got, err := file.Texts.longest(c.Plan); got != c.Longest || err != nil {
			t.Errorf("%s: %q, %v, want %q", c.Plan, got, err, c.Longest)
		}
	}
}

// The page's own reader of the markup is held to the same cases.
func TestMarkup(t *testing.T) {
	b, err := os.ReadFile(filepath.Join(top, "web/app/test/rich-text.json"))
	if err != nil {
		t.Fatal(err)
	}
	var cases []struct{ Text, HTML string }
	if err := json.Unmarshal(b, &cases); err != nil || len(cases) < 4 {
		t.Fatal(len(cases), err)
	}
	for _, c := range cases {
		if got := markup(c.Text); got != c.HTML {
			t.Errorf("%s: %s, want %s", c.Text, got, c.HTML)
		}
	}
}

// The page's scripts have the languages in a table of their own, and hosts send
// the pages of each from its folder.
func TestLanguagesEverywhere(t *testing.T) {
	app, host := filepath.Join("..", "..", "app"), filepath.Join("..", "..", "host")
	table := read(t, filepath.Join(app, "page", "languages.ts"))
	if n := strings.Count(table, "{ tag: '"); n != len(languages) {
		t.Errorf("the scripts have %d languages, the pages %d", n, len(languages))
	}
	for _, l := range languages {
		if row := fmt.Sprintf("%s: { tag: '%s', name: '%s', folder: '%s' }", l.Code, l.Tag, l.Name, l.folder); !strings.Contains(table, row) {
			t.Errorf("the scripts have no row %s", row)
		}
		for _, of := range []string{"", "mechanism.", "numbers-", "symbols-"} {
			read(t, filepath.Join(app, "text", of+l.Code+".json"))
		}
		for file, names := range map[string]string{"nginx.conf": "(" + l.folder + ")?", "edge/door.mjs": "'" + l.folder + "symbols/'", "edge/wrangler.jsonc": `"/` + l.folder + `symbols/"`, "api/oembed.go": `"/` + l.folder} {
			if !strings.Contains(read(t, filepath.Join(host, file)), names) && l.folder != "" {
				t.Errorf("web/host/%s does not know %s", file, l.folder)
			}
		}
	}
}

func read(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
