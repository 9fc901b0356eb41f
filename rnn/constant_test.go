package rnn

import "testing"

// setConstant reads less than SetText does: all that the tables have, but no more.
func TestTablesHaveNothingThatSetConstantCannotRead(t *testing.T) {
	compared := 0
	compare := func(f Field, text string) {
		if text == "" {
			return
		}
		var one, other Config
		if err := f.SetText(&one, text); err != nil {
			t.Error(err)
		}
		if f.setConstant(&other, text); one != other {
			t.Errorf("%s: %q is set to %s, want %s", f.Name, text, f.Text(other), f.Text(one))
		}
		compared++
	}
	for _, f := range fields {
		compare(f, f.Neutral)
	}
	for _, r := range ConfigRules() {
		compare(fieldNamed(r.Field), r.Must)
	}
	if compared < 8 {
		t.Errorf("compared %d values, fewer than the rules have", compared)
	}
}
