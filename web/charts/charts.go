// Package charts defines every chart of rnnlab once, with go-echarts. The page
// gets the definitions as JSON at build time and lays data, words and the
// colours of its theme over them; the report does the same.
//
// A definition is structure only: which series there are and what they are
// called, axes, margins, how lines are drawn. Two things are left to whoever
// draws, because JSON cannot hold them or because they depend on the reader:
// functions (number formats) and text. That goes for screen readers too: ECharts
// could describe a chart to them, but only in its own words and languages, so
// the element around each chart carries a label of the page's.
//
// Series take interleaved pairs, [x0, y0, x1, y1 ...] in a Float64Array; the
// hidden states, whose cells have three numbers, take triples.
package charts

// All returns every chart of the page by name.
func All() map[string]Option {
	return map[string]Option{
		"loss":                 Loss(),
		"predictionTrain":      Prediction(),
		"predictionValidation": Prediction(),
		"forecast":             Forecast(),
		"hidden":               HiddenAxes(),
		"gradient":             Gradient(),
	}
}
