package task

import (
	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/numpy"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// Waves in noise: a network is worth its weights against repeating, and a linear
// rule of as many values does as well or better. No forecast is off by less than
// the noise, .1, but by chance. With each seed the phases and the noise are others.
func waves() Lesson {
	return Lesson{
		Name:  "waves",
		Kind:  Numbers,
		Drawn: true,
		Parts: series.Parts{Train: 600, Validation: 200, Test: 200},
		Ladder: []OwnRung{
			// Too short to tell the waves from the noise.
			{Name: "short", Steps: prepared(false, series.Standard), Config: trainedBy(rnn.Elman, 4, 0.01, 30)},
			// As long as the longest wave.
			{Name: "long", Steps: prepared(false, series.Standard), Config: trainedBy(rnn.Elman, 40, 0.01, 30)},
			{Name: "gated", Steps: prepared(false, series.Standard), Config: trainedBy(rnn.GRU, 40, 0.01, 30)},
			{Name: "solved", Steps: prepared(false, series.Standard), Config: solvedBy(40), Solved: true},
		},
		Metric:     Metric{Name: RMSE, Reach: 0.2},
		Provenance: "Generated: 1,000 values of three sines with periods of 40, 17 and 7.3, and noise with a standard deviation of 0.1.",
		Licence:    "Our own numbers, which nobody owns.",
		values:     func(seed uint32) []float64 { return series.NoisyWaves(1000, 0.1, numpy.NewRandomState(seed)) },
	}
}
