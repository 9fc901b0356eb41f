package task

import (
	"math"
	"slices"
	"strconv"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/internal/runfile"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// A Forecaster forecasts a series from its latest values, by a network out of a
// saved run and nothing else: neither its data nor what training needs. It is not
// safe for concurrent use.
type Forecaster struct {
	Model     *rnn.Model
	Transform series.Transform // how values in units become what the network reads
	Name      string           // of the values; empty where the file has none
	Band      rnn.Band         // how far off forecasts were; empty where the file has none

	// The least and the greatest of what the network read of the part that trains,
	// transformed; both are 0 where the file does not have its values.
	Least, Greatest float64
}

// OpenForecaster reads a saved run of a network that reads one series of numbers
// and forecasts its next, with the [series.Transform] in its notes: what
// [OwnRun.MarshalBinary] writes, and [rnn.Annotate] with a transform's text. What is
// wrong with the file is a [*rnn.FileError].
func OpenForecaster(file []byte) (*Forecaster, error) {
	model, err := rnn.OpenModel(file)
	if err != nil {
		return nil, err
	}
	numbers := series.Kind{Inputs: series.Numbers, Targets: series.Numbers}
	if model.Kind() != numbers || model.Inputs() != 1 || model.Outputs() != 1 {
		return nil, wrongContent("a network of " + strconv.Itoa(model.Inputs()) + " inputs and " + strconv.Itoa(model.Outputs()) + " outputs, " +
			model.Kind().String() + "; want one that reads one series of numbers and forecasts its next")
	}
	notes := model.Notes()
	if len(notes.Transform) == 0 {
		return nil, wrongContent("it does not say how its numbers were made of those in units: want a transform among its notes")
	}
	f := &Forecaster{Model: model, Band: notes.Band}
	if err := f.Transform.UnmarshalText(notes.Transform); err != nil {
		return nil, wrongContent(err.Error())
	}
	if len(notes.Names) > 0 {
		f.Name = notes.Names[0]
	}
	f.Least, f.Greatest = f.learnt(file)
	return f, nil
}

// learnt is the range of what a file's network was trained on, transformed. A file
// without a series of its own forecasts all the same.
func (f *Forecaster) learnt(file []byte) (least, greatest float64) {
	source, err := runfile.SourceOf(file)
	if err != nil {
		return 0, 0
	}
	parts, _, _, err := ownInFile(string(source.Task))
	if err != nil || len(source.Data) != 8*parts.Len() {
		return 0, 0
	}
	values := make([]float64, parts.Len())
	runfile.Decode(source.Data, values)
	x, err := f.Transform.Apply(values[:parts.Train])
	if err != nil {
		return 0, 0
	}
	return slices.Min(x), slices.Max(x)
}

// Needs is how many of the latest values a forecast is made from.
func (f *Forecaster) Needs() int { return f.Transform.Lost() + f.Model.Config().Steps }

// Far is the indices of those of the latest values that a forecast reads, and that
// are far outside of what the network was trained on: transformed, they are further
// below Least, or above Greatest, than these are apart. It is forecast from them as
// from any others, and is not to be counted on. Errors are those of Forecast.
func (f *Forecaster) Far(values []float64) ([]int, error) {
	x, err := f.read(values)
	if err != nil {
		return nil, err
	}
	var far []int
	apart := f.Greatest - f.Least
	for i, v := range x {
		if apart > 0 && (v < f.Least-apart || v > f.Greatest+apart) {
			far = append(far, len(values)-len(x)+i)
		}
	}
	return far, nil
}

// read is what the network reads of values, transformed: nothing before that is looked at.
func (f *Forecaster) read(values []float64) ([]float64, error) {
	if len(values) < f.Needs() {
		return nil, &rnn.FieldError{Field: "values", Got: strconv.Itoa(len(values)) + " numbers", Want: "at least " + strconv.Itoa(f.Needs())}
	}
	first := len(values) - f.Needs()
	x, err := f.Transform.Apply(values[first:])
	if err != nil {
		if e, ok := err.(*series.TransformError); ok && e.Index >= 0 {
			e.Index += first
		}
		return nil, err
	}
	for i, v := range x {
		if at := first + f.Transform.Lost() + i; math.Abs(v) > math.MaxFloat32 {
			return nil, &rnn.FieldError{Field: "values[" + strconv.Itoa(at) + "]", Got: strconv.FormatFloat(values[at], 'g', -1, 64), Want: "a number that the network can read, of 32 bits once it is prepared"}
		}
	}
	return x, nil
}

// Forecast is so many values past the end of the values, of which there are at
// least Needs(), each read by those after it: the same bits as of the run itself.
// It reports too few values as a [*rnn.FieldError] and those that do not go with
// the transform, or a forecast beyond the largest number, as a
// [*series.TransformError].
func (f *Forecaster) Forecast(values []float64, horizon int) ([]float64, error) {
	window, err := f.read(values)
	if err != nil {
		return nil, err
	}
	made := make([]float64, horizon)
	for i := range made {
		next, err := f.Model.Predict(window)
		if err != nil {
			return nil, err
		}
		if made[i] = next[0]; math.IsNaN(next[0]) || math.IsInf(next[0], 0) {
			return nil, &series.TransformError{Problem: series.NotFinite, Index: i, Value: next[0]}
		}
		window = append(window[1:len(window):len(window)], next[0])
	}
	return f.Transform.Invert(values, made)
}
