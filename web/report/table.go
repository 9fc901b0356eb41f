package main

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/web/ladder"
)

// row is a line of the table of presets. The tutorial as printed has two: the
// network that was trained, and the printed prediction step with its weights.
type row struct {
	Name                      string
	PrintedStep               bool
	RMSETrain, RMSEValidation string
	LossTrain, LossValidation string // of the last weights; empty for the printed step
	Hash                      string
}

func tableRows(r *ladder.Rung) []row {
	last, end := r.Last(), len(r.History.Train)-1
	rows := []row{{
		Name:           r.Name,
		RMSETrain:      digits(rnn.RMSE(last.Train, r.Train.Y)),
		RMSEValidation: digits(rnn.RMSE(last.Validation, r.Validation.Y)),
		LossTrain:      digits(r.History.Train[end]),
		LossValidation: digits(r.History.Validation[end]),
		Hash:           r.Hash,
	}}
	if r.Printed.Train != nil {
		rows = append(rows, row{
			Name:           r.Name + ", printed prediction step",
			PrintedStep:    true,
			RMSETrain:      digits(rnn.RMSE(r.Printed.Train, r.Train.Y)),
			RMSEValidation: digits(rnn.RMSE(r.Printed.Validation, r.Validation.Y)),
		})
	}
	return rows
}

// digits writes a number that is not negative to four significant digits.
func digits(x float64) string {
	if x == 0 {
		return "0"
	}
	if decimals := 3 - int(math.Floor(math.Log10(x))); x >= 1e-4 && x < 1e4 {
		return strconv.FormatFloat(x, 'f', decimals, 64)
	}
	return strconv.FormatFloat(x, 'e', 3, 64)
}

// powers writes 1.2e-06 as 1.2×10⁻⁶.
func powers(number string) string {
	mantissa, exponent, ok := strings.Cut(number, "e")
	if !ok {
		return number
	}
	e, _ := strconv.Atoi(exponent)
	raised := strings.NewReplacer("-", "⁻", "0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴",
		"5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹").Replace(strconv.Itoa(e))
	return mantissa + "×10" + raised
}

// epochTable is the tutorial's own output: sums over the records, checked
// before each epoch's updates.
func epochTable(r *ladder.Rung) string {
	var b strings.Builder
	for e := range r.Config.Epochs {
		fmt.Fprintf(&b, "Epoch:  %d , Loss:  [[%s]] , Val Loss:  [[%s]]\n", e+1,
			numpyDigits(r.History.Train[e]*float64(r.Train.N)), numpyDigits(r.History.Validation[e]*float64(r.Validation.N)))
	}
	return b.String()
}

// numpyDigits writes a number as NumPy prints an array of one: eight digits
// after the point, without the zeros at the end, and with an exponent when it
// is small.
func numpyDigits(x float64) string {
	if x == 0 || x >= 1e-4 {
		s := strings.TrimRight(strconv.FormatFloat(x, 'f', 8, 64), "0")
		return s
	}
	mantissa, exponent, _ := strings.Cut(strconv.FormatFloat(x, 'e', 8, 64), "e")
	return strings.TrimRight(mantissa, "0") + "e" + exponent
}

// changes lists the settings in which a preset differs from the one before it.
func changes(before, after rnn.Config) []change {
	var list []change
	for _, f := range rnn.Fields() {
		if was, is := f.Text(before), f.Text(after); was != is {
			list = append(list, change{f.Name, was, is})
		}
	}
	return list
}

type change struct{ Field, Was, Is string }
