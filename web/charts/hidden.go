package charts

import (
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// Hidden draws the hidden states of one record as a heat map: a column a time
// step, a row a unit. Both axes are lists whose entries the page sets. The
// range of the colours is tanh's and the page sets it for other activations.
func Hidden() Option {
	x, y := below(), side("category")
	x.Type, x.Min, x.Max, x.MinInterval = "category", nil, nil, 0
	x.AxisLine = &opts.AxisLine{Show: no}
	y.Scale, y.SplitNumber, y.SplitLine = nil, 0, &opts.SplitLine{Show: no}

	heatmap := charts.NewHeatMap()
	heatmap.SetGlobalOptions(append(global(x, y, "none"),
		charts.WithVisualMapOpts(opts.VisualMap{
			Type: "continuous", Show: no, Calculable: no, Min: -1, Max: 1,
		}))...)
	heatmap.AddSeries("hidden", []opts.HeatMapData{}, withID("hidden"))
	return option(heatmap, common(Option{
		// Each cell has its own tooltip, so here, unlike elsewhere, the series itself listens to the pointer.
		"tooltip": Option{"trigger": "item"},
		// Thousands of cells are drawn over several frames, so that none takes long.
		"series":    Option{"silent": false, "progressive": 1500, "progressiveThreshold": 1500},
		"visualMap": Option{"dimension": 2},
	}))
}

// HiddenAxes are the axes of Hidden with nothing drawn between them. The page
// paints the cells itself, so what it has of ECharts is without heat maps.
func HiddenAxes() Option {
	o := Hidden()
	o["series"] = []any{}
	delete(o, "visualMap")
	return o
}
