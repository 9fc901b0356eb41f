package task

import (
	"math"

	"github.com/rnnlab/rnnlab/rnn/series"
)

// A Rule predicts the next value of a series without a network.
type Rule string

// The rules that floors are computed of.
const (
	Zero   Rule = "zero"   // always 0
	Mean   Rule = "mean"   // always the mean of what the training records are to predict
	Last   Rule = "last"   // the last value once more
	Linear Rule = "linear" // a x[t] + b x[t-1], with a and b by least squares over the training records
)

// A Floor is what a rule reaches on the records that a network is measured on. A
// network that does not get below it has learned nothing that the rule does not
// know. What a rule has to choose, it chooses by the training records alone.
type Floor struct {
	Rule Rule

	// Losses as those of a network: the mean of half the squared error.
	Validation, Test float64

	// Coefficients of Linear: of the newest value and of the one before it.
	Coefficients []float64
}

// Floors are what the rules reach on d, in the order of the rules above. Linear
// is left out where the training records do not decide its coefficients, as
// those of a constant series, or windows of one step.
func (d Data) Floors() []Floor {
	mean := 0.0
	for _, y := range d.Train.Y {
		mean += y
	}
	mean /= float64(d.Train.N)
	newest := d.Train.Steps - 1
	floors := []Floor{
		d.floor(Zero, func([]float64) float64 { return 0 }),
		d.floor(Mean, func([]float64) float64 { return mean }),
		d.floor(Last, func(x []float64) float64 { return x[newest] }),
	}
	if a, b, ok := fitLinear(d.Train); ok {
		linear := d.floor(Linear, func(x []float64) float64 { return float64(a*x[newest]) + float64(b*x[newest-1]) })
		linear.Coefficients = []float64{a, b}
		floors = append(floors, linear)
	}
	return floors
}

func (d Data) floor(name Rule, rule func(window []float64) float64) Floor {
	return Floor{Rule: name, Validation: ruleLoss(d.Validation, rule), Test: ruleLoss(d.Test, rule)}
}

func ruleLoss(r series.Records, rule func(window []float64) float64) float64 {
	predictions := make([]float64, r.N)
	for i := range predictions {
		predictions[i] = rule(r.Input(i))
	}
	return meanLoss(predictions, r.Y)
}

// fitLinear solves the normal equations of y = a x[t] + b x[t-1]. Each product
// is rounded before it is added, so that the bits are the same on every machine.
func fitLinear(r series.Records) (a, b float64, ok bool) {
	if r.Steps < 2 {
		return 0, 0, false
	}
	var xx, xz, zz, xy, zy float64
	for i, y := range r.Y {
		window := r.Input(i)
		x, z := window[r.Steps-1], window[r.Steps-2]
		xx += float64(x * x)
		xz += float64(x * z)
		zz += float64(z * z)
		xy += float64(x * y)
		zy += float64(z * y)
	}
	determinant := float64(xx*zz) - float64(xz*xz)
	if determinant <= 1e-12*float64(xx*zz) {
		return 0, 0, false
	}
	a = (float64(zz*xy) - float64(xz*zy)) / determinant
	b = (float64(xx*zy) - float64(xz*xy)) / determinant
	return a, b, true
}

// meanLoss is the mean of half the squared error, as a trainer has it.
func meanLoss(predictions, targets []float64) float64 {
	sum := 0.0
	for i, y := range targets {
		e := predictions[i] - y
		sum += float64(float64(e*e) / 2)
	}
	return sum / float64(len(targets))
}

func rmseOfLoss(loss float64) float64 { return math.Sqrt(2 * loss) }
