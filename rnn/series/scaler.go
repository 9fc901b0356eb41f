package series

import (
	"errors"
	"math"
)

// Scaler maps the values of a series to a range that a network learns from
// easily, and its predictions back to the units of the series:
//
//	scaled = (value - Shift) / Scale        value = scaled*Scale + Shift
//
// Make one with FitMinMax or FitStandard from the training part of a series
// alone, so that nothing of the validation part leaks into it.
type Scaler struct {
	Shift float64 // in the units of the series
	Scale float64 // in the units of the series, above 0
}

// FitMinMax is the Scaler that maps the least value to 0 and the greatest to 1.
// A constant series, which has no range, is shifted to 0 and not scaled. There
// must be at least one value, all finite and their range too.
func FitMinMax(values []float64) (Scaler, error) {
	if err := checkValues(values, 1); err != nil {
		return Scaler{}, err
	}
	least, greatest := values[0], values[0]
	for _, v := range values {
		if v < least {
			least = v
		}
		if v > greatest {
			greatest = v
		}
	}
	return newScaler(least, greatest-least)
}

// FitStandard is the Scaler that gives the values mean 0 and variance 1 (the
// variance of the values themselves, with their number as divisor). A constant
// series is shifted to 0 and not scaled. There must be at least one value, all
// finite and their variance too.
func FitStandard(values []float64) (Scaler, error) {
	if err := checkValues(values, 1); err != nil {
		return Scaler{}, err
	}
	var sum, squares float64
	// Summed as differences from the first value: exactly 0 for a constant series.
	for _, v := range values {
		sum += v - values[0]
	}
	n := float64(len(values))
	mean := values[0] + sum/n
	for _, v := range values {
		squares += float64((v - mean) * (v - mean))
	}
	return newScaler(mean, math.Sqrt(squares/n))
}

func newScaler(shift, scale float64) (Scaler, error) {
	if math.IsNaN(shift) || math.IsInf(shift, 0) || math.IsNaN(scale) || math.IsInf(scale, 0) {
		return Scaler{}, errors.New("values: their range does not fit in a float64")
	}
	if scale == 0 {
		scale = 1
	}
	return Scaler{Shift: shift, Scale: scale}, nil
}

// Apply is the scaled values, in a new slice.
func (s Scaler) Apply(values []float64) []float64 {
	scaled := make([]float64, len(values))
	for i, v := range values {
		scaled[i] = (v - s.Shift) / s.Scale
	}
	return scaled
}

// Invert is the values in the units of the series, in a new slice: Invert of
// Apply is the series again, up to rounding.
func (s Scaler) Invert(scaled []float64) []float64 {
	values := make([]float64, len(scaled))
	for i, v := range scaled {
		values[i] = float64(v*s.Scale) + s.Shift
	}
	return values
}
