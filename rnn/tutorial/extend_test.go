package tutorial

import (
	"bytes"
	"errors"
	"testing"

	"github.com/rnnlab/rnnlab/rnn"
)

// TestExtendIsTheLongerRun extends the printed run from its end: the same bits as
// the long run from the start.
func TestExtendIsTheLongerRun(t *testing.T) {
	c := small()
	train, validation, err := Records(c.Steps)
	if err != nil {
		t.Fatal(err)
	}
	trained := func(epochs, more int) (*Trainer, []byte) {
		c.Epochs = epochs
		r, err := New(c, train, validation)
		if err != nil {
			t.Fatal(err)
		}
		if err := r.Run(); err != nil {
			t.Fatal(err)
		}
		if more > 0 {
			if err := rnn.Extend(r, more); err != nil {
				t.Fatal(err)
			}
			if err := r.Run(); err != nil {
				t.Fatal(err)
			}
		}
		file, err := r.MarshalBinary()
		if err != nil {
			t.Fatal(err)
		}
		return r, file
	}
	whole, want := trained(3, 0)
	extended, got := trained(1, 2)
	if extended.Hash() != whole.Hash() || !bytes.Equal(got, want) {
		t.Errorf("extended to hash %#x, the whole run has %#x", extended.Hash(), whole.Hash())
	}
	for _, epochs := range []int{0, 1 << 20} {
		var field *rnn.FieldError
		if err := extended.Extend(epochs); !errors.As(err, &field) || field.Field != "epochs" {
			t.Errorf("%d more epochs: %v", epochs, err)
		}
	}
}

func TestTheTutorialValidates(t *testing.T) {
	c := small()
	train, validation, err := Records(c.Steps)
	if err != nil {
		t.Fatal(err)
	}
	var field *rnn.FieldError
	if _, err := New(c, train, validation.Slice(0, 0)); !errors.As(err, &field) || field.Field != "validation.N" {
		t.Errorf("no validation records: %v", err)
	}
}
