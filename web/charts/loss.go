package charts

import "fmt"

var (
	lossMargins = margins{left: 46, right: 14, top: 20, bottom: 26}
	raceMargins = margins{left: 62, right: 14, top: 20, bottom: 26} // with room for the names of both its x axes
)

// Loss draws the mean loss of both record sets against the epoch, with pinned
// runs behind them. The axis is logarithmic: a good run falls through several
// decades. The training loss is dashed, so that the two are told apart without
// colour.
//
// Two series have no points, but marks: "floors" at the losses that rules
// without a network reach, and "floorsBelow" with the names alone, at the edge,
// of those that are below the axis.
func Loss() Option {
	var strokes []stroke
	for i, dash := range dashes {
		strokes = append(strokes, stroke{name: fmt.Sprintf("pin-%d", i+1), width: 1.5, dash: dash, opacity: 1, behind: true})
	}
	return lines(below("epoch", 8), side("log", "loss", 10), lossMargins, nil, append(strokes,
		stroke{name: "train", width: 1.5, dash: []any{4, 3}, opacity: 1},
		stroke{name: "validation", width: 2, opacity: 1},
		stroke{name: "floors", opacity: 1, marks: marks()},
		stroke{name: "floorsBelow", opacity: 1, marks: lay(marks(), Option{"lineStyle": Option{"width": 0}})})...)
}

// Race draws the validation losses of networks that were trained one after
// another, against the epoch.
func Race() Option {
	return lines(below("epoch", 8), side("log", "validationLoss", 10), raceMargins, Option{"xAxis": Option{"axisLabel": Option{"showMaxLabel": true}}}, lanes()...)
}

// RaceSeconds is Race against the time of training, which ends at no round
// number.
func RaceSeconds() Option {
	return lay(Race(), Option{"xAxis": Option{"name": "seconds", "minInterval": 0, "axisLabel": Option{"showMaxLabel": false}}})
}

func lanes() []stroke {
	var strokes []stroke
	for i, dash := range dashes[:3] {
		strokes = append(strokes, stroke{name: fmt.Sprintf("lane-%d", i+1), width: 2, dash: dash, opacity: 1})
	}
	return strokes
}
