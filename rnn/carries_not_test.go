//go:build nocarry

package rnn

import (
	"errors"
	"strings"
	"testing"
)

// A program that is built without what hands states on says so.
func TestCarryIsRefusedWhereItIsLeftOut(t *testing.T) {
	c := small()
	c.Carry = true
	of := newTrainer[float64](t, small())
	_, err := NewTrainer[float64](c, of.train, of.validation)
	if field, ok := errors.AsType[*FieldError](err); !ok || field.Field != "carry" || !strings.Contains(field.Want, "built without it") {
		t.Errorf("got %v", err)
	}
}
