package charts

import (
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// stroke is how one series of a line chart is drawn.
type stroke struct {
	name    string
	width   float32
	dash    []any // lengths of dashes and gaps, nil for a solid line
	opacity float32
	behind  bool   // behind the others, in whatever order they come to the chart
	dots    int    // how large the dot is that stands for each point in the place of a line, px; 0 for a line
	between bool   // goes on between the points that there are, so that none of its own is told of
	marks   Option // how the lines are drawn that mark places on an axis, nil if there are none
}

// The truth is large, pale dots and the prediction small ones on them, so that
// both show where they agree. Each has a thin curve that leads the eye from dot
// to dot: a wave of six values a turn, joined by straight lines, looks like a saw.
// The truth is behind, or ECharts would draw its dots over all curves. Between
// a dot of the prediction and that of the truth under it is a ring of the paper's
// colour: the two colours are told apart by everybody from the paper, not from
// each other.
var (
	truth           = stroke{name: "truth", dots: 8, opacity: 1, behind: true}
	truthCurve      = stroke{name: "truthCurve", width: 1.5, opacity: 1, between: true, behind: true}
	ring            = stroke{name: "ring", dots: 5, opacity: 1, between: true}
	prediction      = stroke{name: "prediction", dots: 3, opacity: 1}
	predictionCurve = stroke{name: "predictionCurve", width: 1.25, opacity: 1, between: true}
)

// The dashes that tell curves apart without colour, where many may be drawn.
var dashes = [][]any{nil, {7, 3}, {2, 3}, {9, 3, 2, 3}}

// lines makes a line chart. Points have no marks but the one under the cursor,
// where they are no dots.
func lines(x opts.XAxis, y opts.YAxis, m margins, more Option, strokes ...stroke) Option {
	line := charts.NewLine()
	line.SetGlobalOptions(global(x, y)...)
	for _, s := range strokes {
		line.AddSeries(s.name, []opts.LineData{},
			charts.WithLineChartOpts(opts.LineChart{Symbol: "circle", SymbolSize: 5}),
			charts.WithLineStyleOpts(opts.LineStyle{Width: s.width, Opacity: opts.Float(s.opacity)}),
			withID(s.name))
	}
	o := option(line, common(m, lay(Option{"series": Option{"sampling": "lttb"}}, more)))
	for i, s := range strokes {
		style := Option{"cap": "round", "join": "round"}
		if s.dash != nil {
			style = Option{"type": s.dash} // round ends would close the gaps
		}
		series := lay(o["series"].([]any)[i].(Option), Option{"lineStyle": style})
		if s.marks != nil {
			series["markLine"] = s.marks
		}
		if s.dots > 0 {
			lay(series, Option{"showSymbol": true, "symbolSize": s.dots, "lineStyle": Option{"width": 0}})
		}
		if s.between {
			series["tooltip"] = Option{"show": false}
		}
		if s.behind {
			series["z"] = 1 // ECharts gives a series 2
		}
	}
	return o
}

// marks are dotted lines with their names on them.
func marks() Option {
	return Option{
		"silent": true, "symbol": "none", "lineStyle": Option{"width": 1, "type": []any{2, 4}},
		"label":     Option{"fontSize": labelSize, "lineHeight": 13},
		"precision": -1, // else ECharts rounds the places to two decimals
	}
}

// marksUnder are marks of places on the x axis, with their names over the plot.
func marksUnder() Option {
	return lay(marks(), Option{"label": Option{"position": "end", "distance": 4}})
}

// withID gives a series its name as id too, so that setOption finds it whatever
// the name is translated to.
func withID(id string) charts.SeriesOpts {
	return func(s *charts.SingleSeries) { s.Id = id }
}
