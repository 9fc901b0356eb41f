package main

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"text/tabwriter"

	"github.com/rnnlab/rnnlab/rnn/series"
	"github.com/rnnlab/rnnlab/rnn/series/baseline"
	"github.com/rnnlab/rnnlab/rnn/task"
	"github.com/rnnlab/rnnlab/web/charts"
	"github.com/rnnlab/rnnlab/web/limits"
)

//go:embed data.html
var dataHTML string

// dataReport trains the ladder on a column of a file and writes the report of it.
func dataReport(file, column, out, lang, web string, stdout io.Writer) error {
	w, err := readWords(lang, web)
	if err != nil {
		return err
	}
	s, err := readSource(file, column)
	if err != nil {
		return err
	}
	for _, n := range s.notes {
		fmt.Fprintln(stdout, n.Message())
	}
	if n := len(s.series.Values); n > limits.Numbers {
		return fmt.Errorf("%s: %d numbers, want at most %d, as on the page; in Go there is no such limit", s.column(), n, limits.Numbers)
	}
	o, err := task.NewOwn(s.series.Values)
	if err != nil {
		return err
	}
	p, err := bundle(web)
	if err != nil {
		return err
	}
	horizon := 24
	if o.Season > 0 {
		horizon = min(2*o.Season, 100)
	}
	trials := try(o, horizon)
	html, err := dataPage(s, o, trials, w, p)
	if err != nil {
		return err
	}
	if err := os.WriteFile(out, html, 0o644); err != nil {
		return err
	}
	printTrials(stdout, o, trials)
	fmt.Fprintf(stdout, "\n%s: %d KB\n", out, (len(html)+500)/1000)
	return nil
}

func printTrials(w io.Writer, o *task.Own, trials []trial) {
	t := tabwriter.NewWriter(w, 0, 0, 3, ' ', 0)
	fmt.Fprintln(t, "\tRMSE validation\tRMSE test\tbeside the best rule\thash")
	for _, f := range o.Floors {
		fmt.Fprintf(t, "%s\t%s\t%s\n", f.Rule, units(f.Validation), units(f.Test))
	}
	for _, r := range trials {
		if r.Failed != nil {
			fmt.Fprintf(t, "%s\t%v\n", r.Name, r.Failed)
			continue
		}
		test := "none"
		if r.Untested == nil {
			test = units(r.TestRMSE)
		}
		fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\n", r.Name, units(r.Verdict.RMSE), test, r.Verdict.Worth, r.Hash)
	}
	t.Flush()
	for _, r := range trials {
		if r.Failed == nil && r.Untested != nil {
			fmt.Fprintf(w, "%s has no test: %v\n", r.Name, r.Untested)
		}
	}
}

// seriesFigures are the numbers of the charts of one trial.
type seriesFigures struct {
	Loss                 *lossFigure      `json:"loss,omitempty"` // none where nothing was trained
	PredictionValidation predictionFigure `json:"predictionValidation"`
	PredictionTest       predictionFigure `json:"predictionTest"`
	Forecast             forecastFigure   `json:"forecast"`
}

func newSeriesFigures(o *task.Own, t trial) seriesFigures {
	const context = 60 // known values before the forecast
	n, known := len(o.Values), o.Parts.Known()
	f := seriesFigures{
		PredictionValidation: predictionFigure{o.Parts.Train, significant(o.Values[o.Parts.Train:known]), significant(t.Validation), nil},
		PredictionTest:       predictionFigure{known, significant(o.Values[known:]), significant(t.Test), nil},
		Forecast:             forecastFigure{max(0, n-context), n, significant(o.Values[max(0, n-context):]), significant(t.Forecast)},
	}
	if !t.Solved {
		losses := slices.Concat(t.History.Train, t.History.Validation)
		floors := []floor{}
		for i, loss := range t.FloorLosses {
			if !math.IsNaN(loss) {
				floors = append(floors, floor{string(o.Floors[i].Rule), loss})
			}
		}
		f.Loss = &lossFigure{len(t.History.Train) - 1, significant(t.History.Train), significant(t.History.Validation), floors, []float64{slices.Min(losses), slices.Max(losses)}}
	}
	return f
}

