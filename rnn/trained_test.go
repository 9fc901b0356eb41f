package rnn

import (
	"errors"
	"math"
	"reflect"
	"runtime"
	"slices"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/internal/runfile"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// modelOf is the model of a fresh trainer for the records.
func modelOf[T Float](t *testing.T, c Config, r series.Records) (*Trainer[T], *Model) {
	t.Helper()
	trainer, err := NewTrainer[T](c, r, r)
	if err != nil {
		t.Fatal(err)
	}
	m, err := ModelOf(trainer)
	if err != nil {
		t.Fatal(err)
	}
	return trainer, m
}

// TestModelPredictsAsTheNetwork compares the prediction that goes step by step
// with that of a whole pass of the network: the same bits, for every cell, depth
// and kind, in both precisions, and for windows of other lengths.
func TestModelPredictsAsTheNetwork(t *testing.T) {
	for name, k := range kinds() {
		t.Run(name, func(t *testing.T) {
			predictsAsTheNetwork[float64](t, k.Config, k.Records)
			predictsAsTheNetwork[float32](t, k.Config, k.Records)
		})
	}
}

func predictsAsTheNetwork[T Float](t *testing.T, c Config, r series.Records) {
	trainer, m := modelOf[T](t, c, r)
	if m.Config() != c || m.Kind() != r.Kind() || m.Inputs() != r.Inputs || m.Outputs() != r.Outputs || m.Bits() != bitsOf[T]() {
		t.Fatalf("a model of %v, %d to %d, %d bits", m.Kind(), m.Inputs(), m.Outputs(), m.Bits())
	}
	for i, w := range trainer.Tensors() {
		if got := m.Tensors()[i]; got.Name != w.Name || !slices.Equal(got.Data, w.Data) {
			t.Errorf("other weights %s", w.Name)
		}
	}
	lengths := []int{r.Steps, 1, r.Steps - 1}
	if c.Input == PerStep {
		lengths = lengths[:1]
	}
	for _, steps := range lengths {
		short := series.Records{N: r.N, Steps: steps, Inputs: r.Inputs, Outputs: r.Outputs, Stride: r.Steps * r.Inputs}
		if r.Tokens == nil {
			short.X = r.X[:short.Extent()]
		}
		for i := range r.N {
			if r.Tokens != nil {
				short.Tokens = append(short.Tokens, r.Token(i)[:steps]...)
			}
		}
		c.Steps = steps
		n := networkOf(c, trainer.net.shape.withSteps(steps), trainer.net.params, trainer.net.params, r.N)
		n.predict(short, 0, r.N)
		want := make([]float64, r.N*r.Outputs)
		n.head.predict(steps-1, r.N, want)
		all, err := m.PredictRecords(short)
		if err != nil {
			t.Fatal(err)
		}
		var got []float64
		for i := range r.N {
			var one []float64
			if r.Tokens != nil {
				one, err = m.PredictTokens(short.Token(i))
			} else {
				one, err = m.Predict(short.Input(i))
			}
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, one...)
		}
		if !slices.Equal(got, want) || !slices.Equal(all, want) {
			t.Errorf("%d steps: predicts %v one by one, %v at once, want %v", steps, got, all, want)
		}
	}
}

// TestStepperState leaves a window half read and goes on from its state, in
// another stepper of the same model.
func TestStepperState(t *testing.T) {
	for name, k := range kinds() {
		if k.Config.Input == PerStep || k.Tokens != nil {
			continue
		}
		t.Run(name, func(t *testing.T) {
			_, m := modelOf[float32](t, k.Config, k.Records)
			window := k.Records.Input(0)
			want, err := m.Predict(window)
			if err != nil {
				t.Fatal(err)
			}
			var state, out []float64
			for from := range k.Records.Steps {
				s, err := m.NewStepper()
				if err != nil {
					t.Fatal(err)
				}
				if from > 0 {
					if err := s.SetState(state); err != nil {
						t.Fatal(err)
					}
				}
				if out, err = s.Step(window[from*k.Inputs : (from+1)*k.Inputs]); err != nil {
					t.Fatal(err)
				}
				state = s.State()
				if numbers := k.Layers * k.Hidden; len(state) != numbers && (k.Cell != LSTM || len(state) != 2*numbers) {
					t.Fatalf("a state of %d numbers", len(state))
				}
				for _, wrong := range [][]float64{state[1:], append([]float64{math.NaN()}, state[1:]...)} {
					if s.SetState(wrong) == nil || !slices.Equal(s.State(), state) {
						t.Error("a wrong state was taken")
					}
				}
			}
			if !slices.Equal(out, want) {
				t.Errorf("predicts %v, want %v", out, want)
			}
		})
	}
}

