package rnn

import (
	"slices"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/numpy"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// shuffledConfig takes the records of small in another order each epoch.
func shuffledConfig() Config {
	c := small()
	c.Shuffle, c.Batch, c.Epochs, c.Seed, c.Optimizer, c.Decay = true, 3, 3, 11, SGD, NoDecay
	return c
}

// An epoch of a shuffled run is one of a run whose records are put in the order of
// NumPy's shuffle.
func TestShuffledIsAnotherOrderOfTheRecords(t *testing.T) {
	c := shuffledConfig()
	r := newTrainer[float64](t, c)
	order := make([]int, r.train.N)
	for i := range order {
		order[i] = i
	}
	random := numpy.NewRandomState(c.Seed ^ orderSeed)
	weights := slices.Clone(r.Params().All)
	for epoch := range c.Epochs {
		random.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		if slices.IsSorted(order) {
			t.Fatal("the order is as it was")
		}
		plain := c
		plain.Shuffle, plain.Epochs = false, 1
		one, err := NewTrainer[float64](plain, ordered(r.train, order), r.validation)
		if err != nil {
			t.Fatal(err)
		}
		copy(one.Params().All, weights)
		one.Reload()
		if err := one.Run(); err != nil {
			t.Fatal(err)
		}
		for r.Progress().Epoch == epoch {
			if err := r.Step(); err != nil {
				t.Fatal(err)
			}
		}
		weights = slices.Clone(one.Params().All)
		if !slices.Equal(r.Params().All, weights) {
			t.Fatalf("epoch %d: not the weights of the records in order %v", epoch, order)
		}
	}
}

// However the run is cut in pieces, and wherever it is saved, it comes to the same bits.
func TestShuffledGoesOnWhereItStood(t *testing.T) {
	c := shuffledConfig()
	whole := newTrainer[float32](t, c)
	if err := whole.Run(); err != nil {
		t.Fatal(err)
	}
	saved := newTrainer[float32](t, c)
	for saved.Progress().Epoch < 2 || saved.Progress().Update < 1 {
		if err := saved.Step(); err != nil {
			t.Fatal(err)
		}
	}
	opened, err := Open[float32](file(t, saved), saved.train, saved.validation)
	if err != nil {
		t.Fatal(err)
	}
	if err := opened.Run(); err != nil {
		t.Fatal(err)
	}
	again := saved
	again.Reset()
	if err := again.Run(); err != nil {
		t.Fatal(err)
	}
	unshuffled := c
	unshuffled.Shuffle = false
	other := newTrainer[float32](t, unshuffled)
	if err := other.Run(); err != nil {
		t.Fatal(err)
	}
	if opened.Hash() != whole.Hash() || again.Hash() != whole.Hash() || other.Hash() == whole.Hash() {
		t.Errorf("opened %x, reset %x, want %x; as they are %x", opened.Hash(), again.Hash(), whole.Hash(), other.Hash())
	}
}

// ordered is records with numbers in another order.
func ordered(r series.Records, order []int) series.Records {
	o := r
	o.Stride, o.X, o.Y = 0, nil, nil
	for _, i := range order {
		o.X, o.Y = append(o.X, r.Input(i)...), append(o.Y, r.Target(i)...)
	}
	return o
}
