package rnn

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/series"
)

// writer is a network that has learnt a little of a text.
func writer(t *testing.T, cell Cell) *Model {
	t.Helper()
	c := otherCells()[3].Config // of the golden text
	c.Cell = cell
	train, validation := text(t, c.Steps)
	r, err := NewTrainer[float32](c, train, validation)
	if err != nil {
		t.Fatal(err)
	}
	run(t, r)
	m, err := ModelOf(r)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func sampler(t *testing.T, m *Model, s Sampling, beginning ...int) *Sampler {
	t.Helper()
	sampler, err := m.NewSampler(s, beginning...)
	if err != nil {
		t.Fatal(err)
	}
	return sampler
}

func write(s *Sampler, n int) (tokens []int) {
	for range n {
		tokens = append(tokens, s.Next())
	}
	return tokens
}

// TestSamplerReadsWhatItWrites compares its distribution with that of a network
// that reads everything from the start.
func TestSamplerReadsWhatItWrites(t *testing.T) {
	for _, cell := range []Cell{Elman, LSTM, GRU} {
		m := writer(t, cell)
		s := sampler(t, m, Sampling{Temperature: 1, Seed: 5}, 2)
		all := append([]int{2}, write(s, 40)...)
		if err := s.Read(1, 0); err != nil {
			t.Fatal(err)
		}
		want, err := m.PredictTokens(append(all, 1, 0))
		if err != nil || !slices.Equal(s.Distribution(), want) {
			t.Errorf("%s: %v, want %v (%v)", cell, s.Distribution(), want, err)
		}
		sum := 0.0
		for _, p := range want {
			sum += p
		}
		if !(math.Abs(sum-1) <= 1e-12) {
			t.Errorf("%s: probabilities of %v in all", cell, sum)
		}
		if again := write(sampler(t, m, Sampling{Temperature: 1, Seed: 5}, 2), 40); !slices.Equal(again, all[1:]) {
			t.Errorf("%s: the same seed writes something else", cell)
		}
		if other := write(sampler(t, m, Sampling{Temperature: 1, Seed: 6}, 2), 40); slices.Equal(other, all[1:]) {
			t.Errorf("%s: another seed writes the same", cell)
		}
		if allocs := testing.AllocsPerRun(20, func() { s.Next() }); allocs != 0 {
			t.Errorf("%s: a token allocates %v times", cell, allocs)
		}
	}
}

// TestSampledSameBits holds what is written to the same bits on every target.
func TestSampledSameBits(t *testing.T) {
	m := writer(t, LSTM)
	for _, test := range []struct {
		sampling Sampling
		want     string
	}{
		{Sampling{Temperature: 1, Seed: 1}, "[6 11 0 4 2 1 2 5 5 8 6 10 3 14 0 10 6 8 2 3 12 15 4 10]"},
		{Sampling{Temperature: 0.5, TopK: 3, Seed: 1}, "[5 6 14 5 5 5 5 5 14 14 14 14 5 3 5 14 14 14 5 5 3 3 5 14]"},
		{Sampling{}, "[14 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5]"},
	} {
		if got := fmt.Sprint(write(sampler(t, m, test.sampling, 0), 24)); got != test.want {
			t.Errorf("%+v writes %s, want %s", test.sampling, got, test.want)
		}
	}
}

// TestSamplerDraws has a network that always says the same, and counts.
func TestSamplerDraws(t *testing.T) {
	c := small()
	train, validation := text(t, c.Steps)
	r, err := NewTrainer[float64](c, train, validation)
	if err != nil {
		t.Fatal(err)
	}
	clear(r.Params().All)
	x := make([]float64, train.Outputs)
	for i := range x {
		x[i] = float64(i*5%7) / 3
		r.Params().C.Data[i] = x[i]
	}
	r.Reload()
	m, err := ModelOf(r)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []Sampling{{Temperature: 1}, {Temperature: 2}, {Temperature: 0.3}, {Temperature: 1, TopK: 3}, {Temperature: 0}, {Temperature: 5, TopK: 1}} {
		among := largest(nil, x, max(s.TopK, 1))
		if s.TopK == 0 && s.Temperature > 0 {
			among = largest(nil, x, len(x))
		}
		want := make([]float64, len(x))
		sum := 0.0
		for _, i := range among {
			want[i] = 1
			if len(among) > 1 {
				want[i] = math.Exp(x[i] / s.Temperature)
			}
			sum += want[i]
		}
		const n = 20_000
		counts := make([]float64, len(x))
		for _, token := range write(sampler(t, m, s, 0), n) {
			counts[token]++
		}
		for i, w := range want {
			p := w / sum
			if off := math.Abs(counts[i] - n*p); off > 4.5*math.Sqrt(n*p*(1-p)) {
				t.Errorf("%+v: token %d %v times of %d, want a share of %.4f", s, i, counts[i], n, p)
			}
		}
	}
}

func TestLargest(t *testing.T) {
	x := []float64{1, 5, 5, -2, 7, 5, math.Inf(-1)}
	for k, want := range map[int][]int{1: {4}, 2: {4, 1}, 3: {4, 1, 2}, 5: {4, 1, 2, 5, 0}, 7: {4, 1, 2, 5, 0, 3, 6}} {
		if got := largest(nil, x, k); !slices.Equal(got, want) {
			t.Errorf("the %d largest are %v, want %v", k, got, want)
		}
	}
}

func TestSamplerRefuses(t *testing.T) {
	m := writer(t, Elman)
	_, numbers := modelOf[float32](t, kinds()["lstm/1/last"].Config, kinds()["lstm/1/last"].Records)
	for i, test := range []struct {
		model     *Model
		sampling  Sampling
		beginning []int
		field     string
	}{
		{numbers, Sampling{}, []int{0}, "Kind"},
		{m, Sampling{Temperature: -1}, []int{0}, "temperature"},
		{m, Sampling{Temperature: math.NaN()}, []int{0}, "temperature"},
		{m, Sampling{Temperature: math.Inf(1)}, []int{0}, "temperature"},
		{m, Sampling{TopK: -1}, []int{0}, "topK"},
		{m, Sampling{TopK: m.Outputs() + 1}, []int{0}, "topK"},
		{m, Sampling{}, nil, "beginning"},
		{m, Sampling{}, []int{0, m.Inputs()}, "tokens[1]"},
	} {
		var field *FieldError
		if s, err := test.model.NewSampler(test.sampling, test.beginning...); s != nil || !errors.As(err, &field) || field.Field != test.field {
			t.Errorf("%d: error %v, want one about %s", i, err, test.field)
		}
	}
}

func TestPerplexity(t *testing.T) {
	if p := Perplexity(math.Log(7)); !(math.Abs(p-7) <= 1e-12) {
		t.Errorf("perplexity %v of a choice among 7", p)
	}
}

// Train on a text, and let the network write.
func ExampleSampler() {
	const poem = "the rain it raineth every day "
	letters, err := series.AlphabetOf(poem)
	if err != nil {
		panic(err)
	}
	tokens, _ := letters.Tokens(poem + poem + poem + poem + poem + poem + poem + poem)
	records, err := series.Sequences(tokens, letters.Len(), 20)
	if err != nil {
		panic(err)
	}
	adam, err := PresetNamed("adam")
	if err != nil {
		panic(err)
	}
	config := adam.Config
	config.Cell, config.Hidden, config.Steps, config.Truncate = LSTM, 32, 20, 0
	config.LearningRate, config.Epochs = 0.02, 60
	run, err := New(config, records, series.Records{})
	if err != nil {
		panic(err)
	}
	if err := run.Run(); err != nil {
		panic(err)
	}
	model, err := ModelOf(run)
	if err != nil {
		panic(err)
	}
	beginning, _ := letters.Tokens("the rain")
	writer, err := model.NewSampler(Sampling{Temperature: 0.2, Seed: 1}, beginning...)
	if err != nil {
		panic(err)
	}
	for range 30 {
		fmt.Print(letters.Text(writer.Next()))
	}
	// Output:  it raineth every day the rain
}
