package kernel

import (
	"math"
	"testing"
)

func TestSinCosAccuracy(t *testing.T) {
	points := 10000
	if testing.Short() {
		points = 1000
	}
	worst, at := 0.0, 0.0
	check := func(x float64) {
		for _, x := range []float64{x, -x} {
			e := max(ulps64(Sin(x), bigSin(x)), ulps64(Cos(x), bigCos(x)))
			if !(e <= worst) {
				worst, at = e, x
			}
		}
	}
	for i := range points {
		u := fraction(i)
		check(u * SinMax)
		check(u * 10)
		check(math.Ldexp(1+u, -i%70))
	}
	for n := range points {
		// The float64s next to multiples of pi/4: the seams of the reduction,
		// and where the sine or cosine is almost zero.
		x := float64(n) * (math.Pi / 4)
		check(x)
		check(math.Nextafter(x, 0))
	}
	check(SinMax)
	t.Logf("largest error %.4f ulp, at %v", worst, at)
	if worst > 0.6 {
		t.Errorf("error of %v ulp at %v, want at most 0.6", worst, at)
	}
}

// TestSinOfIntegers is about the series sin(0), sin(1), ...: nearly all of its
// values are the float64 nearest to the truth, as those of a good C library are.
func TestSinOfIntegers(t *testing.T) {
	var off []int
	for n := range 1000 {
		want, _ := bigSin(float64(n)).Float64()
		if got := Sin(float64(n)); got != want {
			off = append(off, n)
			if got != math.Nextafter(want, 2) && got != math.Nextafter(want, -2) {
				t.Errorf("Sin(%d) = %v, want %v or a neighbour", n, got, want)
			}
		}
	}
	t.Logf("not the nearest float64 for n = %v", off)
	if len(off) > 10 {
		t.Errorf("%d of 1000 sines are not the nearest float64", len(off))
	}
}

func TestSinCosSpecialValues(t *testing.T) {
	negativeZero := math.Copysign(0, -1)
	if got := Sin(negativeZero); !sameBits(got, negativeZero) {
		t.Errorf("Sin(-0) = %v, want -0", got)
	}
	for _, x := range []float64{math.SmallestNonzeroFloat64, -1e-310, 1e-300, -1e-160, 1e-20} {
		if s, c := Sin(x), Cos(x); s != x || c != 1 {
			t.Errorf("Sin(%v), Cos = %v, %v, want itself, 1", x, s, c)
		}
	}
	if Sin(0) != 0 || Cos(0) != 1 || Cos(negativeZero) != 1 {
		t.Errorf("Sin(0), Cos(0), Cos(-0) = %v, %v, %v, want 0, 1, 1", Sin(0), Cos(0), Cos(negativeZero))
	}
	for _, x := range []float64{math.Nextafter(SinMax, 2*SinMax), 1e300, math.Inf(1), math.Inf(-1), math.NaN()} {
		if s, c := Sin(x), Cos(x); !math.IsNaN(s) || !math.IsNaN(c) {
			t.Errorf("Sin(%v), Cos = %v, %v, want NaN, NaN", x, s, c)
		}
	}
}
