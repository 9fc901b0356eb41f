package rnn

// A Preset is a named Config.
type Preset struct {
	Name   string
	Config Config
}

// DefaultPreset is the preset of a link that names none: the first rung that
// learns, over its 25 epochs. The last one has learnt after one, which leaves
// little to see.
const DefaultPreset = "weights"

// PresetNamed returns the preset of a name, or names those that there are in a
// [*FieldError].
func PresetNamed(name string) (Preset, error) {
	names := ""
	for i, p := range Presets() {
		if p.Name == name {
			return p, nil
		}
		if i > 0 {
			names += ", "
		}
		names += p.Name
	}
	return Preset{}, fieldError("preset", quote(name), "one of "+names)
}

// Presets is the ladder from the tutorial's network to one that learns. All
// rungs take the same 25 epochs over the same 100 records.
//
//	printed   the tutorial as printed
//	gradient  the right gradient: exact backpropagation through time
//	weights   sane initial weights, and the learning rate that they allow
//	adam      Adam with a falling learning rate, tanh units and one U for all
//	          time steps: the network as libraries build it
func Presets() []Preset {
	printed := Config{
		Cell: Elman, Layers: 1, Activation: Sigmoid, Input: PerStep, Gradient: AsPrinted, Init: Uniform01,
		Hidden: 100, Steps: 50, Truncate: 5,
		Optimizer: SGD, LearningRate: 1e-4, Decay: NoDecay, Clip: ClipValue, ClipAt: 10,
		Batch: 1, Epochs: 25,
	}
	gradient := printed
	gradient.Gradient = Exact

	weights := gradient
	weights.Init = FanIn
	weights.LearningRate = 0.05

	adam := weights
	adam.Activation, adam.Input = Tanh, Shared
	adam.Optimizer, adam.LearningRate, adam.Decay = Adam, 0.001, CosineDecay

	return []Preset{{"printed", printed}, {"gradient", gradient}, {"weights", weights}, {"adam", adam}}
}
