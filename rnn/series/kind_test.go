package series

import "testing"

func TestRecordsSayTheirKind(t *testing.T) {
	windows, err := Windows(Sine(9), 4)
	if err != nil {
		t.Fatal(err)
	}
	sequences, err := Sequences([]int{0, 1, 2, 0, 1, 2}, 3, 2)
	if err != nil {
		t.Fatal(err)
	}
	for want, r := range map[string]Records{
		"numbers to numbers": windows,
		"tokens to classes":  sequences,
		"numbers to classes": {X: []float64{1}, Classes: []int{0}},
		"tokens to numbers":  {Tokens: []int{0}, Y: []float64{1}},
	} {
		if got := r.Kind().String(); got != want {
			t.Errorf("%s, want %s", got, want)
		}
		if r.N > 1 && r.Slice(1, 1).Kind() != r.Kind() {
			t.Errorf("%s: no records of it are of another kind", want)
		}
	}
}
