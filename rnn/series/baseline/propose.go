package baseline

import (
	"math"

	"github.com/rnnlab/rnnlab/rnn/internal/kernel"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// A Candidate is a transform and how the linear rule does with it.
type Candidate struct {
	Steps      []series.Step // for series.Fit; a scale is still to be added
	Validation float64       // RMSE of the linear rule one step ahead, in units
	Order      int           // of that rule

	// Shift is how far the validation part, transformed, is from what the
	// training part was: the difference of their means in standard deviations of
	// the training part, and the logarithm of the ratio of their deviations. A
	// network forecasts badly what is unlike all that it has learnt from.
	Shift float64
}

// A candidate is as good as the best with an error so much higher; a transform
// of more steps is taken for a shift so much lower.
const (
	asGood = 1.1
	nearer = 0.25
)

// Propose tries transforms on a series with a linear rule, fitted on the training
// part, that forecasts the validation part one step ahead. Of those that
// help it as much as any, give or take a tenth, it proposes the one that leaves
// the least Shift, and of alike ones the simplest. tried has all that go with
// the series, with season 0 those of no season, and the proposed one at index
// best; it is empty where no linear rule is decided.
func Propose(values []float64, parts series.Parts, season int) (tried []Candidate, best int, err error) {
	if err := check(values, parts, 1); err != nil {
		return nil, 0, err
	}
	log, change := series.Step{Op: series.Log}, series.Step{Op: series.Difference, Lag: 1}
	plans := [][]series.Step{nil, {log}, {change}, {log, change}}
	if season > 1 {
		round := series.Step{Op: series.Difference, Lag: season}
		plans = [][]series.Step{nil, {log}, {change}, {round}, {log, change}, {log, round}, {round, change}, {log, round, change}}
	}
	lowest := math.Inf(1)
	for _, steps := range plans {
		if c, ok := try(values[:parts.Known()], parts.Train, season, steps); ok {
			tried = append(tried, c)
			lowest = min(lowest, c.Validation)
		}
	}
	// Below this an error is rounding, and all that have no more are alike.
	lowest = max(lowest, float64(solved*Spread(values[:parts.Train])))
	best = -1
	for i, c := range tried {
		if c.Validation > float64(asGood*lowest) {
			continue
		}
		if best < 0 || c.Shift < tried[best].Shift-nearer {
			best = i
		}
	}
	return tried, max(best, 0), nil
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
	c.Shift = shift(x[:first], x[first:])
	return c, true
}

func shift(training, validation []float64) float64 {
	spread, now := Spread(training), Spread(validation)
	apart := math.Abs(meanOf(validation)-meanOf(training)) / spread
	if now > 0 {
		apart += math.Abs(kernel.Log(now / spread))
	}
	return apart
}
