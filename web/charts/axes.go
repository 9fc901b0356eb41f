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

// labelSize is that of every figure and name in a chart, px.
const labelSize = 11

// labelMargin is between the x axis and its labels, px.
const labelMargin = 7

func thin() *opts.LineStyle { return &opts.LineStyle{Width: 1} }

// below is an x axis of whole numbers: epochs, indices. Its name stands in the
// row of the labels, left of the first of them, where it takes no height; gap
// is what that label takes of the room, px. What an axis is called here is the
// key of a word, as with a series.
func below(name string, gap int) opts.XAxis {
	return opts.XAxis{
		Name: name, NameLocation: "start", NameGap: gap,
		Type:        "value",
		MinInterval: 1,
		SplitLine:   &opts.SplitLine{Show: no},
		AxisLine:    &opts.AxisLine{Show: yes, OnZero: no, LineStyle: thin()},
		AxisTick:    &opts.AxisTick{Show: no},
		AxisLabel:   &opts.AxisLabel{HideOverlap: yes, Margin: labelMargin, FontSize: labelSize},
	}
}

// counted is an x axis of things that are counted from 1: time steps.
func counted(name string) opts.XAxis {
	x := below(name, 8)
	x.Type, x.MinInterval = "category", 0
	return x
}

// side is a y axis: kind is "value" or "log". Its name lies over the plot, from
// the axis on; gap is between the plot and the middle of the name, px.
func side(kind, name string, gap int) opts.YAxis {
	return opts.YAxis{
		Name: name, NameLocation: "end", NameGap: gap,
		Type:      kind,
		Scale:     yes,
		SplitLine: &opts.SplitLine{Show: yes, LineStyle: thin()},
		AxisLine:  &opts.AxisLine{Show: no},
		AxisLabel: &opts.AxisLabel{HideOverlap: yes, Margin: 8, FontSize: labelSize},
	}
}

// wave is the y axis of a series: a label at each of two or three round
// numbers, and none at its ends, which are not round.
func wave(gap int) opts.YAxis {
	y := side("value", "value", gap)
	y.SplitNumber = 3
	y.AxisLabel.ShowMinLabel, y.AxisLabel.ShowMaxLabel = no, no
	return y
}

// margins are left free around the plot, px. Posters, cursors and canvases over
// a chart count on them, so they hold however long the labels are.
type margins struct{ left, right, top, bottom int }

func (m margins) option() Option {
	return Option{
		"left": m.left, "right": m.right, "top": m.top, "bottom": m.bottom,
		"containLabel":    false,
		"outerBoundsMode": "none", // else ECharts 6 shrinks the plot to make room for labels
	}
}

// global is what every chart is set up with.
func global(x opts.XAxis, y opts.YAxis) []charts.GlobalOpts {
	return []charts.GlobalOpts{
		charts.WithXAxisOpts(x),
		charts.WithYAxisOpts(y),
		charts.WithTooltipOpts(opts.Tooltip{Show: no}),
		charts.WithAnimation(false),
	}
}

// common returns what go-echarts has no fields for and every chart needs, with
// more laid over it.
func common(m margins, more Option) Option {
	return lay(Option{
		"grid":   m.option(),
		"xAxis":  named("right", "top", labelMargin),
		"yAxis":  lay(named("left", "middle", 0), Option{"axisTick": Option{"show": false}, "splitLine": Option{"showMinLine": false, "showMaxLine": false}}),
		"series": Option{"emphasis": Option{"disabled": true}, "silent": true},
	}, more)
}

// named is how the name of an axis is written, from the place that ECharts gives
// it: it stays there, so that the page's own painter knows where it is.
func named(align, verticalAlign string, down int) Option {
	return Option{
		"nameTextStyle":   Option{"fontSize": labelSize, "align": align, "verticalAlign": verticalAlign, "padding": []any{down, 0, 0, 0}},
		"nameMoveOverlap": false,
	}
}

// WithTooltip gives a chart a tooltip, in places that have no other way to say
// what is under the pointer.
func WithTooltip(o Option) Option { return lay(o, tooltip()) }

// tooltip says what is under the pointer, with a thin line through it.
func tooltip() Option {
	return Option{"tooltip": Option{
		"show":        true,
		"trigger":     "axis",
		"renderMode":  "richText", // an HTML tooltip sets style attributes, which the page's security policy forbids
		"confine":     true,
		"borderWidth": 1,
		"padding":     []any{6, 10},
		"textStyle":   Option{"fontSize": 12},
		"axisPointer": Option{
			"type": "line", "snap": true, "lineStyle": Option{"width": 1, "type": "solid"}, "label": Option{"show": false},
		},
	}}
}
