package rnn

import (
	"errors"
	"math"
	"slices"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/series"
)

// TestNoValidationRecords trains without any: the weights are those of a run
// that validates, and so is what it says but for what it cannot know.
func TestNoValidationRecords(t *testing.T) {
	for _, kind := range []string{"numbers", "classes"} {
		c := small()
		c.Batch = 7
		train, validation := tutorialRecords(t, c.Steps)
		if kind == "classes" {
			train, validation = text(t, c.Steps)
		}
		validated, err := NewTrainer[float32](c, train, validation)
		if err != nil {
			t.Fatal(err)
		}
		run(t, validated)
		var hashes []uint64
		for _, none := range []series.Records{{}, validation.Slice(0, 0)} {
			r, err := NewTrainer[float32](c, train, none)
			if err != nil {
				t.Fatal(err)
			}
			for l, err := range r.Epochs() {
				if err != nil || !math.IsNaN(l.Validation) || l.Train != validated.History().Train[l.Epoch] {
					t.Fatalf("%s: %v, %v", kind, l, err)
				}
			}
			if !slices.Equal(r.Params().All, validated.Params().All) {
				t.Errorf("%s: other weights without validation", kind)
			}
			h, p := r.History(), r.Prediction()
			if h.Validation != nil || len(h.Train) != c.Epochs+1 || len(p.Validation) != 0 || len(p.ValidationClasses) != 0 {
				t.Errorf("%s: %d validation losses, %d predictions", kind, len(h.Validation), len(p.Validation))
			}
			if i := slices.Index(h.Train, slices.Min(h.Train)); h.Best != i {
				t.Errorf("%s: the best epoch is %d, want %d", kind, h.Best, i)
			}
			opened, err := Open[float32](file(t, r), train, validation.Slice(0, 0))
			if err != nil {
				t.Fatal(err)
			}
			hashes = append(hashes, r.Hash(), opened.Hash())
		}
		if slices.Min(hashes) != slices.Max(hashes) {
			t.Errorf("%s: hashes %x of one and the same run", kind, hashes)
		}
	}

	c := small()
	c.Patience = 1
	train, validation := tutorialRecords(t, c.Steps)
	var field *FieldError
	if _, err := New(c, train, validation.Slice(0, 0)); !errors.As(err, &field) || field.Field != "patience" {
		t.Errorf("patience without validation records: %v", err)
	}
}
