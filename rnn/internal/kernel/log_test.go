package kernel

import (
	"math"
	"math/big"
	"testing"
)

// bigLog is log(x) by a step of Halley's method, which triples the digits that
// are right. math.Log is taken to have some of them right, no more, and not even
// those of a subnormal number.
func bigLog(x float64) *big.Float {
	fraction, exponent := math.Frexp(x)
	y := math.Log(fraction) + float64(exponent)*math.Ln2
	e := bigExp(y)
	above, below := newResult().Sub(newBig(x), e), newResult().Add(newBig(x), e)
	step := newResult().Quo(above, below)
	return step.Add(newBig(y), step.Mul(step, newBig(2)))
}

func TestLogAccuracy(t *testing.T) {
	points := 20000
	if testing.Short() {
		points = 1500
	}
	worst, at := 0.0, 0.0
	check := func(x float64) {
		if e := ulps64(Log(x), bigLog(x)); !(e <= worst) {
			worst, at = e, x
		}
	}
	for _, x := range []float64{math.Sqrt2 / 2, math.Sqrt2, 1, 2, math.MaxFloat64, math.SmallestNonzeroFloat64, 0x1p-1022, 64} {
		for _, x := range []float64{x, math.Nextafter(x, 0), math.Nextafter(x, math.Inf(1))} {
			if x > 0 && x <= math.MaxFloat64 && x != 1 { // log(1) is 0: see TestLogOfSpecialValues
				check(x)
			}
		}
	}
	for i := range points {
		u := fraction(i)
		check(1 + 63*u) // a sum of exponentials, the largest of them 1
		check(0.5 + u)
		check(math.Ldexp(1+u, i%2000-1000))
	}
	t.Logf("largest error %.4f ulp, at %v", worst, at)
	if worst > 1 {
		t.Errorf("error of %v ulp at %v, want at most 1", worst, at)
	}
}

func TestLogOfSpecialValues(t *testing.T) {
	for x, want := range map[float64]float64{1: 0, 0: math.Inf(-1), math.Inf(1): math.Inf(1)} {
		if got := Log(x); got != want {
			t.Errorf("Log(%v) = %v, want %v", x, got, want)
		}
	}
	for _, x := range []float64{-1, math.Inf(-1), math.NaN()} {
		if got := Log(x); !math.IsNaN(got) {
			t.Errorf("Log(%v) = %v, want NaN", x, got)
		}
	}
}

func TestLogGoldenBits(t *testing.T) {
	x := sweep64()
	for i, v := range x {
		x[i] = Log(math.Abs(v))
	}
	checkHash(t, "log", hash(x), 0xd60fd205c802714b)
}
