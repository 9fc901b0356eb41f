package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/task"
	"golang.org/x/net/html"
)

// writePosters writes what web/build/export would of exercises and lessons, with
// figures that are made up.
func writePosters(t *testing.T, assets string) {
	t.Helper()
	var posters []map[string]any
	for _, e := range task.Exercises() {
		floors := []map[string]any{{"rule": "chance", "validation": 2.345}, {"rule": "count1", "validation": 1.5}, {"rule": "count2", "validation": 0.25}}
		predicts := "classes"
		if e.Metric.Name == task.MSE {
			predicts = "numbers"
		}
		posters = append(posters, map[string]any{
			"name": e.Name, "metric": e.Metric.Name, "reach": e.Metric.Reach, "predicts": predicts,
			"ladder": []map[string]any{{"floors": []any{}}, {"floors": floors}},
		})
	}
	files := map[string]any{"symbols-posters.json": posters}
	for _, l := range task.Lessons() {
		files["series-"+l.Name+".json"] = map[string]any{
			"floors": []map[string]any{{"rule": "last", "order": 0, "validation": 48.66}, {"rule": "linear", "order": 2, "validation": 1.234e-15}},
			"lesson": map[string]any{"metric": l.Metric.Name, "reach": l.Metric.Reach, "horizon": l.Horizon, "aheadReach": l.AheadReach},
		}
	}
	for name, content := range files {
		b, err := json.Marshal(content)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(assets, name), b, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// rows are those of the table for whoever runs no scripts, by their task, in words
// with a bar between cells.
func rows(t *testing.T, file string) map[string]string {
	t.Helper()
	found := map[string]string{}
	for _, row := range elements(one(t, with(parse(t, file), "class", "known"))) {
		id, has := attribute(row, "id")
		if !has {
			continue
		}
		var cells []string
		for cell := range row.ChildNodes() {
			if cell.Type == html.ElementNode {
				cells = append(cells, strings.Join(strings.Fields(strings.ReplaceAll(spaced(cell), "\n", " ")), " "))
			}
		}
		found[strings.TrimPrefix(id, "known-")] = strings.Join(cells, " | ")
	}
	return found
}

// spaced is content with a blank between texts.
func spaced(n *html.Node) string {
	var texts []string
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			texts = append(texts, d.Data)
		}
	}
	return strings.Join(texts, " ")
}

// Without scripts the pages of own numbers and of symbols say of every task what
// rules reach, as the build has computed it, and what is asked of a network.
func TestKnown(t *testing.T) {
	dir := built(t, "")
	for file, want := range map[string]map[string]string{
		"symbols/index.html": {
			"grammar":  "Grammar nats a symbol | guessing 2.35 single letters 1.50 2 letters 0.250 | 100% of strings that it has never seen end with the right symbol.",
			"adding":   "Adding mean squared error | guessing 4.69 single letters 3.00 2 letters 0.500 | On sequences that it has never seen, its mean squared error is at most 0.01.",
			"counting": "Counting nats a symbol | guessing 2.35 single letters 1.50 2 letters 0.250 | It is right for every n up to 50.",
		},
		"zh/symbols/index.html": {
			"translation": "翻译 纳特/词 | 瞎猜 2.35 单个字母 1.50 2 个字母 0.250 | 从未见过的数里，99% 译得一字不差。",
		},
		"numbers/index.html": {
			"sine":         "The sine, with the output solved the sine’s own units | last value 48.7 linear rule 1.23×10⁻¹⁵ | On the test, an RMSE of at most 1×10⁻⁵.",
			"share-price":  "A share price the price’s own units | last value 48.7 linear rule 1.23×10⁻¹⁵ | Nothing: no network gets anywhere here.",
			"mackey-glass": "Mackey–Glass the equation’s own units | last value 48.7 linear rule 1.23×10⁻¹⁵ | On the test, an error by the spread of the numbers (NRMSE) of at most 0.02. On its own, 84 steps ahead, an NRMSE of at most 0.35.",
		},
	} {
		got := rows(t, filepath.Join(dir, file))
		for name, row := range want {
			if got[name] != row {
				t.Errorf("%s: %s:\n%s, want\n%s", file, name, got[name], row)
			}
		}
		if all := len(task.Exercises()); strings.Contains(file, "symbols") && len(got) != all {
			t.Errorf("%s: %d exercises, want %d", file, len(got), all)
		}
		if all := len(task.Lessons()); strings.Contains(file, "numbers") && len(got) != all {
			t.Errorf("%s: %d tasks, want %d", file, len(got), all)
		}
	}
}

func TestPluralOf(t *testing.T) {
	w := words{"a": "{n, plural, one {single letters} other {# letters}} of {m}", "b": "{n, plural, other {# 个}}"}
	for want, got := range map[string]func() (string, error){
		"single letters of 3": func() (string, error) { return w.text("a", "n", 1, "m", 3) },
		"2 letters of 1":      func() (string, error) { return w.text("a", "m", 1, "n", 2) },
		"1 个":                 func() (string, error) { return w.text("b", "n", 1) },
	} {
		if text, err := got(); text != want || err != nil {
			t.Errorf("%q, %v, want %q", text, err, want)
		}
	}
	if text, err := w.text("b"); err == nil {
		t.Errorf("%q without its number", text)
	}
}
