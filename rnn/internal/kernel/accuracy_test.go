package kernel

import (
	"flag"
	"math"
	"math/big"
	"testing"
)

var exhaustive = flag.Bool("exhaustive", false, "measure the float32 functions on all 2^32 values (minutes)")

// maxUlps is the error that is promised of each function, in units in the last place.
var functions = []struct {
	name    string
	maxUlps float64
	f32     func(float32) float32
	f64     func(float64) float64
	slice32 func(y, x []float32)
	slice64 func(y, x []float64)
	truth   func(float64) *big.Float
	reach   float64 // beyond it, either way, nothing is left to see
}{
	{"exp", 1, Exp32, Exp64, Exp[float32], Exp[float64], bigExp, 760},
	{"tanh", 2, Tanh32, Tanh64, Tanh[float32], Tanh[float64], bigTanh, 25},
	{"sigmoid", 2, Sigmoid32, Sigmoid64, Sigmoid[float32], Sigmoid[float64], bigSigmoid, 760},
}

// edges are the arguments where something begins or ends: overflow, the
// subnormal results, zero, saturation, and the seams of the approximations.
var edges = []float64{
	0, 0.25, 0.34657359, 0.625, 1, 5, 8.317766, 8.5, 9.0109, 9.011, 16.6355, 17.32868,
	18.714973875118524, 19.0615, 22, 36.7368, 37.42994775023705, 44,
	87.33654, 88.02969, 88.37626, 88.72283, 88.72284, 103.27893, 103.97208, 103.9721, 104, 1e3, 1e30,
	708.3964185322641, 709.4361393031, 709.782712893384, 709.7827128933841, 744.4400719213812,
	745.1332191019411, 745.1332191019412, 746, 1e300, math.MaxFloat32, math.MaxFloat64,
	math.SmallestNonzeroFloat32, math.SmallestNonzeroFloat64, 1e-40, 0x1p-126, 0x1p-1022, 1e-10, 1e-8, 1e-5, 1e-4,
}

// TestFloat64Accuracy measures the float64 functions against math/big.
func TestFloat64Accuracy(t *testing.T) {
	points := 20000
	if testing.Short() {
		points = 1500
	}
	for _, f := range functions {
		t.Run(f.name, func(t *testing.T) {
			worst, at := 0.0, 0.0
			check := func(x float64) {
				for _, x := range []float64{x, -x} {
					if math.Abs(x) > 1e4 { // bigExp stops here; TestSpecialValues goes on
						continue
					}
					if e := ulps64(f.f64(x), f.truth(x)); !(e <= worst) {
						worst, at = e, x
					}
				}
			}
			for _, x := range edges {
				check(x)
				check(math.Nextafter(x, math.Inf(1)))
				check(math.Nextafter(x, math.Inf(-1)))
			}
			for i := range points {
				// Evenly over all arguments that count, over those where the
				// curve bends, and over every exponent.
				u := fraction(i)
				check(u * f.reach)
				check(u * 4)
				check(math.Ldexp(1+u, i%1100-1080))
			}
			t.Logf("largest error %.4f ulp, at %v", worst, at)
			if worst > f.maxUlps {
				t.Errorf("error of %v ulp at %v, want at most %v", worst, at, f.maxUlps)
			}
		})
	}
}

// fraction is the ith of evenly spread numbers from 0 to 1: multiples of the
// golden section, modulo 1.
func fraction(i int) float64 {
	return float64(uint64(i)*0x9e3779b97f4a7c15>>11) / (1 << 53)
}

