package series

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
)

func TestWindows(t *testing.T) {
	r, err := Windows([]float64{10, 11, 12, 13, 14}, 3)
	if err != nil {
		t.Fatal(err)
	}
	if r.N != 2 || r.Steps != 3 || r.Inputs != 1 || r.Outputs != 1 {
		t.Errorf("sizes %d, %d, %d, %d, want 2, 3, 1, 1", r.N, r.Steps, r.Inputs, r.Outputs)
	}
	if want := []float64{10, 11, 12, 13}; !slices.Equal(r.X, want) || r.Stride != 1 || r.Extent() != len(want) {
		t.Errorf("X = %v with a stride of %d, want %v with 1", r.X, r.Stride, want)
	}
	apart := r.Apart()
	if want := []float64{10, 11, 12, 11, 12, 13}; !slices.Equal(apart.X, want) || apart.Stride != 0 || apart.Extent() != len(want) {
		t.Errorf("apart, X = %v with a stride of %d, want %v without", apart.X, apart.Stride, want)
	}
	if Hash(apart) != Hash(r) {
		t.Error("records have another hash when they are written out")
	}
	if want := []float64{13, 14}; !slices.Equal(r.Y, want) {
		t.Errorf("Y = %v, want %v", r.Y, want)
	}
}

// The tutorial's data: 150 windows of 50, the last 50 for validation.
func TestTutorialRecords(t *testing.T) {
	values := Sine(200)
	all, err := Windows(values, 50)
	if err != nil {
		t.Fatal(err)
	}
	training, validation, err := Split(all, 50)
	if err != nil {
		t.Fatal(err)
	}
	if training.N != 100 || validation.N != 50 {
		t.Fatalf("%d and %d records, want 100 and 50", training.N, validation.N)
	}
	for i := range 100 {
		if !slices.Equal(training.Input(i), values[i:i+50]) || training.Target(i)[0] != values[i+50] {
			t.Fatalf("training record %d is not the window at %d", i, i)
		}
	}
	for i := range 50 {
		if !slices.Equal(validation.Input(i), values[100+i:150+i]) || validation.Target(i)[0] != values[150+i] {
			t.Fatalf("validation record %d is not the window at %d", i, 100+i)
		}
	}
}

// Records of more than one input and output keep their shape in Slice.
func TestSliceOfWideRecords(t *testing.T) {
	r := Records{N: 3, Steps: 2, Inputs: 2, Outputs: 2,
		X: []float64{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, Y: []float64{0, 1, 2, 3, 4, 5}}
	s := r.Slice(1, 3)
	if s.N != 2 || !slices.Equal(s.Input(1), []float64{8, 9, 10, 11}) || !slices.Equal(s.Target(0), []float64{2, 3}) {
		t.Errorf("Slice(1, 3) = %v", s)
	}
	if e := r.Slice(3, 3); e.N != 0 || len(e.X) != 0 || len(e.Y) != 0 {
		t.Errorf("Slice(3, 3) = %v, want no records", e)
	}
	// Appending to a record's view must not write over the next record.
	_ = append(r.Input(0), -1)
	_ = append(r.Target(0), -1)
	if r.X[4] != 4 || r.Y[2] != 2 {
		t.Error("append to a view of record 0 changed record 1")
	}
	for _, c := range [][2]int{{-1, 1}, {2, 1}, {0, 4}} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("Slice(%d, %d) of 3 records did not panic", c[0], c[1])
				}
			}()
			r.Slice(c[0], c[1])
		}()
	}
}

// TestErrors sees that each error names the argument and what is wrong with it.
func TestErrors(t *testing.T) {
	nan, inf := math.NaN(), math.Inf(1)
	four, err := Windows([]float64{1, 2, 3, 4, 5}, 1)
	if err != nil {
		t.Fatal(err)
	}
	windows := func(values []float64, steps int) error { _, err := Windows(values, steps); return err }
	split := func(r Records, n int) error { _, _, err := Split(r, n); return err }
	minMax := func(values ...float64) error { _, err := FitMinMax(values); return err }
	standard := func(values ...float64) error { _, err := FitStandard(values); return err }
	for _, c := range []struct {
		got  error
		want string
	}{
		{windows(nil, 1), "values: want at least 2 numbers, got 0"},
		{windows([]float64{1}, 1), "values: want at least 2 numbers, got 1"},
		{windows([]float64{1, nan, 2}, 1), "values[1]: want a finite number, got NaN"},
		{windows([]float64{1, 2, -inf}, 1), "values[2]: want a finite number, got -Inf"},
		{windows(make([]float64, 200), 0), "steps: want 1 to 199, got 0"},
		{windows(make([]float64, 200), 200), "steps: want 1 to 199, got 200"},
		{split(four, -1), "validation: want 0 to 3, got -1"},
		{split(four, 4), "validation: want 0 to 3, got 4"},
		{split(Records{}, 0), "records: want at least 1, got 0"},
		{minMax(), "values: want at least 1 numbers, got 0"},
		{minMax(1, inf), "values[1]: want a finite number, got +Inf"},
		{minMax(-math.MaxFloat64, math.MaxFloat64), "values: their range does not fit in a float64"},
		{standard(nan), "values[0]: want a finite number, got NaN"},
		{standard(-math.MaxFloat64, math.MaxFloat64), "values: their range does not fit in a float64"},
	} {
		if c.got == nil || !strings.HasPrefix(c.got.Error(), c.want) {
			t.Errorf("error %v, want %q", c.got, c.want)
		}
	}
}

func ExampleWindows() {
	records, err := Windows([]float64{1, 2, 3, 4, 5}, 2)
	if err != nil {
		fmt.Println(err)
		return
	}
	for i := range records.N {
		fmt.Println(records.Input(i), "->", records.Target(i))
	}
	_, err = Windows([]float64{1, 2, 3, 4, 5}, 5)
	fmt.Println(err)
	// Output:
	// [1 2] -> [3]
	// [2 3] -> [4]
	// [3 4] -> [5]
	// steps: want 1 to 4, got 5
}

func ExampleSplit() {
	records, err := Windows(Sine(200), 50)
	if err != nil {
		fmt.Println(err)
		return
	}
	training, validation, err := Split(records, 50)
	fmt.Println(training.N, validation.N, err)
	// Output: 100 50 <nil>
}

// A million windows of a hundred numbers would take 800 MB, written out.
func TestWindowsAreViews(t *testing.T) {
	values := Sine(1_000_000)
	var r, training, validation Records
	bytes := testing.Benchmark(func(b *testing.B) {
		b.ReportAllocs()
		for range b.N {
			var err error
			if r, err = Windows(values, 100); err != nil {
				b.Fatal(err)
			}
			if training, validation, err = Split(r, 100_000); err != nil {
				b.Fatal(err)
			}
		}
	}).AllocedBytesPerOp()
	if bytes < 16_000_000-1600 || bytes > 17_000_000 {
		t.Errorf("windows of a million numbers take %d bytes, want 16 MB: the inputs once and the targets", bytes)
	}
	if training.N != 899_900 || !slices.Equal(validation.Input(0), values[899_900:900_000]) || !slices.Equal(training.Input(training.N-1), values[899_899:899_999]) {
		t.Error("the views are not those of the series")
	}
	if e := r.Slice(r.N, r.N); e.N != 0 || len(e.X) != 0 || e.Extent() != 0 {
		t.Errorf("no records have %d inputs", len(e.X))
	}
}
