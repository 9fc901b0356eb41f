package rnn

import (
	"errors"
	"math"
	"slices"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/numpy"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// someClasses has classes at some time steps of each record only.
func someClasses(random *numpy.RandomState, r series.Records) series.Records {
	r.Classes = slices.Clone(r.Classes)
	for i := range r.Classes {
		if i%r.Steps != i/r.Steps%r.Steps && random.Uniform(0, 1) < 0.5 {
			r.Classes[i] = series.NoClass
		}
	}
	return r
}

// withLabels has the class of one time step for the whole record.
func withLabels(r series.Records) series.Records {
	r.Labels = make([]int, r.N)
	for i := range r.Labels {
		r.Labels[i] = r.Class(i)[1]
	}
	r.Classes = nil
	return r
}

// chosen are networks and records of every cell that predict classes at some time
// steps, or one a record.
func chosen() map[string]learnt {
	list := map[string]learnt{}
	for name, k := range kinds() {
		if k.Classes == nil {
			continue
		}
		list[name+" masked"] = learnt{k.Config, someClasses(numpy.NewRandomState(3), k.Records)}
		list[name+" labels"] = learnt{k.Config, withLabels(k.Records)}
	}
	return list
}

type learnt struct {
	Config
	series.Records
}

func TestGradientOfChosenSteps(t *testing.T) {
	for name, k := range chosen() {
		t.Run(name, func(t *testing.T) {
			n := newNetwork[float64](k.Config, newShape(k.Config, k.Records))
			asked := float64(n.asked(k.Records, nil, 0, k.N))
			if n.masked == (asked == float64(k.N)) {
				t.Fatalf("%v classes of %d records", asked, k.N)
			}
			n.learn(k.Records, 0, k.N, 1/asked)
			checkGradient(t, n, func() float64 {
				n.load()
				n.predict(k.Records, 0, k.N)
				return n.loss() / asked
			})
		})
	}
}

// TestChosenStepsInTraining goes through batches, passes, files and looks into
// records: what is not asked for has no part in anything.
func TestChosenStepsInTraining(t *testing.T) {
	for name, k := range chosen() {
		t.Run(name, func(t *testing.T) {
			c := k.Config
			c.Batch, c.Epochs = 3, 3
			var losses [][]float64
			for _, rows := range []int{7, 2} { // a pass at a time, or two
				r, err := NewTrainer[float64](c, k.Records, k.Records.Slice(1, 4))
				if err != nil {
					t.Fatal(err)
				}
				r.net.rows = min(rows, r.net.rows)
				run(t, r)
				opened, err := Open[float64](file(t, r), r.train, r.validation)
				if err != nil || opened.Hash() != r.Hash() {
					t.Fatalf("opened as another run: %v", err)
				}
				if p := r.Prediction(); len(p.TrainClasses) != k.N*r.net.predictedSteps() || len(p.ValidationClasses) != 3*r.net.predictedSteps() {
					t.Errorf("%d and %d classes", len(p.TrainClasses), len(p.ValidationClasses))
				}
				in, err := r.InspectRecord(k.Records, 2)
				if err != nil || len(in.Gradient) != c.Steps {
					t.Error(err)
				}
				checkMeanLoss(t, r)
				losses = append(losses, r.History().Train)
			}
			close(t, "losses of smaller passes", losses[1], losses[0], 1e-12)
		})
	}
}

// checkMeanLoss computes the last training loss from the outputs, one record and
// time step after the other.
func checkMeanLoss(t *testing.T, r *Trainer[float64]) {
	t.Helper()
	m, err := ModelOf(r)
	if err != nil {
		t.Fatal(err)
	}
	sum, n := 0.0, 0.0
	for i := range r.train.N {
		for step := range r.train.Steps {
			class := series.NoClass
			if r.train.Labels != nil && step == r.train.Steps-1 {
				class = r.train.Labels[i]
			}
			if r.train.Classes != nil {
				class = r.train.Class(i)[step]
			}
			if class == series.NoClass {
				continue
			}
			var p []float64
			if r.train.Tokens != nil {
				p, err = m.PredictTokens(r.train.Token(i)[:step+1])
			} else if r.config.Input == PerStep {
				return // its model reads whole windows alone
			} else {
				p, err = m.Predict(r.train.Input(i)[:(step+1)*r.train.Inputs])
			}
			if err != nil {
				t.Fatal(err)
			}
			sum, n = sum-math.Log(p[class]), n+1
		}
	}
	h := r.History()
	close(t, "loss", []float64{h.Train[len(h.Train)-1]}, []float64{sum / n}, 1e-12)
}

// TestAllAskedForIsTheNetworkOfBefore masks nothing in a network that may be
// masked: the loss and the gradient of one that is not.
func TestAllAskedForIsTheNetworkOfBefore(t *testing.T) {
	for name, k := range kinds() {
		if k.Classes == nil {
			continue
		}
		s := newShape(k.Config, k.Records)
		plain := newNetwork[float64](k.Config, s)
		s.masked = true
		may := newNetwork[float64](k.Config, s)
		want := plain.learn(k.Records, 0, k.N, 1/float64(k.N)) / float64(k.N)
		asked := may.asked(k.Records, nil, 0, k.N)
		got := may.learn(k.Records, 0, k.N, 1/float64(asked)) / float64(asked)
		close(t, name+" loss", []float64{got}, []float64{want}, 1e-14)
		for i, g := range may.grad.All {
			if !(math.Abs(g-plain.grad.All[i]) <= 1e-13) {
				t.Errorf("%s: gradient %d is %v, want %v", name, i, g, plain.grad.All[i])
			}
		}
	}
}

func TestWrongClasses(t *testing.T) {
	train, validation := text(t, 10)
	change := func(at, class int) series.Records {
		r := train
		r.Classes = slices.Clone(train.Classes)
		r.Classes[at] = class
		return r
	}
	none := change(0, series.NoClass)
	for i := range 10 {
		none.Classes[20+i] = series.NoClass
	}
	labels := withLabels(train)
	high, both, few := labels, labels, labels
	high.Labels = slices.Clone(labels.Labels)
	high.Labels[3] = train.Outputs
	both.Classes = train.Classes
	few.Labels = labels.Labels[1:]
	for want, sets := range map[string][2]series.Records{
		"train.Classes[7]":   {change(7, -2), validation},
		"train.Classes":      {none, validation},
		"train.Labels[3]":    {high, withLabels(validation)},
		"train.Labels":       {few, withLabels(validation)},
		"validation.Classes": {labels, validation},
	} {
		var field *FieldError
		if _, err := NewTrainer[float32](small(), sets[0], sets[1]); !errors.As(err, &field) || field.Field != want {
			t.Errorf("error %v, want one about %s", err, want)
		}
	}
	var field *FieldError
	if _, err := NewTrainer[float32](small(), both, withLabels(validation)); !errors.As(err, &field) || field.Field != "train.Classes" {
		t.Errorf("labels and classes: %v", err)
	}
	r, err := NewTrainer[float32](small(), train, validation)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := r.InspectRecord(change(3, series.NoClass), 0); !errors.As(err, &field) || field.Field != "record.Classes" {
		t.Errorf("a record without a class at a step: %v", err)
	}
}
