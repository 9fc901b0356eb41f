package charts

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

var update = flag.Bool("update", false, "write the definitions that the page and its unit tests read")

// The page's unit tests read the definitions from a file, which shows besides
// what a change of this package changes.
func TestFileOfThePage(t *testing.T) {
	checkFile(t, filepath.Join("..", "app", "test", "charts.json"), All())
}

// checkFile compares a file of the page with what this package says, or with
// -update writes it.
func checkFile(t *testing.T, path string, content any) {
	t.Helper()
	want, err := json.MarshalIndent(content, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	want = append(want, '\n')
	if *update {
		if err := os.WriteFile(path, want, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s is not what is defined here; go test ./web/charts -update writes it", path)
	}
}

// What the page shows before its script has run is drawn by
// its style sheet, which must keep to the places and lines of the charts.
func TestStyleSheet(t *testing.T) {
	css, err := os.ReadFile(filepath.Join("..", "app", "css", "charts.css"))
	if err != nil {
		t.Fatal(err)
	}
	o := Prediction()
	grid := o["grid"].(Option)
	line := o["series"].([]any)[0].(Option)["lineStyle"].(Option)
	dots := o["series"].([]any)[1].(Option)
	checkRule(t, css, "svg.poster[preserveAspectRatio]",
		fmt.Sprintf("left: calc(%d / 12 * var(--text-xs));", grid["left"]),
		fmt.Sprintf("top: calc(%d / 12 * var(--text-xs));", grid["top"]),
		fmt.Sprintf("width: calc(100%% - %d / 12 * var(--text-xs));", grid["left"].(int)+grid["right"].(int)),
		fmt.Sprintf("height: calc(100%% - %d / 12 * var(--text-xs));", grid["top"].(int)+grid["bottom"].(int)),
		fmt.Sprintf("stroke-width: %v;", line["width"]),
		fmt.Sprintf("stroke-linecap: %v;", line["cap"]))
	checkRule(t, css, ".poster .dots", fmt.Sprintf("stroke-width: %v;", dots["symbolSize"]))
}

// checkRule checks that a style sheet's rule says certain things.
func checkRule(t *testing.T, css []byte, selector string, says ...string) {
	t.Helper()
	rule := regexp.MustCompile(`(?s)\n` + regexp.QuoteMeta(selector) + ` \{(.*?)\}`).FindSubmatch(css)
	if rule == nil {
		t.Fatalf("no rule for %s", selector)
	}
	for _, want := range says {
		if !bytes.Contains(rule[1], []byte(want)) {
			t.Errorf("%s does not say %q:%s", selector, want, rule[1])
		}
	}
}
