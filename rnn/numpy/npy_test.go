package numpy

import (
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestNPYByTheFormat(t *testing.T) {
	got := string(AppendNPY([]byte("before"), []int{2, 3}, []float32{0, 1, 2, 3, 4, float32(math.Inf(1))}))
	got, ok := strings.CutPrefix(got, "before\x93NUMPY\x01\x00\x76\x00")
	if !ok {
		t.Fatalf("begins with %q", got)
	}
	header, data := got[:0x76], got[0x76:]
	if want := "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3, ), }"; strings.TrimRight(header, " \n") != want || !strings.HasSuffix(header, " \n") {
		t.Errorf("header %q, want %q", header, want)
	}
	if want := "\x00\x00\x00\x00\x00\x00\x80\x3f"; !strings.HasPrefix(data, want) || len(data) != 24 {
		t.Errorf("data %q", data)
	}
	defer func() {
		if recover() == nil {
			t.Error("5 numbers were taken for a shape of 6")
		}
	}()
	AppendNPY(nil, []int{2, 3}, make([]float64, 5))
}

// TestNumPyReadsIt asks NumPy itself, where there is one.
func TestNumPyReadsIt(t *testing.T) {
	// The system's own Python, where Debian puts its NumPy, need not be the first on the path.
	python := ""
	for _, candidate := range []string{"/usr/bin/python3", "python3"} {
		if exec.Command(candidate, "-c", "import numpy").Run() == nil {
			python = candidate
		}
	}
	if python == "" {
		t.Skip("there is no python3 with NumPy here")
	}
	folder := t.TempDir()
	for name, content := range map[string][]byte{
		"single.npy": AppendNPY(nil, []int{2, 3}, []float32{0, 1, 2, 3, 4, 1e-40}),
		"double.npy": AppendNPY(nil, []int{4}, []float64{0.1, math.Copysign(0, -1), math.MaxFloat64, math.Inf(-1)}),
		"scalar.npy": AppendNPY(nil, nil, []float64{math.Pi}),
		"empty.npy":  AppendNPY(nil, []int{0, 7}, []float32{}),
	} {
		if err := os.WriteFile(filepath.Join(folder, name), content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	check := exec.Command(python, "-c", `
import numpy as np
a, b, c, d = (np.load(n + '.npy', allow_pickle=False) for n in ('single', 'double', 'scalar', 'empty'))
assert a.dtype == np.float32 and a.shape == (2, 3) and (a == np.array([[0, 1, 2], [3, 4, 1e-40]], 'f4')).all(), a
assert b.dtype == np.float64 and b.tobytes() == np.array([0.1, -0.0, np.finfo('f8').max, -np.inf]).tobytes(), b
assert c.shape == () and c == np.pi, c
assert d.shape == (0, 7), d`)
	check.Dir = folder
	if out, err := check.CombinedOutput(); err != nil {
		t.Errorf("%v: %s", err, out)
	}
}
