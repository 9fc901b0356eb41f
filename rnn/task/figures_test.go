package task

import (
	"math"
	"slices"
	"testing"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/series"
	"github.com/rnnlab/rnnlab/rnn/series/baseline"
)

// trainedRung trains the rung of a lesson to its end.
func trainedRung(t *testing.T, lesson string, seed uint32, rung int) *Outcome {
	t.Helper()
	o := lessonOf(t, lesson, seed)
	made, err := o.Train(o.Ladder()[rung], 0)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

func long(t *testing.T) {
	if testing.Short() {
		t.Skip("trains long")
	}
	t.Parallel()
}

// On the 46 months that the printed tutorial tests on, rules reach what it is to
// be held against.
func TestFiguresOfAirlineRules(t *testing.T) {
	o := lessonOf(t, "airline", 0)
	for rule, want := range map[baseline.Rule]float64{baseline.Last: 48.66, baseline.Growth: 15.94} {
		got := baseline.RMSE(floorOf(t, o.Floors, rule).Predictions[12+1:12+47], o.Values[97:143])
		if math.Abs(got-want) > 0.005 {
			t.Errorf("%s: %.3f, want %.2f", rule, got, want)
		}
	}
	rule, ok := baseline.FitLinear(o.Values[:96], 24)
	var made []float64
	for at := 96; at < 144; at++ {
		made = append(made, rule.Next(o.Values[:at]))
	}
	if got := baseline.RMSE(made, o.Values[96:]); !ok || math.Abs(got-13.79) > 0.005 {
		t.Errorf("a linear rule of 24 months reaches %.3f, want 13.79", got)
	}
}

// As printed it does no better than repeating the last month: nine seeds in ten
// are worse. Keras prints 47.53, where repeating has 48.66.
func TestFiguresOfAirlineAsPrinted(t *testing.T) {
	var errors []float64
	for seed := range uint32(10) {
		made := trainedRung(t, "airline", seed, 0)
		errors = append(errors, baseline.RMSE(made.Test[1:47], made.Run.own.Values[97:143]))
	}
	slices.Sort(errors)
	t.Logf("as printed, on its 46 months, RMSE of ten seeds: %.2f", errors)
	if errors[0] < 40 || errors[5] < 48.66 || errors[5] > 56 {
		t.Errorf("test RMSE %.2f", errors)
	}
}

// Its window version, look_back = 3, is worse than repeating, whether the three
// months are features of one step, so that again nothing recurs, or three steps. All
// else is as printed: scaled by all 144 months, trained on the first 96 of them, and
// tested on 44.
func TestFiguresOfAirlineWindow(t *testing.T) {
	long(t)
	const months, first, end = 3, 96, 143 // the tutorial leaves the last month out
	values := series.Airline()
	scale, err := series.Fit(values, series.Step{Op: series.MinMax})
	if err != nil {
		t.Fatal(err)
	}
	x, err := scale.Apply(values)
	if err != nil {
		t.Fatal(err)
	}
	truth := values[first+months : end]
	last := baseline.RMSE(values[first+months-1:end-1], truth)
	for _, c := range []struct {
		name          string
		steps, inputs int
	}{{"three features of one step", 1, months}, {"three steps", months, 1}} {
		var errors []float64
		for seed := range uint32(10) {
			config := airlineAsPrinted()
			config.Steps, config.Seed = c.steps, seed
			var parts [2]series.Records
			for i, of := range [][]float64{x[:first], x[first:end]} {
				if parts[i], err = series.Windows(of, months); err != nil {
					t.Fatal(err)
				}
				parts[i].Steps, parts[i].Inputs = c.steps, c.inputs
			}
			run, err := rnn.NewTrainer[float32](config, parts[0], parts[1])
			if err == nil {
				err = run.Run()
			}
			if err != nil {
				t.Fatal(err)
			}
			made, err := scale.Invert(nil, run.Prediction().Validation)
			if err != nil {
				t.Fatal(err)
			}
			errors = append(errors, baseline.RMSE(made, truth))
		}
		slices.Sort(errors)
		t.Logf("%s, on 44 months, RMSE of ten seeds: %.2f; repeating has %.2f", c.name, errors, last)
		// Two seeds in ten have luck with three steps, of less than 3 %.
		if math.Abs(last-49.02) > 0.005 || errors[2] < last || errors[0] < 0.97*last || errors[9] > 90 {
			t.Errorf("%s: test RMSE %.2f, repeating has %.2f", c.name, errors, last)
		}
	}
}

func TestFiguresOfAirline(t *testing.T) {
	long(t)
	l, err := LessonNamed("airline")
	if err != nil {
		t.Fatal(err)
	}
	var errors []float64
	for seed := range uint32(10) {
		errors = append(errors, trainedRung(t, "airline", seed, 2).TestRMSE)
	}
	slices.Sort(errors)
	t.Logf("log differences over a season, on the 48 test months, RMSE of ten seeds: %.2f", errors)
	if errors[8] > l.Metric.Reach {
		t.Errorf("test RMSE %.2f, want at most %v for 9 of 10 seeds", errors, l.Metric.Reach)
	}
}

// No rung is said to beat the last price, whatever the share.
func TestFiguresOfSharePrice(t *testing.T) {
	long(t)
	best := 1.0
	for seed := range uint32(20) {
		for rung := range 3 {
			made := trainedRung(t, "share-price", seed, rung)
			best = min(best, made.Verdict.RMSE/floorOf(t, made.Run.own.Floors, baseline.Last).Validation)
			if made.Verdict.Worth == baseline.Better {
				t.Errorf("seed %d, rung %d: %+v", seed, rung, made.Verdict)
			}
			for i, c := range made.Verdict.Comparisons {
				if made.Run.own.Floors[i].Rule == baseline.Last && c.Standing == baseline.Better && c.Sure {
					t.Errorf("seed %d, rung %d: better than the last price, and surely: %+v", seed, rung, c)
				}
			}
		}
	}
	t.Logf("20 seeds, 3 networks each: none better; the luckiest has %.3f of the last value's error", best)
}

// Waves in noise: worth its weights beside repeating, and a linear rule is better still.
func TestFiguresOfWaves(t *testing.T) {
	long(t)
	l, err := LessonNamed("waves")
	if err != nil {
		t.Fatal(err)
	}
	for seed := range uint32(2) {
		o := lessonOf(t, "waves", seed)
		last, linear := floorOf(t, o.Floors, baseline.Last).Test, floorOf(t, o.Floors, baseline.Linear).Test
		short, extended, gated := trainedRung(t, "waves", seed, 0), trainedRung(t, "waves", seed, 1), trainedRung(t, "waves", seed, 2)
		t.Logf("seed %d: short %.3f, long %.3f, gated %.3f, last %.3f, linear %.3f", seed, short.TestRMSE, extended.TestRMSE, gated.TestRMSE, last, linear)
		if !(short.TestRMSE < last && extended.TestRMSE < short.TestRMSE && gated.TestRMSE < extended.TestRMSE && extended.TestRMSE < l.Metric.Reach && linear < gated.TestRMSE) {
			t.Errorf("seed %d: out of order", seed)
		}
	}
}

// One step of chaos is trivial; 84 on its own are for networks whose states do not fade.
func TestFiguresOfMackeyGlass(t *testing.T) {
	long(t)
	l, err := LessonNamed("mackey-glass")
	if err != nil {
		t.Fatal(err)
	}
	truth := lessonOf(t, "mackey-glass", 0).Values[l.Parts.Known():]
	spread := baseline.Spread(truth)
	for rung, seeds := range []uint32{2, 2, 10} {
		for seed := range seeds {
			made := trainedRung(t, "mackey-glass", seed, rung)
			a, err := made.Run.Ahead(l.Horizon)
			if err != nil {
				t.Fatal(err)
			}
			one, far := made.TestRMSE/spread, a.RMSE/spread
			t.Logf("rung %d, seed %d: NRMSE %.5f, %d steps ahead %.3f", rung, seed, one, l.Horizon, far)
			if one > l.Metric.Reach || far > l.AheadReach {
				t.Errorf("rung %d, seed %d: NRMSE %.5f, %d steps ahead %.3f", rung, seed, one, l.Horizon, far)
			}
		}
	}
	o := lessonOf(t, "mackey-glass", 0)
	ahead, err := baseline.Floors(o.Values, o.Parts, o.Season, l.Horizon)
	if err != nil {
		t.Fatal(err)
	}
	one, far := floorOf(t, o.Floors, baseline.Last).Test/spread, floorOf(t, ahead, baseline.Last).Test/spread
	t.Logf("repeating: NRMSE %.3f, %d steps ahead %.3f", one, l.Horizon, far)
	if math.Abs(one-0.147) > 0.002 || math.Abs(far-1.6) > 0.1 {
		t.Errorf("repeating has an NRMSE of %.3f, and of %.3f far ahead", one, far)
	}
}

// The ridge of the solved rung can be chosen by the error of 84 steps on its own on
// the last fifth of the training records, held back: it reaches what is to be reached.
// See mackeyGlass for why the rung has another.
func TestFiguresOfMackeyGlassRidge(t *testing.T) {
	seeds := reachSeeds(t)
	l, err := LessonNamed("mackey-glass")
	if err != nil {
		t.Fatal(err)
	}
	for seed := range seeds {
		o := lessonOf(t, l.Name, seed)
		rung, fit := o.Ladder()[2], l.Parts.Train*4/5
		// Nothing beyond the training part is there, but for the parts to have something.
		held, err := NewOwnParts(o.Values[:l.Parts.Train], series.Parts{Train: fit, Validation: l.Parts.Train - fit - 1, Test: 1})
		if err != nil {
			t.Fatal(err)
		}
		chosen, least := 0.0, math.Inf(1)
		for _, rung.Ridge = range rnn.Ridges() {
			r, err := held.New(rung)
			if err != nil {
				t.Fatal(err)
			}
			var made, truth []float64
			for from := fit; from+l.Horizon <= l.Parts.Train; from += 8 {
				far := math.Inf(1) // where it runs away
				if units, err := r.free(from, l.Horizon); err == nil {
					far = units[l.Horizon-1]
				}
				made, truth = append(made, far), append(truth, held.Values[from+l.Horizon-1])
			}
			if e := baseline.RMSE(made, truth); e < least {
				chosen, least = rung.Ridge, e
			}
		}
		spread := baseline.Spread(o.Values[l.Parts.Known():])
		for _, ridge := range []float64{chosen, 0} { // by many steps, and by one
			rung.Ridge = ridge
			made, err := o.Train(rung, 0)
			if err != nil {
				t.Fatal(err)
			}
			a, err := made.Run.Ahead(l.Horizon)
			if err != nil {
				t.Fatal(err)
			}
			one, far := made.TestRMSE/spread, a.RMSE/spread
			t.Logf("seed %d, ridge %g: NRMSE %.5f, %d steps ahead %.4f", seed, ridge, one, l.Horizon, far)
			if ridge != 0 && (one > l.Metric.Reach || far > l.AheadReach) {
				t.Errorf("seed %d, ridge %g: NRMSE %.5f, %d steps ahead %.4f", seed, ridge, one, l.Horizon, far)
			}
		}
	}
}

// With U and W that nobody trained, V and C solved: 200 times better than the
// trained rung, and a thousand steps on its own stay on the sine.
func TestFiguresOfSine(t *testing.T) {
	long(t)
	truth := series.Sine(1250)
	worst, off := 0.0, 0.0
	for seed := range uint32(40) {
		made := trainedRung(t, "sine", seed, 1)
		worst = max(worst, made.Verdict.RMSE)
		free, err := made.Run.Forecast(1000)
		if err != nil {
			t.Fatal(err)
		}
		for i, y := range free {
			off = max(off, math.Abs(y-truth[250+i]))
		}
	}
	t.Logf("validation RMSE at most %.2g, a thousand steps on its own at most %.2g off", worst, off)
	if worst > 1e-6 || off > 1e-4 {
		t.Errorf("validation RMSE %.2g, want at most 1e-6; %.2g off, want at most 1e-4", worst, off)
	}
	if trained := trainedRung(t, "sine", 0, 0).Verdict.RMSE; trained < 200*worst {
		t.Errorf("the trained rung has %.2g, want 200 times as much or more", trained)
	}
}
