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
	for _, set := range []struct {
		name string
		r    series.Records
	}{{"train", train}, {"validation", validation}} {
		if set.name == "validation" && set.r.N == 0 {
			if config.Patience > 0 {
				return &FieldError{"patience", itoa(config.Patience), "0 without validation records, whose loss it waits for"}
			}
			continue
		}
		switch r, kind := set.r, set.r.Kind(); {
		case r.N < 1:
			return &FieldError{set.name + ".N", itoa(r.N), "at least 1 record"}
		case r.Steps != config.Steps:
			return &FieldError{set.name + ".Steps", itoa(r.Steps), "the configured steps, " + itoa(config.Steps)}
		case r.Stride < 0:
			return &FieldError{set.name + ".Stride", itoa(r.Stride), "at least 0"}
		case r.Inputs != train.Inputs || r.Inputs < 1:
			return &FieldError{set.name + ".Inputs", itoa(r.Inputs), "at least 1, the same in both sets"}
		case config.Input == PerStep && r.Inputs != 1:
			return &FieldError{set.name + ".Inputs", itoa(r.Inputs), "1 with input " + string(PerStep)}
		case r.Outputs != train.Outputs || r.Outputs < 1:
			return &FieldError{set.name + ".Outputs", itoa(r.Outputs), "at least 1, the same in both sets"}
		case kind.Inputs != train.Kind().Inputs:
			return &FieldError{set.name + ".Tokens", "in one set only", "the same kind of inputs in both sets"}
		case kind.Targets != train.Kind().Targets:
			return &FieldError{set.name + ".Classes", "in one set only", "the same kind of targets in both sets"}
		case config.Input == PerStep && kind.Inputs != series.Numbers:
			return &FieldError{set.name + ".Tokens", itoa(len(r.Tokens)) + " values", "none with input " + string(PerStep)}
		}
		if err := checkLengths(set.name, set.r); err != nil {
			return err
		}
		if err := checkValues(set.name, set.r); err != nil {
			return err
		}
		if err := checkMask(set.name, set.r); err != nil {
			return err
		}
	}
	if err := config.fits(train.Inputs, train.Outputs); err != nil {
		return err
	}
	return nil
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
	switch {
	case i < 0 || i >= r.N:
		return &FieldError{"record", itoa(i), "from 0 to " + itoa(r.N-1)}
	case r.Steps != n.steps:
		return &FieldError{"record.Steps", itoa(r.Steps), itoa(n.steps)}
	case r.Stride < 0:
		return &FieldError{"record.Stride", itoa(r.Stride), "at least 0"}
	case r.Inputs != n.inputs:
		return &FieldError{"record.Inputs", itoa(r.Inputs), itoa(n.inputs)}
	case r.Outputs != n.outputs:
		return &FieldError{"record.Outputs", itoa(r.Outputs), itoa(n.outputs)}
	case (r.Kind().Inputs == series.Tokens) != n.tokenInputs:
		return &FieldError{"record.Tokens", itoa(len(r.Tokens)) + " values", "the kind of inputs that is trained on"}
	case r.Kind().Targets != n.kind().Targets:
		return &FieldError{"record.Classes", itoa(len(r.Classes)) + " values", "the kind of targets that is trained on"}
	}
	if err := checkLengths("record", r); err != nil {
		return err
	}
	one := r.Slice(i, i+1)
	if err := checkValues("record", one); err != nil {
		return err
	}
	if masked(one) && !n.masked {
		return &FieldError{"record.Classes", "none at some time steps", "one at each, as in the records that are trained on"}
	}
	return checkMask("record", one)
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
			return &FieldError{set + part.name, itoa(part.got) + " values", itoa(part.want) + " values"}
		}
	}
	return nil
}

// checkValues reports a number that is not finite, or an index out of range.
func checkValues(set string, r series.Records) error {
	for _, part := range []struct {
		name   string
		values []float64
	}{{".X", r.X}, {".Y", r.Y}} {
		for i, v := range part.values {
			if !finite(v) {
				return &FieldError{set + part.name + "[" + itoa(i) + "]", strconv.FormatFloat(v, 'g', -1, 64), "a finite number"}
			}
		}
	}
	if err := checkIndices(set+".Tokens", r.Tokens, r.Inputs); err != nil {
		return err
	}
	if err := checkIndices(set+".Labels", r.Labels, r.Outputs); err != nil {
		return err
	}
	for i, v := range r.Classes {
		if v < series.NoClass || v >= r.Outputs {
			return &FieldError{set + ".Classes[" + itoa(i) + "]", itoa(v), "from 0 to " + itoa(r.Outputs-1) + ", or " + itoa(series.NoClass) + " for none"}
		}
	}
	return nil
}

// checkIndices reports an index that is not below n.
func checkIndices(name string, indices []int, n int) error {
	for i, v := range indices {
		if v < 0 || v >= n {
			return &FieldError{name + "[" + itoa(i) + "]", itoa(v), "from 0 to " + itoa(n-1)}
		}
	}
	return nil
}

func finite(x float64) bool { return !math.IsNaN(x) && !math.IsInf(x, 0) }
