package series_test

import (
	"math"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/numpy"
	"github.com/rnnlab/rnnlab/rnn/series"
)

func TestSeason(t *testing.T) {
	pulse, trended := make([]float64, 240), make([]float64, 150)
	for i := range pulse {
		if i%12 == 0 {
			pulse[i] = 1
		}
	}
	random := numpy.NewRandomState(5)
	noisy := make([]float64, 3650)
	for i := range noisy {
		noisy[i] = 11 + 5*math.Sin(float64(i)*2*math.Pi/365) + 2.5*series.Normal(random)
	}
	for i := range trended {
		trended[i] = 3*float64(i) + 30*math.Sin(float64(i)*2*math.Pi/7)
	}
	for name, c := range map[string]struct {
		values    []float64
		low, high int
	}{
		"airline":           {series.Airline()[:96], 12, 12},
		"all of airline":    {series.Airline(), 12, 12},
		"pulse":             {pulse, 12, 12},
		"a week on a slope": {trended, 7, 7},
		"a year of days":    {noisy, 355, 375},
		"sine":              {series.Sine(200), 6, 6},
		"straight":          {[]float64{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 0, 0},
		"constant":          {make([]float64, 50), 0, 0},
		"short":             {[]float64{1, 3, 1, 3, 1}, 0, 0},
		"none":              {nil, 0, 0},
		"huge":              {[]float64{-1.7e308, 1.7e308, -1.7e308, 1.7e308, 1, 1, 1, 1}, 0, 0},
	} {
		if got := series.Season(c.values); got < c.low || got > c.high {
			t.Errorf("%s: season %d, want %d to %d", name, got, c.low, c.high)
		}
	}
}

// Chance may look like a season, but must not often.
func TestARandomWalkHasNoSeason(t *testing.T) {
	found := 0
	for seed := range uint32(100) {
		random := numpy.NewRandomState(seed)
		if series.Season(series.RandomWalk(500, 100, 0.01, random)) > 0 {
			found++
		}
		noise := make([]float64, 500)
		for i := range noise {
			noise[i] = series.Normal(random)
		}
		if s := series.Season(noise); s > 0 {
			t.Errorf("seed %d: noise has a season of %d", seed, s)
		}
	}
	if found > 10 {
		t.Errorf("%d of 100 random walks have a season, want at most 10", found)
	}
}

func TestDivide(t *testing.T) {
	for n := series.Shortest; n < 200; n++ {
		p, err := series.Divide(n)
		if err != nil || p.Check(n) != nil || p.Train < p.Validation+p.Test {
			t.Errorf("%d values: %+v, %v, %v", n, p, err, p.Check(n))
		}
	}
	if _, err := series.Divide(4); err == nil {
		t.Error("4 values were divided")
	}
	for _, p := range []series.Parts{{0, 3, 3}, {3, 0, 3}, {3, 3, 0}, {3, 3, 3}} {
		if p.Check(6) == nil {
			t.Errorf("%+v are parts of 6 values", p)
		}
	}
}
