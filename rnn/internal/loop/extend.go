package loop

import "github.com/rnnlab/rnnlab/rnn/internal/runfile"

// HasEnd says whether the run is on its way to the end of its plan, or there.
// One that has diverged or stops early holds the weights of an earlier epoch.
func (l *Loop) HasEnd() bool {
	return l.State == runfile.Done || l.State == runfile.Running && !(l.Evaluating && l.final)
}

// Extend has a run that has an end go on for more epochs, from there if it is
// done. Where it alters the run, no plan from the start repeats it.
func (l *Loop) Extend(epochs int, alters bool) {
	l.plan.Epochs += epochs
	for _, losses := range []*[]float64{&l.History.Train, &l.History.Validation} {
		*losses = append(make([]float64, 0, l.plan.Epochs+1), *losses...)
	}
	l.Altered = l.Altered || alters
	if l.State == runfile.Done {
		l.State = runfile.Running
	}
}
