package rnn

import (
	"encoding/json"
	"math"
	"os"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/series"
)

func readJSON(t *testing.T, name string, to any) {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, to); err != nil {
		t.Fatal(err)
	}
}

// tutorialRecords are those of package tutorial, which this one's tests cannot
// import: windows of sin(0) to sin(199), the last 50 to validate.
func tutorialRecords(t testing.TB, steps int) (train, validation series.Records) {
	t.Helper()
	all, err := series.Windows(series.Sine(200), steps)
	if err != nil {
		t.Fatal(err)
	}
	train, validation, err = series.Split(all, 50)
	if err != nil {
		t.Fatal(err)
	}
	return train, validation
}

func close(t *testing.T, what string, got, want []float64, tolerance float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: %d values, want %d", what, len(got), len(want))
	}
	for i := range want {
		if e := math.Abs(got[i]-want[i]) / math.Abs(want[i]); !(e <= tolerance) {
			t.Errorf("%s[%d] = %v, want %v: relative error %.2g", what, i, got[i], want[i], e)
			return
		}
	}
}
