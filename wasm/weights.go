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
		for _, l := range letters {
			n := len(l.name)
			if len(t.Name) < n || t.Name[:n] != l.name {
				continue
			}
			name = l.letter
			if layer := t.Name[n:]; layer != "" && layer != "0" {
				name += "_l" + layer
			}
			if l.vector {
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
