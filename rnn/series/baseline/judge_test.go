package baseline_test

import (
	"math"
	"slices"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/numpy"
	"github.com/rnnlab/rnnlab/rnn/series"
	"github.com/rnnlab/rnnlab/rnn/series/baseline"
)

// evidence is a network's, that predicts each validation value by predict from
// all that is known before it.
func evidence(t *testing.T, values []float64, season int, predict func(known []float64) float64) baseline.Evidence {
	t.Helper()
	parts, err := series.Divide(len(values))
	if err != nil {
		t.Fatal(err)
	}
	floors, err := baseline.Floors(values, parts, season, 1)
	if err != nil {
		t.Fatal(err)
	}
	e := baseline.Evidence{Truth: values[parts.Train:parts.Known()], Floors: floors, Horizon: 1}
	for i := range e.Truth {
		e.Network = append(e.Network, predict(values[:parts.Train+i]))
	}
	return e
}

func found(v baseline.Verdict, code baseline.Code) bool {
	return slices.ContainsFunc(v.Findings, func(f baseline.Finding) bool { return f.Code == code })
}

func standing(v baseline.Verdict, rule baseline.Rule) baseline.Comparison {
	return v.Comparisons[slices.IndexFunc(v.Comparisons, func(c baseline.Comparison) bool { return c.Rule == rule })]
}

// On a random walk no network is worth its weights: neither one that repeats its
// input, with a little of its own, nor one that errs by chance a little less.
func TestNothingBeatsARandomWalk(t *testing.T) {
	claims := 0
	for seed := range uint32(40) {
		values := series.RandomWalk(400, 100, 0.01, numpy.NewRandomState(seed))
		noise := numpy.NewRandomState(1000 + seed)
		v := baseline.Judge(evidence(t, values, 0, func(x []float64) float64 {
			return x[len(x)-1] + 0.03*series.Normal(noise)
		}))
		if v.Worth == baseline.Better {
			t.Errorf("seed %d: %+v", seed, v)
		}
		if !found(v, baseline.Repeats) {
			t.Errorf("seed %d: not told that it repeats its input: %+v", seed, v)
		}
		// The last change once more, or half of it back: chance makes one of the two better.
		for _, share := range []float64{0.05, -0.05} {
			v := baseline.Judge(evidence(t, values, 0, func(x []float64) float64 {
				return x[len(x)-1] + share*(x[len(x)-1]-x[len(x)-2])
			}))
			if v.Worth == baseline.Better {
				claims++
			}
		}
	}
	if claims > 0 {
		t.Errorf("%d of 80 networks are better than a random walk allows", claims)
	}
}

func TestStandings(t *testing.T) {
	random := numpy.NewRandomState(9)
	values := series.NoisyWaves(600, 0.1, random)
	clean := series.NoisyWaves(600, 0, numpy.NewRandomState(9))
	knows := func(x []float64) float64 { return clean[len(x)] }
	v := baseline.Judge(evidence(t, values, 0, knows))
	if c := standing(v, baseline.Last); c.Standing != baseline.Better || !c.Sure || c.Ratio > 0.7 || found(v, baseline.Repeats) || v.Worth == baseline.Worse {
		t.Errorf("a network that knows the law: %+v", v)
	}
	if !(math.Abs(v.RMSE-0.1) <= 0.02) {
		t.Errorf("RMSE %v, want about the noise", v.RMSE)
	}
	v = baseline.Judge(evidence(t, values, 0, func([]float64) float64 { return 0 }))
	if c := standing(v, baseline.Mean); c.Standing != baseline.Even || v.Worth != baseline.Worse || v.Best != len(v.Comparisons)-1 {
		t.Errorf("a network that knows the mean alone: %+v", v)
	}
	// A chaotic series, where a straight line has no chance.
	chaos := series.MackeyGlass(600, 17, 100)
	v = baseline.Judge(evidence(t, chaos, 0, func(x []float64) float64 { return chaos[len(x)] }))
	if v.Worth != baseline.Better || v.RMSE != 0 {
		t.Errorf("a network without error: %+v", v)
	}
	v = baseline.Judge(evidence(t, chaos, 0, func([]float64) float64 { return math.Inf(1) }))
	if c := standing(v, baseline.Mean); c.Standing != baseline.Worse {
		t.Errorf("a network of infinite error: %+v", v)
	}
}

func TestFindings(t *testing.T) {
	sine := series.Sine(200)
	last := func(x []float64) float64 { return x[len(x)-1] }
	if v := baseline.Judge(evidence(t, sine, 0, last)); !found(v, baseline.Solved) || !found(v, baseline.Repeats) {
		t.Errorf("a sine, repeated: %+v", v.Findings)
	}
	if v := baseline.Judge(evidence(t, series.Airline(), 12, last)); found(v, baseline.Solved) || found(v, baseline.TooFew) || v.Worth != baseline.Worse {
		t.Errorf("the airline passengers, repeated: %+v", v)
	}
	for _, c := range []struct {
		fed  []float64
		want baseline.Code
	}{{series.Airline(), baseline.TooLarge}, {[]float64{1, 1.001, 1.002}, baseline.TooSmall}, {[]float64{2e-8, 3e-8}, baseline.TooSmall}} {
		e := evidence(t, series.Airline(), 12, last)
		e.Fed = c.fed
		if v := baseline.Judge(e); !found(v, c.want) {
			t.Errorf("fed %v: %+v, want %s", c.fed[0], v.Findings, c.want)
		}
	}
	e := evidence(t, series.Airline(), 12, last)
	e.Fed = sine
	if v := baseline.Judge(e); found(v, baseline.TooLarge) || found(v, baseline.TooSmall) {
		t.Errorf("fed a sine: %+v", v.Findings)
	}
	if v := baseline.Judge(evidence(t, []float64{1, 3, 2, 5, 4, 6, 5, 7, 6, 8}, 0, last)); !found(v, baseline.TooFew) || v.Worth != baseline.Even {
		t.Errorf("two values to validate: %+v", v)
	}
}

// Several steps ahead, to repeat is to be that many steps late.
func TestRepeatsSeveralStepsAhead(t *testing.T) {
	values := series.RandomWalk(500, 100, 0.01, numpy.NewRandomState(2))
	parts, _ := series.Divide(len(values))
	floors, err := baseline.Floors(values, parts, 0, 5)
	if err != nil {
		t.Fatal(err)
	}
	e := baseline.Evidence{Truth: values[parts.Train:parts.Known()], Floors: floors, Horizon: 5}
	for i := range e.Truth {
		e.Network = append(e.Network, values[parts.Train+i-5])
	}
	if v := baseline.Judge(e); !found(v, baseline.Repeats) || v.Worth == baseline.Better {
		t.Errorf("%+v", v)
	}
	for i := range e.Truth {
		e.Network[i] = values[parts.Train+i-2]
	}
	if v := baseline.Judge(e); found(v, baseline.Repeats) {
		t.Errorf("two steps late, where five are to be forecast: %+v", v)
	}
}
