package charts

// Forecast draws how the network goes on alone, fed with its own predictions,
// beside how the series really goes on.
func Forecast() Option { return lines(below(), side("value"), truth, prediction) }
