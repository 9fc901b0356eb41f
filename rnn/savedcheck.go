package rnn

import "github.com/rnnlab/rnnlab/rnn/series"

// readFor reads a file and reports a run that does not go with the records or
// with numbers of so many bits, or whose parts do not go together: from one that
// passes, a trainer goes on without any further check.
func readFor(file []byte, bits int, train, validation series.Records) (savedRun, error) {
	s, err := read(file)
	if err != nil {
		return s, err
	}
	problem, detail := OtherRecords, "it was trained on others than these"
	switch err := checkRecords(s.config, train, validation); {
	case s.bits != bits:
		problem, detail = OtherNumbers, "its numbers have "+itoa(s.bits)+" bits"
	case err != nil:
		detail = err.Error()
	case hashRecords(train, validation) != s.records:
	default:
		problem, detail = WrongContent, s.misfit(train, validation)
	}
	if detail == "" {
		return s, nil
	}
	return s, &FileError{problem, detail}
}

// losses is how many epochs have theirs in the history.
func (s *savedRun) losses() int { return len(s.history) / 16 }

// misfit names a part that no run has with these settings and records, or with
// the other parts. Only a program that writes other files than this one comes
// to have one.
func (s *savedRun) misfit(train, validation series.Records) string {
	c, epoch, n := s.config, s.now.epoch, s.losses()
	if len(s.history) != 16*n || n > c.Epochs+1 {
		return "history"
	}
	if epoch < 0 || epoch > c.Epochs {
		return "epoch"
	}
	early := c.Patience > 0 && n == epoch+1
	possible, between := false, false
	switch s.state {
	case Running:
		between = s.check == noCheck && epoch < c.Epochs && n == epoch+1
		possible = between || s.check == epochCheck && n == epoch || s.check == finalCheck && early
	case Done:
		possible = s.check == noCheck && epoch == c.Epochs && n == epoch+1
	case Stopped:
		possible = s.check == noCheck && early
	case Diverged:
		possible = s.check == noCheck && epoch == s.good.epoch
	}
	if !possible {
		return "state"
	}
	if s.update < 0 || s.update > 0 && !(between && s.update < (train.N+c.Batch-1)/c.Batch) {
		return "update"
	}
	if s.good.epoch < 0 || s.good.epoch > min(epoch, n) {
		return "good.epoch"
	}
	if s.altered < 0 || s.altered > 1 {
		return "altered"
	}
	for at := range len(s.history) / 8 {
		if !finite(numberAt(s.history[8*at:])) {
			return "history"
		}
	}
	return s.misfitInNumbers(train, validation)
}

func (s *savedRun) misfitInNumbers(train, validation series.Records) string {
	weights := s.bits / 8 * newShape(s.config, train).weights()
	numbers, best := weights, 0
	switch s.config.Optimizer {
	case Adam, AdamW:
		numbers *= 3
	case Momentum, RMSprop:
		numbers *= 2
	}
	for _, m := range []*moment{&s.now, &s.good} {
		if len(m.numbers) != numbers {
			return "weights"
		}
		c := s.config
		c.LearningRate = m.learningRate
		if c.Validate() != nil {
			return "learningRate"
		}
		if m.updates < 0 || !(m.power1 >= 0 && m.power1 <= 1 && m.power2 >= 0 && m.power2 <= 1) {
			return "optimizer"
		}
	}
	if s.config.Patience > 0 && len(s.history) > 0 {
		best = weights
	}
	if len(s.best) != best {
		return "best"
	}

	each := train.Outputs
	switch {
	case s.predicted < 0:
		each = 0
	case train.Classes != nil:
		each = train.Steps
	case s.config.Gradient == AsPrinted:
		each *= 2
	}
	if s.predicted < -1 || s.predicted > s.config.Epochs || len(s.predictions) != 8*each*(train.N+validation.N) {
		return "predictions"
	}
	if train.Classes != nil {
		for at := range len(s.predictions) / 8 {
			if wordAt(s.predictions[8*at:], 8) >= uint64(train.Outputs) {
				return "predictions"
			}
		}
	}
	return ""
}
