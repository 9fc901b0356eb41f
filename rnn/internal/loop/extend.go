package loop

import "github.com/rnnlab/rnnlab/rnn/internal/runfile"

// Extend has a run that has not diverged go on with a longer plan: from its end,
// or, where it was stopped early or is about to be, from the epoch at which it was
// stopped. A decay goes by the number of epochs: no plan from the start repeats a
// run in which that has changed.
func (l *Loop) Extend(epochs, patience int, decays bool) {
	if l.State == runfile.Stopped || l.Evaluating && l.final {
		l.model.PutGoodBack()
		l.Begin(l.goodEpoch)
	}
	l.Altered = l.Altered || decays && l.plan.Epochs != epochs
	l.plan.Epochs, l.plan.Patience = epochs, patience
	for _, losses := range []*[]float64{&l.History.Train, &l.History.Validation} {
		*losses = append(make([]float64, 0, epochs+1), *losses...)
	}
	l.State = runfile.Running
}
