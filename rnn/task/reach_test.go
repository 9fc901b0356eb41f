package task

import (
	"flag"
	"testing"
)

var allSeeds = flag.Bool("reach", false, "train ten seeds of every exercise, not one of the quick ones")

// reachSeeds is how many seeds a test of what networks reach is to try: ten if it
// is asked for, otherwise one.
func reachSeeds(t *testing.T) uint32 {
	t.Helper()
	long(t)
	if *allSeeds {
		return 10
	}
	return 1
}

// slow is for what trains long even for one seed.
func slow(t *testing.T) {
	t.Helper()
	if !*allSeeds {
		t.Skip("trains long: -args -reach")
	}
}

// solve tries a rung with the seeds from 0 on, and says after how many sequences
// those that came to it were through.
func solve(t *testing.T, e Exercise, rung int, seeds uint32) (seen []int) {
	t.Helper()
	for seed := range seeds {
		c := e.Ladder[rung].Config
		c.Seed = seed
		trial, err := e.NewTrial(c, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for more := true; more; {
			if more, err = trial.Work(); err != nil {
				t.Fatal(err)
			}
		}
		h := trial.History()
		t.Logf("%s, %s, seed %d: %s %.4f after %d sequences, loss %.4f", e.Name, e.Ladder[rung].Name, seed,
			e.Metric.Name, trial.Score.Value, trial.Judged, h.Validation[len(h.Validation)-1])
		if trial.Solved {
			seen = append(seen, trial.Judged)
		}
	}
	return seen
}
