package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/numpy"
	"github.com/rnnlab/rnnlab/rnn/series"
	"github.com/rnnlab/rnnlab/rnn/series/baseline"
	"github.com/rnnlab/rnnlab/rnn/task"
)

func TestDataPage(t *testing.T) {
	if testing.Short() {
		t.Skip("trains a ladder")
	}
	s, err := readSource(filepath.Join(cases, "question-mark.csv"), "")
	if err != nil {
		t.Fatal(err)
	}
	o, err := task.NewOwn(s.series.Values)
	if err != nil {
		t.Fatal(err)
	}
	p, err := bundle(web)
	if err != nil {
		t.Fatal(err)
	}
	trials := try(o, 10)
	trials[1].Failed = errFailed // one that could not be trained has a line of its own
	for _, lang := range []string{"en", "zh"} {
		w, err := readWords(lang, web)
		if err != nil {
			t.Fatal(err)
		}
		once, err := dataPage(s, o, trials, w, p)
		if err != nil {
			t.Fatal(lang, err)
		}
		if again, err := dataPage(s, o, trials, w, p); err != nil || !bytes.Equal(once, again) {
			t.Errorf("%s: two pages of the same runs differ, %v", lang, err)
		}
		checkPolicy(t, once, p)
		if left := regexp.MustCompile(`\{[a-z]+\}`).Find(regexp.MustCompile(`(?s)<script.*</script>|<style>.*?</style>`).ReplaceAll(once, nil)); left != nil {
			t.Errorf("%s: %s was not filled in", lang, left)
		}
		for _, want := range []string{trials[0].Hash, units(trials[2].TestRMSE), units(o.Floors[1].Validation), signed(trials[0].Band.Low[0]), "because of a test", `&#34;?0.2&#34;`} {
			if !bytes.Contains(once, []byte(want)) {
				t.Errorf("%s: the page does not have %q", lang, want)
			}
		}
		// What is said of the validation values stands before the test is spoken of.
		at := best(trials)
		worth, err := w.fill("report.data."+string(trials[at].Verdict.Worth), "percent", "")
		if err != nil {
			t.Fatal(err)
		}
		tested, err := w.fill("report.data.tested", "test", units(trials[at].TestRMSE))
		if err != nil {
			t.Fatal(err)
		}
		before := func(text string) int { return bytes.Index(once, []byte(strings.Split(text, "{")[0][:10])) }
		if first, second := before(worth), before(tested); first < 0 || second < first {
			t.Errorf("%s: the verdict is at %d, the test at %d", lang, first, second)
		}
		checkSeriesFigures(t, o, trials, once, w)
		checkAxes(t, once, seriesDefinitions())
	}
	var table strings.Builder
	printTrials(&table, o, trials)
	for _, word := range []string{"RMSE validation", "linear", "solved", trials[3].Hash, "because of a test"} {
		if !strings.Contains(table.String(), word) {
			t.Errorf("the table does not say %q:\n%s", word, table.String())
		}
	}
}

