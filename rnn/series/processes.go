package series

import (
	"math"

	"github.com/rnnlab/rnnlab/rnn/internal/kernel"
	"github.com/rnnlab/rnnlab/rnn/numpy"
)

// Normal is a number drawn from the normal distribution of mean 0 and variance
// 1, by the polar method of Marsaglia and Bray (1964), of whose two numbers the
// second is not used: a draw depends on nothing but the generator.
func Normal(random *numpy.RandomState) float64 {
	for {
		x, y := random.Uniform(-1, 1), random.Uniform(-1, 1)
		square := float64(x*x) + float64(y*y)
		if square > 0 && square < 1 {
			return float64(x * math.Sqrt(-2*kernel.Log(square)/square))
		}
	}
}

// RandomWalk is n values of which each is the one before it times exp(volatility
// z), z from [Normal], as share prices are modelled: the first is start. Whatever
// is known of it, nothing forecasts the next change, and no forecast is better
// than the last value by more than chance. start is above 0; volatility is the
// standard deviation of a change, .01 for one percent.
func RandomWalk(n int, start, volatility float64, random *numpy.RandomState) []float64 {
	values := make([]float64, n)
	level := 0.0
	for i := range values {
		values[i] = float64(start * kernel.Exp64(level))
		level += float64(volatility * Normal(random))
	}
	return values
}

// NoisyWaves is n values of three sines of different periods, with noise from
// [Normal] of the standard deviation noise: what is regular in it can be learnt,
// and no forecast of a single value has an RMSE below noise but by chance. The
// phases are drawn too.
func NoisyWaves(n int, noise float64, random *numpy.RandomState) []float64 {
	var waves [3]Wave
	for i, w := range []struct{ amplitude, period float64 }{{1, 40}, {0.6, 17}, {0.4, 7.3}} {
		waves[i] = Wave{w.amplitude, 2 * math.Pi / w.period, random.Uniform(0, 2*math.Pi)}
	}
	values := Waves(n, waves[:]...)
	for i := range values {
		values[i] += float64(noise * Normal(random))
	}
	return values
}

// MackeyGlass is n values, one a unit of time, of the equation of Mackey and
// Glass (1977) for the number of white blood cells,
//
//	dx/dt = 0.2 x(t-delay) / (1 + x(t-delay)^10) - 0.1 x(t)
//
// with x = 1.2 up to time 0, by Runge and Kutta's method of fourth order in
// steps of a tenth; within a step x(t-delay) is on the straight line between its
// ends. The first skip values, before it has found its way, are left out. With a
// delay of 17, the usual one, it is chaotic. delay is at least 1.
func MackeyGlass(n, delay, skip int) []float64 {
	const perUnit, step = 10, 0.1
	lag := delay * perUnit
	x := make([]float64, lag+1, lag+1+(n+skip)*perUnit)
	for i := range x {
		x[i] = 1.2
	}
	values := make([]float64, 0, n)
	for unit := range n + skip {
		for range perUnit {
			now, from, to := x[len(x)-1], x[len(x)-1-lag], x[len(x)-lag]
			between := (from + to) / 2
			k1 := bloodRate(now, from)
			k2 := bloodRate(now+float64(step/2*k1), between)
			k3 := bloodRate(now+float64(step/2*k2), between)
			k4 := bloodRate(now+float64(step*k3), to)
			x = append(x, now+float64(step/6*(k1+float64(2*k2)+float64(2*k3)+k4)))
		}
		if unit >= skip {
			values = append(values, x[len(x)-1])
		}
	}
	return values
}

// bloodRate is dx/dt at x, given x(t-delay).
func bloodRate(x, delayed float64) float64 {
	square := float64(delayed * delayed)
	fourth := float64(square * square)
	tenth := float64(float64(fourth*fourth) * square)
	return float64(0.2*delayed)/(1+tenth) - float64(0.1*x)
}
