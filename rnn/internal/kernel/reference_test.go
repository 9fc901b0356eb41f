package kernel

import (
	"math"
	"math/big"
)

// The functions once more in math/big, with precision to spare: the truth that
// the float64 functions are measured against. They share no code, no constants
// and no approximations with the kernels.

const precision = 192 // bits

// ln2Big and piBig are ln 2 and pi, from tables, to more digits than precision.
var (
	ln2Big = parse("0.69314718055994530941723212145817656807550013436025525412068000949339362196969")
	piBig  = parse("3.14159265358979323846264338327950288419716939937510582097494459230781640628621")
	one    = newBig(1)

	inverseFactorials = inverses(40) // 1/i!
)

func parse(digits string) *big.Float {
	f, _, err := big.ParseFloat(digits, 10, precision+64, big.ToNearestEven)
	if err != nil {
		panic(err)
	}
	return f
}

func inverses(n int) []*big.Float {
	inverse := []*big.Float{newBig(1)}
	for i := 1; i < n; i++ {
		inverse = append(inverse, newResult().Quo(inverse[i-1], newBig(float64(i))))
	}
	return inverse
}

// newBig is x as a big.Float; operations on it round to precision.
func newBig(x float64) *big.Float { return new(big.Float).SetPrec(precision).SetFloat64(x) }

func newResult() *big.Float { return new(big.Float).SetPrec(precision) }

// bigExp is e^x for |x| < 10000: the Taylor series of the 2^10th part of x
// without its multiples of ln 2, squared ten times.
func bigExp(x float64) *big.Float {
	n := math.Round(x / math.Ln2)
	r := newResult().Mul(newBig(n), ln2Big)
	r.Sub(newBig(x), r)
	r.SetMantExp(r, -10)
	sum := newBig(0)
	for i := 14; i >= 0; i-- {
		sum.Mul(sum, r)
		sum.Add(sum, inverseFactorials[i])
	}
	for range 10 {
		sum.Mul(sum, sum)
	}
	return sum.SetMantExp(sum, int(n))
}

// bigTanh is (e^2x - 1)/(e^2x + 1), and near 0, where that cancels, the series.
func bigTanh(x float64) *big.Float {
	if math.Abs(x) < 1.0/(1<<16) {
		b := newBig(x)
		z := newResult().Mul(b, b)
		s := newResult().Quo(z, newBig(15))
		s.Mul(s, newBig(2))
		s.Sub(s, newResult().Quo(one, newBig(3)))
		s.Mul(s, z)
		s.Add(s, one)
		return s.Mul(s, b)
	}
	if math.Abs(x) > 100 {
		return newBig(math.Copysign(1, x))
	}
	e := bigExp(2 * x)
	return newResult().Quo(newResult().Sub(e, one), newResult().Add(e, one))
}

// bigSigmoid is e^x/(1 + e^x).
func bigSigmoid(x float64) *big.Float {
	if x > 1000 {
		return newBig(1)
	}
	e := bigExp(x)
	return newResult().Quo(e, newResult().Add(one, e))
}

// bigSin and bigCos are Taylor series at x minus a multiple of pi/2.
func bigSin(x float64) *big.Float { return bigQuarterTurns(x, 0) }
func bigCos(x float64) *big.Float { return bigQuarterTurns(x, 1) }

// bigQuarterTurns is sin(x + turns*pi/2).
func bigQuarterTurns(x float64, turns int) *big.Float {
	n := math.Round(x / (math.Pi / 2))
	r := newResult().Mul(newBig(n/2), piBig)
	r.Sub(newBig(x), r)
	z := newResult().Mul(r, r)
	z.Neg(z)
	// The sine is the odd terms of the series, the cosine the even ones.
	quadrant := (int(n) + turns) & 3
	first := 1 - quadrant%2
	sum := newBig(0)
	for i := first + 38; i >= first; i -= 2 {
		sum.Mul(sum, z)
		sum.Add(sum, inverseFactorials[i])
	}
	if first == 1 {
		sum.Mul(sum, r)
	}
	if quadrant >= 2 {
		sum.Neg(sum)
	}
	return sum
}

// ulps64 is how far got is from want, in units of the last place of a float64
// of the size of want; 0 if both overflow, infinite if only one does.
func ulps64(got float64, want *big.Float) float64 {
	rounded, _ := want.Float64()
	if math.IsInf(rounded, 0) || math.IsInf(got, 0) || math.IsNaN(got) {
		if got == rounded {
			return 0
		}
		return math.Inf(1)
	}
	exponent := max(want.MantExp(nil), -1021) - 53
	d := newResult().Sub(newBig(got), want)
	d.SetMantExp(d, -exponent)
	f, _ := d.Float64()
	return math.Abs(f)
}

// ulps32 is the same for a float32. Its truth may be a float64 that is right to
// a few units of its own last place: 2^-29 of those counted here.
func ulps32(got float32, want float64) float64 {
	if rounded := float32(want); math.IsInf(float64(rounded), 0) || math.IsInf(float64(got), 0) || got != got {
		if got == rounded {
			return 0
		}
		return math.Inf(1)
	}
	_, exponent := math.Frexp(want)
	return math.Abs(math.Ldexp(float64(got)-want, 24-max(exponent, -125)))
}
