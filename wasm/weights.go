//go:build js && wasm

package main

import (
	"syscall/js"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/numpy"
	"github.com/rnnlab/rnnlab/wasm/internal/bridge"
)

// letters are the tutorial's names of the weights, by those of PyTorch without
// the number of a layer.
var letters = []struct {
	name, letter string
	vector       bool // a column that NumPy's users expect as a vector
}{
	{"weight_ih_l", "U", false},
	{"weight_hh_l", "W", false},
	{"bias_ih_l", "BU", true},
	{"bias_hh_l", "BW", true},
	{"out_weight", "V", false},
	{"out_bias", "C", true},
}

// weights are all tensors of the run, in the order in which rnn.Params has them:
// each by the tutorial's letter, a layer above the first with its number, and its
// values as a .npy file.
func weights(r *run, _ js.Value) (any, error) {
	var list []any
	for _, t := range r.Tensors() {
		name, shape := t.Name, []int{t.Rows, t.Cols}
		if letter, layer, vector := letterOf(t.Name); letter != "" {
			name = letter
			if layer != "" && layer != "0" {
				name += "_l" + layer
			}
			if vector {
				shape = shape[:1]
			}
		}
		o := bridge.Plain{}
		o.Text("name", name)
		o["npy"] = bridge.Uint8Array(npy(shape, t, r.Bits()))
		list = append(list, map[string]any(o))
	}
	return list, nil
}

// letterOf is the letter of a tensor, the number of its layer, both "" if it has
// none, and whether it is a vector.
func letterOf(tensor string) (letter, layer string, vector bool) {
	for _, l := range letters {
		if n := len(l.name); len(tensor) >= n && tensor[:n] == l.name {
			return l.letter, tensor[n:], l.vector
		}
	}
	return "", "", false
}

// unitWeights answers with the names of the weights of a unit of the last layer:
// of each gate U_i, its row of U, and W_i, its row of W, without a letter where
// the cell has one gate, and at the end V, its column of V. They are shown as the
// values of a trace are.
func unitWeights(r *run, send js.Value) (any, error) {
	hidden := r.Config().Hidden
	unit, err := bridge.Whole(send, "unit", 0, hidden-1)
	if err != nil {
		return nil, err
	}
	var u, w, v rnn.Tensor[float64]
	for _, t := range r.Tensors() {
		switch letter, _, _ := letterOf(t.Name); letter {
		case "U": // the last of them is the last layer's
			u = t
		case "W":
			w = t
		case "V":
			v = t
		}
	}
	var names []any
	r.shown = nil
	show := func(name string, data []float64) {
		names = append(names, name)
		r.shown = append(append(r.shown, float64(len(data))), data...)
	}
	gates := r.Config().Cell.Gates()
	for i, row := 0, unit; row < w.Rows; i, row = i+1, row+hidden {
		gate := ""
		if gates != "" {
			gate = "_" + gates[i:i+1]
		}
		show("U"+gate, u.Data[row*u.Cols:(row+1)*u.Cols])
		show("W"+gate, w.Data[row*w.Cols:(row+1)*w.Cols])
	}
	var column []float64
	for row := range v.Rows {
		column = append(column, v.Data[row*v.Cols+unit])
	}
	show("V", column)
	return names, nil
}

// npy is in the precision that was trained in.
func npy(shape []int, t rnn.Tensor[float64], bits int) []byte {
	if bits == 64 {
		return numpy.AppendNPY(nil, shape, t.Data)
	}
	single := make([]float32, len(t.Data))
	for i, v := range t.Data {
		single[i] = float32(v)
	}
	return numpy.AppendNPY(nil, shape, single)
}
