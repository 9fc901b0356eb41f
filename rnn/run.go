package rnn

import (
	"iter"

	"github.com/rnnlab/rnnlab/rnn/series"
)

// A Run is a network in training, whatever the precision of its arithmetic: all
// numbers that go in and out are float64. [New] and [OpenRun] make one. Each
// method is documented at [Trainer], which is a Run in either precision.
type Run interface {
	Config() Config
	State() State
	Progress() Progress
	Altered() bool

	Step() error
	Run() error
	Epochs() iter.Seq2[Losses, error]
	Reset()
	SetLearningRate(rate float64) error
	Recover(factor float64) error

	History() History
	Prediction() Prediction
	InspectRecord(r series.Records, i int) (Inspection, error)
	NewForecast(window []float64) (*Forecaster, error)

	Tensors() []Tensor[float64]
	Bits() int
	Hash() uint64
	MarshalBinary() ([]byte, error)
}

// New is NewTrainer in float32, the precision that is fast.
func New(config Config, train, validation series.Records) (Run, error) {
	t, err := NewTrainer[float32](config, train, validation)
	if err != nil {
		return nil, err // not t: a nil *Trainer is no nil Run
	}
	return t, nil
}

// OpenRun is [Open] in the precision that the run was saved in.
func OpenRun(file []byte, train, validation series.Records) (Run, error) {
	_, bits, err := ReadConfig(file)
	if err != nil {
		return nil, err
	}
	if bits == 64 {
		return openRun[float64](file, train, validation)
	}
	return openRun[float32](file, train, validation)
}

func openRun[T Float](file []byte, train, validation series.Records) (Run, error) {
	t, err := Open[T](file, train, validation)
	if err != nil {
		return nil, err
	}
	return t, nil
}

// Tensors are copies of the weights as they are now, by name and in the order
// of [Params].All.
func (t *Trainer[T]) Tensors() []Tensor[float64] { return copies(t.net.params) }

func copies[T Float](p *Params[T]) []Tensor[float64] {
	var list []Tensor[float64]
	for _, w := range p.Tensors() {
		data := make([]float64, len(w.Data))
		for i, v := range w.Data {
			data[i] = float64(v)
		}
		list = append(list, Tensor[float64]{w.Name, w.Rows, w.Cols, data})
	}
	return list
}

// Bits is how many bits a weight has: 32 or 64.
func (t *Trainer[T]) Bits() int { return bitsOf[T]() }
