package series

import (
	"errors"
	"math"
	"strconv"
)

// Records are the examples of a supervised training set: N sequences of Steps
// time steps with Inputs numbers each, and for each sequence Outputs target
// numbers.
type Records struct {
	N       int       // number of records
	Steps   int       // time steps of a record
	Inputs  int       // numbers fed in at a time step
	Outputs int       // numbers to predict
	X       []float64 // inputs, (N, Steps, Inputs)
	Y       []float64 // targets, (N, Outputs)
}

// Input is the input of record i, (Steps, Inputs). It shares memory with r.X.
func (r Records) Input(i int) []float64 {
	size := r.Steps * r.Inputs
	return r.X[i*size : (i+1)*size : (i+1)*size]
}

// Target is the target of record i, (Outputs). It shares memory with r.Y.
func (r Records) Target(i int) []float64 {
	return r.Y[i*r.Outputs : (i+1)*r.Outputs : (i+1)*r.Outputs]
}

// Slice is the records from lo up to but not including hi, 0 <= lo <= hi <= N,
// as in r[lo:hi]. It shares memory with r, and like a slice expression it
// panics outside that range.
func (r Records) Slice(lo, hi int) Records {
	if lo < 0 || hi < lo || hi > r.N {
		panic("series: records " + strconv.Itoa(lo) + " to " + strconv.Itoa(hi) +
			" of " + strconv.Itoa(r.N))
	}
	size := r.Steps * r.Inputs
	r.X = r.X[lo*size : hi*size : hi*size]
	r.Y = r.Y[lo*r.Outputs : hi*r.Outputs : hi*r.Outputs]
	r.N = hi - lo
	return r
}

// Windows cuts a series in overlapping windows of steps values, each with the
// value that follows as its target: record i is
//
//	X = values[i], ..., values[i+steps-1]    Y = values[i+steps]
//
// with one input and one output, for len(values)-steps records in all. steps is
// from 1 to len(values)-1, and every value must be a finite number.
func Windows(values []float64, steps int) (Records, error) {
	if err := checkValues(values, 2); err != nil {
		return Records{}, err
	}
	if err := checkRange("steps", steps, 1, len(values)-1); err != nil {
		return Records{}, err
	}
	n := len(values) - steps
	r := Records{N: n, Steps: steps, Inputs: 1, Outputs: 1,
		X: make([]float64, n*steps), Y: make([]float64, n)}
	for i := range n {
		copy(r.Input(i), values[i:])
	}
	copy(r.Y, values[steps:])
	return r, nil
}

// Split divides records in the order of time: the last validation records are
// for validation, those before for training, both sharing memory with r.
// validation is from 0 to r.N-1, so that one record is left to train on.
func Split(r Records, validation int) (training, validating Records, err error) {
	if r.N < 1 {
		return Records{}, Records{}, errors.New("records: want at least 1, got 0")
	}
	if err := checkRange("validation", validation, 0, r.N-1); err != nil {
		return Records{}, Records{}, err
	}
	at := r.N - validation
	return r.Slice(0, at), r.Slice(at, r.N), nil
}

// checkRange reports a value outside lo to hi.
func checkRange(field string, value, lo, hi int) error {
	if value >= lo && value <= hi {
		return nil
	}
	return errors.New(field + ": want " + strconv.Itoa(lo) + " to " + strconv.Itoa(hi) +
		", got " + strconv.Itoa(value))
}

// checkValues reports a series shorter than least or with a value that is NaN
// or infinite.
func checkValues(values []float64, least int) error {
	if len(values) < least {
		return errors.New("values: want at least " + strconv.Itoa(least) +
			" numbers, got " + strconv.Itoa(len(values)))
	}
	for i, v := range values {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return errors.New("values[" + strconv.Itoa(i) + "]: want a finite number, got " +
				strconv.FormatFloat(v, 'g', -1, 64))
		}
	}
	return nil
}
