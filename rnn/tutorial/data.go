package tutorial

import "github.com/rnnlab/rnnlab/rnn/series"

// The tutorial's data: sin(0), sin(1) and so on, and how many of its windows,
// the last ones, are for validation.
const (
	Points     = 200
	Validation = 50
)

// Records returns the tutorial's records for windows of the given length, 1 to
// 149: with 50 steps, 100 to train on and 50 to validate.
func Records(steps int) (train, validation series.Records, err error) {
	all, err := series.Windows(series.Sine(Points), steps)
	if err != nil {
		return train, validation, err
	}
	return series.Split(all, Validation)
}
