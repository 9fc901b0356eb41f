package rnn

// A Stepper takes a network through time, one time step a call, from a state that
// it keeps: what a window of any length, or a text without an end, is fed to. One
// step takes the time of one step, however many there were before.
//
// A Stepper has a state of its own and shares the weights with its [Model]. It is
// not safe for concurrent use; two of them are.
type Stepper struct {
	shape
	bits   int
	engine stepEngine
	raw    []float64 // the outputs of the last step
	out    []float64 // and what they say
}

// stepEngine is a stepper in one precision.
type stepEngine interface {
	reset()
	step(x []float64, token int, raw []float64) // raw gets the outputs
	state(to []float64) []float64
	setState(from []float64)
}

// stepNetwork is a network of two time steps: the one that was, and the one
// under way, which reads the state that the first left.
type stepNetwork[T Float] struct{ *network[T] }

func newStepNetwork[T Float](c Config, s shape, params *Params[T]) stepNetwork[T] {
	return stepNetwork[T]{networkOf(c, s.withSteps(2), params, params, 1)}
}

func (n stepNetwork[T]) reset() {
	for _, c := range n.cells {
		for _, part := range c.carried(1, 1) {
			clear(part)
		}
	}
}

func (n stepNetwork[T]) step(x []float64, token int, raw []float64) {
	if n.tokenInputs {
		n.tokens[1] = token
	}
	for i, v := range x {
		n.x[n.inputs+i] = T(v)
	}
	for l, c := range n.cells {
		before, after := c.carried(0, 1), c.carried(1, 1)
		for i := range before {
			copy(before[i], after[i])
		}
		c.forward(n.input(l, 1), 1, 1, 2)
	}
	n.head.forward(n.top().states(), 1, 1, 2)
	n.head.copyOutputs(1, 1, raw)
}

func (n stepNetwork[T]) state(to []float64) []float64 {
	for _, c := range n.cells {
		for _, part := range c.carried(1, 1) {
			to = numbers(to, part)
		}
	}
	return to
}

func (n stepNetwork[T]) setState(from []float64) {
	for _, c := range n.cells {
		for _, part := range c.carried(1, 1) {
			for i := range part {
				part[i] = T(from[i])
			}
			from = from[len(part):]
		}
	}
}

// predict sets out (B, O) to what the outputs of time step t of a pass say:
// numbers as they are, of classes the probabilities.
func (h *head[T]) predict(t, batch int, out []float64) {
	h.copyOutputs(t, batch, out)
	if !h.classified {
		return
	}
	for ; len(out) > 0; out = out[h.outputs:] {
		Softmax(out[:h.outputs], out[:h.outputs], 1)
	}
}

func (h *head[T]) copyOutputs(t, batch int, to []float64) {
	from := h.out[h.at(t, batch):]
	for i := range to {
		to[i] = float64(from[i])
	}
}

// step does a time step and says what the network then predicts.
func (s *Stepper) step(x []float64, token int) []float64 {
	s.engine.step(x, token, s.raw)
	if s.classified {
		Softmax(s.out, s.raw, 1)
		return s.out
	}
	copy(s.out, s.raw)
	return s.out
}

// Reset goes back to the state before the first time step, 0.
func (s *Stepper) Reset() { s.engine.reset() }

// Step reads the inputs (I) of one time step and returns what the network then
// predicts: the numbers (O), or the probability of each class (O). The slice is
// valid until the next call. It reports other than I numbers, and one that is not
// finite, as a [*FieldError], and then the state is as before.
func (s *Stepper) Step(x []float64) ([]float64, error) {
	if s.tokenInputs {
		return nil, &FieldError{"x", itoa(len(x)) + " numbers", "a token, by StepToken"}
	}
	if len(x) != s.inputs {
		return nil, &FieldError{"x", itoa(len(x)) + " numbers", itoa(s.inputs)}
	}
	if err := checkNumbers("x", x, s.bits); err != nil {
		return nil, err
	}
	return s.step(x, 0), nil
}

// StepToken is Step for a network that reads tokens, from 0 to I-1.
func (s *Stepper) StepToken(token int) ([]float64, error) {
	if !s.tokenInputs {
		return nil, &FieldError{"token", itoa(token), itoa(s.inputs) + " numbers, by Step"}
	}
	if err := checkIndices("token", []int{token}, 0, s.inputs); err != nil {
		return nil, &FieldError{"token", itoa(token), "from 0 to " + itoa(s.inputs-1)}
	}
	return s.step(nil, token), nil
}

// State is the state after the last time step, as numbers that SetState takes: h
// of each layer from the inputs up, an LSTM's c after its h.
func (s *Stepper) State() []float64 { return s.engine.state(nil) }

// SetState goes on from a state. It reports one of another length, or with a
// number that is not finite, as a [*FieldError].
func (s *Stepper) SetState(state []float64) error {
	if n := len(s.engine.state(nil)); len(state) != n {
		return &FieldError{"state", itoa(len(state)) + " numbers", itoa(n)}
	}
	if err := checkNumbers("state", state, s.bits); err != nil {
		return err
	}
	s.engine.setState(state)
	return nil
}

// checkNumbers reports the first number that is not finite in so many bits.
func checkNumbers(name string, x []float64, bits int) error {
	for i, v := range x {
		if !finite(v) || bits == 32 && !finite(float64(float32(v))) {
			return &FieldError{name + "[" + itoa(i) + "]", formatNumber(v), "a finite number of " + itoa(bits) + " bits"}
		}
	}
	return nil
}