// TestFloat32Accuracy measures the float32 functions against the float64 ones,
// which TestFloat64Accuracy holds to math/big: their error counts for nothing
// here. It also sees that they never step down and stay in their bounds.
func TestFloat32Accuracy(t *testing.T) {
	stride := uint64(1021) // prime: all low bits, all exponents, both signs
	if testing.Short() {
		stride = 10007
	}
	if *exhaustive {
		stride = 1
	}
	for _, f := range functions {
		t.Run(f.name, func(t *testing.T) {
			worst, at := 0.0, float32(0)
			check := func(x float32) float32 {
				got := f.f32(x)
				if e := ulps32(got, f.f64(float64(x))); !(e <= worst) {
					worst, at = e, x
				}
				if f.name == "tanh" && !(got >= -1 && got <= 1) || f.name == "sigmoid" && !(got >= 0 && got <= 1) {
					t.Fatalf("%s(%v) = %v, out of its bounds", f.name, x, got)
				}
				return got
			}
			for _, e := range edges {
				x := float32(e)
				for _, x := range []float32{x, math.Nextafter32(x, math.MaxFloat32), math.Nextafter32(x, -math.MaxFloat32)} {
					check(x)
					check(-x)
				}
			}
			const infinity = 0x7f800000
			for sign := range uint64(2) {
				last := f.f32(0)
				for bits := uint64(0); bits <= infinity; bits += stride {
					x := math.Float32frombits(uint32(sign<<31 | bits))
					got := check(x)
					if sign == 0 && got < last || sign == 1 && got > last {
						t.Fatalf("%s steps down before %v", f.name, x)
					}
					last = got
				}
			}
			t.Logf("largest error %.4f ulp, at %v", worst, at)
			if worst > f.maxUlps {
				t.Errorf("error of %v ulp at %v, want at most %v", worst, at, f.maxUlps)
			}
		})
	}
}

func TestSpecialValues(t *testing.T) {
	inf, nan, negativeZero := math.Inf(1), math.NaN(), math.Copysign(0, -1)
	for _, c := range []struct {
		name string
		f32  func(float32) float32
		f64  func(float64) float64
		// x, want pairs
		values [][2]float64
	}{
		{"exp", Exp32, Exp64, [][2]float64{{0, 1}, {negativeZero, 1}, {inf, inf}, {-inf, 0}, {nan, nan},
			{1e30, inf}, {-1e30, 0}, {1000, inf}, {-1000, 0}}},
		{"tanh", Tanh32, Tanh64, [][2]float64{{0, 0}, {negativeZero, negativeZero}, {inf, 1}, {-inf, -1}, {nan, nan},
			{1e30, 1}, {-1e30, -1}, {1e-40, 1e-40}, {-1e-40, -1e-40}}},
		{"sigmoid", Sigmoid32, Sigmoid64, [][2]float64{{0, 0.5}, {negativeZero, 0.5}, {inf, 1}, {-inf, 0}, {nan, nan},
			{1e30, 1}, {-1e30, 0}}},
	} {
		for _, v := range c.values {
			x, want := v[0], v[1]
			if got := c.f64(x); !sameBits(got, want) {
				t.Errorf("%s64(%v) = %v, want %v", c.name, x, got, want)
			}
			if got := c.f32(float32(x)); !sameBits(got, float32(want)) {
				t.Errorf("%s32(%v) = %v, want %v", c.name, x, got, float32(want))
			}
		}
	}
	if got := Exp64(math.MaxFloat64); got != inf {
		t.Errorf("Exp64(max) = %v, want +Inf", got)
	}
	if got := Tanh64(math.SmallestNonzeroFloat64); got != math.SmallestNonzeroFloat64 {
		t.Errorf("Tanh64(least) = %v, want itself", got)
	}
}

// TestSubnormalResults sees that exp and sigmoid go down to zero one subnormal
// at a time, as a machine that flushes them to zero would not.
func TestSubnormalResults(t *testing.T) {
	seen := map[float32]bool{}
	for x := float32(-101); x > -104; x -= 0.01 {
		seen[Exp32(x)] = true
		if y := Sigmoid32(x); y != Exp32(x) {
			t.Errorf("Sigmoid32(%v) = %v, want %v as there is no float32 between", x, y, Exp32(x))
		}
	}
	for i := range 10 {
		if want := math.Float32frombits(uint32(i)); !seen[want] {
			t.Errorf("no result %v (subnormal %d) on the way to zero", want, i)
		}
	}
}
