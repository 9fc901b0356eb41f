package series

import (
	"math"
	"slices"
	"strconv"

	"github.com/rnnlab/rnnlab/rnn/internal/kernel"
)

// Op is what a step of a [Transform] does with a series.
type Op string

// The ops. The three scales are (value - Shift) / Scale, with both numbers from
// the training part; they refuse a series without a spread.
const (
	MinMax     Op = "minmax"     // the least value becomes 0, the greatest 1
	Standard   Op = "standard"   // mean 0, variance 1
	Robust     Op = "robust"     // median 0, and 1 from the first quartile to the third: a spike moves neither
	Log        Op = "log"        // the natural logarithm, of values above 0
	Difference Op = "difference" // value[t] - value[t-Lag]: 1 for the change, a season for the change since the last
)

// A Step is one op with its numbers.
type Step struct {
	Op    Op
	Lag   int     // of Difference, at least 1
	Shift float64 // of a scale, in the units of what the step gets
	Scale float64 // of a scale, above 0
}

// A Transform is steps that a series goes through one after the other, and that
// can be undone. The one without steps leaves a series as it is. Make one with
// [Fit], from the training part of a series alone.
type Transform []Step

// A TransformError says which step of a transform does not go with a series.
type TransformError struct {
	Problem TransformProblem
	Step    int     // from 0
	Op      Op      // of that step
	Index   int     // of the value in what Fit, Apply or Invert got; -1 where it is about no one value
	Value   float64 // that value, of what the step got
	Want    int     // the least number of values, for TooShort
}

// TransformProblem is what is wrong with a step and a series.
type TransformProblem string

// The problems.
const (
	NotPositive TransformProblem = "not-positive" // a logarithm of 0 or less
	NoSpread    TransformProblem = "no-spread"    // a scale of a series that is one number (or, robust, whose middle half is)
	TooShort    TransformProblem = "too-short"    // not more values than a difference's lag
	NotFinite   TransformProblem = "not-finite"   // NaN, or a number beyond the largest
	BadStep     TransformProblem = "bad-step"     // no such op, a lag below 1, a scale that is not above 0
)

func (e *TransformError) Error() string {
	at := "transform, step " + strconv.Itoa(e.Step) + " (" + string(e.Op) + "): "
	where := "values[" + strconv.Itoa(e.Index) + "]"
	switch e.Problem {
	case NotPositive:
		return at + where + ": want a number above 0, got " + strconv.FormatFloat(e.Value, 'g', -1, 64)
	case NoSpread:
		return at + "values: want numbers that differ"
	case TooShort:
		return at + "values: want at least " + strconv.Itoa(e.Want) + " numbers"
	case NotFinite:
		return at + where + ": want a finite number, got " + strconv.FormatFloat(e.Value, 'g', -1, 64)
	}
	return at + "want a known op, a lag of at least 1 and a scale above 0"
}

// Fit is steps, of which Op and Lag are read, with the numbers that they take
// from the training part of a series. Errors are a [*TransformError].
func Fit(training []float64, steps ...Step) (Transform, error) {
	fitted := make(Transform, 0, len(steps))
	level := training
	for i, s := range steps {
		s = Step{Op: s.Op, Lag: s.Lag, Scale: 1}
		var err error
		switch s.Op {
		case MinMax, Standard, Robust:
			s.Shift, s.Scale, err = spread(s.Op, level, i)
		}
		if err != nil {
			return nil, err
		}
		fitted = append(fitted, s)
		lost := len(training) - len(level)
		if level, err = s.apply(level, i, lost); err != nil {
			return nil, err
		}
		if len(level) == 0 {
			return nil, &TransformError{TooShort, i, s.Op, -1, 0, len(training) + 1}
		}
	}
	return fitted, nil
}

// spread is the shift and the scale of an op by the values that it is to scale.
func spread(op Op, values []float64, step int) (shift, scale float64, err error) {
	if len(values) == 0 {
		return 0, 0, &TransformError{TooShort, step, op, -1, 0, 1}
	}
	var s Scaler
	switch op {
	case MinMax:
		s, err = FitMinMax(values)
	case Standard:
		s, err = FitStandard(values)
	default:
		sorted := slices.Sorted(slices.Values(values))
		low, high := Quantile(sorted, 0.25), Quantile(sorted, 0.75)
		s = Scaler{Quantile(sorted, 0.5), high - low}
	}
	if err != nil || !finite(s.Shift) || !finite(s.Scale) {
		at := max(0, slices.IndexFunc(values, func(v float64) bool { return !finite(v) }))
		return 0, 0, &TransformError{NotFinite, step, op, at, values[at], 0}
	}
	if s.Scale == 0 || slices.Min(values) == slices.Max(values) {
		return 0, 0, &TransformError{NoSpread, step, op, -1, 0, 0}
	}
	return s.Shift, s.Scale, nil
}

// Quantile is the value below which a share, 0 to 1, of sorted values lies, on
// the line between the two nearest, as NumPy has it. There is at least one value.
func Quantile(sorted []float64, share float64) float64 {
	at := float64(share * float64(len(sorted)-1))
	below := int(at)
	above := min(below+1, len(sorted)-1)
	return sorted[below] + float64((sorted[above]-sorted[below])*(at-float64(below)))
}

// Lost is by how many values a series gets shorter: those at its start that a
// difference has nothing to subtract from.
func (t Transform) Lost() (n int) {
	for _, s := range t {
		if s.Op == Difference {
			n += s.Lag
		}
	}
	return n
}

