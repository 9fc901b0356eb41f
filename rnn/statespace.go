package rnn

// A StatePath is the way of a layer's hidden state, to be drawn on a [Plane].
type StatePath struct {
	Window []float64 // h of each time step of a window, (T, H)

	// Free is h as the network runs on its own, (N, H): that of the last time step
	// of the window, then of each window that Next has made after it.
	Free []float64

	next func() []float64 // predicts from the next window, and gives its last h
}

// NewStatePath follows the states of a layer, counted from 0 at the inputs, over
// a window (T, I) of true values. The path is of the weights as they are now,
// whatever becomes of them. It takes what NewForecast does, or reports a
// [*FieldError].
func (t *Trainer[T]) NewStatePath(window []float64, layer int) (*StatePath, error) {
	n := t.net
	if err := below("layer", layer, n.layers); err != nil {
		return nil, err
	}
	params := newParams[T](n.shape)
	copy(params.All, n.params.All)
	own := networkOf(t.config, n.shape, params, params, 1)
	forecast, err := n.newForecast(window, func() *network[T] { return own })
	if err != nil {
		return nil, err
	}
	forecast.Next()
	states := own.cells[layer].states()[n.hidden:]
	last := states[(n.steps-1)*n.hidden:]
	return &StatePath{Window: numbers(nil, states), Free: numbers(nil, last), next: func() []float64 {
		forecast.Next()
		return numbers(nil, last)
	}}, nil
}

// Next runs the network on for one prediction, which becomes an input, and adds
// the state that it leads to to Free. Its numbers run away where the network's do.
func (p *StatePath) Next() { p.Free = append(p.Free, p.next()...) }

// StateField is where the state goes from each of states (N, 2) in one time step,
// h_t - h_{t-1}, (N, 2), the input being the prediction V h_{t-1} + C. It is for
// a network whose whole state is two numbers, and that does the same at each
// time step, or it reports a [*FieldError].
func (t *Trainer[T]) StateField(states []float64) ([]float64, error) {
	n := t.net
	var bad FieldError
	switch {
	case n.hidden != 2:
		bad = FieldError{"hidden", itoa(n.hidden), "2, as the field is drawn in the plane"}
	case n.layers != 1:
		bad = FieldError{"layers", itoa(n.layers), "1, as the state is of one layer"}
	case t.config.Cell == LSTM:
		bad = FieldError{"cell", string(LSTM), "a cell without a state besides h"}
	case n.perStep:
		bad = FieldError{"input", string(PerStep), "an input that does the same at each time step"}
	case n.steps < 2:
		bad = FieldError{"steps", itoa(n.steps), "at least 2, as the first time step starts from 0"}
	case len(states)%2 != 0:
		bad = FieldError{"states", itoa(len(states)) + " values", "an even number of values"}
	}
	if bad.Field != "" {
		return nil, &bad
	}
	if _, err := t.NewForecast(make([]float64, n.steps*n.inputs)); err != nil {
		return nil, err
	}
	p := t.probed()
	c, last := p.cells[0], p.steps-1
	before, now := c.states()[2*last:2*last+2], c.states()[2*last+2:2*last+4]
	field := make([]float64, len(states))
	for i := 0; i < len(states); i += 2 {
		for j := range now {
			now[j] = T(states[i+j])
		}
		p.head.forward(c.states(), 1, last, p.steps)
		copy(before, now)
		copy(p.x[last*p.inputs:], p.head.out[:p.outputs])
		c.forward(p.input(0, 1), 1, last, p.steps)
		for j := range now {
			field[i+j] = float64(now[j] - before[j])
		}
	}
	return field, nil
}

// numbers appends x to list.
func numbers[T Float](list []float64, x []T) []float64 {
	for _, v := range x {
		list = append(list, float64(v))
	}
	return list
}
