package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/web/bench/workload"
)

// A contestant is a way to train the workloads.
type contestant struct {
	name    string // in the tables
	key     string // in requests
	browser bool   // runs in Chromium
	peer    bool   // somebody else's library

	// A contestant with the same formulas has rnnlab's losses, to float32's
	// digits. One with others may still have the same loss before training.
	sameStart, sameEnd func(workload.Workload) bool

	program *program // nil if it is not to be had
	version string   // or why it is not to be had
}

func always(workload.Workload) bool { return true }
func never(workload.Workload) bool  { return false }

func elmanOnly(w workload.Workload) bool { return w.Config.Cell == rnn.Elman }
func notGRU(w workload.Workload) bool    { return w.Config.Cell != rnn.GRU }

// field is all who take part, in the order of the tables.
func field() []*contestant {
	return []*contestant{
		{name: "rnnlab, vectors", key: "rnnlab-simd", browser: true, sameStart: always, sameEnd: always},
		{name: "rnnlab, scalar", key: "rnnlab", browser: true, sameStart: always, sameEnd: always},
		{name: "tfjs wasm, layers", key: "tfjs-layers", browser: true, peer: true, sameStart: notGRU, sameEnd: never},
		{name: "tfjs wasm, operations", key: "tfjs-core", browser: true, peer: true, sameStart: always, sameEnd: always},
		{name: "jax-js wasm, jit", key: "jax", browser: true, peer: true, sameStart: always, sameEnd: always},
		{name: "brain.js 1.6.1", key: "brain-1", browser: true, peer: true, sameStart: elmanOnly, sameEnd: never},
		{name: "brain.js 2 beta", key: "brain-2", browser: true, peer: true, sameStart: elmanOnly, sameEnd: never},
		{name: "recurrent-js", key: "recurrent-js", browser: true, peer: true, sameStart: always, sameEnd: always},
		{name: "floor: products in C, wasm SIMD", key: "floor", browser: true},
		{name: "rnnlab, vectors", key: "native-simd", sameStart: always, sameEnd: always},
		{name: "rnnlab, scalar", key: "native", sameStart: always, sameEnd: always},
		{name: "NumPy", key: "numpy", peer: true, sameStart: always, sameEnd: always},
		{name: "PyTorch", key: "torch", peer: true, sameStart: always, sameEnd: always},
		{name: "floor: products in C, AVX2", key: "native-floor"},
	}
}

// isFloor says whether it computes products alone, and learns nothing.
func (c *contestant) isFloor() bool { return c.sameStart == nil }

// place is where it runs, for messages.
func (c *contestant) place() string {
	if c.browser {
		return c.name + " in Chromium"
	}
	return c.name + " natively"
}

// A sample is what came of a training run, as the programs report it.
type sample struct {
	MS      float64
	CheckMS float64
	Updates int
	Losses  []float64
}

// run trains a workload for so many epochs from its initial weights. With check
// the loss before and after is measured too, off the clock.
func (c *contestant) run(w workload.Workload, epochs int, check bool) (s sample, err error) {
	outputs := 0 // at every step
	if w.Train.Classes != nil {
		outputs = w.Train.Outputs
	}
	words := []string{c.key, w.Name, strconv.Itoa(epochs), map[bool]string{false: "0", true: "1"}[check]}
	for _, n := range []int{w.Train.N, w.Config.Batch, w.Config.Steps, w.Width(), w.Config.Hidden, outputs} {
		words = append(words, strconv.Itoa(n))
	}
	if err := c.program.ask(strings.Join(words, " "), &s); err != nil {
		return s, fmt.Errorf("%s, %s: %w", c.place(), w.Name, err)
	}
	return s, nil
}

// tools are the programs and folders that build.sh has made or found.
type tools struct {
	parts    string // folder
	driver   string // of the browser
	chromium string
	python   string
	web      string // folder web/ of rnnlab's source
}

// workloads is the file that all contestants but rnnlab read.
func (t tools) workloads() string { return filepath.Join(t.parts, "pages", "workloads.json") }

// script is a program in Python.
func (t tools) script(name string) string { return filepath.Join(t.web, "bench", "native", name) }

// oneThread is for the libraries that would take more.
func oneThread() []string {
	return append(os.Environ(), "OMP_NUM_THREADS=1", "OPENBLAS_NUM_THREADS=1", "MKL_NUM_THREADS=1", "PYTHONDONTWRITEBYTECODE=1")
}

// startAll starts every contestant, and returns what ends them. One that cannot
// be had says why in its version.
func (t tools) startAll(ctx context.Context, all []*contestant) (end func()) {
	var started []*program
	begin := func(name string, arguments ...string) (*program, string) {
		p, version, err := start(ctx, oneThread(), name, arguments...)
		if err != nil {
			return nil, err.Error()
		}
		started = append(started, p)
		return p, version
	}
	missing := t.missing()
	var driver *program
	why := missing["chromium"]
	if why == "" {
		driver, why = begin("node", t.driver, filepath.Join(t.parts, "pages"), t.chromium)
	}
	for _, c := range all {
		if reason := missing[c.key]; reason != "" {
			c.version = reason
			continue
		}
		switch c.key {
		case "native-simd", "native", "native-floor":
			c.program, c.version = begin(filepath.Join(t.parts, c.key))
		case "numpy":
			c.program, c.version = begin(t.python, t.script("numpy_networks.py"), t.workloads())
		case "torch":
			c.program, c.version = begin(t.python, t.script("torch_networks.py"), t.workloads())
		default:
			c.startPage(driver, why)
		}
	}
	return func() {
		for _, p := range started {
			p.end()
		}
	}
}

func (c *contestant) startPage(driver *program, why string) {
	if driver == nil {
		c.version = why
		return
	}
	var hello struct{ Version string }
	if err := driver.ask(c.key, &hello); err != nil {
		c.version = err.Error()
		return
	}
	c.program, c.version = driver, hello.Version
}

// missing is what build.sh could not make or find, and why: lines "KEY: reason".
func (t tools) missing() map[string]string {
	reasons := map[string]string{}
	data, _ := os.ReadFile(filepath.Join(t.parts, "missing"))
	for line := range strings.Lines(string(data)) {
		if key, reason, ok := strings.Cut(strings.TrimSpace(line), ": "); ok {
			reasons[key] = reason
		}
	}
	return reasons
}
