package rnn

import (
	"testing"

	"github.com/rnnlab/rnnlab/rnn/series"
)

// TestChosenStepsAgainstPyTorch compares losses, gradients and five updates with
// those of testdata/masked.json: classes with ignore_index, a class a record, and
// tokens with a number to predict.
func TestChosenStepsAgainstPyTorch(t *testing.T) {
	var cases []struct {
		Cell, Reads, Predicts           string
		Layers, Hidden, Inputs, Outputs int
		X                               [][][]float64
		Tokens                          [][]int
		Y                               any
		Params, Grads                   map[string]any
		Loss                            float64
		Training                        []float64
	}
	readJSON(t, "masked.json", &cases)
	if len(cases) != 15 {
		t.Fatalf("%d cases, want 15", len(cases))
	}
	whole := func(v any) (list []int) {
		for _, x := range flatten(v) {
			list = append(list, int(x))
		}
		return list
	}
	for _, e := range cases {
		t.Run(e.Cell+" "+e.Reads+" to "+e.Predicts, func(t *testing.T) {
			r := series.Records{N: max(len(e.X), len(e.Tokens)), Inputs: e.Inputs, Outputs: e.Outputs}
			for i := range r.N {
				if e.Tokens != nil {
					r.Tokens, r.Steps = append(r.Tokens, e.Tokens[i]...), len(e.Tokens[i])
					continue
				}
				for _, step := range e.X[i] {
					r.X, r.Steps = append(r.X, step...), len(e.X[i])
				}
			}
			switch e.Predicts {
			case "classes":
				r.Classes = whole(e.Y)
			case "labels":
				r.Labels = whole(e.Y)
			default:
				r.Y = flatten(e.Y)
			}
			c := preset("adam")
			c.Cell, c.Layers, c.Hidden, c.Steps, c.Truncate = Cell(e.Cell), e.Layers, e.Hidden, r.Steps, 0
			c.Batch, c.Epochs, c.LearningRate, c.Decay, c.Clip = r.N, len(e.Training)-1, 0.01, NoDecay, NoClip
			trainer, err := NewTrainer[float64](c, r, r)
			if err != nil {
				t.Fatal(err)
			}
			n := trainer.net
			setParams(n.params, e.Params)
			n.load()
			asked := float64(n.asked(r, nil, 0, r.N))
			loss := n.learn(r, 0, r.N, 1/asked) / asked
			close(t, "loss", []float64{loss}, []float64{e.Loss}, 1e-10)
			closeGradients(t, n.grad, e.Grads, 1e-16)
			if err := trainer.Run(); err != nil {
				t.Fatal(err)
			}
			close(t, "training", trainer.History().Train, e.Training, 1e-10)
		})
	}
}
