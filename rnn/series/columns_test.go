package series

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
)

func TestColumns(t *testing.T) {
	open, volume, close := []float64{10, 11, 12, 13, 14}, []float64{100, 110, 120, 130, 140}, []float64{1, 2, 3, 4, 5}
	next, err := Columns([][]float64{open, volume}, [][]float64{close}, 2, 1)
	if err != nil {
		t.Fatal(err)
	}
	if next.N != 3 || next.Steps != 2 || next.Inputs != 2 || next.Outputs != 1 {
		t.Fatalf("sizes %d, %d, %d, %d", next.N, next.Steps, next.Inputs, next.Outputs)
	}
	if want := []float64{11, 110, 12, 120}; !slices.Equal(next.Input(1), want) || !slices.Equal(next.Y, []float64{3, 4, 5}) {
		t.Errorf("record 1 is %v, the targets %v", next.Input(1), next.Y)
	}

	two, err := Columns([][]float64{open}, [][]float64{close, open}, 2, 2)
	if err != nil {
		t.Fatal(err)
	}
	if two.N != 2 || two.Outputs != 4 || !slices.Equal(two.Input(1), []float64{11, 12}) || !slices.Equal(two.Target(1), []float64{4, 13, 5, 14}) {
		t.Errorf("record 1 is %v -> %v of %d", two.Input(1), two.Target(1), two.N)
	}
	if two.Extent() != len(two.X) {
		t.Errorf("%d inputs, want %d", len(two.X), two.Extent())
	}

	windows, err := Windows(open, 3)
	if err != nil {
		t.Fatal(err)
	}
	one, err := Columns([][]float64{open}, [][]float64{open}, 3, 1)
	if err != nil || Hash(one) != Hash(windows) {
		t.Errorf("one column makes other records than Windows (%v)", err)
	}
}

func TestColumnErrors(t *testing.T) {
	five, four := make([]float64, 5), make([]float64, 4)
	columns := func(inputs, targets [][]float64, steps, ahead int) error {
		_, err := Columns(inputs, targets, steps, ahead)
		return err
	}
	for _, c := range []struct {
		got  error
		want string
	}{
		{columns(nil, [][]float64{five}, 1, 1), "inputs: want at least 1 column"},
		{columns([][]float64{five}, nil, 1, 1), "targets: want at least 1 column"},
		{columns([][]float64{five, four}, [][]float64{five}, 1, 1), "inputs[1]: want 5 values like the first column, got 4"},
		{columns([][]float64{five}, [][]float64{four}, 1, 1), "targets[0]: want 5 values"},
		{columns([][]float64{five}, [][]float64{{0, 0, math.NaN(), 0, 0}}, 1, 1), "targets[0][2]: want a finite number, got NaN"},
		{columns([][]float64{{1}}, [][]float64{{1}}, 1, 1), "inputs[0]: want at least 2 numbers, got 1"},
		{columns([][]float64{five}, [][]float64{five}, 0, 1), "steps: want 1 to 4, got 0"},
		{columns([][]float64{five}, [][]float64{five}, 5, 1), "steps: want 1 to 4, got 5"},
		{columns([][]float64{five}, [][]float64{five}, 3, 0), "ahead: want 1 to 2, got 0"},
		{columns([][]float64{five}, [][]float64{five}, 3, 3), "ahead: want 1 to 2, got 3"},
	} {
		if c.got == nil || !strings.HasPrefix(c.got.Error(), c.want) {
			t.Errorf("error %v, want %q", c.got, c.want)
		}
	}
}

func ExampleColumns() {
	low, high := []float64{1, 2, 3, 4, 5}, []float64{11, 12, 13, 14, 15}
	records, err := Columns([][]float64{low, high}, [][]float64{high}, 2, 2)
	if err != nil {
		fmt.Println(err)
		return
	}
	for i := range records.N {
		fmt.Println(records.Input(i), "->", records.Target(i))
	}
	// Output:
	// [1 11 2 12] -> [13 14]
	// [2 12 3 13] -> [14 15]
}