// Apply is the series transformed, in a new slice: element i is of
// values[i+Lost()]. There must be more than Lost() values.
func (t Transform) Apply(values []float64) ([]float64, error) {
	if lost := t.Lost(); len(values) <= lost {
		return nil, &TransformError{TooShort, 0, t.firstOp(), -1, 0, lost + 1}
	}
	levels, err := t.levels(values)
	if err != nil {
		return nil, err
	}
	return levels[len(t)], nil
}

// levels are what each step gets, and at the end what the last one makes. The
// first is a copy of values.
func (t Transform) levels(values []float64) ([][]float64, error) {
	levels := [][]float64{slices.Clone(values)}
	for i, s := range t {
		level := levels[i]
		next, err := s.apply(level, i, len(values)-len(level))
		if err != nil {
			return nil, err
		}
		levels = append(levels, next)
	}
	return levels, nil
}

// apply does the step; lost is how many values the steps before it lost, for
// errors to have the index that the caller knows.
func (s Step) apply(values []float64, step, lost int) ([]float64, error) {
	if s.Op == Difference {
		if s.Lag < 1 {
			return nil, &TransformError{Problem: BadStep, Step: step, Op: s.Op, Index: -1}
		}
		if len(values) < s.Lag {
			return nil, &TransformError{TooShort, step, s.Op, -1, 0, lost + s.Lag + 1}
		}
	} else if !(s.Scale > 0) {
		return nil, &TransformError{Problem: BadStep, Step: step, Op: s.Op, Index: -1}
	}
	made := make([]float64, 0, len(values))
	for i, v := range values {
		var y float64
		switch s.Op {
		case MinMax, Standard, Robust:
			y = (v - s.Shift) / s.Scale
		case Log:
			if v <= 0 {
				return nil, &TransformError{NotPositive, step, s.Op, lost + i, v, 0}
			}
			y = kernel.Log(v)
		case Difference:
			if i < s.Lag {
				continue
			}
			y = v - values[i-s.Lag]
		default:
			return nil, &TransformError{Problem: BadStep, Step: step, Op: s.Op, Index: -1}
		}
		if !finite(v) || !finite(y) {
			return nil, &TransformError{NotFinite, step, s.Op, lost + i, v, 0}
		}
		made = append(made, y)
	}
	return made, nil
}

// Invert is transformed numbers in the units of the series, in a new slice:
// those that follow before, which is at least Lost() values of the series. With
// the first Lost() values of a series and what Apply made of it, it is the rest
// of the series: the same bits where the arithmetic is exact, as for differences
// of whole numbers, and else up to rounding. With all that is known of a series,
// and a forecast, it is the forecast in units.
func (t Transform) Invert(before, transformed []float64) ([]float64, error) {
	lost := t.Lost()
	if len(before) < lost {
		return nil, &TransformError{TooShort, 0, t.firstOp(), -1, 0, lost}
	}
	// What each difference subtracts from: the end of before as that step gets it.
	tails := make([][]float64, len(t))
	level := slices.Clone(before[len(before)-lost:])
	for i, s := range t {
		if len(level) == 0 {
			break
		}
		if s.Op != Difference {
			next, err := s.apply(level, i, len(before)-len(level))
			if err != nil {
				return nil, err
			}
			level = next
			continue
		}
		if s.Lag < 1 {
			return nil, &TransformError{Problem: BadStep, Step: i, Op: s.Op, Index: -1}
		}
		left := len(level) - s.Lag
		for j := range left {
			level[j] = level[j+s.Lag] - level[j]
		}
		level, tails[i] = level[:left:left], level[left:]
	}
	values := slices.Clone(transformed)
	for i, s := range slices.Backward(t) {
		s.invert(values, func(j int) float64 {
			if j < s.Lag {
				return tails[i][j]
			}
			return values[j-s.Lag]
		})
	}
	return values, t.checkInverse(values)
}

// InvertNext is predictions of single values in the units of the series, in a
// new slice: predictions[i] is, transformed, of values[first+i], and every value
// before that one is known. first is at least Lost(), and values reach at least
// to the one before the last predicted.
func (t Transform) InvertNext(values []float64, first int, predictions []float64) ([]float64, error) {
	lost := t.Lost()
	if len(predictions) == 0 {
		return nil, nil
	}
	if end := first + len(predictions) - 1; first < lost || len(values) < end {
		return nil, &TransformError{TooShort, 0, t.firstOp(), -1, 0, max(lost, end)}
	}
	levels, err := t.levels(values[:first+len(predictions)-1])
	if err != nil {
		return nil, err
	}
	inverted := slices.Clone(predictions)
	for i, s := range slices.Backward(t) {
		known := levels[i]
		at := first - (len(levels[0]) - len(known)) // of the first prediction, among what the step gets
		s.invert(inverted, func(j int) float64 { return known[at+j-s.Lag] })
	}
	return inverted, t.checkInverse(inverted)
}

// invert undoes the step in place; earlier is what a difference subtracted from
// element j.
func (s Step) invert(values []float64, earlier func(j int) float64) {
	for j, v := range values {
		switch s.Op {
		case Log:
			values[j] = kernel.Exp64(v)
		case Difference:
			values[j] = v + earlier(j)
		default:
			values[j] = float64(v*s.Scale) + s.Shift
		}
	}
}

func (t Transform) firstOp() Op {
	if len(t) == 0 {
		return ""
	}
	return t[0].Op
}

// checkInverse reports a forecast that has run away beyond what a number can be.
func (t Transform) checkInverse(values []float64) error {
	for i, v := range values {
		if !finite(v) {
			return &TransformError{NotFinite, 0, t.firstOp(), i, v, 0}
		}
	}
	return nil
}

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }
