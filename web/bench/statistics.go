package main

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// A figure is what came of measuring the same thing several times.
type figure struct {
	Median, Min, Max float64
	N                int // measurements; 0 if there are none
}

// figureOf sums up measurements: of an even number the median is the mean of the
// two in the middle.
func figureOf(measurements []float64) figure {
	n := len(measurements)
	if n == 0 {
		return figure{}
	}
	sorted := slices.Sorted(slices.Values(measurements))
	return figure{Median: (sorted[(n-1)/2] + sorted[n/2]) / 2, Min: sorted[0], Max: sorted[n-1], N: n}
}

// per is how many of amount go by in a unit of time, for a figure that says how
// long amount takes: the least time is the most of them.
func (f figure) per(amount float64) figure {
	return figure{amount / f.Median, amount / f.Max, amount / f.Min, f.N}
}

// String is the median and, if there is more than one measurement, the spread:
// 179 (171..255).
func (f figure) String() string {
	switch f.N {
	case 0:
		return "–"
	case 1:
		return digits(f.Median)
	}
	return digits(f.Median) + " (" + digits(f.Min) + ".." + digits(f.Max) + ")"
}

// digits writes a number to three significant digits, thousands apart: 0.680, 36.7, 1,444.
func digits(x float64) string {
	switch size := math.Abs(x); {
	case size == 0 || math.IsInf(x, 0) || math.IsNaN(x):
		return strconv.FormatFloat(x, 'g', -1, 64)
	case size < 1e-3:
		return strconv.FormatFloat(x, 'e', 2, 64)
	case size >= 99.95:
		return thousands(strconv.FormatFloat(x, 'f', 0, 64))
	}
	// Rounding can make a digit more: 9.996 is 10.0.
	rounded, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'e', 2, 64), 64)
	return strconv.FormatFloat(rounded, 'f', 2-int(math.Floor(math.Log10(math.Abs(rounded)))), 64)
}

// thousands sets a comma before every three digits of a whole number.
func thousands(whole string) string {
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	for at := len(whole) - 3; at > 0; at -= 3 {
		whole = whole[:at] + "," + whole[at:]
	}
	return sign + whole
}
