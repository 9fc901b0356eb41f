package charts

import (
	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// The look that all charts share: thin axis below, no axis line at the side,
// thin lines across, and nothing that moves by itself.

var (
	yes = opts.Bool(true)
	no  = opts.Bool(false)
)

func thin() *opts.LineStyle { return &opts.LineStyle{Width: 1} }

// below is an x axis of numbers.
func below() opts.XAxis {
	return opts.XAxis{
		Type:         "value",
		Min:          "dataMin",
		Max:          "dataMax",
		MinInterval:  1, // epochs, steps and indices are whole
		NameLocation: "middle",
		NameGap:      26,
		SplitLine:    &opts.SplitLine{Show: no},
		AxisLine:     &opts.AxisLine{Show: yes, OnZero: no, LineStyle: thin()},
		AxisTick:     &opts.AxisTick{Show: no},
		AxisLabel:    &opts.AxisLabel{HideOverlap: yes, Margin: 7, FontSize: 11},
	}
}

// side is a y axis: kind is "value" or "log".
func side(kind string) opts.YAxis {
	return opts.YAxis{
		Type:         kind,
		Scale:        yes,
		SplitNumber:  4,
		NameLocation: "end",
		NameGap:      12,
		SplitLine:    &opts.SplitLine{Show: yes, LineStyle: thin()},
		AxisLine:     &opts.AxisLine{Show: no},
		AxisLabel:    &opts.AxisLabel{HideOverlap: yes, Margin: 8, FontSize: 11},
	}
}

// global is what every chart is set up with. The cursor is that of the tooltip.
func global(x opts.XAxis, y opts.YAxis, cursor string) []charts.GlobalOpts {
	return []charts.GlobalOpts{
		charts.WithXAxisOpts(x),
		charts.WithYAxisOpts(y),
		// ECharts 6 moves what is not placed, so every side is. With outerBoundsMode in [common] they are the margins
		// around the labels, not around the plot: nothing is cut off however long a label is.
		charts.WithGridOpts(opts.Grid{Left: "2", Right: "12", Top: "10", Bottom: "2"}),
		charts.WithTooltipOpts(opts.Tooltip{
			Show: yes, Trigger: "axis", AxisPointer: &opts.AxisPointer{Type: cursor, Snap: yes},
		}),
		charts.WithAnimation(false),
	}
}

// common returns what go-echarts has no fields for and every chart needs, with
// more laid over it.
func common(more Option) Option {
	return lay(Option{
		"grid": Option{"outerBoundsMode": "same", "outerBoundsContain": "all"},
		"tooltip": Option{
			"renderMode": "richText", // an HTML tooltip sets style attributes, which the page's security policy forbids
			"confine":    true,
		},
		"yAxis":  Option{"axisTick": Option{"show": false}, "nameTextStyle": Option{"align": "left"}},
		"series": Option{"emphasis": Option{"disabled": true}, "silent": true},
	}, more)
}
