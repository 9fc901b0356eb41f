package baseline

import (
	"math"

	"github.com/rnnlab/rnnlab/rnn/series"
)

// A Candidate is a transform and how the linear rule does with it.
type Candidate struct {
	Steps      []series.Step // for series.Fit; a scale is still to be added
	Validation float64       // RMSE of the linear rule one step ahead, in units
	Order      int           // of that rule
}

// helps is by how much a transform of more steps must be better.
const helps = 0.98

// Propose tries transforms on a series and returns the one with which a linear
// rule, fitted on the training part, forecasts the validation part best one step
// ahead; a transform of more steps only for an error that is 2 % lower. tried has
// all that go with the series, with season 0 those of no season, and the best
// among them at index best; it is empty where no linear rule is decided.
func Propose(values []float64, parts series.Parts, season int) (tried []Candidate, best int, err error) {
	if err := check(values, parts, 1); err != nil {
		return nil, 0, err
	}
	log, change := series.Step{Op: series.Log}, series.Step{Op: series.Difference, Lag: 1}
	plans := [][]series.Step{nil, {log}, {change}, {log, change}}
	if season > 1 {
		round := series.Step{Op: series.Difference, Lag: season}
		plans = append(plans, [][]series.Step{{round}, {log, round}, {round, change}, {log, round, change}}...)
	}
	for _, steps := range plans {
		c, ok := try(values[:parts.Known()], parts.Train, season, steps)
		if !ok {
			continue
		}
		tried = append(tried, c)
		now := tried[best]
		if more := len(c.Steps) - len(now.Steps); more > 0 && c.Validation < float64(helps*now.Validation) || more <= 0 && c.Validation < now.Validation {
			best = len(tried) - 1
		}
	}
	return tried, best, nil
}

// try fits linear rules to the training part of a series as steps transform it,
// and measures them, back in units, on the rest of known.
func try(known []float64, train, season int, steps []series.Step) (Candidate, bool) {
	t, err := series.Fit(known[:train], steps...)
	if err != nil {
		return Candidate{}, false
	}
	x, err := t.Apply(known)
	if err != nil {
		return Candidate{}, false // a validation value that has no logarithm
	}
	c := Candidate{Steps: steps, Validation: math.Inf(1)}
	first := train - t.Lost()
	errorOf := func(r LinearRule) float64 {
		units, err := t.InvertNext(known, train, forecasts(x, first, 1, r.Next))
		if err != nil {
			return math.Inf(1)
		}
		return RMSE(units, known[train:])
	}
	rule, ok := choose(x[:first], first, season, errorOf)
	if !ok {
		return Candidate{}, false
	}
	c.Validation, c.Order = errorOf(rule), len(rule.Coefficients)
	return c, true
}
