package main

import (
	"math"
	"testing"
)

func TestFigureOf(t *testing.T) {
	for _, test := range []struct {
		measurements []float64
		want         figure
	}{
		{nil, figure{}},
		{[]float64{3}, figure{3, 3, 3, 1}},
		{[]float64{9, 1, 2}, figure{2, 1, 9, 3}},
		{[]float64{4, 1, 2, 100}, figure{3, 1, 100, 4}},
	} {
		if got := figureOf(test.measurements); got != test.want {
			t.Errorf("figureOf(%v) = %+v, want %+v", test.measurements, got, test.want)
		}
	}
}

// TestPer turns a time around: the longest time is the lowest rate.
func TestPer(t *testing.T) {
	if got, want := (figure{2, 1, 4, 3}).per(8), (figure{4, 2, 8, 3}); got != want {
		t.Errorf("got %+v, want %+v", got, want)
	}
}

func TestFigureString(t *testing.T) {
	for f, want := range map[figure]string{
		{}:                       "–",
		{12.34, 12.34, 12.34, 1}: "12.3",
		{179, 171, 1255, 7}:      "179 (171..1,255)",
	} {
		if got := f.String(); got != want {
			t.Errorf("%+v is %q, want %q", f, got, want)
		}
	}
}

func TestDigits(t *testing.T) {
	for x, want := range map[float64]string{
		0: "0", 1: "1.00", 0.6804: "0.680", 36.74: "36.7", 9.996: "10.0", 99.94: "99.9", 99.96: "100", 999.6: "1,000",
		221800: "221,800", 1234567: "1,234,567", 0.0999: "0.0999", 0.00123: "0.00123", 4.7e-5: "4.70e-05", -1444: "-1,444", -0.5: "-0.500",
		math.Inf(1): "+Inf",
	} {
		if got := digits(x); got != want {
			t.Errorf("digits(%v) = %q, want %q", x, got, want)
		}
	}
}
