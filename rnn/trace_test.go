package rnn

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/series"
)

// named are the values of a trace by name.
func named(values []Value) map[string][]float64 {
	list := map[string][]float64{}
	for _, v := range values {
		list[v.Name] = v.Data
	}
	return list
}

// traced is a trainer for a kind of network of gradient_test.go.
func traced[T Float](t *testing.T, c Config, r series.Records) *Trainer[T] {
	t.Helper()
	trainer, err := NewTrainer[T](c, r, r)
	if err != nil {
		t.Fatal(err)
	}
	return trainer
}

// nearly compares to 1e-12, absolute for what is less than 1.
func nearly(t *testing.T, what string, got, want []float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: %d values, want %d", what, len(got), len(want))
	}
	for i, w := range want {
		if !(math.Abs(got[i]-w) <= 1e-12*max(1, math.Abs(w))) {
			t.Errorf("%s[%d] = %v, want %v", what, i, got[i], w)
		}
	}
}

// product is M x for M (len/cols, cols).
func product(m []float64, x []float64) []float64 {
	y := make([]float64, len(m)/len(x))
	for i := range m {
		y[i/len(x)] += m[i] * x[i%len(x)]
	}
	return y
}

func each(n int, f func(j int) float64) []float64 {
	y := make([]float64, n)
	for j := range y {
		y[j] = f(j)
	}
	return y
}

