package main

import (
	"fmt"
	"strings"

	"github.com/rnnlab/rnnlab/web/bench/workload"
)

// entrant is a contestant at a workload, by their names.
type entrant struct{ contestant, workload string }

type figures map[entrant]figure

// A ratio is how many times a median is another.
type ratio struct {
	value float64
	of    string // the contestant compared with, if there was a choice
	known bool
}

// times is how many times as long slow takes as fast.
func (f figures) times(slow, fast, name string) ratio {
	a, b := f[entrant{slow, name}], f[entrant{fast, name}]
	if a.N == 0 || b.N == 0 {
		return ratio{}
	}
	return ratio{value: a.Median / b.Median, known: true}
}

// fastest is how many times as long the fastest of several takes as fast.
func (f figures) fastest(several []*contestant, fast, name string) (best ratio) {
	for _, c := range several {
		if r := f.times(c.key, fast, name); r.known && (!best.known || r.value < best.value) {
			best = r
			best.of = c.name
		}
	}
	return best
}

// A target is a ratio that is to be reached: at least so much, or at most.
type target struct {
	what    string
	least   float64 // 0 for none
	most    float64 // 0 for none
	of      func(name string) ratio
	applies func(name string) bool
}

func (t target) want() string {
	if t.least > 0 {
		return "≥ " + digits(t.least)
	}
	return "≤ " + digits(t.most)
}

func (t target) met(value float64) bool {
	return value >= t.least && (t.most == 0 || value <= t.most)
}

// row shows the ratios and at which workloads the target was missed.
func (t target) row(names []string) []string {
	cells := []string{t.what}
	var met, missed, unknown []string
	for _, name := range names {
		if !t.applies(name) {
			cells = append(cells, "")
			continue
		}
		r := t.of(name)
		switch {
		case !r.known:
			unknown = append(unknown, name)
			cells = append(cells, "not available")
			continue
		case !t.met(r.value):
			missed = append(missed, name)
		default:
			met = append(met, name)
		}
		cell := digits(r.value)
		if r.of != "" {
			cell += " (" + r.of + ")"
		}
		cells = append(cells, cell)
	}
	var verdict []string
	if len(missed) > 0 {
		verdict = append(verdict, "not "+strings.Join(missed, ", "))
	} else if len(met) > 0 {
		verdict = append(verdict, "yes")
	}
	if len(unknown) > 0 {
		verdict = append(verdict, "unknown "+strings.Join(unknown, ", "))
	}
	return append(cells, t.want(), strings.Join(verdict, "; "))
}

// targets is a table of how rnnlab stands against what it is to reach.
func (b *bench) targets(f figures) string {
	var peers []*contestant
	for _, c := range b.field {
		if c.browser && c.peer {
			peers = append(peers, c)
		}
	}
	everywhere := func(string) bool { return true }
	only := func(names ...string) func(string) bool {
		return func(name string) bool { return strings.Contains(strings.Join(names, " "), name) }
	}
	list := []target{
		{what: "fastest browser library / rnnlab in Chromium", least: 10, applies: everywhere,
			of: func(name string) ratio { return f.fastest(peers, "rnnlab-simd", name) }},
		{what: "rnnlab in Chromium / native PyTorch", most: 1, applies: only("W1"),
			of: func(name string) ratio { return f.times("rnnlab-simd", "torch", name) }},
		{what: "rnnlab in Chromium / native PyTorch", most: 2, applies: only("W2", "W3", "W4", "W5"),
			of: func(name string) ratio { return f.times("rnnlab-simd", "torch", name) }},
		{what: "native NumPy / native rnnlab", least: 1, applies: only("W1", "W2", "W3", "W4", "W5"),
			of: func(name string) ratio { return f.times("numpy", "native-simd", name) }},
		{what: "rnnlab in Chromium / its floor", most: 2.5, applies: everywhere,
			of: func(name string) ratio { return f.times("rnnlab-simd", "floor", name) }},
		{what: "native rnnlab / its floor", most: 2.5, applies: everywhere,
			of: func(name string) ratio { return f.times("native-simd", "native-floor", name) }},
	}
	workloads := workload.Epochs()
	var names []string
	for _, w := range workloads {
		names = append(names, w.Name)
	}
	t := table{head: append(head("time / time", workloads), "target", "met")}
	for _, target := range list {
		t.add(target.row(names)...)
	}
	return t.String()
}

// line shows a target that stands for itself.
func (t target) line(r ratio) string {
	if !r.known {
		return fmt.Sprintf("%s: not available (target %s).", t.what, t.want())
	}
	met := "met"
	if !t.met(r.value) {
		met = "not met"
	}
	return fmt.Sprintf("%s: %s (target %s: %s).", t.what, digits(r.value), t.want(), met)
}
