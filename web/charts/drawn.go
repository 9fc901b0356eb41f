package charts

import (
	"fmt"
	"maps"
	"slices"

	"github.com/go-echarts/go-echarts/v2/charts"
	"github.com/go-echarts/go-echarts/v2/opts"
)

// Drawn returns by name the charts of the pages of own numbers and of symbols.
// Those pages have no ECharts and draw them as SVG, whose words stand elsewhere
// than ECharts would have them; how wide and dashed their lines are, and what is
// free around their plots, is said here as for all others.
func Drawn() map[string]Option {
	return map[string]Option{
		"series":       ownSeries(),
		"learning":     learning(),
		"losses":       losses(140),
		"lossesNarrow": losses(92),
		"solved":       solved(),
		"lengths":      lengths(),
		"states":       states(),
		"inputs":       inputs(),
		"held":         held(),
	}
}

// floor is the line of what a rule without a network reaches, which is named
// beside the plot; end the dot where a curve has come to.
var floor = stroke{name: "floor", width: 1, dash: []any{4, 4}, opacity: 1}

const end = 6

func curve(name string, dash []any) stroke {
	return stroke{name: name, width: 1.75, dash: dash, opacity: 1}
}

// apart are the dashes of networks beside each other, the first of which is the
// plainest network.
var apart = [][]any{{2, 3}, {7, 4}}

func dashOf(i int) []any {
	if i < len(apart) {
		return apart[i]
	}
	return nil
}

// ownSeries is a series of numbers and what networks make of it. On the left is
// at least so much, or what the numbers there take.
func ownSeries() Option {
	return lines(below("n", 20), side("value", "value", 8), margins{left: 56, right: 8, top: 24, bottom: 24}, nil,
		stroke{name: "truth", width: 1.5, opacity: 1}, stroke{name: "forecast", width: 1.5, opacity: 1})
}

// Learners is how many networks a ladder of the page of own numbers has at most.
const Learners = 5

// learning is how the networks of a ladder learn; the one that is the best by now
// stands out.
// On the right the names of the rules come on top.
func learning() Option {
	strokes := []stroke{floor}
	for i := range Learners {
		best := curve(fmt.Sprintf("best-%d", i), dashOf(i))
		best.width = 2.25
		strokes = append(strokes, curve(fmt.Sprintf("learner-%d", i), dashOf(i)), best)
	}
	return dotted(lines(below("epoch", 8), side("log", "loss", 10), margins{left: 50, right: 12, top: 24, bottom: 34}, nil, strokes...))
}

// losses is how a network of an exercise learns, or how several do beside each
// other; names is the room for those of the rules, on the right.
func losses(names int) Option {
	strokes := []stroke{floor, curve("train", nil), curve("validation", nil)}
	for i := range 3 {
		strokes = append(strokes, curve(fmt.Sprintf("racer-%d", i), dashOf(i)))
	}
	return dotted(lines(below("seen", 8), side("log", "loss", 10), margins{left: 50, right: names, top: 10, bottom: 34}, nil, strokes...))
}

// solved is how many of ten seeds are solved.
func solved() Option {
	return lines(below("seen", 8), side("value", "solved", 8), margins{left: 44, right: 12, top: 10, bottom: 34}, nil, curve("solved", nil))
}

// held is how likely a letter was while a network learned.
func held() Option {
	return dotted(lines(below("seen", 8), side("value", "probability", 8), margins{left: 40, right: 8, top: 6, bottom: 18}, nil, curve("held", nil)))
}

// lengths has a bar for each length that was asked for. At the sides is half the
// thumb of the slider below, which the cursor goes with.
func lengths() Option {
	bars := bars(counted("length"), margins{left: 8, right: 8, top: 18, bottom: 2}, "70%", "right", "wrong")
	return add(bars, stroke{name: "cursor", width: 1.5, opacity: 1}, stroke{name: "axis", width: 1, opacity: 1})
}

// states is the way of a network's states along a string, one of them before the
// others, and below it which of the answers are right.
func states() Option {
	m := margins{left: 40, right: 8, top: 10, bottom: 30}
	bars := bars(counted("step"), m, "80%", "right", "wrong")
	return add(bars, stroke{name: "other", width: 1, opacity: 0.8}, stroke{name: "chosen", width: 2, opacity: 1}, stroke{name: "turn", width: 1, dash: floor.dash, opacity: 1})
}

// inputs are numbers or symbols as a network reads them, those that it has to
// remember before the others. Bars are so wide whatever there is of them, px.
func inputs() Option {
	m := margins{left: 0, right: 0, top: 18, bottom: 4}
	stems, marked := bars(counted("step"), m, "1", "stem"), bars(counted("step"), m, "3", "marked")
	stems["series"] = append(stems["series"].([]any), marked["series"].([]any)...)
	return stems
}

// bars makes a bar chart, of bars one over another.
func bars(x opts.XAxis, m margins, width string, names ...string) Option {
	bar := charts.NewBar()
	bar.SetGlobalOptions(global(x, side("value", "value", 8))...)
	for _, name := range names {
		bar.AddSeries(name, []opts.BarData{}, charts.WithBarChartOpts(opts.BarChart{BarWidth: width, BarGap: "-100%"}), withID(name))
	}
	return option(bar, common(m, nil))
}

// add puts lines into a chart.
func add(o Option, strokes ...stroke) Option {
	more := lines(below("", 8), side("value", "", 8), margins{}, nil, strokes...)
	o["series"] = append(o["series"].([]any), more["series"].([]any)...)
	return o
}

// dotted ends the curves of a chart in dots.
func dotted(o Option) Option {
	for _, s := range o["series"].([]any) {
		s.(Option)["symbolSize"] = end
	}
	return o
}

// Bare is what whoever draws a chart without ECharts needs of its definition:
// what is free around the plot, and how each series is drawn.
func Bare(o Option) Option {
	var series []any
	for _, s := range o["series"].([]any) {
		series = append(series, only(s.(Option), "name", "type", "lineStyle", "symbolSize", "barWidth"))
	}
	return Option{"grid": only(o["grid"].(Option), "left", "right", "top", "bottom"), "series": series}
}

func only(o Option, keys ...string) Option {
	kept := maps.Clone(o)
	maps.DeleteFunc(kept, func(key string, _ any) bool { return !slices.Contains(keys, key) })
	return kept
}
