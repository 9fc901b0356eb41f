package main

import (
	"fmt"
	"math"

	"github.com/rnnlab/rnnlab/web/bench/workload"
)

// settled is how many epochs of the printed run are the same in every arithmetic:
// from then on the last bit of one weight changes the losses.
const settled = 5

// printed measures the tutorial as printed, in its own Python and in rnnlab.
func (b *bench) printed() string {
	w := workload.Printed()
	epochs := w.Config.Epochs
	python := &contestant{name: "the tutorial's NumPy code", key: "tutorial"}
	program, version, err := start(b.ctx, oneThread(), b.tools.python, b.tools.script("printed_tutorial.py"))
	if err == nil {
		defer program.end()
		python.program = program
	} else {
		version = err.Error()
	}
	python.version = version
	b.absent(python)

	list := []*contestant{python}
	for _, c := range b.field {
		if !c.peer && !c.isFloor() {
			list = append(list, c)
		}
	}
	times := map[*contestant][]float64{}
	losses := map[*contestant][]float64{}
	// The Python takes as long as all the rest together.
	for repetition := range max(1, b.repetitions/3) {
		for _, c := range list {
			if c.program == nil {
				continue
			}
			b.say("the tutorial as printed, %s, %d", c.place(), repetition+1)
			if repetition == 0 && c != python {
				if _, err := c.run(w, 2, false); err != nil { // warms it up
					b.fail(err)
					continue
				}
			}
			s, err := c.run(w, epochs, true)
			if err != nil {
				b.fail(err)
				continue
			}
			// The tutorial measures its losses before each epoch, and that is part of the run.
			times[c] = append(times[c], s.MS+s.CheckMS)
			losses[c] = s.Losses
		}
	}
	for _, c := range list[1:] {
		for e := range settled {
			if len(losses[c]) < settled || len(losses[python]) < settled {
				continue
			}
			if got, want := losses[c][e], losses[python][e]; math.Abs(got-want) > 1e-9*want {
				b.fail(fmt.Errorf("%s, as printed: a loss of %v before epoch %d, the tutorial's code has %v", c.place(), got, e+1, want))
			}
		}
	}

	t := table{head: []string{"", "seconds for 25 epochs", "times as fast"}}
	reference := figureOf(times[python])
	f := figures{{python.key, w.Name}: reference}
	for _, c := range list {
		of := figureOf(times[c])
		f[entrant{c.key, w.Name}] = of
		cells := []string{c.where(), "not available", ""}
		if of.N > 0 {
			cells[1] = figure{of.Median / 1000, of.Min / 1000, of.Max / 1000, of.N}.String()
			if reference.N > 0 {
				cells[2] = digits(reference.Median / of.Median)
			}
		}
		t.add(cells...)
	}
	goal := target{what: "The tutorial's NumPy code / rnnlab in Chromium", least: 15}
	b.printedLine = goal.line(f.times(python.key, "rnnlab-simd", w.Name))
	return fmt.Sprintf("## The tutorial as printed\n\nFloat64, the loss checks before each epoch included; the losses of the first %d epochs must agree to 1e-9.\n\n%s\n%s\n",
		settled, t.String(), b.printedLine)
}