func logistic(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// TestTraceForwardIsTheFormula computes each value anew, by PyTorch's formulas
// and the standard library, from those that come before it in the trace.
func TestTraceForwardIsTheFormula(t *testing.T) {
	for name, k := range kinds() {
		t.Run(name, func(t *testing.T) {
			trainer := traced[float64](t, k.Config, k.Records)
			h := k.Hidden
			for layer := range k.Layers {
				w := trainer.net.params.Layers[layer]
				for step := range k.Config.Steps {
					trace, err := trainer.TraceRecord(k.Records, 2, layer, step)
					if err != nil {
						t.Fatal(err)
					}
					v := named(trace.Forward)
					bu, bw := w.BU.Data, w.BW.Data
					ux, wh := product(w.U.Data, v["x"]), product(w.W.Data, v["h-1"])
					if layer == 0 && k.Config.Input == PerStep {
						bu, bw = make([]float64, h), make([]float64, h)
						ux = each(h, func(j int) float64 { return w.U.Data[j*k.Config.Steps+step] * v["x"][0] })
					}
					if len(bu) == 0 {
						bu, bw = make([]float64, len(wh)), make([]float64, len(wh))
					}
					sum := each(len(wh), func(j int) float64 { return ux[j] + bu[j] + wh[j] + bw[j] })
					if k.Cell != GRU {
						nearly(t, "input", v["input"], each(len(ux), func(j int) float64 { return ux[j] + bu[j] + bw[j] }))
						nearly(t, "memory", v["memory"], wh)
					}
					switch k.Cell {
					case Elman:
						nearly(t, "a", v["a"], sum)
						f := map[Activation]func(float64) float64{Tanh: math.Tanh, Sigmoid: logistic, ReLU: func(x float64) float64 { return max(0, x) }}[k.Activation]
						nearly(t, "h", v["h"], each(h, func(j int) float64 { return f(v["a"][j]) }))
					case LSTM:
						for g, gate := range []string{"i", "f", "g", "o"} {
							nearly(t, "a_"+gate, v["a_"+gate], sum[g*h:(g+1)*h])
							f := logistic
							if gate == "g" {
								f = math.Tanh
							}
							nearly(t, gate, v[gate], each(h, func(j int) float64 { return f(v["a_"+gate][j]) }))
						}
						nearly(t, "c", v["c"], each(h, func(j int) float64 { return v["f"][j]*v["c-1"][j] + v["i"][j]*v["g"][j] }))
						nearly(t, "tanh c", v["tanh c"], each(h, func(j int) float64 { return math.Tanh(v["c"][j]) }))
						nearly(t, "h", v["h"], each(h, func(j int) float64 { return v["o"][j] * v["tanh c"][j] }))
					case GRU:
						nearly(t, "input", v["input"], each(3*h, func(j int) float64 { return ux[j] + bu[j] }))
						nearly(t, "memory", v["memory"], each(3*h, func(j int) float64 { return wh[j] + bw[j] }))
						for g, gate := range []string{"r", "z"} {
							nearly(t, "a_"+gate, v["a_"+gate], sum[g*h:(g+1)*h])
							nearly(t, gate, v[gate], each(h, func(j int) float64 { return logistic(v["a_"+gate][j]) }))
						}
						nearly(t, "a_n", v["a_n"], each(h, func(j int) float64 { return v["input"][2*h+j] + v["r"][j]*v["memory"][2*h+j] }))
						nearly(t, "n", v["n"], each(h, func(j int) float64 { return math.Tanh(v["a_n"][j]) }))
						nearly(t, "h", v["h"], each(h, func(j int) float64 { return (1-v["z"][j])*v["n"][j] + v["z"][j]*v["h-1"][j] }))
					}
				}
			}
		})
	}
}

// TestTraceBackwardIsTheGradient sums ∂loss/∂a over the time steps to the
// gradients of the weights, which others check against PyTorch, and compares
// ∂loss/∂h and ∂loss/∂c with finite differences.
func TestTraceBackwardIsTheGradient(t *testing.T) {
	for name, k := range kinds() {
		for _, k.Truncate = range []int{0, 4} {
			t.Run(name+"/"+itoa(k.Truncate), func(t *testing.T) {
				trainer := traced[float64](t, k.Config, k.Records)
				h, steps := k.Hidden, k.Config.Steps
				n := networkOf(k.Config, trainer.net.shape, trainer.net.params, trainer.net.grad, 1)
				n.learn(k.Records, 2, 3, 1)
				for layer, grad := range n.grad.Layers {
					sumBU, sumBW := make([]float64, n.width()), make([]float64, n.width())
					dW := make([]float64, len(grad.W.Data))
					var later map[string][]float64 // the trace of the step after
					for step := steps - 1; step >= 0; step-- {
						trace, err := trainer.TraceRecord(k.Records, 2, layer, step)
						if err != nil {
							t.Fatal(err)
						}
						v, d := named(trace.Forward), named(trace.Backward)
						if step < n.firstStep() {
							if len(d) > 0 {
								t.Errorf("step %d has a gradient", step)
							}
							continue
						}
						for _, state := range []string{"h", "c"} {
							if before, ok := later["d"+state+"-1"]; ok {
								nearly(t, "d"+state+" of the step after", before, map[string][]float64{"h": d["dh"], "c": d["dc later"]}[state])
							}
						}
						if _, ok := d["dh-1"]; ok == n.cuts(step) {
							t.Errorf("step %d: gradient of the state before: %v, cut: %v", step, ok, n.cuts(step))
						}
						var row []float64
						switch k.Cell {
						case Elman:
							row = d["da"]
						case LSTM:
							for _, gate := range []string{"i", "f", "g", "o"} {
								row = append(row, d["da_"+gate]...)
							}
							if dc, ok := d["dc-1"]; ok {
								nearly(t, "dc-1", dc, each(h, func(j int) float64 { return d["dc"][j] * v["f"][j] }))
							}
						case GRU:
							row = append(append(append(row, d["da_r"]...), d["da_z"]...), d["da_n"]...)
						}
						memory := row
						if k.Cell == GRU {
							memory = d["dmemory"]
						}
						for j := range row {
							sumBU[j] += row[j]
							sumBW[j] += memory[j]
							for i := range h {
								dW[j*h+i] += memory[j] * v["h-1"][i]
							}
						}
						if k.Truncate == 0 {
							nearly6(t, "dh", d["dh"], differences(n, k.Records, layer, step, n.cells[layer].states()))
							if c, ok := n.cells[layer].(*lstm[float64]); ok && step < steps-1 {
								nearly6(t, "dc later", d["dc later"], differences(n, k.Records, layer, step, c.c))
							}
						}
						later = d
					}
					if len(grad.BU.Data) > 0 {
						nearly(t, "BU", sumBU, grad.BU.Data)
						nearly(t, "BW", sumBW, grad.BW.Data)
					}
					nearly(t, "W", dW, grad.W.Data)
				}
			})
		}
	}
}

func nearly6(t *testing.T, what string, got, want []float64) {
	t.Helper()
	for i, w := range want {
		if !(math.Abs(got[i]-w) <= 1e-8+1e-6*math.Abs(w)) {
			t.Errorf("%s[%d] = %v, finite difference %v", what, i, got[i], w)
		}
	}
}

// differences are those of the loss as the values (T+1, 1, H) of one time step
// of a layer move, all that is computed from them moving with them.
func differences(n *network[float64], r series.Records, layer, step int, values []float64) []float64 {
	return each(n.hidden, func(j int) float64 {
		const e = 1e-5
		lossAt := func(by float64) float64 {
			n.begin(r, 2, 3)
			for l, c := range n.cells {
				if l != layer {
					c.forward(n.input(l, 1), 1, 0, n.steps)
					continue
				}
				c.forward(n.input(l, 1), 1, 0, step+1)
				values[(step+1)*n.hidden+j] += by
				c.forward(n.input(l, 1), 1, step+1, n.steps)
			}
			n.output(n.firstOutput(), n.steps)
			n.pass.busy = false
			return n.loss()
		}
		return (lossAt(e) - lossAt(-e)) / (2 * e)
	})
}

// TestTraceIsTheRunsOwn compares the bits with those of a look inside, and sees
// that training goes on as if nothing had been looked at.
func TestTraceIsTheRunsOwn(t *testing.T) {
	for name, c := range everyCell() {
		t.Run(name, func(t *testing.T) {
			r, alone := newTrainer[float32](t, c), newTrainer[float32](t, c)
			for r.State() == Running {
				if err := errors.Join(r.Step(), alone.Step()); err != nil {
					t.Fatal(err)
				}
				if _, err := r.TraceRecord(r.train, 3, 0, 4); err != nil {
					t.Fatal(err)
				}
			}
			if r.Hash() != alone.Hash() {
				t.Error("a run that is looked into ends elsewhere")
			}
			look, err := r.InspectRecord(r.train, 3)
			if err != nil {
				t.Fatal(err)
			}
			for step := range c.Steps {
				trace, err := r.TraceRecord(r.train, 3, c.Layers-1, step)
				if err != nil {
					t.Fatal(err)
				}
				for j, h := range named(trace.Forward)["h"] {
					if h != look.Hidden[step*c.Hidden+j] {
						t.Errorf("step %d: h[%d] = %v, inside %v", step, j, h, look.Hidden[step*c.Hidden+j])
					}
				}
				for _, v := range trace.Backward {
					if v.Name == "dh" && v.Norm != look.Gradient[step] {
						t.Errorf("step %d: norm of dh %v, inside %v", step, v.Norm, look.Gradient[step])
					}
				}
			}
		})
	}
}

func TestTraceReportsWhatIsNotThere(t *testing.T) {
	c := small()
	r := newTrainer[float64](t, c)
	for field, at := range map[string][3]int{"record": {r.train.N, 0, 0}, "layer": {0, 1, 0}, "step": {0, 0, c.Steps}} {
		_, err := r.TraceRecord(r.train, at[0], at[1], at[2])
		var bad *FieldError
		if !errors.As(err, &bad) || bad.Field != field || !strings.Contains(bad.Want, "from 0 to ") {
			t.Errorf("%v: %v", at, err)
		}
	}
}
