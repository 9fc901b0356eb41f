//go:build js && wasm

package main

import (
	"bytes"
	"slices"
	"testing"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/numpy"
	"github.com/rnnlab/rnnlab/wasm/internal/bridge"
)

// The names, and shapes that a bias has as a vector, are those of every .npz
// that was ever saved.
func TestWeightsHaveTheirNamesAndShapes(t *testing.T) {
	lstm := small(t)
	lstm.Cell, lstm.Layers, lstm.Hidden = rnn.LSTM, 2, 3
	printed := preset(t, "printed")
	printed.Hidden, printed.Steps = 5, 7
	shared := small(t)
	shared.Hidden = 5
	for _, test := range []struct {
		config rnn.Config
		want   []string
	}{
		{shared, []string{"U (5, 1, )", "W (5, 5, )", "V (1, 5, )", "BU (5, )", "BW (5, )", "C (1, )"}},
		{printed, []string{"U (5, 7, )", "W (5, 5, )", "V (1, 5, )"}},
		{lstm, []string{"U (12, 1, )", "W (12, 3, )", "U_l1 (12, 3, )", "W_l1 (12, 3, )", "V (1, 3, )",
			"BU (12, )", "BW (12, )", "BU_l1 (12, )", "BW_l1 (12, )", "C (1, )"}},
	} {
		create(t, test.config)
		list := do(t, "weights", nil)
		var got []string
		for i := range list.Length() {
			file, err := bridge.Bytes(list.Index(i), "npy")
			if err != nil {
				t.Fatal(err)
			}
			_, after, _ := bytes.Cut(file, []byte("'shape': "))
			shape, _, _ := bytes.Cut(after, []byte(", }"))
			got = append(got, list.Index(i).Get("name").String()+" "+string(shape))
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
}

func TestWeightsAreThoseInTraining(t *testing.T) {
	for _, config := range []rnn.Config{small(t), preset(t, "printed")} {
		config.Epochs = 1
		create(t, config)
		for step(50) == 0 {
		}
		single := config.Gradient != rnn.AsPrinted
		list := do(t, "weights", nil)
		for i, want := range runner.run.Tensors() {
			file, err := bridge.Bytes(list.Index(i), "npy")
			if err != nil {
				t.Fatal(err)
			}
			data := numpy.AppendNPY(nil, []int{len(want.Data)}, want.Data)
			if single {
				narrow := make([]float32, len(want.Data))
				for i, v := range want.Data {
					narrow[i] = float32(v)
				}
				data = numpy.AppendNPY(nil, []int{len(narrow)}, narrow)
			}
			size := len(want.Data) * 8
			if single {
				size /= 2
			}
			if !bytes.Equal(file[len(file)-size:], data[len(data)-size:]) {
				t.Errorf("%s: other numbers than those in training", want.Name)
			}
		}
	}
}

// The rows of a unit are cut out of the tensors that are saved.
func TestUnitWeights(t *testing.T) {
	lstm := small(t)
	lstm.Cell, lstm.Layers, lstm.Hidden = rnn.LSTM, 2, 3
	printed := preset(t, "printed")
	printed.Hidden, printed.Steps = 5, 7
	for _, config := range []rnn.Config{small(t), lstm, printed} {
		create(t, config)
		params := map[string]rnn.Tensor[float64]{}
		for _, tensor := range runner.run.Tensors() {
			params[tensor.Name] = tensor
		}
		last := string('0' + byte(config.Layers-1))
		u, w, v := params["weight_ih_l"+last], params["weight_hh_l"+last], params["out_weight"]
		unit := config.Hidden - 1
		var want []float64
		var names []string
		for gate := range w.Rows / config.Hidden {
			row, letter := gate*config.Hidden+unit, ""
			if config.Cell == rnn.LSTM {
				letter = "_" + string("ifgo"[gate])
			}
			names = append(names, "U"+letter, "W"+letter)
			want = append(want, float64(u.Cols))
			for i := range u.Cols {
				want = append(want, u.Data[row*u.Cols+i])
			}
			want = append(want, float64(w.Cols))
			for i := range w.Cols {
				want = append(want, w.Data[row*w.Cols+i])
			}
		}
		names, want = append(names, "V"), append(want, 1, v.Data[unit])
		answer := do(t, "unitWeights", map[string]any{"unit": unit})
		if got := array(t, "shown"); !slices.Equal(got, want) || len(want) < 3 {
			t.Errorf("%s: %v, want %v", config.Cell, got, want)
		}
		var got []string
		for i := range answer.Length() {
			got = append(got, answer.Index(i).String())
		}
		if !slices.Equal(got, names) {
			t.Errorf("%s: %v, want %v", config.Cell, got, names)
		}
		if code, field, _ := errorOf(t, runner.commands()["unitWeights"], object(map[string]any{"unit": config.Hidden})); code != "config" || field != "unit" {
			t.Errorf("unit %d: %s %s", config.Hidden, code, field)
		}
	}
}
