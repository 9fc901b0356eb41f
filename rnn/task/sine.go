package task

import (
	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// The tutorial's data: sin(0), sin(1) and so on to sin(199), windows of which
// predict the value after them, the last 50 to validate. What it does not have is
// a test: the values after the 199th are that, and no reader need wait for them.
var sine = Task{
	Name:       "sine",
	Kind:       Numbers,
	Ladder:     rnn.Presets(),
	Start:      rnn.DefaultPreset,
	Metric:     Metric{Name: RMSE, Reach: 0.05},
	Provenance: "Computed: the sine of 0, 1, 2 and so on, in radians.",
	Licence:    "A fact of mathematics, which nobody owns.",
	Series: func() Series {
		return Series{Values: series.Sine(200 + Beyond), Known: 200, Validation: 50, Test: 50}
	},
}

// Beyond is how many values after the known ones a generated series has, and so
// how far a forecast can be compared with the truth.
const Beyond = 400