func TestModelNamesWhatIsWrong(t *testing.T) {
	all := kinds()
	numbers, perStep, tokens := all["lstm/1/last"], all["elman perStep/1/last"], all["gru/1/tokens"]
	_, m := modelOf[float32](t, numbers.Config, numbers.Records)
	_, p := modelOf[float32](t, perStep.Config, perStep.Records)
	_, k := modelOf[float32](t, tokens.Config, tokens.Records)
	stepper := func(m *Model) *Stepper {
		s, err := m.NewStepper()
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	window := func(at int, x float64) []float64 {
		w := make([]float64, 12)
		w[at] = x
		return w
	}
	two := func(_ any, err error) error { return err }
	records := func(m *Model, r series.Records, change func(*series.Records)) error {
		change(&r)
		return two(m.PredictRecords(r))
	}
	for i, test := range []struct {
		err   error
		field string
	}{
		{two(m.Predict(nil)), "window"},
		{two(m.Predict(make([]float64, 7))), "window"}, // 3 a time step
		{two(m.Predict(window(3, math.NaN()))), "window[3]"},
		{two(m.Predict(window(11, math.Inf(-1)))), "window[11]"},
		{two(m.Predict(window(0, 1e39))), "window[0]"}, // not in float32
		{two(m.PredictTokens([]int{1})), "window"},
		{two(p.Predict(make([]float64, 5))), "window"},
		{two(p.NewStepper()), "input"},
		{two(k.Predict(make([]float64, 3))), "window"},
		{two(k.PredictTokens(nil)), "window"},
		{two(k.PredictTokens([]int{0, 3})), "window[1]"},
		{two(k.PredictTokens([]int{-1})), "window[0]"},
		{two(stepper(m).Step(make([]float64, 2))), "x"},
		{two(stepper(m).Step([]float64{0, 0, math.NaN()})), "x[2]"},
		{two(stepper(m).StepToken(0)), "token"},
		{two(stepper(k).Step([]float64{0, 0, 0})), "x"},
		{two(stepper(k).StepToken(3)), "token"},
		{records(m, numbers.Records, func(r *series.Records) { r.N = 0 }), "records.N"},
		{records(m, numbers.Records, func(r *series.Records) { r.Steps = 0 }), "records.Steps"},
		{records(m, numbers.Records, func(r *series.Records) { r.Inputs = 2 }), "records.Inputs"},
		{records(m, numbers.Records, func(r *series.Records) { r.Stride = -1 }), "records.Stride"},
		{records(m, numbers.Records, func(r *series.Records) { r.X = r.X[1:] }), "records.X"},
		{records(m, numbers.Records, func(r *series.Records) { r.X = slices.Clone(r.X); r.X[5] = math.NaN() }), "records.X[5]"},
		{records(p, perStep.Records, func(r *series.Records) { r.Steps = 3 }), "records.Steps"},
		{records(k, tokens.Records, func(r *series.Records) { r.Tokens = r.Tokens[1:] }), "records.Tokens"},
		{records(k, numbers.Records, func(r *series.Records) {}), "records.Tokens"},
	} {
		var field *FieldError
		if !errors.As(test.err, &field) || field.Field != test.field {
			t.Errorf("%d: error %v, want one about %s", i, test.err, test.field)
		}
	}
}

// TestOldFilesAsModels opens what version 1 wrote: the runs on one series are
// models, those on a text do not say what they read.
func TestOldFilesAsModels(t *testing.T) {
	for _, o := range oldRuns(t) {
		m, err := OpenModel(o.read(t))
		if o.Records != "sine" {
			var problem *FileError
			if !errors.As(err, &problem) || problem.Problem != WrongContent {
				t.Errorf("%s: %v", o.File, err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%s: %v", o.File, err)
			continue
		}
		train, validation := o.records(t, m.Config().Steps)
		r, err := OpenRun(o.read(t), train, validation)
		if err != nil {
			t.Fatal(err)
		}
		forecast, err := r.NewForecast(train.Input(5))
		if err != nil {
			t.Fatal(err)
		}
		got, err := m.Predict(train.Input(5))
		if err != nil || !slices.Equal(got, forecast.Next()) {
			t.Errorf("%s: predicts %v (%v)", o.File, got, err)
		}
	}
}

// TestModelIsSmall opens a run and a model from one file: the model has the
// weights and what a product needs of them.
func TestModelIsSmall(t *testing.T) {
	c := small()
	c.Hidden = 300
	r := newTrainer[float32](t, c)
	saved := file(t, r)
	took := func(open func() error) uint64 {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		if err := open(); err != nil {
			t.Fatal(err)
		}
		runtime.ReadMemStats(&after)
		return after.TotalAlloc - before.TotalAlloc
	}
	run := took(func() error { _, err := Open[float32](saved, r.train, r.validation); return err })
	model := took(func() error {
		m, err := OpenModel(saved)
		if err != nil {
			return err
		}
		_, err = m.Predict(make([]float64, 1000))
		return err
	})
	weights := uint64(4 * len(r.Params().All))
	if model > 3*weights || model > run/3 {
		t.Errorf("a model takes %d bytes, a run %d, the weights %d", model, run, weights)
	}
}

func TestNotes(t *testing.T) {
	r := newTrainer[float32](t, small())
	notes := Notes{Transform: []byte(`{"shift":1}`), Names: []string{"Close", "next Close"},
		Band: Band{Low: []float64{-1, -2.5}, High: []float64{1, 0}, Checked: 9, Within: 7}}
	saved, err := Annotate(file(t, r), notes)
	if err != nil {
		t.Fatal(err)
	}
	m, err := OpenModel(saved)
	if err != nil {
		t.Fatal(err)
	}
	if got := m.Notes(); string(got.Transform) != string(notes.Transform) || !slices.Equal(got.Names, notes.Names) || !reflect.DeepEqual(got.Band, notes.Band) {
		t.Errorf("notes %v", got)
	}
	if got, err := ReadNotes(saved); err != nil || !reflect.DeepEqual(got, notes) {
		t.Errorf("notes %v, %v", got, err)
	}
	opened, err := Open[float32](saved, r.train, r.validation)
	if err != nil || opened.Hash() != r.Hash() {
		t.Errorf("a file with notes goes on differently (%v)", err)
	}
	for name, wrong := range map[string]Notes{
		"a long transform": {Transform: make([]byte, 65<<10)},
		"a long name":      {Names: []string{string(make([]byte, 2000))}},
		"many names":       {Names: make([]string, 33<<10)},
		"a long band":      {Band: Band{Low: make([]float64, 4096), High: make([]float64, 4096)}},
		"half a band":      {Band: Band{Low: []float64{-1}}},
		"an uneven band":   {Band: Band{Low: []float64{-1, -1, -1}, High: []float64{1}}},
		"a band of NaN":    {Band: Band{Low: []float64{math.NaN()}, High: []float64{1}}},
		"a crossed band":   {Band: Band{Low: []float64{1}, High: []float64{0}}},
		"more within":      {Band: Band{Low: []float64{0}, High: []float64{0}, Within: 1}},
	} {
		var problem *FileError
		if _, err := Annotate(saved, wrong); !errors.As(err, &problem) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if none, err := Annotate(saved, Notes{}); err != nil || !slices.Equal(none, file(t, r)) {
		t.Errorf("without notes the file is not as it was (%v)", err)
	}
	three, err := Annotate(saved, Notes{Names: []string{"a", "b", "c"}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := OpenModel(three); err == nil {
		t.Error("three names for an input and an output were taken")
	}
}

// TestModelsOfBadFiles changes the shape in a file.
func TestModelsOfBadFiles(t *testing.T) {
	good := file(t, newTrainer[float32](t, small()))
	if _, err := OpenModel(changed(t, good, func(s *runfile.Run) { s.Shape = []byte("1 numbers to 1 numbers") })); err != nil {
		t.Fatal(err)
	}
	for _, shape := range []string{
		"x", "0 numbers to 1 numbers", "2 numbers to 1 numbers", "1 numbers to 999999999 numbers", "1 classes to 1 numbers",
		"1 numbers to 1 tokens", "1 numbers to 1 numbers ", "01 numbers to 1 numbers", "1 numbers to 1", "1 numbers to ", "1",
		"99999999999999999999 numbers to 1 numbers",
	} {
		file := changed(t, good, func(s *runfile.Run) { s.Shape = []byte(shape) })
		var problem *FileError
		if _, err := OpenModel(file); !errors.As(err, &problem) {
			t.Errorf("%s: %v", shape, err)
		}
		train, validation := tutorialRecords(t, small().Steps)
		if _, err := Open[float32](file, train, validation); !errors.As(err, &problem) || problem.Problem != WrongContent || problem.Detail != "shape" {
			t.Errorf("%s, with its records: %v", shape, err)
		}
	}
	for _, names := range [][]byte{{1}, {1, 0}, {2, 0, 'a'}, {0, 255}, {1, 0, 'a', 9}} {
		file := changed(t, good, func(s *runfile.Run) { s.Names = names })
		if _, err := OpenModel(file); err == nil {
			t.Errorf("names %v were taken", names)
		}
	}
}
