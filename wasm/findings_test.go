//go:build js && wasm

package main

import (
	"syscall/js"
	"testing"
)

func TestFindingsComeOneAfterTheOther(t *testing.T) {
	do(t, "beginFindings", map[string]any{"seed": 3})
	names := []string{"updateIgnoresError", "outputGradientClips", "saturation", "predictionStep"}
	has := func(found js.Value) (n int) {
		for _, name := range names {
			if !found.Get(name).IsUndefined() {
				n++
			}
		}
		return n
	}
	known := has(do(t, "findings", nil))
	if known != 0 {
		t.Errorf("%d findings before any work", known)
	}
	slices := 1
	for ; findings(12) == 0; slices++ {
		now := has(do(t, "findings", nil))
		if now < known || now == len(names) {
			t.Errorf("%d findings after %d, with work left", now, known)
		}
		known = now
	}
	if slices < 10 {
		t.Errorf("all was done in %d slices of 12 ms", slices)
	}
	found := do(t, "findings", nil)
	if has(found) != len(names) || found.Get("seed").Int() != 3 {
		t.Fatalf("found %s", js.Global().Get("JSON").Call("stringify", found))
	}
	// What the design says of the tutorial, for whatever seed.
	number := func(finding, figure string) float64 { return found.Get(finding).Get(figure).Float() }
	if x := number("updateIgnoresError", "changeWhenTargetsNegated"); x != 0 {
		t.Errorf("the printed update of U and W changes by %v with the error", x)
	}
	if x := number("outputGradientClips", "shareClipped"); x < 0.99 {
		t.Errorf("only %v of dV is clipped", x)
	}
	if n := found.Get("outputGradientClips").Get("sumV").Length(); n != 7 {
		t.Errorf("%d sums of V, want 7", n)
	}
	if x := number("saturation", "shareSaturated"); x < 0.9 {
		t.Errorf("only %v of the hidden units are saturated", x)
	}
	if number("saturation", "gradientNormSane") <= number("saturation", "gradientNormPrinted") {
		t.Error("sane weights have no greater gradient")
	}
	if number("predictionStep", "rmsePrintedValidation") <= 0 || number("predictionStep", "rmseTrainedValidation") <= 0 {
		t.Error("no RMSE of the prediction steps")
	}
}
