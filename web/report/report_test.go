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
	checkFigures(t, rungs, once)
	checkAxes(t, once, definitions())
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

// checkAxes checks that the file has a word for the name of every axis in it.
func checkAxes(t *testing.T, html []byte, definitions map[string]charts.Option) {
	t.Helper()
	raw := regexp.MustCompile(`(?s)id="words">(.*?)</script>`).FindSubmatch(html)
	var words map[string]string
	if raw == nil || json.Unmarshal(raw[1], &words) != nil {
		t.Fatal("no words")
	}
	for name, definition := range definitions {
		for _, side := range []string{"xAxis", "yAxis"} {
			key, _ := definition[side].([]any)[0].(charts.Option)["name"].(string)
			if words["axis."+key] == "" {
				t.Errorf("%s: %s is called %q, which has no word", name, side, key)
			}
		}
	}
}

func checkFigures(t *testing.T, rungs []*ladder.Rung, html []byte) {
	t.Helper()
	raw := regexp.MustCompile(`(?s)id="figures">(.*?)</script>`).FindSubmatch(html)
	if raw == nil {
		t.Fatal("no figures")
	}
	var all map[string]map[string]json.RawMessage
	if err := json.Unmarshal(raw[1], &all); err != nil {
		t.Fatal(err)
	}
	names := slices.DeleteFunc(slices.Sorted(maps.Keys(definitions())), func(name string) bool {
		return name == "residual" // drawn of the predictions
	})
	for _, preset := range []string{"printed", "gradient", "weights", "adam"} {
		if got := slices.Sorted(maps.Keys(all[preset])); !slices.Equal(got, names) {
			t.Errorf("%s has figures %v, want %v", preset, got, names)
		}
	}
	var typed map[string]figures
	if err := json.Unmarshal(raw[1], &typed); err != nil {
		t.Fatal(err)
	}
	checkPrinted(t, rungs[0], typed["printed"])
}

// checkPrinted checks the figures of the tutorial as printed against the run
// and the series.
func checkPrinted(t *testing.T, r *ladder.Rung, f figures) {
	t.Helper()
	if want := significant(r.History.Train); len(want) != 26 || !slices.Equal(f.Loss.Train, want) {
		t.Errorf("training losses %v, want %v", f.Loss.Train, want)
	}
	if len(f.Loss.Floors) != 4 || !(math.Abs(f.Loss.Floors[0].Validation-0.2485) <= 1e-4) || f.Loss.Floors[3].Rule != string(task.Linear) {
		t.Errorf("floors %v", f.Loss.Floors)
	}
	for name, p := range map[string]predictionFigure{"train": f.PredictionTrain, "validation": f.PredictionValidation} {
		n := map[string]int{"train": 100, "validation": 50}[name]
		if len(p.Truth) != n || len(p.Prediction) != n || len(p.Printed) != n || !(math.Abs(p.Truth[n-1]-math.Sin(float64(p.First+n-1))) <= 1e-5) {
			t.Errorf("%s: %d of the truth from %d on, %d predictions, %d as printed", name, len(p.Truth), p.First, len(p.Prediction), len(p.Printed))
		}
	}
	if fc := f.Forecast; fc.Known != 200 || len(fc.Forecast) != 30 || len(fc.Truth) != fc.Known-fc.First+30 || !(math.Abs(fc.Truth[0]-math.Sin(float64(fc.First))) <= 1e-5) {
		t.Errorf("forecast from %d, known up to %d: %d values, %d of the truth", fc.First, fc.Known, len(fc.Forecast), len(fc.Truth))
	}
	if h := f.Hidden; h.Steps != 50 || h.Units != 100 || len(h.Values) != 5000 || len(f.Gradient) != 50 {
		t.Errorf("%d hidden states of %d steps and %d units, gradient of %d steps", len(h.Values), h.Steps, h.Units, len(f.Gradient))
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

func TestFiguresAreJSON(t *testing.T) {
	got := significant([]float64{1.23456789, math.Inf(1), math.NaN(), -2})
	if !slices.Equal(got, []float64{1.23457, 0, 0, -2}) {
		t.Errorf("got %v", got)
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
