package main

import (
	"encoding/binary"
	"fmt"
	"math"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/task"
	"github.com/rnnlab/rnnlab/rnn/tutorial"
	"github.com/rnnlab/rnnlab/web/host/api"
	"github.com/rnnlab/rnnlab/web/ladder"
)

// train climbs the ladder, and trains its last rung once more for the weights.
func train() (weights []byte, shipped api.Shipped, err error) {
	rungs, err := ladder.Climb(task.Default(), 0)
	if err != nil {
		return nil, shipped, err
	}
	for _, r := range rungs {
		last := r.Last()
		shipped.Runs = append(shipped.Runs, api.Run{Preset: r.Name, Epochs: last.Epoch,
			Prediction: last.Validation, RMSE: rnn.RMSE(last.Validation, r.Validation.Y)})
	}
	last := rungs[len(rungs)-1]
	t, err := rnn.NewTrainer[float32](last.Config, last.Train, last.Validation)
	if err != nil {
		return nil, shipped, err
	}
	if err := t.Run(); err != nil {
		return nil, shipped, err
	}
	shipped.Model = api.Model{Preset: last.Name, Seed: last.Config.Seed, Hash: fmt.Sprintf("%016x", t.Hash()),
		Data:  fmt.Sprintf("sin(0), sin(1), ..., sin(%d)", tutorial.Points-tutorial.Validation-1),
		Steps: last.Config.Steps, RMSE: shipped.Runs[len(shipped.Runs)-1].RMSE}
	for _, w := range t.Params().All {
		weights = binary.LittleEndian.AppendUint32(weights, math.Float32bits(w))
	}
	return weights, shipped, nil
}
