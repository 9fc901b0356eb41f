package rnn

import (
	"math"
	"strconv"

	"github.com/rnnlab/rnnlab/rnn/series"
)

// CheckRecords reports records that a network of a valid Config cannot be trained
// on, or for which it is too large, as a [*FieldError]. There need not be any to
// validate: a validation set of 0 records goes with every training set, but with
// no Patience.
func CheckRecords(config Config, train, validation series.Records) error {
	validation = orNone(validation)
	sizes := series.Records{Steps: config.Steps, Inputs: max(1, train.Inputs), Outputs: max(1, train.Outputs)}
	kind := train.Kind()
	if config.Input == PerStep {
		sizes.Inputs, kind.Inputs = 1, series.Numbers
	}
	if err := checkSet("train", train, sizes, kind); err != nil {
		return err
	}
	if validation.N != 0 {
		if err := checkSet("validation", validation, sizes, kind); err != nil {
			return err
		}
	} else if config.Patience > 0 {
		return fieldError("patience", itoa(config.Patience), "0 without validation records, whose loss it waits for")
	}
	if config.Carry && !carries {
		return fieldError("carry", "true", "false in a program that is built without it")
	}
	if carries && config.Carry {
		if err := checkCarried("train", train); err != nil {
			return err
		}
		if err := checkCarried("validation", validation); err != nil {
			return err
		}
	}
	if err := config.fits(train.Inputs, train.Outputs); err != nil {
		return err
	}
	return nil
}

// checkSet reports records of another kind than this, of other sizes or with wrong
// values.
func checkSet(set string, r, sizes series.Records, kind series.Kind) error {
	if err := checkSizes(set, r, sizes, kind); err != nil {
		return err
	}
	return checkValues(set, r)
}

// checkSizes is checkSet without a look at the values.
func checkSizes(set string, r, sizes series.Records, kind series.Kind) error {
	if r.N < 1 {
		return wrongPart(set, ".N", r.N, "at least 1 record")
	}
	if r.Stride < 0 {
		return wrongPart(set, ".Stride", r.Stride, "at least 0")
	}
	for _, part := range [...]struct {
		name      string
		got, want int
		before    string
	}{{".Steps", r.Steps, sizes.Steps, "the configured steps, "}, {".Inputs", r.Inputs, sizes.Inputs, ""}, {".Outputs", r.Outputs, sizes.Outputs, ""}} {
		if part.got != part.want {
			return wrongPart(set, part.name, part.got, part.before+itoa(part.want))
		}
	}
	switch of := r.Kind(); {
	case of.Inputs != kind.Inputs:
		return fieldError(set+".Tokens", string(of.Inputs), string(kind.Inputs)+" as inputs")
	case of.Targets != kind.Targets:
		return fieldError(set+".Classes", string(of.Targets), string(kind.Targets)+" as targets")
	}
	return checkLengths(set, r)
}

// wrongPart is the error for a number in a set of records. It is not inlined, as
// many copies would be kilobytes to download.
//
//go:noinline
func wrongPart(set, part string, got int, want string) *FieldError {
	return fieldError(set+part, itoa(got), want)
}

// orNone is the records, or nothing at all where there are none: those of a Split
// and the zero value are one and the same validation set.
func orNone(r series.Records) series.Records {
	if r.N == 0 {
		return series.Records{}
	}
	return r
}

// checkRecord reports a record i of r that is not of the kind trained on.
func (n shape) checkRecord(r series.Records, i int) error {
	if i < 0 || i >= r.N {
		return wrongPart("record", "", i, "from 0 to "+itoa(r.N-1))
	}
	if err := checkSizes("record", r, series.Records{Steps: n.steps, Inputs: n.inputs, Outputs: n.outputs}, n.kind()); err != nil {
		return err
	}
	one := r.Slice(i, i+1)
	if err := checkValues("record", one); err != nil {
		return err
	}
	if masked(one) && !n.masked {
		return fieldError("record.Classes", "none at some time steps", "one at each, as in the records that are trained on")
	}
	return nil
}

// checkLengths reports an array that is not as long as the sizes of r say.
// Tokens take the place of X, and Classes or Labels that of Y.
func checkLengths(set string, r series.Records) error {
	x, tokens, y, classes, labels := r.Extent(), 0, r.N*r.Outputs, 0, 0
	if r.Kind().Inputs == series.Tokens {
		x, tokens = 0, r.N*r.Steps
	}
	switch r.Kind().Targets {
	case series.Classes:
		y, classes = 0, r.N*r.Steps
	case series.Labels:
		y, labels = 0, r.N
	}
	for _, part := range []struct {
		name      string
		got, want int
	}{{".X", len(r.X), x}, {".Tokens", len(r.Tokens), tokens}, {".Y", len(r.Y), y}, {".Classes", len(r.Classes), classes}, {".Labels", len(r.Labels), labels}} {
		if part.got != part.want {
			return fieldError(set+part.name, itoa(part.got)+" values", itoa(part.want)+" values")
		}
	}
	return nil
}

// checkValues reports a number that is not finite, an index out of range, or a
// record that asks for nothing.
func checkValues(set string, r series.Records) error {
	if err := checkFinite(set+".X", r.X); err != nil {
		return err
	}
	if err := checkFinite(set+".Y", r.Y); err != nil {
		return err
	}
	if err := checkIndices(set+".Tokens", r.Tokens, 0, r.Inputs); err != nil {
		return err
	}
	if err := checkIndices(set+".Labels", r.Labels, 0, r.Outputs); err != nil {
		return err
	}
	if err := checkIndices(set+".Classes", r.Classes, series.NoClass, r.Outputs); err != nil {
		return err
	}
	return checkMask(set, r)
}

// checkFinite reports a number that is not finite.
func checkFinite(name string, x []float64) error {
	for i, v := range x {
		if !finite(v) {
			return fieldError(name+"["+itoa(i)+"]", strconv.FormatFloat(v, 'g', -1, 64), "a finite number")
		}
	}
	return nil
}

// checkIndices reports an index outside least to n-1.
func checkIndices(name string, indices []int, least, n int) error {
	for i, v := range indices {
		if v < least || v >= n {
			return wrongPart(name, "["+itoa(i)+"]", v, "from "+itoa(least)+" to "+itoa(n-1))
		}
	}
	return nil
}

func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }
