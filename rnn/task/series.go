package task

import "github.com/rnnlab/rnnlab/rnn/series"

// A Series is the data of a task whose Kind is Numbers: values in the order of
// time, in three parts. Windows of the first Known values are the records to
// train on and, the last Validation of them, to validate on. The Test values
// after them are kept for the end. Further values, if any, are how the series
// really goes on, for a forecast to be compared with.
type Series struct {
	Values     []float64
	Known      int // of Values; what a network sees, in training or validation
	Validation int // records that validate: the last ones of the known values
	Test       int // values after the known ones that test
}

// cut makes the records for windows of so many steps: as many values as a
// network sees before it predicts the next.
func (s Series) cut(steps int) (Data, error) {
	known, err := series.Windows(s.Values[:s.Known], steps)
	if err != nil {
		return Data{}, err
	}
	d := Data{Series: s}
	if d.Train, d.Validation, err = series.Split(known, s.Validation); err != nil {
		return Data{}, err
	}
	d.Test, err = series.Windows(s.Values[s.Known-steps:s.Known+s.Test], steps)
	return d, err
}

// FirstValidation is the index in Values of what the first validation record
// predicts. Those after it predict the values that follow, up to the last known
// one; the training records predict the values before it.
func (s Series) FirstValidation() int { return s.Known - s.Validation }

// Window is the last so many known values, where a forecast begins.
func (s Series) Window(steps int) []float64 {
	return append([]float64(nil), s.Values[s.Known-steps:s.Known]...)
}
