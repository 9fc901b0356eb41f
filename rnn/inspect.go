package rnn

import (
	"math"

	"github.com/rnnlab/rnnlab/rnn/series"
)

// An Inspection shows what happens inside the network on one record.
type Inspection struct {
	Hidden []float64 // h of each time step, (T, H), of the last layer

	// Gradient is ‖∂loss/∂h_t‖ of the last layer at each time step, (T), of
	// backpropagation through time; it is zero where Truncate cuts it off.
	Gradient []float64

	// Input, Recurrent and Output are the mean absolute weights of U and W of the
	// last layer, and of V.
	Input, Recurrent, Output float64
}

// Inspect is InspectRecord for a window (T, I) and its target (O).
//
// Deprecated: InspectRecord takes records of any kind.
func (t *Trainer[T]) Inspect(window, target []float64) (Inspection, error) {
	n := t.net
	if len(window) != n.steps*n.inputs {
		return Inspection{}, fieldError("window", itoa(len(window))+" values", itoa(n.steps*n.inputs)+" values")
	}
	if len(target) != n.outputs {
		return Inspection{}, fieldError("target", itoa(len(target))+" values", itoa(n.outputs)+" values")
	}
	return t.InspectRecord(series.Records{N: 1, Steps: n.steps, Inputs: n.inputs, Outputs: n.outputs, X: window, Y: target}, 0)
}

// InspectRecord runs record i of r forward and backward, without training on it.
// r is of the kind and sizes that the network trains on, or reported as a
// [*FieldError].
func (t *Trainer[T]) InspectRecord(r series.Records, i int) (Inspection, error) {
	if err := t.net.checkRecord(r, i); err != nil {
		return Inspection{}, err
	}
	n := t.probed()
	n.learn(r, i, i+1, 1/T(n.asked(r, nil, i, i+1)))
	in := Inspection{Hidden: make([]float64, n.steps*n.hidden), Gradient: n.stateGradientNorms(1)}
	for i := range in.Hidden {
		in.Hidden[i] = float64(n.top().states()[n.hidden+i])
	}
	last := n.params.Layers[len(n.params.Layers)-1]
	in.Input, in.Recurrent, in.Output = meanSize(last.U), meanSize(last.W), meanSize(n.params.V)
	return in, nil
}

// meanSize is the mean of the absolute weights of w, summed in their order.
func meanSize[T Float](w Tensor[T]) float64 {
	sum := 0.0
	for _, x := range w.Data {
		sum += math.Abs(float64(x))
	}
	return sum / float64(max(1, len(w.Data)))
}
