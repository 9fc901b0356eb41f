package loop

import "github.com/rnnlab/rnnlab/rnn/internal/runfile"

// Save takes down how the run stands: all of a file's content that is no matter
// of the model.
func (l *Loop) Save() *runfile.Run {
	s := &runfile.Run{State: l.State, Altered: l.Altered, Update: l.Update, Predicted: l.Predicted, Divergence: l.Divergence,
		Now:     runfile.Moment{Epoch: l.Epoch, LearningRate: l.LearningRate},
		Good:    runfile.Moment{Epoch: l.goodEpoch, LearningRate: l.goodRate},
		History: runfile.Encode(l.History.Train, l.History.Validation)}
	switch {
	case l.Evaluating && l.final:
		s.Underway = runfile.FinalEvaluation
	case l.Evaluating:
		s.Underway = runfile.EpochEvaluation
	}
	return s
}

// Resume puts a fresh run where s stands, which [runfile.Run.Misfit] has found
// nothing wrong with. An evaluation that was under way begins anew.
func (l *Loop) Resume(s *runfile.Run) {
	l.Epoch, l.Update, l.LearningRate = s.Now.Epoch, s.Update, s.Now.LearningRate
	l.goodEpoch, l.goodRate = s.Good.Epoch, s.Good.LearningRate
	l.State, l.Altered, l.Divergence = s.State, s.Altered, s.Divergence
	n := s.Losses()
	l.History.Train, l.History.Validation = l.History.Train[:n], l.History.Validation[:n]
	runfile.Decode(s.History, l.History.Train, l.History.Validation)
	l.History.Truncate(n) // finds the best
	l.Predicted = s.Predicted
	l.Evaluating = false
	if s.Underway != runfile.NoEvaluation {
		l.evaluate(s.Underway == runfile.FinalEvaluation)
	}
}
