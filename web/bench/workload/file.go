package workload

import (
	"encoding/json"
	"os"

	"github.com/rnnlab/rnnlab/rnn"
)

// weights is a tensor, (Rows, Cols) row by row.
type weights struct {
	Rows int       `json:"rows"`
	Cols int       `json:"cols"`
	Data []float32 `json:"data"`
}

// entry is a workload as the programs in other languages read it. Tensors have
// PyTorch's names and shapes.
type entry struct {
	Cell         rnn.Cell           `json:"cell"`
	Hidden       int                `json:"hidden"`
	Width        int                `json:"width"`
	Steps        int                `json:"steps"`
	Batch        int                `json:"batch"`
	Records      int                `json:"records"`
	Outputs      int                `json:"outputs"`
	Optimizer    rnn.Optimizer      `json:"optimizer"`
	LearningRate float64            `json:"learningRate"`
	X            []float64          `json:"x"`
	Y            []float64          `json:"y"`
	Tokens       []int              `json:"tokens"`
	Classes      []int              `json:"classes"`
	Weights      map[string]weights `json:"weights"`
}

// WriteFile writes the workloads of Epochs as JSON: the records and the initial
// weights that rnnlab draws, so that others can start from the same.
func WriteFile(file string) error {
	all := map[string]entry{}
	for _, w := range Epochs() {
		trainer, err := rnn.NewTrainer[float32](w.Config, w.Train, w.Validation)
		if err != nil {
			return err
		}
		initial := map[string]weights{}
		for _, t := range trainer.Params().Tensors() {
			initial[t.Name] = weights{t.Rows, t.Cols, t.Data}
		}
		c, r := w.Config, w.Train.Apart()
		all[w.Name] = entry{c.Cell, c.Hidden, w.Width(), c.Steps, c.Batch, r.N, r.Outputs, c.Optimizer, c.LearningRate,
			r.X, r.Y, r.Tokens, r.Classes, initial}
	}
	data, err := json.Marshal(all)
	if err != nil {
		return err
	}
	return os.WriteFile(file, data, 0o644)
}
