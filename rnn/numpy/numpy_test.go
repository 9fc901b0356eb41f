package numpy

import (
	"fmt"
	"slices"
	"testing"
)

// The outputs of the authors' mt19937ar.c for seed 5489, which C++ also
// prescribes for std::mt19937: its 10000th is 4123659995.
func TestUint32AgainstReference(t *testing.T) {
	r := NewRandomState(5489)
	want := []uint32{3499211612, 581869302, 3890346734, 3586334585, 545404204}
	for i := 1; i <= 10000; i++ {
		got := r.Uint32()
		if i <= len(want) && got != want[i-1] {
			t.Errorf("output %d = %d, want %d", i, got, want[i-1])
		}
		if i == 10000 && got != 4123659995 {
			t.Errorf("output 10000 = %d, want 4123659995", got)
		}
	}
}

// Numbers that numpy.random.RandomState(seed).random_sample(3) prints.
func TestFloat64AgainstNumPy(t *testing.T) {
	for _, c := range []struct {
		seed uint32
		want []float64
	}{
		{0, []float64{0.5488135039273248, 0.7151893663724195, 0.6027633760716439}},
		{42, []float64{0.3745401188473625, 0.9507143064099162, 0.7319939418114051}},
	} {
		r := NewRandomState(c.seed)
		for i, want := range c.want {
			if got := r.Float64(); got != want {
				t.Errorf("RandomState(%d), number %d: got %v, want %v", c.seed, i, got, want)
			}
		}
	}
}

func TestUniformIsScaledFloat64(t *testing.T) {
	a, b := NewRandomState(7), NewRandomState(7)
	for range 1000 {
		u := a.Float64()
		if got, want := b.Uniform(-0.5, 0.25), -0.5+0.75*u; got != want {
			t.Fatalf("Uniform = %v, want %v", got, want)
		}
		if u < 0 || u >= 1 {
			t.Fatalf("Float64 = %v, want 0 <= u < 1", u)
		}
	}
}

// numpy.random.RandomState(seed).permutation(10).
func TestPermutationAgainstNumPy(t *testing.T) {
	for _, c := range []struct {
		seed uint32
		want []int
	}{
		{0, []int{2, 8, 4, 9, 1, 6, 7, 3, 0, 5}},
		{42, []int{8, 1, 5, 0, 7, 2, 9, 4, 3, 6}},
	} {
		if got := NewRandomState(c.seed).Permutation(10); !slices.Equal(got, c.want) {
			t.Errorf("RandomState(%d).Permutation(10) = %v, want %v", c.seed, got, c.want)
		}
	}
}

func TestBelow(t *testing.T) {
	for seed, want := range map[uint32][]int{0: {5, 0, 3, 3, 7, 9, 3, 5, 2, 4}, 42: {6, 3, 7, 4, 6, 9, 2, 6, 7, 4}} {
		r := NewRandomState(seed)
		var got []int
		for range want {
			got = append(got, r.Below(10))
		}
		if !slices.Equal(got, want) {
			t.Errorf("RandomState(%d).randint(10) gives %v, want %v", seed, got, want)
		}
	}
}

func TestSmallPermutations(t *testing.T) {
	r := NewRandomState(1)
	for n := range 70 {
		order := r.Permutation(n)
		slices.Sort(order)
		for i, v := range order {
			if i != v {
				t.Fatalf("Permutation(%d) lacks %d", n, i)
			}
		}
	}
}

// The 100 by 50 matrix U that numpy.random.RandomState(0).uniform(0, 1, (100, 50))
// returns starts with these numbers: rows one after the other.
func ExampleRandomState_Uniform() {
	r := NewRandomState(0)
	u := make([]float64, 100*50)
	for i := range u {
		u[i] = r.Uniform(0, 1)
	}
	fmt.Println(u[0], u[1], u[2])
	// Output: 0.5488135039273248 0.7151893663724195 0.6027633760716439
}
