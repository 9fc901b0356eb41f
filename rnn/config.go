package rnn

// Config says which network to train and how. Its zero value is not valid:
// start from a preset (see [Preset]) and change what you want.
//
// The symbols in brackets are those of the tutorial's Python.
type Config struct {
	Cell       Cell       // the recurrent cell
	Layers     int        // recurrent layers, one on top of the other
	Activation Activation // f in h_t = f(...) of Elman cells; the others have their own
	Input      Input      // how the input weights U are shared over time
	Gradient   Gradient   // exact, or the tutorial's update as printed
	Init       Init       // distribution of the initial weights
	ForgetBias float64    // what an LSTM's forget gates begin with as bias, 0 for drawn like the others

	Hidden   int // hidden units of each layer, H [hidden_dim]
	Steps    int // length of a window, T [T]
	Truncate int // time steps the gradient flows back through at most, 0 for all [bptt_truncate]

	Optimizer    Optimizer
	LearningRate float64 // at the first update [learning_rate]
	Decay        Decay   // how the learning rate falls over the run
	Clip         Clip    // what limits the gradient
	ClipAt       float64 // the limit: of each value, or of the global norm [max_clip_value]

	Batch    int    // records an update
	Epochs   int    // passes over the training records [nepoch]
	Patience int    // stop after so many epochs without a better validation loss, 0 for never
	Seed     uint32 // of the initial weights, as numpy.random.RandomState takes it

	Shuffle bool // whether each epoch takes the records in another order, drawn by Seed, or as they are

	// Carry has a batch begin with the states that the one before it has ended with,
	// not with 0, as for a text that is cut in windows: its Batch records are then the
	// next ones of as many stretches of the text. The gradient ends at the window. It
	// is for tokens of which each record goes on where the one before ended, such as
	// those of series.Sequences, and goes without Shuffle. A record that is looked at
	// by itself begins with 0.
	Carry bool
}

// Cell is the kind of recurrent cell.
type Cell string

// The cells; see the package's documentation for their equations.
const (
	// Elman is h_t = f(U x_t + W h_{t-1} + b): the simplest, and the first to forget.
	Elman Cell = "elman"
	// LSTM keeps a cell state beside h, and has gates that say what enters it,
	// what stays in it and what it shows.
	LSTM Cell = "lstm"
	// GRU has gates that mix the state before with a new one: an LSTM with
	// three quarters of the weights.
	GRU Cell = "gru"
)

const lstmGates, gruGates = "ifgo", "rzn"

// Gates are the letters that the equations have for what a cell multiplies U and
// W for, in the order in which its tensors have the rows of each: i, f, g and o of
// an LSTM, r, z and n of a GRU. Elman's one has no letter: "".
func (c Cell) Gates() string {
	switch c {
	case LSTM:
		return lstmGates
	case GRU:
		return gruGates
	}
	return ""
}

// Activation is the nonlinearity f of an Elman cell.
type Activation string

// The activations.
const (
	Tanh    Activation = "tanh"
	Sigmoid Activation = "sigmoid"
	ReLU    Activation = "relu"
)

// Input says whether the input weights are the same at every time step.
type Input string

// The kinds of input weights.
const (
	// Shared is the usual recurrent network: one U (H, I) for all time steps, with biases.
	Shared Input = "shared"
	// PerStep is the tutorial's: U (H, T) has a column for each time step, and
	// there are no biases. For Elman cells with one input.
	PerStep Input = "perStep"
)

// Gradient says how the update of the weights is computed.
type Gradient string

// The gradients.
const (
	// Exact is backpropagation through time.
	Exact Gradient = "exact"
	// AsPrinted is the tutorial's update, mistakes included: package tutorial
	// trains by it, and not this one.
	AsPrinted Gradient = "printed"
)

// Init is the distribution that the initial weights are drawn from.
type Init string

// The initial weights, drawn in the order of Params.All: U, W, V and then the biases.
const (
	// Uniform01 is the tutorial's numpy.random.uniform(0, 1).
	Uniform01 Init = "uniform01"
	// FanIn is uniform(-1/sqrt(H), 1/sqrt(H)), PyTorch's default for recurrent layers.
	FanIn Init = "fanIn"
	// Orthogonal is FanIn with the rows of each gate's W (H, H) made orthogonal, of
	// length 1, so that W h is as long as h: Saxe, McClelland and Ganguli (2014).
	Orthogonal Init = "orthogonal"
)

// Optimizer turns a gradient into a change of the weights.
type Optimizer string

// The optimizers, in PyTorch's formulation and with its default constants;
// see optimizer.go for each formula.
const (
	SGD      Optimizer = "sgd"
	Momentum Optimizer = "momentum"
	RMSprop  Optimizer = "rmsprop"
	Adam     Optimizer = "adam"
	AdamW    Optimizer = "adamw"
)

// Decay is the schedule of the learning rate over a run.
type Decay string

// The schedules, with p the share of the run's updates that are done.
const (
	NoDecay     Decay = "none"   // constant
	LinearDecay Decay = "linear" // times 1 - p
	CosineDecay Decay = "cosine" // times (1 + cos(pi p)) / 2
)

// Clip says what limits the gradient before an update.
type Clip string

// The kinds of clipping.
const (
	NoClip    Clip = "none"
	ClipValue Clip = "value" // each value to [-ClipAt, ClipAt]
	ClipNorm  Clip = "norm"  // the global Euclidean norm to ClipAt, keeping the direction
)

// Validate reports every field that is out of its range, or does not go with
// the others, as a [ConfigError]. The ranges are those of the arithmetic; what a
// program can bear, such as a page in a phone, may well be less.
func (c Config) Validate() error {
	var bad ConfigError
	for _, f := range fields {
		if err := f.Check(c); err != nil {
			bad = append(bad, err.(*FieldError))
		}
	}
	if len(bad) > 0 {
		return bad
	}
	if err := configRules.Check(c); err != nil {
		return err
	}
	if err := c.fits(1, 1); err != nil {
		return ConfigError{err}
	}
	return nil
}
