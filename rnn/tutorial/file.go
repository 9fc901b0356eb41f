package tutorial

import (
	"strconv"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/internal/runfile"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// MarshalBinary returns the run as a file, from which [Open] goes on exactly as
// this trainer would. The error is always nil.
func (t *Trainer) MarshalBinary() ([]byte, error) {
	s := t.loop.Save()
	s.Settings, s.Bits, s.Records = settings(t.config), t.Bits(), series.Hash(t.train, t.validation)
	s.Now.Numbers, s.Good.Numbers = runfile.Encode(t.net.weights.All), runfile.Encode(t.good)
	s.Now.Power1, s.Now.Power2, s.Good.Power1, s.Good.Power2 = 1, 1, 1, 1 // of an optimizer, which the printed code has none of
	if t.config.Patience > 0 && s.Losses() > 0 {
		s.Best = runfile.Encode(t.best)
	}
	if s.Predicted >= 0 {
		s.Predictions = runfile.Encode(t.evaluated.trained, t.evaluated.printed)
	}
	return s.File(), nil
}

// settings is a Config as a file has it: see Config.settings of package rnn.
func settings(c rnn.Config) (list []runfile.Setting) {
	for _, f := range rnn.Fields() {
		switch {
		case f.Neutral != "" && f.Text(c) == f.Neutral:
		case f.Kind == rnn.Enum:
			list = append(list, runfile.Setting{Name: f.Name, IsText: true, Text: f.Text(c)})
		default:
			list = append(list, runfile.Setting{Name: f.Name, Number: f.Number(c)})
		}
	}
	return list
}

// Open goes on with a saved run, given the records that it was trained on. It
// reports a file that it does not take, the run of another trainer among them, as
// a [*rnn.FileError].
func Open(file []byte, train, validation series.Records) (*Trainer, error) {
	config, bits, err := rnn.ReadConfig(file)
	if err != nil {
		return nil, err
	}
	s, bad := runfile.Read(file)
	if bad != nil {
		return nil, bad // not reached: ReadConfig has read it
	}
	problem, detail := rnn.OtherRecords, "it was trained on others than these"
	wrongConfig, wrongRecords := checkConfig(config), checkRecords(config, train, validation)
	switch {
	case wrongConfig != nil:
		problem, detail = rnn.WrongSettings, message(wrongConfig)
	case bits != 64:
		problem, detail = rnn.OtherNumbers, "its numbers have "+strconv.Itoa(bits)+" bits"
	case wrongRecords != nil:
		detail = message(wrongRecords)
	case series.Hash(train, validation) != s.Records:
	default:
		problem, detail = rnn.WrongContent, s.Misfit(boundsOf(config, train, validation))
	}
	if detail != "" {
		return nil, &rnn.FileError{Problem: problem, Detail: detail}
	}
	t, err := New(config, train, validation)
	if err != nil {
		return nil, err
	}
	t.resume(s)
	return t, nil
}

// message is the first thing that an error names.
func message(err error) string {
	switch err := err.(type) {
	case rnn.ConfigError:
		return err[0].Message()
	case *rnn.FieldError:
		return err.Message()
	}
	return err.Error()
}

// boundsOf is what a run of these settings and records can hold.
func boundsOf(c rnn.Config, train, validation series.Records) runfile.Bounds {
	n := train.N + validation.N
	return runfile.Bounds{
		Epochs: c.Epochs, Updates: train.N, Early: c.Patience > 0,
		Weights: c.Hidden * (c.Steps + c.Hidden + 1), LearningRate: c.LearningRate,
		RateFits:    func(rate float64) bool { return learningRate().SetNumber(&c, rate) == nil },
		Predictions: 2 * n, // of the forward pass of training, and of the printed prediction step
		MeanLosses: func(predictions []byte) (ofTrain, ofValidation float64) {
			trained := make([]float64, n)
			runfile.Decode(predictions, trained)
			return rnn.MeanLoss(trained[:train.N], train), rnn.MeanLoss(trained[train.N:], validation)
		},
		Causes: []string{"init", "learningRate"},
	}
}

// resume puts a fresh run where s stands, with which nothing is wrong.
func (t *Trainer) resume(s *runfile.Run) {
	runfile.Decode(s.Now.Numbers, t.net.weights.All)
	runfile.Decode(s.Good.Numbers, t.good)
	if len(s.Best) > 0 {
		runfile.Decode(s.Best, t.best)
	}
	if s.Predicted >= 0 {
		runfile.Decode(s.Predictions, t.evaluated.trained, t.evaluated.printed)
	}
	t.net.load()
	t.loop.Resume(s)
}
