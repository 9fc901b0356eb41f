package charts

import (
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// Gradient draws the size of the gradient that reached each time step, on a
// logarithmic axis, where a vanishing gradient is a straight slope. Such an
// axis has no zero: the series "zero" has a stub for each step that the
// gradient did not reach. A mark says where truncation cuts it off.
//
// ECharts starts the bars of a logarithmic axis at 1, so that smaller values
// would hang down and look the larger the smaller they are. startValue puts
// their feet far below whatever the axis shows.
func Gradient() Option {
	bar := charts.NewBar()
	bar.SetGlobalOptions(global(counted("step"), side("log", "gradient", 27))...)
	for _, name := range []string{"gradient", "zero"} {
		bar.AddSeries(name, []opts.BarData{},
			charts.WithBarChartOpts(opts.BarChart{BarWidth: "70%", BarGap: "-100%"}), withID(name))
	}
	o := option(bar, common(margins{left: 46, right: 14, top: 36, bottom: 26},
		lay(tooltip(), Option{"yAxis": Option{"startValue": 1e-300}})))
	o["series"].([]any)[0].(Option)["markLine"] = marksUnder()
	return o
}
