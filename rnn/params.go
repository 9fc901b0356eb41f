package rnn

// Float is the precision of the arithmetic: float64 to check against other
// implementations, float32 for speed.
type Float interface{ float32 | float64 }

// A Tensor is a named matrix, a view of [Params].All in row-major order.
type Tensor[T Float] struct {
	Name string // as PyTorch names it: weight_ih_l0, out_weight and so on
	Rows int
	Cols int
	Data []T // (Rows, Cols)
}

// A Layer names the weights of one recurrent layer. Its cell has G gates, whose
// rows follow each other in the order of PyTorch: G is 1 for [Elman], 4 for
// [LSTM] (i, f, g, o) and 3 for [GRU] (r, z, n). I is the number of inputs of
// the layer: those of the network for the first, H for the others.
type Layer[T Float] struct {
	U  Tensor[T] // weight_ih_l: (G H, I), or (H, T) with a column a time step
	W  Tensor[T] // weight_hh_l: (G H, H)
	BU Tensor[T] // bias_ih_l: (G H, 1); empty with PerStep
	BW Tensor[T] // bias_hh_l: (G H, 1); empty with PerStep
}

// Params holds every weight of a network in one slice, so that clipping, an
// optimizer, saving and comparing are each one loop, and names views of it.
// In All come U and W of each layer in turn, then V, then the biases BU and BW
// of each layer, then C.
type Params[T Float] struct {
	All []T

	*Layer[T] // the first of Layers, for the names U, W, BU and BW

	Layers []Layer[T] // one a recurrent layer, from the inputs up
	V      Tensor[T]  // out_weight (O, H): the last layer's h to the outputs
	C      Tensor[T]  // out_bias (O, 1); empty with PerStep
}

func newParams[T Float](s shape) *Params[T] {
	p := &Params[T]{Layers: make([]Layer[T], s.layers)}
	biased := 1
	if s.perStep {
		biased = 0
	}
	for l := range p.Layers {
		layer := s.layer(l)
		columns := layer.inputs
		if layer.perStep {
			columns = layer.steps
		}
		n, g := itoa(l), layer.width()
		p.Layers[l] = Layer[T]{
			U:  Tensor[T]{Name: "weight_ih_l" + n, Rows: g, Cols: columns},
			W:  Tensor[T]{Name: "weight_hh_l" + n, Rows: g, Cols: s.hidden},
			BU: Tensor[T]{Name: "bias_ih_l" + n, Rows: g, Cols: biased},
			BW: Tensor[T]{Name: "bias_hh_l" + n, Rows: g, Cols: biased},
		}
	}
	p.V = Tensor[T]{Name: "out_weight", Rows: s.outputs, Cols: s.hidden}
	p.C = Tensor[T]{Name: "out_bias", Rows: s.outputs, Cols: biased}

	p.All = make([]T, s.weights())
	at := 0
	for _, t := range p.views() {
		n := t.Rows * t.Cols
		t.Data = p.All[at : at+n : at+n]
		at += n
	}
	p.Layer = &p.Layers[0]
	return p
}

// views are all tensors in the order of All.
func (p *Params[T]) views() (list []*Tensor[T]) {
	for l := range p.Layers {
		list = append(list, &p.Layers[l].U, &p.Layers[l].W)
	}
	list = append(list, &p.V)
	for l := range p.Layers {
		list = append(list, &p.Layers[l].BU, &p.Layers[l].BW)
	}
	return append(list, &p.C)
}

// Tensors lists the tensors that are not empty, in the order of All.
func (p *Params[T]) Tensors() []Tensor[T] {
	var list []Tensor[T]
	for _, t := range p.views() {
		if len(t.Data) > 0 {
			list = append(list, *t)
		}
	}
	return list
}
