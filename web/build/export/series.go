package main

import (
	"math"

	"github.com/rnnlab/rnnlab/rnn/series"
	"github.com/rnnlab/rnnlab/rnn/series/baseline"
	"github.com/rnnlab/rnnlab/rnn/task"
)

// posterSeed is the one that a link without a seed has.
const posterSeed = 1

// seriesPoster is series-NAME.json: a task of the page of own numbers before its
// networks are tried, as wasm/numbers describes it. A frame shows it without that
// program, which most readers of a post then need not fetch.
type seriesPoster struct {
	Values     []float64    `json:"values"`
	Name       string       `json:"name"`
	Missing    int          `json:"missing"`
	Notes      []struct{}   `json:"notes"`
	Train      int          `json:"train"`
	Validation int          `json:"validation"`
	Test       int          `json:"test"`
	Season     int          `json:"season"`
	Floors     []seriesRule `json:"floors"`
	Ladder     []seriesRung `json:"ladder"`
	Lesson     seriesLesson `json:"lesson"`
}

type seriesRule struct {
	Rule       baseline.Rule `json:"rule"`
	Order      int           `json:"order"`
	Validation float64       `json:"validation"`
}

type seriesRung struct {
	Name   string       `json:"name"`
	Hidden int          `json:"hidden"`
	Window int          `json:"window"`
	Solved bool         `json:"solved"`
	Steps  []seriesStep `json:"steps"`
}

type seriesStep struct {
	Op  series.Op `json:"op"`
	Lag int       `json:"lag"`
}

type seriesLesson struct {
	Name       string  `json:"name"`
	Drawn      bool    `json:"drawn"`
	Metric     string  `json:"metric"`
	Reach      float64 `json:"reach"`
	Horizon    int     `json:"horizon"`
	AheadReach float64 `json:"aheadReach"`
	Spread     float64 `json:"spread"`
}

func newSeriesPoster(l task.Lesson) (*seriesPoster, error) {
	own, err := l.New(posterSeed)
	if err != nil {
		return nil, err
	}
	p := &seriesPoster{
		Name: l.Name, Notes: []struct{}{}, Train: own.Parts.Train, Validation: own.Parts.Validation, Test: own.Parts.Test, Season: own.Season,
		Lesson: seriesLesson{l.Name, l.Drawn, l.Metric.Name, l.Metric.Reach, l.Horizon, l.AheadReach, baseline.Spread(own.Values[own.Parts.Known():])},
	}
	for _, v := range own.Values {
		p.Values = append(p.Values, pictured(v))
	}
	for _, f := range own.Floors {
		rule := seriesRule{f.Rule, f.Season, f.Validation}
		if f.Linear != nil {
			rule.Order = len(f.Linear.Coefficients)
		}
		p.Floors = append(p.Floors, rule)
	}
	for _, r := range own.Ladder() {
		rung := seriesRung{r.Name, r.Config.Hidden, r.Config.Steps, r.Solved, []seriesStep{}}
		for _, s := range r.Steps {
			rung.Steps = append(rung.Steps, seriesStep{s.Op, s.Lag})
		}
		p.Ladder = append(p.Ladder, rung)
	}
	return p, nil
}

// pictured rounds a value to five significant digits: no picture is finer.
func pictured(v float64) float64 {
	if v == 0 {
		return 0
	}
	unit := math.Pow(10, 4-math.Floor(math.Log10(math.Abs(v))))
	return math.Round(v*unit) / unit
}
