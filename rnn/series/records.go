package series

import (
	"errors"
	"math"
	"strconv"
)

// Records are the examples of a supervised training set: N sequences of Steps
// time steps with Inputs numbers each, and for each sequence Outputs target
// numbers.
//
// Windows of a series overlap, so they are views on it: with a Stride below
// Steps*Inputs, neighbouring records share numbers of X, and a million windows of
// a hundred numbers take no more memory than the series. Input finds a record's
// own; Apart is for whoever wants X written out.
//
// Where the inputs of a time step are a 1 among zeros, as for the characters of
// a text, Tokens says which is the 1, and X is nil. Where one of Outputs
// classes is to be predicted at time steps, as for the character that follows,
// Classes holds them, with [NoClass] at a step that predicts nothing, such as
// padding, and Y is nil. Where one is to be predicted at the last step alone, of
// the record as a whole, Labels holds them. Kind says which they are.
type Records struct {
	N       int       // number of records
	Steps   int       // time steps of a record
	Inputs  int       // numbers fed in at a time step
	Outputs int       // numbers to predict, or classes to choose from
	Stride  int       // elements of X from one record's inputs to the next's; 0 for Steps*Inputs, one after the other
	X       []float64 // inputs, (N, Steps, Inputs) without a Stride
	Y       []float64 // targets, (N, Outputs)
	Tokens  []int     // in place of X: index of the input that is 1, (N, Steps)
	Classes []int     // in place of Y: the class at each time step or NoClass, (N, Steps)
	Labels  []int     // in place of Y: the class at the last time step, (N)
}

// NoClass is in the place of a class where there is none to predict: such a time
// step has no loss. (PyTorch's ignore_index has the default -100.)
const NoClass = -1

// Input is the input of record i, (Steps, Inputs). It shares memory with r.X, and
// where there is a Stride, with the inputs of other records.
func (r Records) Input(i int) []float64 {
	at, size := i*r.stride(), r.Steps*r.Inputs
	return r.X[at : at+size : at+size]
}

// stride is the elements of X from one record's inputs to the next's.
func (r Records) stride() int {
	if r.Stride == 0 {
		return r.Steps * r.Inputs
	}
	return r.Stride
}

// Extent is how many elements X has to have, those between the first record's
// first input and the last record's last one.
func (r Records) Extent() int {
	if r.N == 0 {
		return 0
	}
	return (r.N-1)*r.stride() + r.Steps*r.Inputs
}

// Apart is the same records without a Stride: each has its inputs to itself, in
// an X of (N, Steps, Inputs). They share memory with r only where r has none.
func (r Records) Apart() Records {
	if r.Stride == 0 || r.X == nil {
		r.Stride = 0
		return r
	}
	x := make([]float64, 0, r.N*r.Steps*r.Inputs)
	for i := range r.N {
		x = append(x, r.Input(i)...)
	}
	r.X, r.Stride = x, 0
	return r
}

// Target is the target of record i, (Outputs). It shares memory with r.Y.
func (r Records) Target(i int) []float64 {
	return r.Y[i*r.Outputs : (i+1)*r.Outputs : (i+1)*r.Outputs]
}

// Token is the tokens of record i, (Steps). It shares memory with r.Tokens.
func (r Records) Token(i int) []int {
	return r.Tokens[i*r.Steps : (i+1)*r.Steps : (i+1)*r.Steps]
}

// Class is the classes of record i, (Steps). It shares memory with r.Classes.
func (r Records) Class(i int) []int {
	return r.Classes[i*r.Steps : (i+1)*r.Steps : (i+1)*r.Steps]
}

// Slice is the records from lo up to but not including hi, 0 <= lo <= hi <= N,
// as in r[lo:hi]. It shares memory with r, and like a slice expression it
// panics outside that range.
func (r Records) Slice(lo, hi int) Records {
	if lo < 0 || hi < lo || hi > r.N {
		panic("series: records " + strconv.Itoa(lo) + " to " + strconv.Itoa(hi) +
			" of " + strconv.Itoa(r.N))
	}
	if r.X != nil {
		part := r
		part.N = hi - lo
		at, extent := min(lo*r.stride(), len(r.X)), part.Extent()
		r.X = r.X[at : at+extent : at+extent]
	}
	r.Y = rows(r.Y, lo, hi, r.Outputs)
	r.Tokens = rows(r.Tokens, lo, hi, r.Steps)
	r.Classes = rows(r.Classes, lo, hi, r.Steps)
	r.Labels = rows(r.Labels, lo, hi, 1)
	r.N = hi - lo
	return r
}

// rows is the rows lo to hi of x, each of size elements, or nil.
func rows[E any](x []E, lo, hi, size int) []E {
	if x == nil {
		return nil
	}
	return x[lo*size : hi*size : hi*size]
}

// Windows cuts a series in overlapping windows of steps values, each with the
// value that follows as its target: record i is
//
//	X = values[i], ..., values[i+steps-1]    Y = values[i+steps]
//
// with one input and one output, for len(values)-steps records in all. steps is
// from 1 to len(values)-1, and every value must be a finite number. The records
// are views, with a Stride of 1, on a copy of the values.
func Windows(values []float64, steps int) (Records, error) {
	if err := checkValues(values, 2); err != nil {
		return Records{}, err
	}
	if err := checkRange("steps", steps, 1, len(values)-1); err != nil {
		return Records{}, err
	}
	n := len(values) - steps
	return Records{N: n, Steps: steps, Inputs: 1, Outputs: 1, Stride: 1,
		X: append([]float64(nil), values[:len(values)-1]...), Y: append([]float64(nil), values[steps:]...)}, nil
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
func checkValues(values []float64, least int) error { return checkNamed("values", values, least) }

func checkNamed(name string, values []float64, least int) error {
	if len(values) < least {
		return wrong(name, "at least "+strconv.Itoa(least)+" numbers", strconv.Itoa(len(values)))
	}
	for i, v := range values {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return wrong(name+"["+strconv.Itoa(i)+"]", "a finite number", strconv.FormatFloat(v, 'g', -1, 64))
		}
	}
	return nil
}

func wrong(field, want, got string) error {
	return errors.New(field + ": want " + want + ", got " + got)
}
