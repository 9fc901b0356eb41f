package charts

// Forecast draws how the network goes on alone, fed with its own predictions,
// beside how the series really goes on. A mark on the truth says where the
// known values end.
func Forecast() Option {
	known := truth
	known.marks = marksUnder()
	return lines(below("n", 20), wave(27), margins{left: 34, right: 14, top: 36, bottom: 26}, tooltip(), truthCurve, known, predictionCurve, ring, prediction)
}
