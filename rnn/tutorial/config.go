package tutorial

import (
	"strconv"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// Config is the tutorial's own, with the weights of a seed: the first rung of
// the ladder.
func Config(seed uint32) rnn.Config {
	printed, err := rnn.PresetNamed("printed")
	if err != nil {
		panic(err) // the ladder begins with it
	}
	printed.Config.Seed = seed
	return printed.Config
}

const asPrinted = string(rnn.AsPrinted)

var rules = rnn.Rules{
	{Name: asPrinted, When: "gradient", Is: asPrinted, Field: "cell", Must: string(rnn.Elman)},
	{Name: asPrinted, When: "gradient", Is: asPrinted, Field: "layers", Must: "1"},
	{Name: asPrinted, When: "gradient", Is: asPrinted, Field: "activation", Must: string(rnn.Sigmoid)},
	{Name: asPrinted, When: "gradient", Is: asPrinted, Field: "input", Must: string(rnn.PerStep)},
	{Name: asPrinted, When: "gradient", Is: asPrinted, Field: "optimizer", Must: string(rnn.SGD)},
	{Name: asPrinted, When: "gradient", Is: asPrinted, Field: "clip", Must: string(rnn.ClipValue)},
	{Name: asPrinted, When: "gradient", Is: asPrinted, Field: "batch", Must: "1"},
	{Name: asPrinted, When: "gradient", Is: asPrinted, Field: "shuffle", Must: "0"},
	{Name: asPrinted, When: "gradient", Is: asPrinted, Field: "carry", Must: "0"},
	{Name: asPrinted, When: "gradient", Is: asPrinted, Field: "truncate", AtLeast: 1, AtMost: "steps", Else: 5},
}

// Rules are the choices that the printed code has built in: with any other it is
// not the tutorial. They come before those of [rnn.ConfigRules].
func Rules() rnn.Rules { return append(rnn.Rules(nil), rules...) }

// checkConfig reports a Config that the printed code is not for.
func checkConfig(c rnn.Config) error {
	if c.Gradient != rnn.AsPrinted {
		return &rnn.FieldError{Field: "gradient", Got: string(c.Gradient), Want: asPrinted + ", or the trainer of package rnn"}
	}
	if err := rules.Check(c); err != nil {
		return err
	}
	return c.Validate()
}

// checkRecords reports records that the printed code is not for.
func checkRecords(c rnn.Config, train, validation series.Records) error {
	if err := rnn.CheckRecords(c, train, validation); err != nil {
		return err
	}
	if validation.N < 1 {
		return &rnn.FieldError{Field: "validation.N", Got: strconv.Itoa(validation.N), Want: "at least 1 record with gradient " + asPrinted}
	}
	if train.Outputs != 1 || train.Kind().Targets != series.Numbers {
		return &rnn.FieldError{Field: "train.Outputs", Got: strconv.Itoa(train.Outputs) + " of " + train.Kind().String(),
			Want: "1 number with gradient " + asPrinted}
	}
	return nil
}

func learningRate() rnn.Field {
	f, err := rnn.FieldNamed("learningRate")
	if err != nil {
		panic(err) // it is in the table
	}
	return f
}
