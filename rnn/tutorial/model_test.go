package tutorial

import (
	"os"
	"testing"

	"github.com/rnnlab/rnnlab/rnn"
)

// A model of a printed run predicts as the forward pass of its training does.
func TestModelOfThePrintedRun(t *testing.T) {
	file, err := os.ReadFile("../testdata/v1/printed.rnn")
	if err != nil {
		t.Fatal(err)
	}
	config, _, err := rnn.ReadConfig(file)
	if err != nil {
		t.Fatal(err)
	}
	train, validation, err := Records(config.Steps)
	if err != nil {
		t.Fatal(err)
	}
	r, err := Open(file, train, validation)
	if err != nil {
		t.Fatal(err)
	}
	m, err := rnn.ModelOf(r)
	if err != nil {
		t.Fatal(err)
	}
	got, err := m.Predict(validation.Input(7))
	if want := r.net.predict(validation, 7, 8)[0]; err != nil || len(got) != 1 || got[0] != want {
		t.Errorf("predicts %v (%v), want %v", got, err, want)
	}
}
