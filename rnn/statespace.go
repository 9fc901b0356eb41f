package rnn

// A StatePath is the way of a layer's hidden state, to be drawn on a [Plane].
type StatePath struct {
	Window []float64 // h of each time step of a window, (T, H)

	// Free is h as the network runs on its own, (N, H): that of the last time step
	// of the window, then of each window of a [Forecaster] after it.
	Free []float64
}

// StatePath follows the states of a layer, counted from 0 at the inputs, over a
// window (T, I) of true values, and then over so many predictions that become
// inputs. It takes what NewForecast does, or reports a [*FieldError].
func (t *Trainer[T]) StatePath(window []float64, layer, predictions int) (StatePath, error) {
	n := t.net
	if layer < 0 || layer >= n.layers {
		return StatePath{}, &FieldError{"layer", itoa(layer), "from 0 to " + itoa(n.layers-1)}
	}
	if predictions < 0 || predictions > maxNumbers/n.hidden {
		return StatePath{}, &FieldError{"predictions", itoa(predictions), "from 0 to " + itoa(maxNumbers/n.hidden)}
	}
	forecast, err := t.NewForecast(window)
	if err != nil {
		return StatePath{}, err
	}
	forecast.Next()
	states := t.probe.cells[layer].states()[n.hidden:]
	path := StatePath{Window: numbers(nil, states)}
	last := states[(n.steps-1)*n.hidden:]
	path.Free = numbers(nil, last)
	for range predictions {
		forecast.Next()
		path.Free = numbers(path.Free, last)
	}
	return path, nil
}

// StateField is where the state goes from each of states (N, 2) in one time step,
// h_t - h_{t-1}, (N, 2), the input being the prediction V h_{t-1} + C. It is for
// a network whose whole state is two numbers, and that does the same at each
// time step, or it reports a [*FieldError].
func (t *Trainer[T]) StateField(states []float64) ([]float64, error) {
	n := t.net
	switch {
	case n.hidden != 2:
		return nil, &FieldError{"hidden", itoa(n.hidden), "2, as the field is drawn in the plane"}
	case n.layers != 1:
		return nil, &FieldError{"layers", itoa(n.layers), "1, as the state is of one layer"}
	case t.config.Cell == LSTM:
		return nil, &FieldError{"cell", string(LSTM), "a cell without a state besides h"}
	case n.perStep:
		return nil, &FieldError{"input", string(PerStep), "an input that does the same at each time step"}
	case n.steps < 2:
		return nil, &FieldError{"steps", itoa(n.steps), "at least 2, as the first time step starts from 0"}
	case len(states)%2 != 0:
		return nil, &FieldError{"states", itoa(len(states)) + " values", "an even number of values"}
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
