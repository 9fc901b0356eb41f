package baseline_test

import (
	"encoding/json"
	"math"
	"os"
	"slices"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/numpy"
	"github.com/rnnlab/rnnlab/rnn/series"
	"github.com/rnnlab/rnnlab/rnn/series/baseline"
)

// figures are those of each rule of floors.
func figures(floors []baseline.Floor) map[baseline.Rule]baseline.Floor {
	by := map[baseline.Rule]baseline.Floor{}
	for _, f := range floors {
		by[f.Rule] = f
	}
	return by
}

// TestFloorsAreNumPys compares with the figures of testdata/reference.py.
func TestFloorsAreNumPys(t *testing.T) {
	var cases []struct {
		Name                               string
		Values                             []float64
		Train, Validation, Season, Horizon int
		Floors                             map[baseline.Rule][]float64
	}
	data, err := os.ReadFile("testdata/reference.json")
	if err == nil {
		err = json.Unmarshal(data, &cases)
	}
	if err != nil || len(cases) != 6 {
		t.Fatal(len(cases), err)
	}
	for _, c := range cases {
		parts := series.Parts{Train: c.Train, Validation: c.Validation, Test: len(c.Values) - c.Train - c.Validation}
		floors, err := baseline.Floors(c.Values, parts, c.Season, c.Horizon)
		if err != nil || len(floors) != len(c.Floors) {
			t.Fatal(c.Name, len(floors), err)
		}
		for _, f := range floors {
			want := c.Floors[f.Rule]
			// NumPy has no ridge, which tells in the sixth place.
			if !(math.Abs(f.Validation/want[0]-1) <= 1e-6) || !(math.Abs(f.Test/want[1]-1) <= 1e-6) {
				t.Errorf("%s, %d ahead, %s: %v, %v, want %v", c.Name, c.Horizon, f.Rule, f.Validation, f.Test, want)
			}
			if f.Rule == baseline.Linear && len(f.Linear.Coefficients) != int(want[2]) {
				t.Errorf("%s, %d ahead: order %d, want %v", c.Name, c.Horizon, len(f.Linear.Coefficients), want[2])
			}
		}
	}
}

// The figures that the airline lesson is told with: of the 46 months that the
// much-copied tutorial tests on, and the linear rule's of all 48.
func TestAirlineFigures(t *testing.T) {
	values := series.Airline()
	floors, err := baseline.Floors(values[:143], series.Parts{Train: 96, Validation: 1, Test: 46}, 12, 1)
	if err != nil {
		t.Fatal(err)
	}
	by := figures(floors)
	for rule, want := range map[baseline.Rule]float64{baseline.Last: 48.66, baseline.Season: 42.32, baseline.Growth: 15.94} {
		if got := by[rule].Test; !(math.Abs(got-want) <= 0.005) {
			t.Errorf("%s: test RMSE %.3f, want %v", rule, got, want)
		}
	}
	rule, ok := baseline.FitLinear(values[:96], 24)
	if !ok {
		t.Fatal("no rule of 24 months")
	}
	made := make([]float64, 48)
	for i := range made {
		made[i] = rule.Next(values[:96+i])
	}
	if got := baseline.RMSE(made, values[96:]); !(math.Abs(got-13.79) <= 0.005) {
		t.Errorf("linear rule of 24 months: test RMSE %.3f, want 13.79", got)
	}
}

// A sum of sines has a law of two coefficients for each, which the rule finds.
func TestSinesAreSolved(t *testing.T) {
	waves := series.Waves(300, series.Wave{Amplitude: 1, Frequency: 0.5}, series.Wave{Amplitude: 3, Frequency: 1.1, Phase: 1})
	for i := range waves {
		waves[i] += 10
	}
	for name, c := range map[string]struct {
		values []float64
		order  int
	}{"sine": {series.Sine(300), 2}, "two waves beside 0": {waves, 4}} {
		parts, err := series.Divide(len(c.values))
		if err != nil {
			t.Fatal(err)
		}
		for _, horizon := range []int{1, 50} {
			floors, err := baseline.Floors(c.values, parts, 0, horizon)
			if err != nil {
				t.Fatal(err)
			}
			f := figures(floors)[baseline.Linear]
			if f.Linear == nil || len(f.Linear.Coefficients) < c.order || horizon == 1 && len(f.Linear.Coefficients) > c.order || f.Test > 1e-6 {
				t.Errorf("%s, %d ahead: %+v, test RMSE %g", name, horizon, f.Linear, f.Test)
			}
		}
	}
}

