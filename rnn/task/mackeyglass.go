package task

import (
	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// The equation of Mackey and Glass, the benchmark of chaos: the next step is
// trivial, and 84 of them on its own are not, since every error grows. 84 is
// what the literature asks for, since Jaeger and Haas (2004).
func mackeyGlass() Lesson {
	// Orthogonal, W lets no state fade that a forecast on its own needs.
	orthogonal := trainedBy(rnn.Elman, 24, 0.002, 60)
	orthogonal.Hidden, orthogonal.Init = 64, rnn.Orthogonal
	gru := trainedBy(rnn.GRU, 24, 0.005, 60)
	gru.Init = rnn.Orthogonal
	reservoir := solvedBy(24)
	reservoir.Hidden, reservoir.Init = 150, rnn.Orthogonal
	// The ridge that one step ahead would choose is too small for many on its own: now and then such a forecast runs away.
	const ridge = 1e-5
	return Lesson{
		Name:  "mackey-glass",
		Kind:  Numbers,
		Parts: series.Parts{Train: 1200, Validation: 400, Test: 400},
		Ladder: []OwnRung{
			{Name: "orthogonal", Steps: prepared(false, series.Standard), Config: orthogonal},
			{Name: "gru", Steps: prepared(false, series.Standard), Config: gru},
			{Name: "solved", Steps: prepared(false, series.Standard), Config: reservoir, Solved: true, Ridge: ridge},
		},
		Metric:     Metric{Name: NRMSE, Reach: 0.02},
		Horizon:    84,
		AheadReach: 0.35,
		Provenance: "Generated: 2,000 values of the equation of Mackey and Glass (1977) with a delay of 17.",
		Licence:    "A fact of mathematics, which nobody owns.",
		values:     func(uint32) []float64 { return series.MackeyGlass(2000, 17, 1000) },
	}
}
