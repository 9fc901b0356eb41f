package task

import (
	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// The adding problem of Hochreiter and Schmidhuber (Long Short-Term Memory, 1997):
// at each step a number and a mark, which two steps have, one in either half; at
// the end the sum of the two marked numbers is asked for. The numbers are from 0
// to 1 and the sum is as it is, the scale of Le, Jaitly and Hinton (A Simple Way
// to Initialize Recurrent Networks of Rectified Linear Units, 2015), where always
// saying the mean has a squared error of 1/6; in 1997 they were from -1 to 1, and
// the sum was scaled to 0 to 1.
func adding() Exercise {
	elman, lstm := remembering(rnn.Elman, 16, 100), remembering(rnn.LSTM, 16, 100)
	for _, c := range []*rnn.Config{&elman, &lstm} {
		c.Batch, c.Epochs = 10, 60
	}
	lstm.ForgetBias = 3
	return Exercise{
		Name:       "adding",
		Kind:       Symbols,
		Ladder:     []rnn.Preset{{Name: "elman", Config: elman}, {Name: "lstm", Config: lstm}},
		Metric:     Metric{Name: MSE, Reach: 0.01},
		Provenance: "Generated: the adding problem of Hochreiter and Schmidhuber (1997), with numbers from 0 to 1 as Le, Jaitly and Hinton (2015) have them.",
		Licence:    "A fact of mathematics, which nobody owns.",
		material:   addingMaterial,
	}
}

// Sizes of the records of the problems of memory.
const (
	memoryTrain      = 2000
	memoryValidation = 200
	memoryTest       = 1000
)

func addingMaterial(c rnn.Config, _ Options) (*Material, error) {
	if c.Steps < 2 {
		return nil, tooFewSteps(c, 2)
	}
	random := drawn(c)
	records := func(n int) series.Records {
		r := series.Records{N: n, Steps: c.Steps, Inputs: 2, Outputs: 1}
		half := c.Steps / 2
		for range n {
			first, second := random.Below(half), half+random.Below(c.Steps-half)
			sum := 0.0
			for t := range c.Steps {
				x, mark := random.Float64(), 0.0
				if t == first || t == second {
					mark = 1
					sum += x
				}
				r.X = append(r.X, x, mark)
			}
			r.Y = append(r.Y, sum)
		}
		return r
	}
	m := &Material{Train: records(memoryTrain), Validation: records(memoryValidation), Test: records(memoryTest)}
	m.floors = func() []Floor {
		floor := func(rule Rule, says func(x []float64) float64) Floor {
			return Floor{Rule: rule, Validation: ruleLoss(m.Validation, says), Test: ruleLoss(m.Test, says)}
		}
		return byLoss([]Floor{
			floor(Mean, func([]float64) float64 { return 1 }),
			floor(Forgets, func(x []float64) float64 { return lastMarked(x) + 0.5 }), // the first number, for its mean
		})
	}
	m.judge = func(s *rnn.Stepper, i int) (float64, error) {
		said := 0.0
		for x := m.Test.Input(i); len(x) > 0; x = x[2:] {
			out, err := s.Step(x[:2])
			if err != nil {
				return 0, err
			}
			said = out[0]
		}
		off := said - m.Test.Y[i]
		return float64(off * off), nil
	}
	return m, nil
}

// lastMarked is the last number of a record that has a mark.
func lastMarked(x []float64) (last float64) {
	for ; len(x) > 0; x = x[2:] {
		if x[1] == 1 {
			last = x[0]
		}
	}
	return last
}
