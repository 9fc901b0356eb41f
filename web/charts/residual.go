package charts

// Residual draws how far off each prediction is, |prediction - truth|, as a dot
// on a logarithmic axis, under a chart of predictions and on the same x axis:
// on the axis of the series a good prediction and a better one look alike. A
// mark lies at the root of the mean of their squares. It is low, so that its
// axis has few labels.
func Residual() Option {
	y := side("log", "error", 9)
	y.SplitNumber = 3
	return lines(below("n", 20), y, margins{left: 34, right: 14, top: 18, bottom: 24}, tooltip(),
		stroke{name: "residual", dots: 4, opacity: 1, marks: marks()})
}
