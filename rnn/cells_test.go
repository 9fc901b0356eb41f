package rnn

import (
	"errors"
	"math"
	"slices"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/numpy"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// everyCell is small() for every cell, and for two layers of each.
func everyCell() map[string]Config {
	list := map[string]Config{}
	for _, cell := range []Cell{Elman, LSTM, GRU} {
		for layers := 1; layers <= 2; layers++ {
			c := small()
			c.Cell, c.Layers, c.LearningRate = cell, layers, 0.01
			list[string(cell)+" "+itoa(layers)] = c
		}
	}
	return list
}

// text is records of a periodic text, that a network can learn by heart.
func text(t testing.TB, steps int) (train, validation series.Records) {
	t.Helper()
	var tokens []int
	for len(tokens) < 40*steps+1 {
		for _, letter := range "to be or not to be, " {
			tokens = append(tokens, int(letter)%16)
		}
	}
	return sequences(t, tokens, 16, steps, 8)
}

// sequences is records of tokens of so many classes, the last of them to validate on.
func sequences(t testing.TB, tokens []int, classes, steps, last int) (train, validation series.Records) {
	t.Helper()
	all, err := series.Sequences(tokens, classes, steps)
	if err != nil {
		t.Fatal(err)
	}
	train, validation, err = series.Split(all, last)
	if err != nil {
		t.Fatal(err)
	}
	return train, validation
}

func TestEveryCellLearnsTheSine(t *testing.T) {
	for name, c := range everyCell() {
		t.Run(name, func(t *testing.T) {
			c.Epochs = 8
			h := run(t, newTrainer[float32](t, c))
			if !(h.Validation[c.Epochs] < h.Validation[0]/50) {
				t.Errorf("validation loss from %g to %g only", h.Validation[0], h.Validation[c.Epochs])
			}
		})
	}
}

func TestEveryCellLearnsAText(t *testing.T) {
	for name, c := range everyCell() {
		t.Run(name, func(t *testing.T) {
			c.Hidden, c.Batch, c.Epochs = 24, 4, 30
			train, validation := text(t, c.Steps)
			r, err := NewTrainer[float32](c, train, validation)
			if err != nil {
				t.Fatal(err)
			}
			h := run(t, r)
			// The initial network knows nothing: all 16 classes are as likely.
			if first := h.Train[0]; !(math.Abs(first-math.Log(16)) <= 0.3) {
				t.Errorf("first loss %g, want about %g", first, math.Log(16))
			}
			if last := h.Validation[c.Epochs]; !(last < h.Validation[0]/2) {
				t.Errorf("validation loss from %g to %g only", h.Validation[0], last)
			}
			p, right := r.Prediction(), 0
			if len(p.TrainClasses) != train.N*c.Steps || len(p.ValidationClasses) != validation.N*c.Steps || p.Train != nil {
				t.Fatalf("%d and %d classes", len(p.TrainClasses), len(p.ValidationClasses))
			}
			for i, class := range p.ValidationClasses {
				if class == validation.Classes[i] {
					right++
				}
			}
			if share := float64(right) / float64(len(validation.Classes)); share < 0.6 {
				t.Errorf("%.0f%% of the letters are right", 100*share)
			}
		})
	}
}

// TestPiecesOfAPassChangeNoBit cuts the work of a Step down to single time steps.
func TestPiecesOfAPassChangeNoBit(t *testing.T) {
	for name, c := range everyCell() {
		t.Run(name, func(t *testing.T) {
			c.Batch, c.Epochs, c.Truncate = 5, 2, 4
			train, validation := text(t, c.Steps)
			numbers := numpy.NewRandomState(1)
			for _, sets := range [][2]series.Records{{train, validation},
				{randomRecords(numbers, 23, c.Steps, 2, 3), randomRecords(numbers, 7, c.Steps, 2, 3)}} {
				var hashes []uint64
				var counts []int
				for _, work := range []int{stepWork, 20000, 1} {
					r, err := NewTrainer[float32](c, sets[0], sets[1])
					if err != nil {
						t.Fatal(err)
					}
					r.work = work
					steps := 0
					for r.State() == Running {
						if err := r.Step(); err != nil {
							t.Fatal(err)
						}
						steps++
						// Looking in, between two pieces, must not disturb.
						if _, err := r.InspectRecord(sets[1], steps%sets[1].N); err != nil {
							t.Fatal(err)
						}
					}
					hashes, counts = append(hashes, r.Hash()), append(counts, steps)
				}
				if hashes[1] != hashes[0] || hashes[2] != hashes[0] {
					t.Errorf("hashes %x", hashes)
				}
				if counts[1] <= counts[0] || counts[2] <= counts[1] {
					t.Errorf("calls of Step: %v", counts)
				}
			}
		})
	}
}

// TestStepsAreBounded counts the work of each Step in the largest network.
func TestStepsAreBounded(t *testing.T) {
	for _, cell := range []Cell{Elman, LSTM, GRU} {
		c := small()
		c.Cell, c.Layers, c.Hidden, c.Steps, c.Batch = cell, 3, 256, 120, 100
		train, _ := tutorialRecords(t, c.Steps)
		n := newNetwork[float32](c, newShape(c, train))
		for _, s := range n.plan {
			if each := s.work * n.rows; each > stepWork {
				t.Errorf("%s: a time step of %d records is %d multiply-adds, above %d", cell, n.rows, each, stepWork)
			}
		}
	}
}

func TestNoAllocationOnceWarm(t *testing.T) {
	for name, c := range everyCell() {
		t.Run(name, func(t *testing.T) {
			c.Batch, c.Epochs = 8, 1000
			train, validation := text(t, c.Steps)
			sine, sineValidation := tutorialRecords(t, c.Steps)
			for _, sets := range [][2]series.Records{{train, validation}, {sine, sineValidation}} {
				r, err := NewTrainer[float32](c, sets[0], sets[1])
				if err != nil {
					t.Fatal(err)
				}
				epochs := func(n int) {
					for end := r.Progress().Epoch + n; r.Progress().Epoch < end; {
						if err := r.Step(); err != nil {
							t.Fatal(err)
						}
					}
				}
				epochs(5)
				if allocs := testing.AllocsPerRun(5, func() { epochs(2) }); allocs > 0 {
					t.Errorf("%g allocations in two epochs", allocs)
				}
			}
		})
	}
}

func TestReloadTakesOverChangedWeights(t *testing.T) {
	c := small()
	c.Cell, c.Batch = LSTM, 40
	changed, plain := newTrainer[float64](t, c), newTrainer[float64](t, c)
	changed.work = 1
	for range 30 { // in the middle of an evaluation
		if err := changed.Step(); err != nil {
			t.Fatal(err)
		}
	}
	for i := range changed.Params().All {
		changed.Params().All[i] /= 2
		plain.Params().All[i] /= 2
	}
	changed.Reload()
	plain.Reload()
	for changed.Progress().Evaluating { // and in the middle of an update
		if err := changed.Step(); err != nil {
			t.Fatal(err)
		}
	}
	for range 70 {
		if err := changed.Step(); err != nil {
			t.Fatal(err)
		}
	}
	changed.Reload()
	sameLosses(t, run(t, changed), run(t, plain))
}

func TestParamsAreThoseOfPyTorch(t *testing.T) {
	c := small()
	c.Cell, c.Layers, c.Hidden = GRU, 2, 4
	train, validation := text(t, c.Steps)
	r, err := NewTrainer[float64](c, train, validation)
	if err != nil {
		t.Fatal(err)
	}
	want := []Tensor[float64]{
		{Name: "weight_ih_l0", Rows: 12, Cols: 16}, {Name: "weight_hh_l0", Rows: 12, Cols: 4},
		{Name: "weight_ih_l1", Rows: 12, Cols: 4}, {Name: "weight_hh_l1", Rows: 12, Cols: 4},
		{Name: "out_weight", Rows: 16, Cols: 4},
		{Name: "bias_ih_l0", Rows: 12, Cols: 1}, {Name: "bias_hh_l0", Rows: 12, Cols: 1},
		{Name: "bias_ih_l1", Rows: 12, Cols: 1}, {Name: "bias_hh_l1", Rows: 12, Cols: 1},
		{Name: "out_bias", Rows: 16, Cols: 1},
	}
	p, at := r.Params(), 0
	for i, tensor := range p.Tensors() {
		if tensor.Name != want[i].Name || tensor.Rows != want[i].Rows || tensor.Cols != want[i].Cols {
			t.Errorf("tensor %d is %s (%d, %d)", i, tensor.Name, tensor.Rows, tensor.Cols)
		}
		if &tensor.Data[0] != &p.All[at] {
			t.Errorf("%s is not at %d", tensor.Name, at)
		}
		at += len(tensor.Data)
	}
	if at != len(p.All) || &p.U.Data[0] != &p.Layers[0].U.Data[0] {
		t.Errorf("%d weights of %d", at, len(p.All))
	}
}

func TestRecordsOfAnotherKind(t *testing.T) {
	train, validation := text(t, 10)
	sine, _ := tutorialRecords(t, 10)
	outside, token, long := train, train, train
	outside.Classes = slices.Clone(train.Classes)
	outside.Classes[7] = 16
	token.Tokens = slices.Clone(train.Tokens)
	token.Tokens[3] = -1
	long.Classes = append(slices.Clone(train.Classes), 0)
	both := train
	both.Y = []float64{1}
	numbers := train
	numbers.Classes, numbers.Y = nil, make([]float64, train.N*train.Outputs)
	for want, set := range map[string]series.Records{
		"train.Classes[7]": outside, "train.Tokens[3]": token, "train.Classes": long, "train.Y": both, "validation.Classes": numbers,
	} {
		var field *FieldError
		if _, err := NewTrainer[float32](small(), set, validation); !errors.As(err, &field) || field.Field != want {
			t.Errorf("want an error about %s, got %v", want, err)
		}
	}
	r, err := NewTrainer[float32](small(), train, validation)
	if err != nil {
		t.Fatal(err)
	}
	var field *FieldError
	if _, err := r.InspectRecord(sine, 0); !errors.As(err, &field) || field.Field != "record.Inputs" {
		t.Errorf("a record of the sine was taken: %v", err)
	}
	if _, err := r.InspectRecord(validation, validation.N); !errors.As(err, &field) || field.Field != "record" {
		t.Errorf("a record beyond the last was taken: %v", err)
	}
	if _, err := r.NewForecast(make([]float64, 10*16)); err == nil {
		t.Error("a forecast of classes was begun")
	}
}