// A test value that the networks' logarithm cannot take is said, and the verdict is there all the same.
func TestDataPageOfASpoiltTest(t *testing.T) {
	if testing.Short() {
		t.Skip("trains a network")
	}
	values := series.NoisyWaves(150, 0.1, numpy.NewRandomState(1))
	for i, v := range values {
		values[i] = math.Exp(v + float64(i)/30)
	}
	values[140] = -5
	text := strings.Builder{}
	for _, v := range values {
		fmt.Fprintln(&text, v)
	}
	file := filepath.Join(t.TempDir(), "spoilt.csv")
	if err := os.WriteFile(file, []byte(text.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	s, err := readSource(file, "")
	if err != nil {
		t.Fatal(err)
	}
	o, err := task.NewOwn(s.series.Values)
	if err != nil {
		t.Fatal(err)
	}
	solved := trial{OwnRung: o.Ladder()[3]}
	if err := solved.train(o, 5); err != nil || solved.Untested == nil {
		t.Fatal(solved.Untested, err)
	}
	for _, lang := range []string{"en", "zh"} {
		w, err := readWords(lang, web)
		if err != nil {
			t.Fatal(err)
		}
		html, err := dataPage(s, o, []trial{solved}, w, parts{})
		if err != nil {
			t.Fatal(lang, err)
		}
		if why := "values[140]: want a number above 0, got -5"; bytes.Count(html, []byte(why)) != 3 || bytes.Contains(html, []byte("NaN")) {
			t.Errorf("%s: %d times %q", lang, bytes.Count(html, []byte(why)), why)
		}
	}
	var table strings.Builder
	if printTrials(&table, o, []trial{solved}); !strings.Contains(table.String(), "solved has no test: ") || strings.Contains(table.String(), "NaN") {
		t.Errorf("the table says:\n%s", table.String())
	}
}

// The report takes as many numbers as the page, and says so before it trains.
func TestDataReportOfTooManyNumbers(t *testing.T) {
	dir := t.TempDir()
	file, out := filepath.Join(dir, "long.csv"), filepath.Join(dir, "report.html")
	if err := os.WriteFile(file, bytes.Repeat([]byte("1\n2\n4\n"), 33_334), 0o644); err != nil {
		t.Fatal(err)
	}
	err := dataReport(file, "", out, "en", web, io.Discard)
	if err == nil || !strings.Contains(err.Error(), "100002 numbers, want at most 100000") {
		t.Error(err)
	}
	if _, err := os.Stat(out); err == nil {
		t.Error("there is a report all the same")
	}
}

type failure string

func (f failure) Error() string { return string(f) }

const errFailed = failure("rnn: failed because of a test")

func checkSeriesFigures(t *testing.T, o *task.Own, trials []trial, html []byte, w words) {
	t.Helper()
	raw := regexp.MustCompile(`(?s)id="figures">(.*?)</script>`).FindSubmatch(html)
	var all map[string]seriesFigures
	if err := json.Unmarshal(raw[1], &all); err != nil {
		t.Fatal(err)
	}
	if got := slices.Sorted(maps.Keys(all)); !slices.Equal(got, []string{"gated", "scaled", "solved"}) {
		t.Errorf("figures of %v", got)
	}
	var texts map[string]string
	if err := json.Unmarshal(regexp.MustCompile(`(?s)id="words">(.*?)</script>`).FindSubmatch(html)[1], &texts); err != nil {
		t.Fatal(err)
	}
	f := all["gated"]
	if known := o.Parts.Known(); f.PredictionTest.First != known || !slices.Equal(f.PredictionTest.Truth, significant(o.Values[known:])) || !slices.Equal(f.PredictionTest.Prediction, significant(trials[2].Test)) {
		t.Errorf("test figures %+v", f.PredictionTest)
	}
	if f.Loss == nil || len(f.Loss.Train) != f.Loss.Epochs+1 || all["solved"].Loss != nil {
		t.Error("losses of what was trained alone")
	}
	losses, err := trials[2].Run.FloorLosses()
	if err != nil || len(f.Loss.Floors) != len(losses) {
		t.Fatal(len(f.Loss.Floors), err)
	}
	for i, floor := range f.Loss.Floors {
		if floor.Rule != string(o.Floors[i].Rule) || floor.Validation != losses[i] || !(losses[i] > 0) {
			t.Errorf("floor %+v, want %s of %v", floor, o.Floors[i].Rule, losses[i])
		}
		// The chart names it as the table does.
		if name, err := w.rule(o.Floors[i]); err != nil || texts["floor."+floor.Rule] != name {
			t.Errorf("%s is called %q, want %q, %v", floor.Rule, texts["floor."+floor.Rule], name, err)
		}
	}
	if len(f.Forecast.Forecast) != 10 || f.Forecast.Known != len(o.Values) {
		t.Errorf("forecast %+v", f.Forecast)
	}
	// What is printed as the error is that of what is drawn.
	if got := baseline.RMSE(trials[2].Test, o.Values[o.Parts.Known():]); got != trials[2].TestRMSE {
		t.Errorf("test RMSE %v, want %v", trials[2].TestRMSE, got)
	}
}

func TestDataWords(t *testing.T) {
	if en, zh := slices.Sorted(maps.Keys(ofData["en"])), slices.Sorted(maps.Keys(ofData["zh"])); !slices.Equal(en, zh) {
		t.Errorf("en has %v, zh has %v", en, zh)
	}
	w, err := readWords("en", web)
	if err != nil {
		t.Fatal(err)
	}
	for _, op := range []series.Op{series.Log, series.MinMax, series.Standard, series.Robust, series.Difference} {
		for _, lag := range []int{1, 12} {
			if _, err := w.steps([]series.Step{{Op: op, Lag: lag}}); err != nil {
				t.Error(err)
			}
		}
	}
	var findings []baseline.Finding
	for _, code := range []baseline.Code{baseline.Repeats, baseline.TooLarge, baseline.TooSmall, baseline.TooFew, baseline.Solved} {
		findings = append(findings, baseline.Finding{Code: code, Figure: 12})
	}
	found, err := w.found([]trial{{OwnRung: task.OwnRung{Name: "scaled"}, Outcome: &task.Outcome{Verdict: baseline.Verdict{Findings: findings}}},
		{OwnRung: task.OwnRung{Name: "gated"}, Outcome: &task.Outcome{Verdict: baseline.Verdict{Findings: findings}}}})
	if err != nil || len(found) != 8 || !strings.Contains(found[6], "scaled, gated") {
		t.Errorf("%q, %v", found, err)
	}
	for _, rule := range []baseline.Rule{baseline.Mean, baseline.Last, baseline.Drift, baseline.Season, baseline.Growth, baseline.Linear} {
		if _, err := w.rule(baseline.Floor{Rule: rule}); err != nil {
			t.Error(err)
		}
	}
	for _, worth := range []baseline.Standing{baseline.Better, baseline.Even, baseline.Worse} {
		for _, key := range []string{"", "beside."} {
			if _, err := w.text("report.data." + key + string(worth)); err != nil {
				t.Error(err)
			}
		}
	}
	floors := []baseline.Floor{{Rule: baseline.Mean, Validation: 9.3, Test: 7}, {Rule: baseline.Linear, Validation: 8.3, Test: 10.9}}
	for _, c := range []struct {
		worth baseline.Standing
		rmse  float64
		says  string
	}{
		{baseline.Better, 6, ""}, // than every rule
		{baseline.Better, 8.1, "On the test the mean does better, with 7.000: do not count on the network."},
		{baseline.Worse, 12, "Of the rules the mean is nearest on the test, with 7.000."},
	} {
		if got, err := w.onTest(floors, trial{Outcome: &task.Outcome{Verdict: baseline.Verdict{Worth: c.worth}, TestRMSE: c.rmse}}); err != nil || got != c.says {
			t.Errorf("%s, %v on the test: %q, %v, want %q", c.worth, c.rmse, got, err, c.says)
		}
	}
	floors[1].Test = 7.1
	if got, err := w.onTest(floors, trial{Outcome: &task.Outcome{Verdict: baseline.Verdict{Worth: baseline.Even}}}); err != nil || got != "" {
		t.Errorf("a rule that is nearer by less than 2 %% is told: %q, %v", got, err)
	}
	if signed(-3) != "−3.000" || signed(3) != "+3.000" || signed(0) != "0" {
		t.Errorf("%s, %s, %s", signed(-3), signed(3), signed(0))
	}
	for x, want := range map[float64]string{0.5: "0.5000", 57210.4: "57210", 3e9: "3.000×10⁹", 2e-8: "2.000×10⁻⁸"} {
		if got := units(x); got != want {
			t.Errorf("units(%v) = %s, want %s", x, got, want)
		}
	}
}

// A file without numbers to learn from says so, and writes nothing.
func TestDataThatCannotBeTrainedOn(t *testing.T) {
	for file, word := range map[string]string{"blank-middle.csv": "at least 5", "empty.csv": "empty", "nul-bytes.csv": "line 2"} {
		out := filepath.Join(t.TempDir(), "report.html")
		var stdout, stderr strings.Builder
		if code := run([]string{"-data", filepath.Join(cases, file), "-out", out, "-web", web}, &stdout, &stderr); code != 1 || !strings.Contains(stderr.String(), word) {
			t.Errorf("%s: exit %d, %q", file, code, stderr.String())
		}
		if found, _ := filepath.Glob(out); found != nil {
			t.Errorf("%s: a report was written", file)
		}
	}
	if _, err := task.NewOwn(series.RandomWalk(4, 1, 1, numpy.NewRandomState(1))); err == nil {
		t.Error("four values are no error")
	}
}
