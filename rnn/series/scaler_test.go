package series

import (
	"fmt"
	"math"
	"testing"
)

func TestMinMax(t *testing.T) {
	values := []float64{3, -1, 7, 5}
	s, err := FitMinMax(values)
	if err != nil {
		t.Fatal(err)
	}
	checkClose(t, s.Apply(values), []float64{0.5, 0, 1, 0.75}, 0)
	checkClose(t, s.Invert(s.Apply(values)), values, 0)
	checkClose(t, s.Apply([]float64{11}), []float64{1.5}, 0) // beyond what was fitted
}

func TestStandard(t *testing.T) {
	values := Waves(1000, Wave{Amplitude: 3, Frequency: 0.1})
	for i := range values {
		values[i] += 100
	}
	s, err := FitStandard(values)
	if err != nil {
		t.Fatal(err)
	}
	scaled := s.Apply(values)
	var mean, variance float64
	for _, v := range scaled {
		mean += v / 1000
	}
	for _, v := range scaled {
		variance += (v - mean) * (v - mean) / 1000
	}
	if !(math.Abs(mean) <= 1e-12) || !(math.Abs(variance-1) <= 1e-12) {
		t.Errorf("mean %v, variance %v, want 0 and 1", mean, variance)
	}
	checkClose(t, s.Invert(scaled), values, 1e-13)
}

// A constant series has no range: it becomes zeros, and comes back exactly.
func TestConstantSeries(t *testing.T) {
	values := []float64{0.1, 0.1, 0.1} // their sum divided by 3 is not 0.1
	for name, fit := range map[string]func([]float64) (Scaler, error){"FitMinMax": FitMinMax, "FitStandard": FitStandard} {
		s, err := fit(values)
		if err != nil {
			t.Fatal(err)
		}
		if s.Shift != 0.1 || s.Scale != 1 {
			t.Errorf("%s of a constant series = %v, want {0.1 1}", name, s)
		}
		checkClose(t, s.Apply(values), []float64{0, 0, 0}, 0)
		checkClose(t, s.Invert([]float64{0, 0, 0}), values, 0)
	}
}

func checkClose(t *testing.T, got, want []float64, tolerance float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%d values, want %d", len(got), len(want))
	}
	for i := range want {
		if !(math.Abs(got[i]-want[i]) <= tolerance*math.Abs(want[i])) {
			t.Fatalf("value %d = %v, want %v", i, got[i], want[i])
		}
	}
}

func ExampleScaler() {
	temperature := []float64{12, 18, 30, 24}  // degrees
	scaler, err := FitMinMax(temperature[:3]) // the training part
	if err != nil {
		fmt.Println(err)
		return
	}
	scaled := scaler.Apply(temperature)
	fmt.Printf("%.2f\n", scaled)
	fmt.Println(scaler.Invert(scaled))
	// Output:
	// [0.00 0.33 1.00 0.67]
	// [12 18 30 24]
}
