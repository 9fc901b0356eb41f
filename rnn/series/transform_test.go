package series_test

import (
	"encoding/json"
	"errors"
	"math"
	"os"
	"slices"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/numpy"
	"github.com/rnnlab/rnnlab/rnn/series"
)

func lag(n int) series.Step { return series.Step{Op: series.Difference, Lag: n} }

func step(op series.Op) series.Step { return series.Step{Op: op} }

// plans are transforms of every kind and of several steps.
var plans = map[string][]series.Step{
	"none":         nil,
	"minmax":       {step(series.MinMax)},
	"standard":     {step(series.Standard)},
	"robust":       {step(series.Robust)},
	"log":          {step(series.Log)},
	"difference":   {lag(1)},
	"season":       {lag(12)},
	"log changes":  {step(series.Log), lag(1), step(series.Standard)},
	"all":          {step(series.Log), lag(12), lag(1), step(series.Robust)},
	"twice scaled": {step(series.MinMax), lag(3), step(series.Standard)},
}

// walk is n numbers above 0 with a trend and a season.
func walk(n int) []float64 {
	random := numpy.NewRandomState(7)
	values := make([]float64, n)
	for i := range values {
		values[i] = 100 + 0.5*float64(i) + 20*math.Sin(float64(i)*math.Pi/6) + random.Uniform(-5, 5)
	}
	return values
}

// Undone, a series is what it was, from its first values on and from any later ones.
func TestTransformsAreUndone(t *testing.T) {
	values := walk(300)
	for name, steps := range plans {
		f, err := series.Fit(values[:200], steps...)
		if err != nil {
			t.Fatal(name, err)
		}
		made, err := f.Apply(values)
		if err != nil || len(made) != len(values)-f.Lost() {
			t.Fatal(name, len(made), err)
		}
		for _, first := range []int{f.Lost(), 100, 299} {
			back, err := f.Invert(values[:first], made[first-f.Lost():])
			if err != nil {
				t.Fatal(name, err)
			}
			near(t, name, back, values[first:])
			if back, err = f.InvertNext(values[:299], first, made[first-f.Lost():]); err != nil {
				t.Fatal(name, err)
			}
			near(t, name+", one at a time", back, values[first:])
		}
	}
}

func near(t *testing.T, name string, got, want []float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: %d values, want %d", name, len(got), len(want))
	}
	for i, v := range want {
		if !(math.Abs(got[i]-v) <= 1e-12*math.Abs(v)) {
			t.Errorf("%s: value %d is %v, want %v", name, i, got[i], v)
			return
		}
	}
}

// Where the arithmetic is exact, the inverse is the same bits: differences of
// whole numbers, and scales by powers of two.
func TestExactInverse(t *testing.T) {
	whole := make([]float64, 100_000)
	random := numpy.NewRandomState(3)
	for i := range whole {
		whole[i] = math.Floor(random.Uniform(-1e9, 1e9))
	}
	powers := []float64{-8, 3, 24, 0, 1.5}
	for _, c := range []struct {
		values []float64
		steps  []series.Step
	}{{whole, []series.Step{lag(1), lag(365), lag(7)}}, {powers, []series.Step{step(series.MinMax)}}, {whole, nil}} {
		f, err := series.Fit(c.values, c.steps...)
		if err != nil {
			t.Fatal(err)
		}
		made, err := f.Apply(c.values)
		if err != nil {
			t.Fatal(err)
		}
		if back, err := f.Invert(c.values[:f.Lost()], made); err != nil || !slices.Equal(back, c.values[f.Lost():]) {
			t.Errorf("%v: not the same bits, %v", c.steps, err)
		}
	}
}

// The later part of a series has no part in what is fitted.
func TestFitReadsTheTrainingPartAlone(t *testing.T) {
	values := walk(300)
	for name, steps := range plans {
		before, err := series.Fit(values[:200], steps...)
		if err != nil {
			t.Fatal(name, err)
		}
		changed := slices.Clone(values)
		for i := range changed[200:] {
			changed[200+i] *= 3
		}
		if after, err := series.Fit(changed[:200], steps...); err != nil || !slices.Equal(before, after) {
			t.Errorf("%s: %v, want %v", name, after, before)
		}
		a, _ := before.Apply(values)
		b, err := before.Apply(changed)
		if n := 200 - before.Lost(); err != nil || !slices.Equal(a[:n], b[:n]) {
			t.Errorf("%s: earlier values are transformed otherwise, %v", name, err)
		}
	}
}

