package series

import (
	"errors"
	"strconv"
)

// Parts says how many values of a series are for what, in the order of time:
// the first Train to learn from, Validation to choose by, and at the end Test,
// which nothing may see before everything is chosen.
type Parts struct{ Train, Validation, Test int }

// Shortest is how many values a series needs to be divided.
const Shortest = 5

// Divide gives the last fifth of n values to test, the fifth before it to
// validate, and the rest to train. n is at least [Shortest].
func Divide(n int) (Parts, error) {
	if n < Shortest {
		return Parts{}, errors.New("values: want at least " + strconv.Itoa(Shortest) + " numbers, got " + strconv.Itoa(n))
	}
	return Parts{n - 2*(n/5), n / 5, n / 5}, nil
}

// Check reports parts that are not of a series of n values: each has at least
// one, and together they are n.
func (p Parts) Check(n int) error {
	for _, part := range []struct {
		name string
		n    int
	}{{"train", p.Train}, {"validation", p.Validation}, {"test", p.Test}} {
		if err := checkRange(part.name, part.n, 1, n); err != nil {
			return err
		}
	}
	if p.Len() != n {
		return errors.New("parts: want " + strconv.Itoa(n) + " values in all, got " + strconv.Itoa(p.Len()))
	}
	return nil
}

// Len is how many values there are in all.
func (p Parts) Len() int { return p.Train + p.Validation + p.Test }

// Known is how many values training and validation have.
func (p Parts) Known() int { return p.Train + p.Validation }
