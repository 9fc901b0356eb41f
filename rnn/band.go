package rnn

import "github.com/rnnlab/rnnlab/rnn/internal/runfile"

// A Band says how far off forecasts of a run were where they could be checked, by
// how many steps ahead they were. It is in the units of what is forecast.
type Band struct {
	// What four errors in five lay between, truth less forecast: element i is of
	// forecasts i+1 steps ahead. Both are as long.
	Low, High []float64

	// Of the forecasts of values that neither training nor the band had seen, how
	// many were made and how many of the values lay within the band. Four in five
	// are to be expected.
	Checked, Within int
}

// inFile is the band as a file has it: Checked, Within, all of Low, all of High, 8
// bytes each; nothing for an empty one.
func (b Band) inFile() []byte {
	if len(b.Low) == 0 && len(b.High) == 0 {
		return nil
	}
	return append(runfile.EncodeIndices([]int{b.Checked, b.Within}), runfile.Encode(b.Low, b.High)...)
}

// bandIn reads what inFile writes, and says whether it can be a band.
func bandIn(file []byte) (b Band, ok bool) {
	if len(file) == 0 {
		return b, true
	}
	n := len(file)/16 - 1
	if len(file)%16 != 0 || n < 1 {
		return b, false
	}
	counts := make([]int, 2)
	runfile.DecodeIndices(file, counts)
	b = Band{Low: make([]float64, n), High: make([]float64, n), Checked: counts[0], Within: counts[1]}
	runfile.Decode(file[16:], b.Low, b.High)
	ok = b.Within >= 0 && b.Within <= b.Checked
	for i, low := range b.Low {
		ok = ok && finite(low) && finite(b.High[i]) && low <= b.High[i]
	}
	return b, ok
}