// TestScalesAreNumPys compares with the figures of testdata/reference.py.
func TestScalesAreNumPys(t *testing.T) {
	var reference struct {
		Walk   []float64
		Scales map[series.Op][2]float64
	}
	data, err := os.ReadFile("testdata/reference.json")
	if err == nil {
		err = json.Unmarshal(data, &reference)
	}
	if err != nil {
		t.Fatal(err)
	}
	if len(reference.Scales) != 3 {
		t.Fatal("want figures of three scales")
	}
	for op, want := range reference.Scales {
		f, err := series.Fit(reference.Walk, step(op))
		if err != nil {
			t.Fatal(err)
		}
		near(t, string(op), []float64{f[0].Shift, f[0].Scale}, want[:])
	}
}

func TestWhatDoesNotGoWithASeriesIsNamed(t *testing.T) {
	spike := make([]float64, 40)
	spike[20] = 1
	for name, c := range map[string]struct {
		training, values []float64
		steps            []series.Step
		want             series.TransformError
	}{
		"log of 0":             {[]float64{1, 2, 0, 4}, nil, []series.Step{step(series.Log)}, series.TransformError{Problem: series.NotPositive, Index: 2, Op: series.Log}},
		"log, later":           {[]float64{1, 2, 3}, []float64{1, 2, 3, -4}, []series.Step{step(series.Log)}, series.TransformError{Problem: series.NotPositive, Index: 3, Value: -4, Op: series.Log}},
		"log of a change":      {[]float64{1, 2, 1}, nil, []series.Step{lag(1), step(series.Log)}, series.TransformError{Problem: series.NotPositive, Step: 1, Index: 2, Value: -1, Op: series.Log}},
		"constant":             {[]float64{3, 3, 3}, nil, []series.Step{step(series.MinMax)}, series.TransformError{Problem: series.NoSpread, Index: -1, Op: series.MinMax}},
		"constant changes":     {[]float64{1, 2, 3}, nil, []series.Step{lag(1), step(series.Standard)}, series.TransformError{Problem: series.NoSpread, Step: 1, Index: -1, Op: series.Standard}},
		"one spike":            {spike, nil, []series.Step{step(series.Robust)}, series.TransformError{Problem: series.NoSpread, Index: -1, Op: series.Robust}},
		"short":                {[]float64{1, 2, 3}, nil, []series.Step{lag(3)}, series.TransformError{Problem: series.TooShort, Index: -1, Op: series.Difference, Want: 4}},
		"short, second lag":    {[]float64{1, 2, 3, 4}, nil, []series.Step{lag(2), lag(3)}, series.TransformError{Problem: series.TooShort, Step: 1, Index: -1, Op: series.Difference, Want: 6}},
		"short, later":         {[]float64{1, 2, 3, 4}, []float64{1, 2}, []series.Step{lag(2)}, series.TransformError{Problem: series.TooShort, Index: -1, Op: series.Difference, Want: 3}},
		"empty":                {nil, nil, []series.Step{step(series.Standard)}, series.TransformError{Problem: series.TooShort, Index: -1, Op: series.Standard, Want: 1}},
		"infinite":             {[]float64{1, math.Inf(1)}, nil, []series.Step{lag(1)}, series.TransformError{Problem: series.NotFinite, Index: 1, Value: math.Inf(1), Op: series.Difference}},
		"beyond the largest":   {[]float64{-1.7e308, 1.7e308}, nil, []series.Step{lag(1)}, series.TransformError{Problem: series.NotFinite, Index: 1, Value: 1.7e308, Op: series.Difference}},
		"no lag":               {[]float64{1, 2}, nil, []series.Step{lag(0)}, series.TransformError{Problem: series.BadStep, Index: -1, Op: series.Difference}},
		"no such op":           {[]float64{1, 2}, nil, []series.Step{step("sqrt")}, series.TransformError{Problem: series.BadStep, Index: -1, Op: "sqrt"}},
		"range beyond 1.8e308": {[]float64{-1.7e308, 1.7e308}, nil, []series.Step{step(series.MinMax)}, series.TransformError{Problem: series.NotFinite, Index: 0, Value: -1.7e308, Op: series.MinMax}},
	} {
		f, err := series.Fit(c.training, c.steps...)
		if c.values != nil {
			if err != nil {
				t.Fatal(name, err)
			}
			_, err = f.Apply(c.values)
		}
		got, ok := errors.AsType[*series.TransformError](err)
		if !ok || *got != c.want {
			t.Errorf("%s: %+v, want %+v", name, err, c.want)
		} else if len(got.Error()) < 40 {
			t.Errorf("%s: %q", name, got.Error())
		}
	}
	f, err := series.Fit([]float64{1, 2, 4}, step(series.Log))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.Invert(nil, []float64{1, 1000}); err == nil {
		t.Error("a forecast beyond the largest number was no error")
	}
	if _, err := (series.Transform{lag(2)}).Invert([]float64{1}, []float64{1}); err == nil {
		t.Error("a difference of two was undone after one value")
	}
}
