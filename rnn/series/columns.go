package series

import "strconv"

// Columns cuts columns of the same length, such as open, high, low, close and
// volume, in overlapping windows: record i reads the rows i to i+steps-1 of all
// inputs and is to predict the ahead rows after them of all targets,
//
//	X = inputs[0][i], inputs[1][i], ..., of row i, then those of the rows up to i+steps-1
//	Y = targets[0][i+steps], targets[1][i+steps], ..., then those of the rows up to i+steps+ahead-1
//
// so that there are len(inputs) inputs, ahead*len(targets) outputs, and
// n-steps-ahead+1 records of n rows. A target may be an input too. steps and ahead
// are from 1 on, together at most n, and every value must be a finite number.
// The records are views, with a Stride of len(inputs), on a copy of the columns;
// for ahead above 1 the targets are written out.
//
// Neighbouring records share targets where ahead is above 1: leave ahead-1 of them
// out between those to train on and those to validate or test with.
func Columns(inputs, targets [][]float64, steps, ahead int) (Records, error) {
	n, err := checkColumns(inputs, targets)
	if err != nil {
		return Records{}, err
	}
	if err := checkRange("steps", steps, 1, n-1); err != nil {
		return Records{}, err
	}
	if err := checkRange("ahead", ahead, 1, n-steps); err != nil {
		return Records{}, err
	}
	r := Records{N: n - steps - ahead + 1, Steps: steps, Inputs: len(inputs), Outputs: ahead * len(targets), Stride: len(inputs),
		X: rowsOf(inputs, 0, n-ahead)}
	if ahead == 1 {
		r.Y = rowsOf(targets, steps, n)
		return r, nil
	}
	r.Y = make([]float64, 0, r.N*r.Outputs)
	for i := range r.N {
		for row := i + steps; row < i+steps+ahead; row++ {
			for _, column := range targets {
				r.Y = append(r.Y, column[row])
			}
		}
	}
	return r, nil
}

// rowsOf is the rows from lo up to but not including hi, one after the other.
func rowsOf(columns [][]float64, lo, hi int) []float64 {
	all := make([]float64, (hi-lo)*len(columns))
	for i, column := range columns {
		for row, v := range column[lo:hi] {
			all[row*len(columns)+i] = v
		}
	}
	return all
}

// checkColumns reports columns that do not go together, and says how many rows
// they have.
func checkColumns(inputs, targets [][]float64) (rows int, err error) {
	for _, set := range []struct {
		name    string
		columns [][]float64
	}{{"inputs", inputs}, {"targets", targets}} {
		if len(set.columns) == 0 {
			return 0, wrong(set.name, "at least 1 column", "0")
		}
		for i, column := range set.columns {
			name := set.name + "[" + strconv.Itoa(i) + "]"
			if len(column) != len(inputs[0]) {
				return 0, wrong(name, strconv.Itoa(len(inputs[0]))+" values like the first column", strconv.Itoa(len(column)))
			}
			if err := checkNamed(name, column, 2); err != nil {
				return 0, err
			}
		}
	}
	return len(inputs[0]), nil
}
