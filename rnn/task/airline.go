package task

import (
	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// Passengers of airlines, month by month: a much-copied tutorial of Jason
// Brownlee (Time Series Prediction with LSTM Recurrent Neural Networks in Python
// with Keras, Machine Learning Mastery, 2016), as it is printed and then put
// right. In print the network gets one month and is to say the next, so that
// nothing recurs; its test RMSE is 47.53 on 46 months, where repeating the last
// one gives 48.66. Its versions that get three months, as three features of one step
// or as three steps, are worse than that (TestFiguresOfAirlineWindow), and no rung
// here. The last third of the months is the test here as there.
func airline() Lesson {
	return Lesson{
		Name:  "airline",
		Kind:  Numbers,
		Parts: series.Parts{Train: 84, Validation: 12, Test: 48},
		Ladder: []OwnRung{
			{Name: "printed", Steps: prepared(false, series.MinMax), Config: airlineAsPrinted(), Leaks: true},
			// Two years, by the months that train alone. The test is above all that it has seen.
			{Name: "window", Steps: prepared(false, series.MinMax), Config: trainedBy(rnn.LSTM, 24, 0.01, 200)},
			// By what share a month is above that of the year before. Neither trend nor season is left in it.
			{Name: "season", Steps: prepared(true, series.Standard, 12), Config: trainedBy(rnn.GRU, 24, 0.01, 200)},
			{Name: "solved", Steps: prepared(true, series.Standard, 12), Config: solvedBy(24), Solved: true},
		},
		Metric:     Metric{Name: RMSE, Unit: "thousands of passengers", Reach: 16},
		Provenance: "Monthly totals of international airline passengers from 1949 to 1960: series G of Box and Jenkins, Time Series Analysis, 1976.",
		Licence:    "Figures are facts, which nobody owns.",
		values:     func(uint32) []float64 { return series.Airline() },
	}
}

// airlineAsPrinted has the printed settings: look_back = 1, an LSTM of 4, Adam as
// Keras has it, one record an update, 100 epochs. The initial weights are from
// our distributions, so that Keras's own bits cannot be had.
func airlineAsPrinted() rnn.Config {
	return rnn.Config{
		Cell: rnn.LSTM, Layers: 1, Activation: rnn.Tanh, Input: rnn.Shared, Gradient: rnn.Exact, Init: rnn.Orthogonal, ForgetBias: 1,
		Hidden: 4, Steps: 1,
		Optimizer: rnn.Adam, LearningRate: 0.001, Decay: rnn.NoDecay, Clip: rnn.NoClip, ClipAt: 1,
		Batch: 1, Epochs: 100,
	}
}