func seriesDefinitions() map[string]charts.Option {
	all := charts.All()
	return map[string]charts.Option{
		"loss": charts.WithTooltip(all["loss"]), "predictionValidation": all["predictionValidation"], "predictionTest": all["predictionTrain"], "forecast": all["forecast"],
	}
}

// seriesWords are the charts' texts, with the column's name at the axes of its
// values, and the floors' rules by their names.
func seriesWords(w words, column string, floors []baseline.Floor) (map[string]string, error) {
	const most = 40 // as many letters have room over a narrow chart
	if letters := []rune(column); len(letters) > most {
		column = string(letters[:most-1]) + "…"
	}
	keep := chartWords(w)
	keep["axis.value"] = column
	for _, f := range floors {
		name, err := w.rule(f)
		if err != nil {
			return nil, err
		}
		keep["floor."+string(f.Rule)] = name
	}
	return keep, nil
}

// dataPage makes the HTML file of a series. The same file makes the same bytes.
func dataPage(s *source, o *task.Own, trials []trial, w words, p parts) ([]byte, error) {
	figures := map[string]seriesFigures{}
	for _, t := range trials {
		if t.Failed == nil {
			figures[t.Name] = newSeriesFigures(o, t)
		}
	}
	say := func(key string, pairs ...any) (string, error) { return w.fill("report.data."+key, pairs...) }
	t, err := template.New("data.html").Funcs(template.FuncMap{
		"t": w.text, "say": say, "units": units,
		"before":  func(n int) int { return n - 1 },
		"signed":  signed,
		"steps":   w.steps,
		"rule":    w.rule,
		"onTest":  w.onTest,
		"found":   w.found,
		"percent": func(ratio float64) string { return strconv.FormatFloat(100*math.Abs(1-ratio), 'f', 1, 64) },
		"proposed": func(o *task.Own) []series.Step {
			if len(o.Tried) == 0 {
				return nil
			}
			return o.Tried[o.Proposed].Steps
		},
		"failure": func(err error) string { return strings.TrimPrefix(err.Error(), "rnn: ") },
		"lowest":  func(v baseline.Verdict) baseline.Comparison { return v.Comparisons[v.Best] },
	}).Parse(dataHTML)
	if err != nil {
		return nil, err
	}
	texts, err := seriesWords(w, s.column(), o.Floors)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	at := best(trials)
	err = t.Execute(&b, map[string]any{
		"File": filepath.Base(s.file), "Column": s.column(), "Source": s, "Own": o, "Notes": s.notes, "Trials": trials, "Best": at,
		"Lowest": lowest(o.Floors), "Words": texts, "Definitions": seriesDefinitions(), "Figures": figures,
		"Policy": policy(p), "Script": template.JS(p.script), "Style": template.CSS(p.style),
	})
	return b.Bytes(), err
}

// units writes an error in the units of a file: as digits does, but without an
// exponent as long as that is short.
func units(x float64) string {
	if x >= 1e4 && x < 1e9 {
		return strconv.FormatFloat(x, 'f', 0, 64)
	}
	return powers(digits(x))
}

// signed is units of a number on either side of 0.
func signed(x float64) string {
	switch {
	case x < 0:
		return "−" + units(-x)
	case x > 0:
		return "+" + units(x)
	}
	return "0"
}

// lowest is the index of the floor with the lowest validation error.
func lowest(floors []baseline.Floor) (at int) {
	for i, f := range floors {
		if f.Validation < floors[at].Validation {
			at = i
		}
	}
	return at
}

// Missing is how many cells had no number.
func (s *source) Missing() int { return s.series.Missing }
