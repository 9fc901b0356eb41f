package task

import (
	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/numpy"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// A share price: what tutorials of such networks promise to forecast. Its changes
// follow nothing that was before them, so that the last price is the best guess of
// the next, and a network can at most learn to repeat it. With each seed it is
// another share.
func sharePrice() Lesson {
	return Lesson{
		Name:  "share-price",
		Kind:  Numbers,
		Drawn: true,
		// So many days to validate that no luck of a network, the best of an epoch, passes for more than 2 %.
		Parts: series.Parts{Train: 400, Validation: 300, Test: 300},
		Ladder: []OwnRung{
			// The line that such tutorials show: it lies on the truth, one day late.
			{Name: "price", Steps: prepared(false, series.MinMax), Config: trainedBy(rnn.LSTM, 20, 0.01, 30)},
			// What is left once the last price is given: noise.
			{Name: "change", Steps: prepared(true, series.Standard, 1), Config: trainedBy(rnn.Elman, 20, 0.01, 30)},
			{Name: "solved", Steps: prepared(true, series.Standard, 1), Config: solvedBy(20), Solved: true},
		},
		Metric:     Metric{Name: RMSE},
		Provenance: "Generated: 1,000 days of a random walk whose changes have a standard deviation of one percent, as share prices are modelled.",
		Licence:    "Our own numbers, which nobody owns.",
		values:     func(seed uint32) []float64 { return series.RandomWalk(1000, 100, 0.01, numpy.NewRandomState(seed)) },
	}
}
