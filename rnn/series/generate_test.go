package series

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/numpy"
)

func TestSine(t *testing.T) {
	values := Sine(700)
	if len(values) != 700 {
		t.Fatalf("%d values, want 700", len(values))
	}
	// The reference is the standard library's sine, right to about 1e-16 at
	// these arguments; package kernel holds its own sine to math/big.
	for n, v := range values {
		if !(math.Abs(v-math.Sin(float64(n))) <= 5e-16) {
			t.Errorf("value %d = %v, want %v", n, v, math.Sin(float64(n)))
		}
	}
	if len(Sine(0)) != 0 {
		t.Error("Sine(0) is not empty")
	}
}

func TestWavesAreSums(t *testing.T) {
	a, b := Wave{2, 0.3, 0.5}, Wave{-0.5, 1.7, -4}
	sum, first, second := Waves(300, a, b), Waves(300, a), Waves(300, b)
	for i := range sum {
		if want := first[i] + second[i]; sum[i] != want {
			t.Fatalf("value %d = %v, want %v", i, sum[i], want)
		}
		if want := 2 * math.Sin(0.3*float64(i)+0.5); !(math.Abs(first[i]-want) <= 1e-14) {
			t.Fatalf("first wave at %d = %v, want %v", i, first[i], want)
		}
	}
	if !slices.Equal(Waves(3), []float64{0, 0, 0}) {
		t.Error("no waves are not zeros")
	}
	if far := Waves(2, Wave{Amplitude: 1, Phase: 2e6}); !math.IsNaN(far[0]) {
		t.Errorf("sine of two million radians = %v, want NaN", far[0])
	} else if _, err := Windows(far, 1); err == nil {
		t.Error("Windows took a NaN")
	}
}

func TestDamped(t *testing.T) {
	wave := Wave{Amplitude: 5, Frequency: 0.4, Phase: 1}
	plain := Waves(200, wave)
	for i, v := range Damped(200, wave, 0.05) {
		if want := plain[i] * math.Exp(-0.05*float64(i)); !(math.Abs(v-want) <= 1e-14) {
			t.Fatalf("value %d = %v, want %v", i, v, want)
		}
	}
	if !slices.Equal(Damped(200, wave, 0), plain) {
		t.Error("no decay changed the wave")
	}
}

func TestNoisy(t *testing.T) {
	values := Sine(1000)
	before := slices.Clone(values)
	noisy := Noisy(values, 0.25, numpy.NewRandomState(3))
	if !slices.Equal(values, before) {
		t.Error("Noisy changed its argument")
	}
	var sum, largest float64
	for i, v := range noisy {
		sum += v - values[i]
		largest = max(largest, math.Abs(v-values[i]))
	}
	if largest > 0.25 || largest < 0.24 || math.Abs(sum/1000) > 0.02 {
		t.Errorf("noise up to %v with mean %v, want up to 0.25 with mean about 0", largest, sum/1000)
	}
	if !slices.Equal(noisy, Noisy(values, 0.25, numpy.NewRandomState(3))) {
		t.Error("the same seed gave other noise")
	}
	if slices.Equal(noisy, Noisy(values, 0.25, numpy.NewRandomState(4))) {
		t.Error("another seed gave the same noise")
	}
	if !slices.Equal(values, Noisy(values, 0, numpy.NewRandomState(3))) {
		t.Error("noise of amplitude 0 changed the values")
	}
}

func ExampleWaves() {
	// A day and a week of hourly values, in degrees about 15.
	const turn = 2 * math.Pi
	values := Waves(24*7, Wave{Amplitude: 5, Frequency: turn / 24}, Wave{Amplitude: 2, Frequency: turn / 168})
	for i := range values {
		values[i] += 15
	}
	fmt.Printf("%.1f %.1f %.1f\n", values[0], values[6], values[18])
	// Output: 15.0 20.4 11.2
}

func ExampleNoisy() {
	values := Noisy(Sine(4), 0.1, numpy.NewRandomState(0))
	fmt.Printf("%.3f\n", values)
	// Output: [0.010 0.885 0.930 0.150]
}
