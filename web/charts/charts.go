// Package charts defines every chart of rnnlab once, with go-echarts. The page
// gets the definitions as JSON at build time and lays data, words and the
// colours of its theme over them; the report does the same.
//
// A definition is structure, and all of it: which series there are, what they
// are called and how their lines are drawn, the kinds of the axes, margins,
// tooltips. Nobody else sets any of that. What depends on the run and on the
// reader is left to whoever draws (web/app/charts): data, the ranges of the
// axes, words and number formats, colours. That goes for screen readers too:
// ECharts could describe a chart to them, but only in its own words and
// languages, so the element around each chart carries a label of the page's.
package charts

// All returns every chart by name.
func All() map[string]Option {
	return map[string]Option{
		"loss":                 Loss(),
		"race":                 Race(),
		"raceSeconds":          RaceSeconds(),
		"predictionTrain":      Prediction(),
		"predictionValidation": Prediction(),
		"residual":             Residual(),
		"forecast":             Forecast(),
		"hidden":               Hidden(),
		"gradient":             Gradient(),
	}
}
