package series

import (
	"github.com/rnnlab/rnnlab/rnn/internal/kernel"
	"github.com/rnnlab/rnnlab/rnn/numpy"
)

// A Wave is one sine of a sum: Amplitude*sin(Frequency*n + Phase) at step n.
type Wave struct {
	Amplitude float64 // in the units of the series
	Frequency float64 // radians a step; the period is 2*pi/Frequency steps
	Phase     float64 // radians at step 0
}

// Sine is sin(0), sin(1), ... sin(n-1), in radians: about six values a period.
// n is from 0 to a million; the sine of a greater step is NaN.
func Sine(n int) []float64 { return Waves(n, Wave{Amplitude: 1, Frequency: 1}) }

// Waves is the sum of sines at steps 0 to n-1, added in the order given. Where
// Frequency*step + Phase is beyond a million radians either way the value is NaN,
// which Windows and the scalers refuse.
func Waves(n int, waves ...Wave) []float64 {
	values := make([]float64, n)
	for i := range values {
		for _, w := range waves {
			angle := float64(w.Frequency*float64(i)) + w.Phase
			values[i] += float64(w.Amplitude * kernel.Sin(angle))
		}
	}
	return values
}

// Damped is a sine that dies away, the swing of a plucked string: the wave times
// exp(-decay*step) at steps 0 to n-1. decay is a rate a step; below 0 the wave
// grows.
func Damped(n int, wave Wave, decay float64) []float64 {
	values := Waves(n, wave)
	for i := range values {
		values[i] *= kernel.Exp64(float64(-decay * float64(i)))
	}
	return values
}

// Noisy is values with noise, in a new slice: to each is added a number drawn
// evenly from -amplitude to amplitude, the units of the series. The same seed
// of random gives the same noise.
func Noisy(values []float64, amplitude float64, random *numpy.RandomState) []float64 {
	noisy := make([]float64, len(values))
	for i, v := range values {
		noisy[i] = v + random.Uniform(-amplitude, amplitude)
	}
	return noisy
}
