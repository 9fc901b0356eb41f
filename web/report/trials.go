package main

import (
	"fmt"
	"math"
	"sync"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/task"
)

// A trial is a rung of the ladder of a series and how it went. Failed is why it
// did not, in which case there is nothing else.
type trial struct {
	task.OwnRung
	*task.Outcome
	Failed      error
	Band        task.Band // empty where there is too little to tell, or forecasts run away
	History     rnn.History
	FloorLosses []float64 // what the rules have beside it
	Hash        string
}

// try trains every rung on a series, and lets each forecast so many values past its end.
func try(o *task.Own, horizon int) []trial {
	ladder := o.Ladder()
	trials := make([]trial, len(ladder))
	var all sync.WaitGroup
	for i, rung := range ladder {
		all.Go(func() {
			trials[i].OwnRung = rung
			trials[i].Failed = trials[i].train(o, horizon)
		})
	}
	all.Wait()
	return trials
}

func (t *trial) train(o *task.Own, horizon int) (err error) {
	if t.Outcome, err = o.Train(t.OwnRung, horizon); err != nil {
		return err
	}
	if band, err := t.Run.Band(horizon); err == nil {
		t.Band = band
	}
	if t.FloorLosses, err = t.Run.FloorLosses(); err != nil {
		return err
	}
	t.History = t.Run.History()
	t.Hash = fmt.Sprintf("%016x", t.Run.Hash())
	return nil
}

// best is the index of the trial with the lowest validation error, or -1 where all failed.
func best(trials []trial) int {
	at, least := -1, math.Inf(1)
	for i, t := range trials {
		if t.Failed == nil && (at < 0 || t.Verdict.RMSE < least) {
			at, least = i, t.Verdict.RMSE
		}
	}
	return at
}
