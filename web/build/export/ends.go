package main

import "github.com/rnnlab/rnnlab/web/ladder"

// end is what a rung says at its end, beside the truth: web/build/pages draws it
// small.
type end struct {
	Truth      []float64 `json:"truth"` // targets of the validation records
	Prediction []float64 `json:"prediction"`
}

// endsOf are the ends of rungs by their names.
func endsOf(rungs []*ladder.Rung) map[string]end {
	ends := map[string]end{}
	for _, r := range rungs {
		ends[r.Name] = end{r.Validation.Y, r.Last().Validation}
	}
	return ends
}
