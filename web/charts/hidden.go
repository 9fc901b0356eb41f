package charts

import (
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// Hidden is the axes of the hidden states of one record: a column a time step,
// a row a unit. It has no series. Its cells are thousands, and a heat map of
// ECharts takes longer over them than an animation frame; whoever draws the
// chart lays an image over the plot, a pixel a cell.
func Hidden() Option {
	x, y := counted("step"), side("category", "unit", 9)
	x.AxisLine = &opts.AxisLine{Show: no}
	y.Scale, y.SplitLine = nil, &opts.SplitLine{Show: no}

	axes := charts.NewLine()
	axes.SetGlobalOptions(global(x, y)...)
	o := option(axes, common(margins{left: 34, right: 14, top: 18, bottom: 26}, nil))
	o["series"] = []any{}
	return o
}
