package series

// longestSeason bounds the seasons that are looked for, and seasonValues how
// many of the last values they are looked for in: so the work is bounded too.
const (
	longestSeason = 1500
	seasonValues  = 1 << 14
)

// Season is the number of values after which a series comes back to itself, as
// 12 in monthly numbers with a yearly round, or 0 where none stands out. It is
// the first high peak of the [Autocorrelation] that the next round confirms, of at least
// 2 values and at most a quarter of them. Give it the training part of a series.
func Season(values []float64) int {
	if n := len(values); n > seasonValues {
		values = values[n-seasonValues:]
	}
	longest := min(len(values)/4, longestSeason)
	// A peak is confirmed one round later, there give or take an eighth.
	r := Autocorrelation(values, min(2*longest+longest/8+1, len(values)-1))
	if r == nil {
		return 0
	}
	highest := 0.0
	var peaks []int
	trough := r[1]
	for lag := 2; lag <= longest; lag++ {
		if isPeak(r, lag) && r[lag]-trough > rise && r[lag] > least && r[peakNear(r, 2*lag, lag/8)] > least {
			peaks = append(peaks, lag)
			highest = max(highest, r[lag])
		}
		trough = min(trough, r[lag])
	}
	for _, lag := range peaks {
		if r[lag] >= nearly*highest {
			// Noise roughens a broad peak; its highest point is the season.
			return peakNear(r, min(lag+lag/8, longest), lag/8)
		}
	}
	return 0
}

// What makes a peak a season.
const (
	least  = 0.2 // its autocorrelation, and that of the next round
	rise   = 0.2 // how far it stands above the lowest before it
	nearly = 0.9 // a season of half the length is taken with so much of its height
)

// isPeak tells a lag whose neighbours are not higher.
func isPeak(r []float64, lag int) bool {
	return lag+1 < len(r) && r[lag] >= r[lag-1] && r[lag] > r[lag+1]
}

// peakNear is the lag with the highest autocorrelation within reach of one.
func peakNear(r []float64, lag, reach int) int {
	best := min(lag, len(r)-1)
	for i := max(1, lag-reach); i <= min(lag+reach, len(r)-1); i++ {
		if r[i] > r[best] {
			best = i
		}
	}
	return best
}

// Autocorrelation is how a series goes with itself so many values later, at lags
// 0 to most: 1 for a copy, 0 for nothing in common, without its straight trend:
//
//	r[lag] = mean of x[t] x[t-lag] / mean of x[t]²
//
// It is nil where the series is a straight line, or has no value at the lag.
func Autocorrelation(values []float64, most int) []float64 {
	n := len(values)
	if most < 1 || most >= n {
		return nil
	}
	x, spread := withoutTrend(values)
	if spread == 0 {
		return nil
	}
	r := make([]float64, most+1)
	for lag := range r {
		sum := 0.0
		early, late := x[:n-lag], x[lag:]
		for i, v := range early {
			sum += float64(v * late[i])
		}
		r[lag] = sum / float64(n-lag) / spread
	}
	return r
}

// withoutTrend is values less the straight line that fits them best, in units of
// their range, and their mean square.
func withoutTrend(values []float64) (x []float64, spread float64) {
	least, most := values[0], values[0]
	for _, v := range values {
		least, most = min(least, v), max(most, v)
	}
	x = make([]float64, len(values))
	if !finite(most-least) || most == least {
		return x, 0
	}
	n := float64(len(values))
	mean, slope, squares := 0.0, 0.0, 0.0
	for i, v := range values {
		x[i] = (v - least) / (most - least)
		mean += x[i] / n
	}
	for i, v := range x {
		at := float64(i) - float64((n-1)/2)
		slope += float64(at * (v - mean))
		squares += float64(at * at)
	}
	slope /= squares
	for i := range x {
		at := float64(i) - float64((n-1)/2)
		x[i] -= mean + float64(slope*at)
		spread += float64(x[i] * x[i])
	}
	// A straight line leaves rounding alone.
	if spread /= n; spread < 1e-24 {
		return x, 0
	}
	return x, spread
}
