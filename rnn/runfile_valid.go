package rnn

import (
	"github.com/rnnlab/rnnlab/rnn/internal/runfile"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// read reads a file, but for what only the records can tell of it.
func read(file []byte) (*runfile.Run, Config, error) {
	s, bad := runfile.Read(file)
	if bad != nil {
		return nil, Config{}, &FileError{FileProblem(bad.Problem), bad.Detail}
	}
	config, wrong := configFrom(s.Settings)
	if wrong != nil {
		return nil, Config{}, wrong
	}
	return s, config, nil
}

// readFor reads a file and reports a run that does not go with the records or
// with numbers of so many bits, or whose parts do not go together: from one that
// passes, a trainer goes on without any further check.
func readFor(file []byte, bits int, train, validation series.Records) (*runfile.Run, Config, error) {
	s, config, err := read(file)
	if err != nil {
		return nil, config, err
	}
	validation = orNone(validation)
	if err := config.trainable(); err != nil {
		return nil, config, &FileError{WrongSettings, message(err)}
	}
	problem, detail := OtherRecords, "it was trained on others than these"
	switch err := CheckRecords(config, train, validation); {
	case s.Bits != bits:
		problem, detail = OtherNumbers, "its numbers have "+itoa(s.Bits)+" bits"
	case err != nil:
		detail = message(err)
	case series.Hash(train, validation) != s.Records:
	case len(s.Shape) > 0 && string(s.Shape) != string(shapeOf(config, train).inFile()):
		problem, detail = WrongContent, "shape"
	default:
		if large := config.fits(train.Inputs, train.Outputs); large != nil {
			problem, detail = WrongSettings, large.Message()
		} else {
			problem, detail = WrongContent, s.Misfit(boundsOf(config, train, validation))
		}
	}
	if detail == "" {
		return s, config, nil
	}
	return nil, config, &FileError{problem, detail}
}

// boundsOf is what a run of these settings and records can hold.
func boundsOf(c Config, train, validation series.Records) runfile.Bounds {
	n := newShape(c, train, validation)
	b := runfile.Bounds{
		Epochs: c.Epochs, Updates: updatesAnEpoch(c, train), Early: c.Patience > 0,
		Weights: n.weights(), Moments: c.Optimizer.moments(), Counts: true,
		LearningRate: c.LearningRate,
		RateFits: func(rate float64) bool {
			c.LearningRate = rate
			return c.Validate() == nil
		},
		Causes: causes[:],
	}
	if c.Carry {
		b.Carried = carriedNumbers(c)
	}
	records := train.N + validation.N
	if n.classified {
		b.Predictions, b.Classes = records*n.predictedSteps(), train.Outputs
		return b
	}
	b.Predictions = records * train.Outputs
	b.MeanLosses = func(predictions []byte) (ofTrain, ofValidation float64) {
		ofTrain = meanLossOf(predictions, train)
		if validation.N == 0 {
			return ofTrain, ofTrain
		}
		return ofTrain, meanLossOf(predictions[8*len(train.Y):], validation)
	}
	return b
}

// meanLossOf is meanLoss of predictions as a file has them.
func meanLossOf(predictions []byte, r series.Records) float64 {
	sum := 0.0
	for i, y := range r.Y {
		sum += halfSquare(runfile.NumberAt(predictions[8*i:]), y)
	}
	return sum / float64(r.N)
}
