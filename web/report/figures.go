package main

import (
	"math"
	"strconv"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/series"
	"github.com/rnnlab/rnnlab/web/charts"
	"github.com/rnnlab/rnnlab/web/ladder"
)

// figures are the options of one preset's charts with their data in them, by
// the name of the chart. Colours come from the style sheet, in report.ts.
type figures map[string]charts.Option

// decades is a range of whole powers of ten.
type decades struct{ min, max float64 }

// around returns the decades around the positive numbers among x.
func around(x ...[]float64) decades {
	lo, hi := math.Inf(1), 0.0
	for _, list := range x {
		for _, v := range list {
			if v > 0 {
				lo, hi = min(lo, v), max(hi, v)
			}
		}
	}
	d := decades{math.Pow(10, math.Floor(math.Log10(lo))), math.Pow(10, math.Ceil(math.Log10(hi)))}
	if d.min == d.max { // a power of ten and nothing else
		d.min /= 10
	}
	return d
}

// axis is a logarithmic axis over the decades, with at most six of them marked:
// ECharts alone marks one in ten when there are many. interval counts decades.
func (d decades) axis() charts.Option {
	n := math.Round(math.Log10(d.max / d.min))
	return charts.Option{"min": d.min, "max": d.max, "interval": math.Ceil(n / 6)}
}

func newFigures(r *ladder.Rung, losses decades) figures {
	last := r.Last()
	return figures{
		"loss":                 lossFigure(r, losses),
		"predictionTrain":      predictionFigure(r.Config.Steps, r.Train, last.Train, r.Printed.Train),
		"predictionValidation": predictionFigure(r.Config.Steps+r.Train.N, r.Validation, last.Validation, r.Printed.Validation),
		"forecast":             forecastFigure(r),
		"hidden":               hiddenFigure(r),
		"gradient":             gradientFigure(r.Inspection.Gradient),
	}
}

func lossFigure(r *ladder.Rung, losses decades) charts.Option {
	o := charts.Loss()
	fill(o, "train", pairs(0, r.History.Train))
	fill(o, "validation", pairs(0, r.History.Validation))
	set(o, "yAxis", losses.axis())
	return o
}

// wave is the axis of values that should stay between -1 and 1: it begins and
// ends at whole numbers or, while they do stay, a little beyond.
func wave(lists ...[]float64) charts.Option {
	most := 1.0
	for _, list := range lists {
		for _, v := range list {
			most = max(most, math.Abs(v))
		}
	}
	end := 1.2
	if most > end {
		end = math.Ceil(most)
	}
	return charts.Option{"min": -end, "max": end, "splitNumber": 3}
}

// predictionFigure draws records whose first target is value number first of
// the series.
func predictionFigure(first int, records series.Records, prediction, printed []float64) charts.Option {
	o := charts.Prediction()
	fill(o, "truth", pairs(first, records.Y))
	fill(o, "prediction", pairs(first, prediction))
	fill(o, "printed", pairs(first, printed))
	set(o, "yAxis", wave(prediction, printed))
	return o
}

// forecastFigure begins a little before the end of the known series.
func forecastFigure(r *ladder.Rung) charts.Option {
	const before = 20
	known := r.Config.Steps + r.Train.N + r.Validation.N
	o := charts.Forecast()
	fill(o, "truth", pairs(known-before, series.Sine(known + len(r.Forecast))[known-before:]))
	fill(o, "prediction", pairs(known, r.Forecast))
	set(o, "yAxis", wave(r.Forecast))
	return o
}

func hiddenFigure(r *ladder.Rung) charts.Option {
	h := r.Inspection.Hidden
	units := r.Config.Hidden
	cells := make([][3]float64, len(h))
	lo, hi := 0.0, 1.0
	if r.Config.Activation == rnn.Tanh {
		lo = -1
	}
	for i, v := range h {
		cells[i] = [3]float64{float64(i / units), float64(i % units), math.Round(v*1000) / 1000}
		hi = max(hi, v) // ReLU has no upper limit
	}
	o := charts.Hidden()
	fill(o, "hidden", cells)
	set(o, "xAxis", charts.Option{"data": numbers(r.Config.Steps)})
	set(o, "yAxis", charts.Option{"data": numbers(units)})
	set(o, "visualMap", charts.Option{"min": lo, "max": hi})
	return o
}

func gradientFigure(norms []float64) charts.Option {
	o := charts.Gradient()
	set(o, "xAxis", charts.Option{"data": numbers(len(norms))})
	d := around(norms)
	if d.max == 0 { // no gradient at any step
		d = decades{0.1, 1}
	}
	stub := d.min * math.Pow(d.max/d.min, 0.03)
	bars, zeros := make([]any, len(norms)), make([]any, len(norms))
	for i, v := range norms {
		bars[i], zeros[i] = significant(v), "-"
		if v == 0 {
			bars[i], zeros[i] = "-", stub
		}
	}
	fill(o, "gradient", bars)
	fill(o, "zero", zeros)
	set(o, "yAxis", d.axis())
	return o
}

// fill gives a series its data. Without any the series is taken out.
func fill(o charts.Option, name string, data any) {
	list := o["series"].([]any)
	for i, s := range list {
		s := s.(charts.Option)
		if s["name"] != name {
			continue
		}
		if points, ok := data.([][2]float64); ok && len(points) == 0 {
			o["series"] = append(list[:i:i], list[i+1:]...)
			return
		}
		s["data"] = data
		return
	}
	panic("report: no series " + name)
}

// set changes the one element of a list of components.
func set(o charts.Option, component string, values charts.Option) {
	only := o[component].([]any)[0].(charts.Option)
	for key, value := range values {
		only[key] = value
	}
}

func pairs(first int, y []float64) [][2]float64 {
	p := make([][2]float64, len(y))
	for i, v := range y {
		p[i] = [2]float64{float64(first + i), significant(v)}
	}
	return p
}

// significant rounds to six significant digits, more than a chart can show.
func significant(x float64) float64 {
	y, _ := strconv.ParseFloat(strconv.FormatFloat(x, 'g', 6, 64), 64)
	return y
}

// numbers is "1" to "n".
func numbers(n int) []string {
	list := make([]string, n)
	for i := range list {
		list[i] = strconv.Itoa(i + 1)
	}
	return list
}
