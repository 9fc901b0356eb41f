package rnn

import (
	"slices"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/series"
)

// bars are made-up days of a share: open, high, low, close and volume.
func bars(n int) (columns [][]float64) {
	x := series.Waves(n+1, series.Wave{Amplitude: 1, Frequency: 0.31}, series.Wave{Amplitude: 0.3, Frequency: 1.7, Phase: 1})
	columns = make([][]float64, 5)
	for i := range n {
		open, close := x[i], x[i+1]
		for c, v := range []float64{open, max(open, close) + 0.1, min(open, close) - 0.1, close, (close - open) * (close - open)} {
			columns[c] = append(columns[c], v)
		}
	}
	return columns
}

// barRecords have five columns in and the next three closes out; those to
// validate share no target with those to train on.
func barRecords(t testing.TB, steps int) (train, validation series.Records) {
	t.Helper()
	columns := bars(200)
	all, err := series.Columns(columns, columns[3:4], steps, 3)
	if err != nil {
		t.Fatal(err)
	}
	return all.Slice(0, 140), all.Slice(142, all.N)
}

// manyColumns is a network for them.
func manyColumns() Config {
	c := preset("adam")
	c.Cell, c.Hidden, c.Steps, c.Truncate, c.Batch, c.Epochs = LSTM, 9, 12, 0, 7, 2
	return c
}

func TestManyColumnsAndStepsAhead(t *testing.T) {
	c := manyColumns()
	c.Epochs, c.LearningRate = 60, 0.01
	train, validation := barRecords(t, c.Steps)
	r, err := NewTrainer[float32](c, train, validation)
	if err != nil {
		t.Fatal(err)
	}
	for r.Progress().Epoch < 30 {
		if err := r.Step(); err != nil {
			t.Fatal(err)
		}
	}
	opened, err := Open[float32](file(t, r), train, validation)
	if err != nil {
		t.Fatal(err)
	}
	run(t, r)
	run(t, opened)
	if r.Hash() != opened.Hash() {
		t.Error("saved and opened, the run goes another way")
	}
	last := make([]float64, len(validation.Y))
	for i := range validation.N {
		for ahead := range 3 {
			last[3*i+ahead] = validation.Input(i)[5*c.Steps-2]
		}
	}
	got, floor := RMSE(r.Prediction().Validation, validation.Y), RMSE(last, validation.Y)
	if !(got < floor/4) {
		t.Errorf("RMSE %.3f of three closes, repeating the last one has %.3f", got, floor)
	}
	m, err := ModelOf(r)
	if err != nil {
		t.Fatal(err)
	}
	if p, err := m.Predict(validation.Input(4)); err != nil || !slices.Equal(p, r.Prediction().Validation[12:15]) {
		t.Errorf("the model predicts %v (%v)", p, err)
	}
}

func TestGradientOfManyColumns(t *testing.T) {
	for _, cell := range []Cell{Elman, LSTM, GRU} {
		c := manyColumns()
		c.Cell, c.Hidden, c.Steps, c.Layers = cell, 3, 5, 2
		r, _ := barRecords(t, c.Steps)
		n := newNetwork[float64](c, newShape(c, r))
		n.learn(r, 3, 10, 1.0/7)
		checkGradient(t, n, func() float64 {
			n.load()
			n.predict(r, 3, 10)
			return n.loss() / 7
		})
	}
}
