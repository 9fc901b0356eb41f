package charts

import (
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// Gradient draws the size of the gradient that reached each time step, on a
// logarithmic axis, where a vanishing gradient is a straight slope. Such an
// axis has no zero: the series "zero" has a stub for each step that the
// gradient did not reach.
//
// ECharts starts the bars of a logarithmic axis at 1, so that smaller values
// would hang down and look the larger the smaller they are. startValue puts
// their feet far below whatever the axis shows.
func Gradient() Option {
	x := below()
	x.Type, x.Min, x.Max, x.MinInterval = "category", nil, nil, 0

	bar := charts.NewBar()
	bar.SetGlobalOptions(global(x, side("log"), "shadow")...)
	for _, name := range []string{"gradient", "zero"} {
		bar.AddSeries(name, []opts.BarData{},
			charts.WithBarChartOpts(opts.BarChart{BarWidth: "70%", BarGap: "-100%"}), withID(name))
	}
	return option(bar, common(Option{"yAxis": Option{"min": "dataMin", "startValue": 1e-300}}))
}
