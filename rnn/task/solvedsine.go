package task

import (
	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// The tutorial's sine once more, for a rung above its ladder: the output layer is
// linear, so that the best V and C follow from least squares, and U and W need no
// training at all (Jaeger's echo state network, 2001). Beside it is the last
// rung of the sine's ladder, on the same records.
func solvedSine() Lesson {
	adam, err := rnn.PresetNamed("adam")
	if err != nil {
		panic(err) // the last rung of the sine's ladder
	}
	return Lesson{
		Name:  "sine",
		Kind:  Numbers,
		Parts: series.Parts{Train: 150, Validation: 50, Test: 50},
		Ladder: []OwnRung{
			{Name: adam.Name, Config: adam.Config},
			{Name: "solved", Config: adam.Config, Solved: true},
		},
		Metric:     Metric{Name: RMSE, Reach: 1e-5},
		Provenance: sine.Provenance,
		Licence:    sine.Licence,
		values:     func(uint32) []float64 { return series.Sine(250) },
	}
}
