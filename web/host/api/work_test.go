package api

import (
	"testing"

	"github.com/rnnlab/rnnlab/rnn"
)

// walk counts what countExact and countPrinted multiply out, one thing after the
// other, in the loops that rnn documents.
func walk(c rnn.Config) (n counts) {
	all, training := records(c)
	if c.Gradient == rnn.AsPrinted {
		predict := func() {
			for range c.Steps {
				n.products += float64(c.Hidden * c.Hidden)
				n.gates += float64(c.Hidden)
			}
		}
		for epoch := range c.Epochs + 1 {
			for range 2 * all {
				predict()
			}
			if epoch == c.Epochs {
				break
			}
			for range training {
				predict()
				for t := range c.Steps {
					n.layers++
					for range min(t, c.Truncate) {
						n.columns += 2
						n.column += float64(2 * c.Hidden)
					}
				}
				n.weights += float64(c.Hidden*c.Hidden + c.Hidden*c.Steps)
				n.updates++
			}
		}
		return n
	}
	gates := map[rnn.Cell]int{rnn.Elman: 1, rnn.LSTM: 4, rnn.GRU: 3}[c.Cell]
	pass := func(records, steps, products int) {
		for l := range c.Layers {
			inputs := c.Hidden
			if l == 0 {
				inputs = 1
			}
			for range steps {
				n.layers++
				for range records {
					n.products += float64(products * gates * c.Hidden * (inputs + c.Hidden))
					n.gates += float64(gates * c.Hidden)
					if c.Cell != rnn.Elman {
						n.rows++
					}
				}
			}
		}
	}
	for epoch := range c.Epochs + 1 {
		for _, set := range []int{training, all - training} {
			for lo := 0; lo < set; lo += 32 {
				pass(min(32, set-lo), c.Steps, 1)
			}
		}
		if epoch == c.Epochs {
			break
		}
		for lo := 0; lo < training; lo += c.Batch {
			batch := min(c.Batch, training-lo)
			pass(batch, c.Steps, 1)
			back := c.Truncate
			if back == 0 {
				back = c.Steps
			}
			pass(batch, back, 2)
			for l := range c.Layers {
				columns := c.Hidden
				switch {
				case l == 0 && c.Input == rnn.PerStep:
					columns = c.Steps
				case l == 0:
					columns = 1
				}
				n.weights += float64(gates * c.Hidden * (columns + c.Hidden))
			}
			n.updates++
		}
	}
	return n
}

var workQueries = []string{
	"preset=adam", "preset=weights&hidden=7&epochs=3", "preset=adam&cell=gru&layers=3&hidden=1&steps=75&truncate=0&epochs=2",
	"preset=adam&cell=lstm&layers=2&hidden=5&steps=20&truncate=3&batch=7&epochs=2", "preset=weights&layers=3&batch=100&hidden=2&epochs=4",
	"preset=printed&hidden=3&epochs=2", "preset=printed&hidden=1&steps=110&truncate=110&epochs=1",
}

func TestWorkCountsTheLoops(t *testing.T) {
	for _, query := range workQueries {
		c := parsed(t, query).config
		got := countExact(c)
		if c.Gradient == rnn.AsPrinted {
			got = countPrinted(c)
		}
		if want := walk(c); got != want {
			t.Errorf("%s: %+v, want %+v", query, got, want)
		}
		if work(c) != got.price() {
			t.Errorf("%s: the price %g is not that of its count, %g", query, work(c), got.price())
		}
	}
}

// The updates that are counted are those that a trainer does.
func TestWorkCountsTheUpdates(t *testing.T) {
	for _, query := range []string{"preset=adam&hidden=2&epochs=3&batch=7", "preset=printed&hidden=2&epochs=2", "preset=weights&cell=elman&hidden=2&epochs=2&steps=30"} {
		c := parsed(t, query).config
		run, err := newRun(c)
		if err != nil {
			t.Fatal(err)
		}
		updates, before := 0, run.Progress()
		for run.State() == rnn.Running {
			if err := run.Step(); err != nil {
				t.Fatal(err)
			}
			now := run.Progress()
			if now.Epoch != before.Epoch || now.Update != before.Update {
				updates++
			}
			before = now
		}
		if want := walk(c).updates; float64(updates) != want {
			t.Errorf("%s: the trainer did %d updates, %g are counted", query, updates, want)
		}
	}
}

// What takes long is refused, though it has few weights; what was trained for a
// picture before still is.
func TestWorkThatIsTooMuch(t *testing.T) {
	const local = 2e9 // as web/host/serve has it
	for query, want := range map[string]bool{
		"preset=adam&cell=gru&layers=3&hidden=1&steps=75&truncate=0&epochs=1000": false,
		"preset=printed&hidden=1&truncate=100&steps=100&epochs=1000":             false,
		"preset=printed&hidden=100&truncate=100&steps=110":                       false,
		"preset=adam&hidden=256&epochs=1000":                                     false,
		"preset=adam&hidden=32":                                                  true,
		"preset=weights&hidden=16&epochs=100":                                    true,
		"preset=adam&cell=lstm&hidden=16&epochs=20":                              true,
		"preset=printed&hidden=30":                                               true,
		"preset=adam&seed=1&hidden=8&epochs=200":                                 true,
	} {
		if got := work(parsed(t, query).config) <= local; got != want {
			t.Errorf("%s: %.3g, trained for a picture: %v, want %v", query, work(parsed(t, query).config), got, want)
		}
	}
}
