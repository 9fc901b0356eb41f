package main

import (
	"bytes"
	"encoding/json"
	"maps"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/task"
	"github.com/rnnlab/rnnlab/web/charts"
	"github.com/rnnlab/rnnlab/web/ladder"
)

const web = ".." // from this folder

func TestPage(t *testing.T) {
	if testing.Short() {
		t.Skip("trains the whole ladder")
	}
	rungs, err := ladder.Climb(task.Default(), 30)
	if err != nil {
		t.Fatal(err)
	}
	w, err := readWords("en", web)
	if err != nil {
		t.Fatal(err)
	}
	p, err := bundle(web)
	if err != nil {
		t.Fatal(err)
	}
	once, err := page(rungs, w, p)
	if err != nil {
		t.Fatal(err)
	}
	again, err := page(rungs, w, p)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(once, again) {
		t.Error("two pages of the same runs differ")
	}
	checkPolicy(t, once, p)
	checkFigures(t, once)
	if n := bytes.Count(once, []byte("Epoch:  25 , Loss:  [[")); n != 4 {
		t.Errorf("%d tables of 25 epochs, want 4", n)
	}
	var table strings.Builder
	printTable(&table, rungs)
	for _, word := range []string{"RMSE validation", "printed prediction step", rungs[3].Hash} {
		if !strings.Contains(table.String(), word) {
			t.Errorf("the table does not say %q:\n%s", word, table.String())
		}
	}
}

// checkPolicy checks that the file fetches nothing, and that its policy lets
// its own script and style run.
func checkPolicy(t *testing.T, html []byte, p parts) {
	t.Helper()
	// html/template must hand script and style on unchanged, or their hashes in the policy would not match.
	if !bytes.Contains(html, []byte("<script>"+p.script+"</script>")) || !bytes.Contains(html, []byte("<style>"+p.style+"</style>")) {
		t.Error("script or style were changed")
	}
	if !bytes.Contains(html, []byte("content=\"default-src &#39;none&#39;; script-src &#39;sha256-")) {
		t.Errorf("policy: %s", html[:300])
	}
	// Whatever a browser would fetch by itself.
	if found := regexp.MustCompile(`(src|href)="?(https?:)?//|url\(|@import|<link`).Find(html); found != nil {
		t.Errorf("the report fetches something: %s", found)
	}
}

func checkFigures(t *testing.T, html []byte) {
	t.Helper()
	raw := regexp.MustCompile(`(?s)id="figures">(.*?)</script>`).FindSubmatch(html)
	if raw == nil {
		t.Fatal("no figures")
	}
	var options map[string]map[string]charts.Option
	if err := json.Unmarshal(raw[1], &options); err != nil {
		t.Fatal(err)
	}
	names := slices.Sorted(maps.Keys(charts.All()))
	for _, preset := range []string{"printed", "gradient", "weights", "adam"} {
		if got := slices.Sorted(maps.Keys(options[preset])); !slices.Equal(got, names) {
			t.Errorf("%s has charts %v, want %v", preset, got, names)
		}
		for name, option := range options[preset] {
			for _, s := range option["series"].([]any) {
				s := s.(map[string]any)
				if data, _ := s["data"].([]any); len(data) < 25 {
					t.Errorf("%s, %s: series %v has %d points", preset, name, s["name"], len(data))
				}
			}
		}
	}
}

func TestWords(t *testing.T) {
	if en, zh := slices.Sorted(maps.Keys(own["en"])), slices.Sorted(maps.Keys(own["zh"])); !slices.Equal(en, zh) {
		t.Errorf("en has %v, zh has %v", en, zh)
	}
	if _, err := readWords("fr", web); err == nil || !strings.Contains(err.Error(), "-lang fr") {
		t.Errorf("French: %v", err)
	}
	if _, err := (words{}).text("absent"); err == nil {
		t.Error("an absent text is no error")
	}
}

func TestComplaints(t *testing.T) {
	for name, test := range map[string]struct {
		args []string
		code int
		word string
	}{
		"unknown flag": {[]string{"-o", "x"}, 2, "-o"},
		"argument":     {[]string{"x.html"}, 2, `"x.html"`},
		"language":     {[]string{"-lang", "de", "-web", web}, 1, "-lang de"},
		"web folder":   {[]string{"-web", "nowhere"}, 1, "-web"},
	} {
		var stdout, stderr strings.Builder
		if code := run(test.args, &stdout, &stderr); code != test.code || !strings.Contains(stderr.String(), test.word) || stdout.String() != "" {
			t.Errorf("%s: exit %d, stderr %q, stdout %q", name, code, stderr.String(), stdout.String())
		}
	}
}

func TestNumbers(t *testing.T) {
	// The first lines are from the tutorial's own table.
	for x, want := range map[float64]string{
		101185.61756671: "101185.61756671", 50591.0340148: "50591.0340148", 17: "17.", 0: "0.",
		1e-4: "0.0001", 1.5e-5: "1.5e-05", 1.23456789012e-7: "1.23456789e-07",
	} {
		if got := numpyDigits(x); got != want {
			t.Errorf("numpyDigits(%v) = %s, want %s", x, got, want)
		}
	}
	for x, want := range map[float64]string{
		0.705: "0.7050", 1.604: "1.604", 1234.5: "1234", 0.0003249: "0.0003249", 5.2794e-8: "5.279e-08", 123456: "1.235e+05", 9.9996: "10.000",
	} {
		if got := digits(x); got != want {
			t.Errorf("digits(%v) = %s, want %s", x, got, want)
		}
	}
	for number, want := range map[string]string{"0.705": "0.705", "5.279e-08": "5.279×10⁻⁸", "1.235e+15": "1.235×10¹⁵"} {
		if got := powers(number); got != want {
			t.Errorf("powers(%s) = %s, want %s", number, got, want)
		}
	}
}

func TestAxes(t *testing.T) {
	for _, test := range []struct {
		values []float64
		want   decades
	}{
		{[]float64{0.5, 20}, decades{0.1, 100}},
		{[]float64{0, 3e-7, 0.3}, decades{1e-7, 1}},
		{[]float64{0.01}, decades{0.001, 0.01}},
	} {
		got := around(test.values)
		if math.Abs(got.min/test.want.min-1) > 1e-9 || math.Abs(got.max/test.want.max-1) > 1e-9 {
			t.Errorf("around %v: %v, want %v", test.values, got, test.want)
		}
	}
	if got := (decades{1e-8, 1e4}).axis()["interval"]; got != 2.0 {
		t.Errorf("twelve decades are marked every %v", got)
	}
	if got := wave([]float64{-1, 1.01})["max"]; got != 1.2 {
		t.Errorf("a good wave ends at %v", got)
	}
	if got := wave([]float64{-22.5})["min"]; got != -23.0 {
		t.Errorf("a bad wave ends at %v", got)
	}
}
