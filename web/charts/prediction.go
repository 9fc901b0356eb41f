package charts

// Prediction draws one record set: the truth, what the network predicts, and,
// in printed runs, what the tutorial's printed prediction step makes of the
// same weights. The x axis is the index in the series.
func Prediction() Option {
	return lines(below("n", 20), wave(8), margins{left: 34, right: 14, top: 16, bottom: 24}, tooltip(),
		truthCurve, truth, stroke{name: "printed", width: 1.5, dash: []any{2, 3}, opacity: 1, between: true}, predictionCurve, ring, prediction)
}
