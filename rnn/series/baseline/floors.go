package baseline

import (
	"errors"
	"math"
	"strconv"

	"github.com/rnnlab/rnnlab/rnn/series"
)

// A Rule forecasts a series without a network.
type Rule string

// The rules, in the order of their floors. h is how many steps ahead, m the season.
const (
	Mean   Rule = "mean"   // the mean of the training part
	Last   Rule = "last"   // the last value once more
	Drift  Rule = "drift"  // the last value and h times the mean change of the training part
	Season Rule = "season" // the value of the last season at this place in it
	Growth Rule = "growth" // that value times what the last value is of the one a season before it; for numbers above 0
	Linear Rule = "linear" // c + a1 x[t] + a2 x[t-1] + ..., step after step, by least squares: see FitLinear
)

// A Floor is what a rule reaches on the values that a network is measured on.
type Floor struct {
	Rule   Rule
	Season int         // of Season and Growth, in values
	Linear *LinearRule // of Linear

	// The root of the mean squared error, in the units of the series.
	Validation, Test float64

	// The forecast of each validation value and then each test value, from all
	// true values up to horizon steps before it.
	Predictions []float64
}

// Floors are what the rules reach on a series, with forecasts of so many steps
// ahead, 1 or more. season is the series' season, as [series.Season] finds it in
// the training part, or 0 for none. A rule is left out where the training part
// does not decide it: one that is shorter than the season, constant for the
// linear rule. horizon is at most parts.Train.
func Floors(values []float64, parts series.Parts, season, horizon int) ([]Floor, error) {
	if err := check(values, parts, horizon); err != nil {
		return nil, err
	}
	training := values[:parts.Train]
	known := parts.Train - horizon + 1 // values before the first forecast
	mean := meanOf(training)
	slope := 0.0
	if parts.Train > 1 {
		slope = (training[parts.Train-1] - training[0]) / float64(parts.Train-1)
	}
	floors := []Floor{
		floor(Mean, values, parts, horizon, func([]float64) float64 { return mean }),
		floor(Last, values, parts, horizon, func(x []float64) float64 { return x[len(x)-1] }),
		floor(Drift, values, parts, horizon, func(x []float64) float64 { return x[len(x)-1] + float64(slope*float64(horizon)) }),
	}
	if season > 0 && season <= known {
		rounds := (horizon + season - 1) / season
		same := func(x []float64) float64 { return x[len(x)-1+horizon-rounds*season] }
		floors = append(floors, floor(Season, values, parts, horizon, same))
		if season < known && positive(values[:parts.Known()]) {
			floors = append(floors, floor(Growth, values, parts, horizon, func(x []float64) float64 {
				y, newest, before := same(x), x[len(x)-1], x[len(x)-1-season]
				if before > 0 {
					for range rounds {
						y *= newest / before
					}
				}
				return y
			}))
		}
		for i := 3; i < len(floors); i++ {
			floors[i].Season = season
		}
	}
	if rule, ok := chooseLinear(values, parts, season, horizon); ok {
		linear := floor(Linear, values, parts, horizon, func(x []float64) float64 { return rule.Ahead(x, horizon) })
		linear.Linear = &rule
		floors = append(floors, linear)
	}
	return floors, nil
}

func check(values []float64, parts series.Parts, horizon int) error {
	if err := parts.Check(len(values)); err != nil {
		return err
	}
	if horizon < 1 || horizon > parts.Train {
		return errors.New("horizon: want 1 to " + strconv.Itoa(parts.Train) + ", got " + strconv.Itoa(horizon))
	}
	for i, v := range values {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return errors.New("values[" + strconv.Itoa(i) + "]: want a finite number, got " + strconv.FormatFloat(v, 'g', -1, 64))
		}
	}
	return nil
}

func floor(name Rule, values []float64, parts series.Parts, horizon int, rule func(known []float64) float64) Floor {
	f := Floor{Rule: name, Predictions: forecasts(values, parts.Train, horizon, rule)}
	f.Validation = RMSE(f.Predictions[:parts.Validation], values[parts.Train:parts.Known()])
	f.Test = RMSE(f.Predictions[parts.Validation:], values[parts.Known():])
	return f
}

// forecasts are a rule's of the values from first on, each from the true values
// up to horizon steps before it.
func forecasts(values []float64, first, horizon int, rule func(known []float64) float64) []float64 {
	made := make([]float64, len(values)-first)
	for i := range made {
		made[i] = rule(values[:first+i-horizon+1])
	}
	return made
}

// RMSE is the root of the mean squared difference of predictions and truth, two
// slices of one length; 0 where they are empty. Differences whose square would
// be beyond the largest number count as they are.
func RMSE(predictions, truth []float64) float64 {
	most := 0.0
	for i, y := range truth {
		most = max(most, math.Abs(predictions[i]-y))
	}
	if most == 0 || math.IsInf(most, 0) || math.IsNaN(most) {
		return most
	}
	sum := 0.0
	for i, y := range truth {
		e := (predictions[i] - y) / most
		sum += float64(e * e)
	}
	return float64(most * math.Sqrt(sum/float64(len(truth))))
}

// meanOf is the mean of values, exactly the value of a constant series.
func meanOf(values []float64) float64 {
	sum := 0.0
	for _, v := range values {
		sum += (v - values[0]) / float64(len(values))
	}
	return values[0] + sum
}

func positive(values []float64) bool {
	for _, v := range values {
		if v <= 0 {
			return false
		}
	}
	return true
}
