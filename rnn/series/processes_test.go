package series_test

import (
	"math"
	"slices"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/numpy"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// bits sums up a series: FNV-1a of its numbers.
func bits(values []float64) uint64 {
	return series.Hash(series.Records{N: 1, Steps: len(values), Inputs: 1, X: values})
}

// TestProcessesSameBits holds every machine to the bits that these had when they
// were written: a link to a task names its series by seed alone.
func TestProcessesSameBits(t *testing.T) {
	for name, c := range map[string]struct {
		values []float64
		want   uint64
	}{
		"walk":         {series.RandomWalk(400, 100, 0.01, numpy.NewRandomState(1)), 0x4da8bd54d5991e15},
		"waves":        {series.NoisyWaves(400, 0.2, numpy.NewRandomState(1)), 0xf39e080bb141cc8},
		"mackey-glass": {series.MackeyGlass(400, 17, 100), 0x168749743a0dc3f},
		"airline":      {series.Airline(), 0xdea18bbc576dd8f2},
	} {
		if got := bits(c.values); got != c.want {
			t.Errorf("%s: %#x, want %#x", name, got, c.want)
		}
	}
	if slices.Equal(series.RandomWalk(9, 1, 1, numpy.NewRandomState(1)), series.RandomWalk(9, 1, 1, numpy.NewRandomState(2))) {
		t.Error("two seeds give one walk")
	}
}

func TestAirlineIsTheSeries(t *testing.T) {
	values := series.Airline()
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	if len(values) != 144 || sum != 40363 || values[143] != 432 {
		t.Errorf("%d months, %v in all, the last %v", len(values), sum, values[len(values)-1])
	}
}

func TestNormal(t *testing.T) {
	random := numpy.NewRandomState(11)
	const n = 200_000
	var sums [5]float64
	beyond := 0
	for range n {
		z := series.Normal(random)
		for p, power := 1, z; p <= 4; p, power = p+1, power*z {
			sums[p] += power / n
		}
		if math.Abs(z) > 1.959964 {
			beyond++
		}
	}
	// The first four moments, and one draw in twenty beyond 1.96, each within some five standard errors.
	for p, want := range []float64{1: 0, 1, 0, 3} {
		if p > 0 && math.Abs(sums[p]-want) > []float64{0, 0.011, 0.016, 0.043, 0.11}[p] {
			t.Errorf("moment %d is %.4f, want %v", p, sums[p], want)
		}
	}
	if share := float64(beyond) / n; !(math.Abs(share-0.05) <= 0.0025) {
		t.Errorf("%.4f beyond 1.96, want 0.05", share)
	}
}

// TestRandomWalkIsOne: changes are of the size asked for and do not depend on
// those before them.
func TestRandomWalkIsOne(t *testing.T) {
	values := series.RandomWalk(20_001, 100, 0.01, numpy.NewRandomState(4))
	var square, product, last float64
	for i, v := range values[1:] {
		change := math.Log(v / values[i])
		square += change * change / 20_000
		product += change * last / 20_000
		last = change
	}
	if sd := math.Sqrt(square); values[0] != 100 || !(math.Abs(sd/0.01-1) <= 0.03) || !(math.Abs(product/square) <= 0.035) {
		t.Errorf("from %v, changes of %v with a correlation of %v", values[0], sd, product/square)
	}
}

func TestNoisyWaves(t *testing.T) {
	clean := series.NoisyWaves(3000, 0, numpy.NewRandomState(2))
	var square float64
	for _, v := range clean {
		square += v * v / 3000
	}
	// Half the sum of the squared amplitudes.
	if !(math.Abs(square-(1+0.36+0.16)/2) <= 0.01) {
		t.Errorf("mean square %v", square)
	}
	noisy := series.NoisyWaves(3000, 0.5, numpy.NewRandomState(2))
	square = 0
	for i, v := range noisy {
		square += (v - clean[i]) * (v - clean[i]) / 3000
	}
	if !(math.Abs(math.Sqrt(square)-0.5) <= 0.03) {
		t.Errorf("noise of %v, want 0.5", math.Sqrt(square))
	}
}

// Repeating the last value of Mackey and Glass's equation has an NRMSE of .147
// one step ahead, .825 six ahead, and worse than the mean 84 ahead.
func TestMackeyGlassFloors(t *testing.T) {
	values := series.MackeyGlass(10_000, 17, 1000)
	mean, variance := 0.0, 0.0
	for _, v := range values {
		mean += v / 10_000
	}
	for _, v := range values {
		variance += (v - mean) * (v - mean) / 10_000
	}
	for h, want := range map[int]float64{1: 0.147, 6: 0.825, 84: 1.595} {
		square := 0.0
		for i := h; i < len(values); i++ {
			square += (values[i] - values[i-h]) * (values[i] - values[i-h]) / float64(len(values)-h)
		}
		if got := math.Sqrt(square / variance); !(math.Abs(got/want-1) <= 0.03) {
			t.Errorf("%d ahead: NRMSE %.4f, want %v", h, got, want)
		}
	}
}
