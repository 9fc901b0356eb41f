package main

import (
	"strconv"

	"github.com/rnnlab/rnnlab/web/bench/workload"
)

// growth measures how the cost of an update grows when a size doubles.
func (b *bench) growth() string {
	keys := []string{"native-simd", "rnnlab-simd"}
	var contests []*contest
	for _, g := range workload.Growths() {
		for _, size := range g.Sizes {
			for _, c := range b.field {
				if c.program != nil && (c.key == keys[0] || c.key == keys[1]) {
					contests = append(contests, &contest{contestant: c, workload: g.Workload(size)})
				}
			}
		}
	}
	update := map[entrant]figure{}
	for _, c := range b.interleave(contests) {
		f, n := figureOf(c.ms), float64(c.workload.Updates())
		update[entrant{c.contestant.key, c.workload.Name}] = figure{f.Median / n, f.Min / n, f.Max / n, f.N}
	}

	t := table{head: []string{"Elman, float32, Adam", "native, ms", "times", "Chromium, ms", "times", "multiply-adds, times"}}
	for _, g := range workload.Growths() {
		for i, size := range g.Sizes {
			row := []string{g.What + " " + strconv.Itoa(size)}
			for _, key := range keys {
				now := update[entrant{key, g.Workload(size).Name}]
				factor := ""
				if i > 0 {
					if before := update[entrant{key, g.Workload(g.Sizes[i-1]).Name}]; before.N > 0 && now.N > 0 {
						factor = digits(now.Median / before.Median)
					}
				}
				row = append(row, now.String(), factor)
			}
			expected := ""
			if i > 0 {
				expected = digits(g.Factor)
			}
			t.add(append(row, expected)...)
		}
	}
	return "## How cost grows\n\nMilliseconds of one update with vectors, and how many times that is of the row above. Hidden units are at 50 steps and a batch of 16, steps at 100 hidden " +
		"units and a batch of 16, batches at 100 hidden units and 50 steps. tanh and the optimiser's share, which grows with the hidden units alone or not at all with the batch, makes the factor smaller.\n\n" + t.String()
}
