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
}

// The truth is a wide, pale band and the prediction a thin line on it, so that
// both show where they agree.
var (
	truth      = stroke{name: "truth", width: 5, opacity: 0.4}
	prediction = stroke{name: "prediction", width: 1.75, opacity: 1}
)

// lines makes a line chart. Points have no marks but the one under the cursor.
func lines(x opts.XAxis, y opts.YAxis, strokes ...stroke) Option {
	line := charts.NewLine()
	line.SetGlobalOptions(global(x, y, "line")...)
	for _, s := range strokes {
		line.AddSeries(s.name, []opts.LineData{},
			charts.WithLineChartOpts(opts.LineChart{Symbol: "circle", SymbolSize: 5, ShowSymbol: no}),
			charts.WithLineStyleOpts(opts.LineStyle{Width: s.width, Opacity: opts.Float(s.opacity)}),
			withID(s.name))
	}
	o := option(line, common(Option{"series": Option{"sampling": "lttb"}}))
	for i, s := range strokes {
		style := Option{"cap": "round", "join": "round"}
		if s.dash != nil {
			style = Option{"type": s.dash} // round ends would close the gaps
		}
		lay(o["series"].([]any)[i].(Option), Option{"lineStyle": style})
	}
	return o
}

// withID gives a series its name as id too, so that setOption finds it whatever
// the name is translated to.
func withID(id string) charts.SeriesOpts {
	return func(s *charts.SingleSeries) { s.Id = id }
}
