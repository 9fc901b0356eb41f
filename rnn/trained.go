package rnn

import (
	"math"

	"github.com/rnnlab/rnnlab/rnn/internal/runfile"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// A Model is a trained network that predicts, and no more: it has the weights, and
// neither records nor what training needs. [OpenModel] makes one of a saved run,
// [ModelOf] of a run. It is not safe for concurrent use.
type Model struct {
	shape
	config Config
	bits   int
	notes  Notes

	tensors  func() []Tensor[float64]
	stepping func() stepEngine
	through  func(r series.Records, to []float64) []float64

	own *Stepper // of Predict
}

// OpenModel reads the network out of a saved run, with the weights as they were
// when it was saved, those that training would go on with. It needs no records.
// A bad file, and one of the time before files said what a network reads and
// predicts, unless that is one series, is reported as a [*FileError].
func OpenModel(file []byte) (*Model, error) {
	s, config, err := read(file)
	if err != nil {
		return nil, err
	}
	n, wrong := shapeInFile(s, config)
	if wrong != nil {
		return nil, wrong
	}
	notes, wrong := notesIn(s)
	if wrong != nil {
		return nil, wrong
	}
	if len(notes.Names) != 0 && len(notes.Names) != n.inputs+n.outputs {
		return nil, &FileError{WrongContent, "names: " + itoa(len(notes.Names)) + ", want " + itoa(n.inputs+n.outputs)}
	}
	if s.Bits == 64 {
		return modelFrom[float64](s, config, n, notes), nil
	}
	return modelFrom[float32](s, config, n, notes), nil
}

func modelFrom[T Float](s *runfile.Run, c Config, n shape, notes Notes) *Model {
	params := newParams[T](n)
	runfile.Decode(s.Now.Numbers, params.All)
	return newModel(c, n, params, notes)
}

// ModelOf is the model of a run with the weights that it has now. Training that
// goes on does not change it.
func ModelOf(r Run) (*Model, error) {
	file, err := r.MarshalBinary()
	if err != nil {
		return nil, err
	}
	return OpenModel(file)
}

// TrainerModel is [ModelOf] a trainer, without a file in between. (It is no method:
// those of a generic type are all in the program that has one of them.)
func TrainerModel[T Float](t *Trainer[T]) *Model {
	params := newParams[T](t.net.shape)
	copy(params.All, t.net.params.All)
	return newModel(t.config, t.net.shape, params, Notes{})
}

// newModel has the params for its own.
func newModel[T Float](c Config, n shape, params *Params[T], notes Notes) *Model {
	return &Model{shape: n, config: c, bits: bitsOf[T](), notes: notes,
		tensors:  func() []Tensor[float64] { return copies(params) },
		stepping: func() stepEngine { return newStepNetwork(c, n, params) },
		through: func(r series.Records, to []float64) []float64 {
			s := n.withSteps(r.Steps)
			rows := min(r.N, s.rowsAPass(1))
			pass := networkOf(c, s, params, params, rows)
			for lo := 0; lo < r.N; lo += rows {
				pass.begin(r, lo, min(lo+rows, r.N))
				pass.advance(math.MaxInt)
				batch := pass.pass.batch()
				at := len(to)
				to = append(to, make([]float64, batch*s.outputs)...)
				pass.head.predict(s.steps-1, batch, to[at:])
			}
			return to
		}}
}

// Config returns the settings that the network was trained with.
func (m *Model) Config() Config { return m.config }

// Bits is how many bits a weight has: 32 or 64.
func (m *Model) Bits() int { return m.bits }

// Inputs is how many numbers the network reads at a time step, or how many tokens
// there are.
func (m *Model) Inputs() int { return m.inputs }

// Outputs is how many numbers the network predicts, or how many classes there are.
func (m *Model) Outputs() int { return m.outputs }

// Weights is how many weights the network has.
func (m *Model) Weights() int { return m.weights() }

// Kind is what the network reads and predicts.
func (m *Model) Kind() series.Kind { return m.kind() }

// Notes are those that the file of the run has: see [Annotate].
func (m *Model) Notes() Notes { return m.notes }

// Tensors are copies of the weights, by name and in the order of [Params].All.
func (m *Model) Tensors() []Tensor[float64] { return m.tensors() }

// NewStepper starts a [Stepper] with the state before the first time step, 0. It
// reports a network with Input PerStep, whose weights are for a time step each, as
// a [*FieldError].
func (m *Model) NewStepper() (*Stepper, error) {
	if m.perStep {
		return nil, &FieldError{"input", string(PerStep), string(Shared) + ", which does the same at each time step"}
	}
	return &Stepper{shape: m.shape, bits: m.bits, engine: m.stepping(), raw: make([]float64, m.outputs), out: make([]float64, m.outputs)}, nil
}

// Predict reads a window (T, I) of numbers, of any length T from 1 on (the
// Config's Steps with Input PerStep), the oldest first, and returns what the
// network predicts after it: the numbers (O), or the probability of each class
// (O). It takes the memory of a time step, however long the window. It reports a
// window of another shape, or with a number that is not finite, as a
// [*FieldError] that names it: window[3] is the fourth number.
func (m *Model) Predict(window []float64) ([]float64, error) {
	if m.tokenInputs {
		return nil, &FieldError{"window", itoa(len(window)) + " numbers", "tokens, by PredictTokens"}
	}
	if m.perStep && len(window) != m.steps {
		return nil, &FieldError{"window", itoa(len(window)) + " numbers", itoa(m.steps) + " with input " + string(PerStep)}
	}
	if len(window) == 0 || len(window)%m.inputs != 0 {
		return nil, &FieldError{"window", itoa(len(window)) + " numbers", itoa(m.inputs) + " a time step, at least 1 step"}
	}
	if err := checkNumbers("window", window, m.bits); err != nil {
		return nil, err
	}
	if m.perStep {
		return m.through(series.Records{N: 1, Steps: m.steps, Inputs: 1, X: window}, nil), nil
	}
	return m.read(len(window)/m.inputs, func(s *Stepper, t int) { s.step(window[t*m.inputs:(t+1)*m.inputs], 0) })
}

// PredictTokens is Predict for a network that reads tokens: each is from 0 to I-1.
func (m *Model) PredictTokens(window []int) ([]float64, error) {
	if !m.tokenInputs {
		return nil, &FieldError{"window", itoa(len(window)) + " tokens", "numbers, by Predict"}
	}
	if len(window) == 0 {
		return nil, &FieldError{"window", "0 tokens", "at least 1"}
	}
	if err := checkIndices("window", window, 0, m.inputs); err != nil {
		return nil, err
	}
	return m.read(len(window), func(s *Stepper, t int) { s.step(nil, window[t]) })
}

// read steps through so many time steps from the start and returns the last
// prediction.
func (m *Model) read(steps int, step func(s *Stepper, t int)) (out []float64, err error) {
	if m.own == nil {
		if m.own, err = m.NewStepper(); err != nil {
			return nil, err
		}
	}
	m.own.Reset()
	for t := range steps {
		step(m.own, t)
	}
	return append([]float64(nil), m.own.out...), nil
}

// PredictRecords predicts all records at once, (N, O), as Predict does one after
// the other, several times as fast. They may have no targets and any number of
// Steps (the Config's with Input PerStep). It reports others than the network
// reads as a [*FieldError].
func (m *Model) PredictRecords(r series.Records) ([]float64, error) {
	r.Y, r.Classes, r.Labels, r.Outputs = nil, nil, nil, m.outputs
	switch {
	case r.N < 1:
		return nil, &FieldError{"records.N", itoa(r.N), "at least 1 record"}
	case r.Steps < 1 || m.perStep && r.Steps != m.steps:
		return nil, &FieldError{"records.Steps", itoa(r.Steps), "at least 1, and " + itoa(m.steps) + " with input " + string(PerStep)}
	case r.Inputs != m.inputs:
		return nil, &FieldError{"records.Inputs", itoa(r.Inputs), itoa(m.inputs)}
	case r.Stride < 0:
		return nil, &FieldError{"records.Stride", itoa(r.Stride), "at least 0"}
	case r.Kind().Inputs != m.kind().Inputs:
		return nil, &FieldError{"records.Tokens", itoa(len(r.Tokens)) + " values", "the kind of inputs that the network reads"}
	}
	c := m.config
	c.Steps, c.Truncate = r.Steps, 0
	if large := c.fits(m.inputs, m.outputs); large != nil {
		return nil, large
	}
	x, tokens := r.Extent(), 0
	if m.tokenInputs {
		x, tokens = 0, r.N*r.Steps
	}
	if len(r.X) != x {
		return nil, &FieldError{"records.X", itoa(len(r.X)) + " values", itoa(x) + " values"}
	}
	if len(r.Tokens) != tokens {
		return nil, &FieldError{"records.Tokens", itoa(len(r.Tokens)) + " values", itoa(tokens) + " values"}
	}
	if err := checkNumbers("records.X", r.X, m.bits); err != nil {
		return nil, err
	}
	if err := checkIndices("records.Tokens", r.Tokens, 0, m.inputs); err != nil {
		return nil, err
	}
	return m.through(r, nil), nil
}
