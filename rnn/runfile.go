package rnn

import (
	"github.com/rnnlab/rnnlab/rnn/internal/runfile"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// MarshalBinary returns the run as a file: the Config, the weights, the state
// of the optimizer, the losses and predictions, and how far the run has come.
// [Open] goes on from it exactly as this trainer would; an update or evaluation
// that is half done begins anew, which changes no bit. The records are not in
// the file, only a hash of them. The error is always nil.
func (t *Trainer[T]) MarshalBinary() ([]byte, error) {
	s := t.loop.Save()
	s.Settings, s.Bits, s.Records = t.config.settings(), t.Bits(), series.Hash(t.train, t.validation)
	s.Shape = t.net.inFile()
	o, g := t.optimizer, &t.good
	s.Now.Updates, s.Now.Power1, s.Now.Power2 = o.updates, o.power1, o.power2
	s.Now.Numbers = runfile.Encode(t.net.params.All, o.a, o.b)
	s.Good.Updates, s.Good.Power1, s.Good.Power2 = g.updates, g.power1, g.power2
	s.Good.Numbers = runfile.Encode(g.weights, g.a, g.b)
	if t.config.Patience > 0 && s.Losses() > 0 {
		s.Best = runfile.Encode(t.best)
	}
	if t.net.handsOn() && t.loop.Update > 0 {
		s.Carried = runfile.Encode(t.carry.now)
	}
	if s.Predicted >= 0 {
		s.Predictions = append(runfile.Encode(t.evaluated.outputs), runfile.EncodeIndices(t.evaluated.classes)...)
	}
	return s.File(), nil
}

// Open goes on with a saved run, given the records that it was trained on and T
// as it was (see [ReadConfig]). It takes files of every version that there has
// been, and reports one that it does not take as a [*FileError]. Reading takes
// no more memory than the file itself: all that it holds is checked before the
// trainer is made.
func Open[T Float](file []byte, train, validation series.Records) (*Trainer[T], error) {
	s, config, err := readFor(file, bitsOf[T](), train, validation)
	if err != nil {
		return nil, err
	}
	t, err := NewTrainer[T](config, train, validation)
	if err != nil {
		return nil, err
	}
	o, g := t.optimizer, &t.good
	o.powers = powers{s.Now.Updates, s.Now.Power1, s.Now.Power2}
	runfile.Decode(s.Now.Numbers, t.net.params.All, o.a, o.b)
	g.powers = powers{s.Good.Updates, s.Good.Power1, s.Good.Power2}
	runfile.Decode(s.Good.Numbers, g.weights, g.a, g.b)
	if len(s.Best) > 0 {
		t.best = t.best[:len(t.initial)]
		runfile.Decode(s.Best, t.best)
	}
	if carries && len(s.Carried) > 0 {
		runfile.Decode(s.Carried, t.carry.now)
	}
	if s.Predicted >= 0 {
		runfile.Decode(s.Predictions, t.evaluated.outputs)
		runfile.DecodeIndices(s.Predictions, t.evaluated.classes)
	}
	t.net.load()
	t.loop.Resume(s)
	return t, nil
}

// ReadConfig returns the Config of a saved run and the bits of its numbers, 32
// for a Trainer[float32] and 64 for a Trainer[float64]: what is to be known
// before Open. It reports a bad file as a [*FileError].
func ReadConfig(file []byte) (config Config, bits int, err error) {
	s, config, err := read(file)
	if err != nil {
		return Config{}, 0, err
	}
	return config, s.Bits, nil
}

// bitsOf is how many bits a number of type T has.
func bitsOf[T Float]() int { return 8 * runfile.SizeOf[T]() }