// What the later parts are changes nothing that is fitted on the earlier ones.
func TestNothingIsFittedOnTheTest(t *testing.T) {
	values := series.Airline()
	parts := series.Parts{Train: 86, Validation: 29, Test: 29}
	before, err := baseline.Floors(values, parts, 12, 1)
	if err != nil {
		t.Fatal(err)
	}
	for i := range parts.Test {
		values[parts.Known()+i] = 1000
	}
	after, err := baseline.Floors(values, parts, 12, 1)
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range before {
		if g := after[i]; f.Validation != g.Validation || f.Test == g.Test || f.Linear != nil && !slices.Equal(f.Linear.Coefficients, g.Linear.Coefficients) {
			t.Errorf("%s: %v, %v, was %v, %v", f.Rule, g.Validation, g.Test, f.Validation, f.Test)
		}
	}
}

// Series of few numbers, one number, one spike and large ones have figures, none
// of them NaN.
func TestOddSeries(t *testing.T) {
	spike := make([]float64, 60)
	spike[50] = 1e30
	large := make([]float64, 60)
	for i := range large {
		large[i] = math.Sin(float64(i)) * 1e300
	}
	for name, values := range map[string][]float64{
		"five": {1, 2, 4, 8, 16}, "constant": slices.Repeat([]float64{7}, 40), "spike": spike, "large": large, "line": {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
	} {
		parts, err := series.Divide(len(values))
		if err != nil {
			t.Fatal(err)
		}
		floors, err := baseline.Floors(values, parts, 1, 1)
		if err != nil || len(floors) < 4 {
			t.Fatal(name, len(floors), err)
		}
		for _, f := range floors {
			if math.IsNaN(f.Validation) || math.IsNaN(f.Test) || math.IsInf(f.Validation, 0) || name == "constant" && f.Validation != 0 {
				t.Errorf("%s, %s: %v, %v", name, f.Rule, f.Validation, f.Test)
			}
		}
		if _, _, err := baseline.Propose(values, parts, 1); err != nil {
			t.Error(name, err)
		}
	}
	for name, c := range map[string]struct {
		values  []float64
		parts   series.Parts
		horizon int
	}{
		"NaN": {[]float64{1, 2, math.NaN()}, series.Parts{Train: 1, Validation: 1, Test: 1}, 1}, "no test": {[]float64{1, 2}, series.Parts{Train: 1, Validation: 1}, 1},
		"too far": {[]float64{1, 2, 3}, series.Parts{Train: 1, Validation: 1, Test: 1}, 2}, "no horizon": {[]float64{1, 2, 3}, series.Parts{Train: 1, Validation: 1, Test: 1}, 0},
	} {
		if _, err := baseline.Floors(c.values, c.parts, 0, c.horizon); err == nil {
			t.Errorf("%s is no error", name)
		}
	}
}

func TestPropose(t *testing.T) {
	airline := series.Airline()
	tried, best, err := baseline.Propose(airline, series.Parts{Train: 86, Validation: 29, Test: 29}, 12)
	if err != nil || len(tried) != 8 {
		t.Fatal(len(tried), err)
	}
	if len(tried[best].Steps) == 0 || tried[best].Validation > 0.9*tried[0].Validation {
		t.Errorf("proposed %+v of %+v", tried[best], tried)
	}
	// A walk has nothing to gain but from its changes, a sine nothing at all.
	walk := series.RandomWalk(500, 100, 0.01, numpy.NewRandomState(1))
	parts, _ := series.Divide(500)
	if tried, best, err = baseline.Propose(walk, parts, 0); err != nil || tried[best].Validation < 0.97*tried[0].Validation {
		t.Errorf("a random walk: %+v, %v", tried, err)
	}
	parts, _ = series.Divide(200)
	if tried, best, err = baseline.Propose(series.Sine(200), parts, 6); err != nil || len(tried) != 4 || tried[0].Validation > 1e-8 {
		t.Errorf("a sine: %+v of %d, %v", tried, best, err)
	}
}
