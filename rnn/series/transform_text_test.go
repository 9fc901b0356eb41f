package series_test

import (
	"slices"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/series"
)

// Written and read again, a transform is the same to the bit.
func TestTransformsAsText(t *testing.T) {
	for name, steps := range plans {
		want, err := series.Fit(walk(200), steps...)
		if err != nil {
			t.Fatal(err)
		}
		text, err := want.MarshalText()
		if err != nil {
			t.Fatal(err)
		}
		got := series.Transform{{Op: series.Log}}
		if err := got.UnmarshalText(text); err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: %q is read as %v, %v, want %v", name, text, got, err, want)
		}
	}
	text, _ := series.Transform{{Op: series.Log}, {Op: series.Difference, Lag: 12}, {Op: series.Robust, Shift: -0.5, Scale: 2e-9}}.MarshalText()
	if want := "log; difference 12; robust -0.5 2e-09"; string(text) != want {
		t.Errorf("%q, want %q", text, want)
	}
	for _, bad := range []string{";", "log;", "sqrt", "log 2", "difference", "difference 0", "difference 1e3", "difference 10000000", "minmax 1", "minmax 1 0", "minmax 1 -1",
		"minmax NaN 1", "standard 1 Inf", "robust 1 2 3", "log;log;log;log;log;log;log;log;log;log;log;log;log;log;log;log;log"} {
		kept := series.Transform{{Op: series.Log}}
		if err := kept.UnmarshalText([]byte(bad)); err == nil || len(kept) != 1 {
			t.Errorf("%q was read as %v", bad, kept)
		}
	}
}
