package baseline

import (
	"math"
	"slices"
)

// Standing is how a network does beside a floor.
type Standing string

// The standings.
const (
	Better Standing = "better" // by more than 2 % of the floor's error
	Even   Standing = "even"   // within 2 %
	Worse  Standing = "worse"  // by more than 2 %
)

// A Comparison is of a network with one floor.
type Comparison struct {
	Rule     Rule
	Standing Standing
	Floor    float64 // RMSE of the floor, in units
	Ratio    float64 // the network's RMSE by the floor's; +Inf beside a floor without error

	// Sure tells a difference that is more than chance: the mean difference of
	// the squared errors is more than twice its standard error (Diebold and
	// Mariano, 1995).
	Sure bool
}

// Code names a finding.
type Code string

// The findings.
const (
	Repeats  Code = "repeats"   // the network only repeats its input: Figure is its RMSE by the last value's
	TooLarge Code = "too-large" // what it is fed saturates a cell: Figure is the root of its mean square
	TooSmall Code = "too-small" // what it is fed hardly moves a cell: Figure is the root of its mean square about its mean
	TooFew   Code = "too-few"   // the validation part cannot tell it from the best floor: Figure is its number of values
	Solved   Code = "solved"    // the linear rule has found the law of the series: Figure is its RMSE by the spread of the truth
)

// A Finding is something to say of a network beside how it stands.
type Finding struct {
	Code   Code
	Figure float64
}

// A Verdict is what a network is worth, as data.
type Verdict struct {
	RMSE        float64      // of the network, in units
	Comparisons []Comparison // with each floor, in their order
	Best        int          // the index of the lowest floor
	Findings    []Finding

	// Worth is the network beside the lowest floor: [Better] only where that is
	// sure, and [Even] where it is not.
	Worth Standing
}

// Evidence is what a verdict rests on: forecasts of one horizon, in units, of values
// that no training has seen.
type Evidence struct {
	Truth   []float64 // what was to be forecast
	Network []float64 // what the network forecast
	Floors  []Floor   // of which the first Predictions are of Truth
	Horizon int       // how many steps ahead
	Fed     []float64 // what the network is fed in training, transformed; nil where it is not to be judged
}

// fewest is how many values a validation part has at least that can tell.
const fewest = 8

// within is the part of an error that counts for nothing.
const within = 0.02

// What a cell can bear: fed numbers with a root mean square above the first
// saturate it at weights of a usual size, and a spread below the second is lost
// beside its biases.
const (
	mostFed  = 10
	leastFed = 0.01
)

// Judge holds a network against floors. There is at least one floor.
func Judge(e Evidence) Verdict {
	v := Verdict{RMSE: RMSE(e.Network, e.Truth)}
	for i, f := range e.Floors {
		c := compare(e, v.RMSE, f)
		v.Comparisons = append(v.Comparisons, c)
		if c.Floor < v.Comparisons[v.Best].Floor {
			v.Best = i
		}
	}
	best := v.Comparisons[v.Best]
	v.Worth = best.Standing
	if !best.Sure || len(e.Truth) < fewest {
		v.Worth = Even
	}
	v.Findings = findings(e, v)
	return v
}

func compare(e Evidence, network float64, f Floor) Comparison {
	floor := f.Predictions[:len(e.Truth)]
	c := Comparison{Rule: f.Rule, Standing: Even, Floor: RMSE(floor, e.Truth)}
	switch {
	case c.Floor > 0:
		c.Ratio = network / c.Floor
	case network > 0:
		c.Ratio = math.Inf(1)
	default:
		c.Ratio = 1
	}
	if c.Ratio < 1-within {
		c.Standing = Better
	} else if !(c.Ratio <= 1+within) {
		c.Standing = Worse
	}
	c.Sure = math.Abs(differenceInErrors(e, floor)) > 2
	return c
}

// differenceInErrors is the mean difference of the squared errors of the network
// and of a floor, in its standard errors: below 0 where the network is better.
// Forecasts of several steps ahead err together, so that there are as many fewer
// to learn from.
func differenceInErrors(e Evidence, floor []float64) float64 {
	scale := max(RMSE(e.Network, e.Truth), RMSE(floor, e.Truth))
	if scale == 0 {
		return 0
	}
	d := make([]float64, len(e.Truth))
	for i, y := range e.Truth {
		mine, its := (e.Network[i]-y)/scale, (floor[i]-y)/scale
		d[i] = float64(mine*mine) - float64(its*its)
	}
	mean, square := meanOf(d), 0.0
	for _, x := range d {
		square += float64((x - mean) * (x - mean))
	}
	n := float64(len(d)) / float64(max(1, e.Horizon))
	if n <= 1 || mean == 0 {
		return 0
	}
	return mean / math.Sqrt(square/float64(len(d))/(n-1))
}

func findings(e Evidence, v Verdict) (list []Finding) {
	at := slices.IndexFunc(e.Floors, func(f Floor) bool { return f.Rule == Last })
	if at >= 0 && len(e.Truth) >= fewest {
		if c := v.Comparisons[at]; c.Standing == Even && late(e.Network, e.Truth, e.Horizon) {
			list = append(list, Finding{Repeats, c.Ratio})
		}
	}
	if size, spread := sizes(e.Fed); size > mostFed {
		list = append(list, Finding{TooLarge, size})
	} else if len(e.Fed) > 0 && spread < leastFed {
		list = append(list, Finding{TooSmall, spread})
	}
	best := v.Comparisons[v.Best]
	if len(e.Truth) < fewest || best.Standing != Even && !best.Sure {
		list = append(list, Finding{TooFew, float64(len(e.Truth))})
	}
	if spread := Spread(e.Truth); spread > 0 {
		at := slices.IndexFunc(v.Comparisons, func(c Comparison) bool { return c.Rule == Linear })
		if at >= 0 && v.Comparisons[at].Floor < 10*solved*spread {
			list = append(list, Finding{Solved, v.Comparisons[at].Floor / spread})
		}
	}
	return list
}

// late tells predictions that match what was true horizon steps before better
// than what they are of, or than any other shift up to there.
func late(predictions, truth []float64, horizon int) bool {
	h := max(1, horizon)
	if len(truth) < h+fewest/2 {
		return false
	}
	matched := RMSE(predictions[h:], truth[:len(truth)-h])
	for shift := range h {
		if RMSE(predictions[h:], truth[h-shift:len(truth)-shift]) <= matched {
			return false
		}
	}
	return true
}

// sizes are the root mean square of values, about 0 and about their mean.
func sizes(values []float64) (size, spread float64) {
	if len(values) == 0 {
		return 0, 0
	}
	return RMSE(values, make([]float64, len(values))), Spread(values)
}

// Spread is the standard deviation of values.
func Spread(values []float64) float64 {
	if len(values) == 0 {
		return 0
	}
	return RMSE(values, slices.Repeat([]float64{meanOf(values)}, len(values)))
}
