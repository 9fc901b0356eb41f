package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strconv"

	"github.com/rnnlab/rnnlab/web/bench/workload"
)

// pageEpochs is how many epochs of the page are measured at a time: so many that
// reports, frames and snapshots have their share.
const pageEpochs = 40

// page measures an epoch of W1 to W5 as the page runs it, beside what its updates
// alone take and the fastest of the other libraries, where they were measured.
func (b *bench) page() string {
	var workloads []workload.Workload
	arguments := []string{b.script("page-epochs"), b.dist(), b.tools.chromium, strconv.Itoa(b.repetitions)}
	for _, w := range workload.Epochs() {
		if w.Train.Classes == nil {
			workloads = append(workloads, w)
			arguments = append(arguments, w.Name+"="+settings(w))
		}
	}
	took := map[string][]float64{}
	if out := b.output("an epoch of the page", "node", arguments...); out != "" {
		if err := json.Unmarshal([]byte(out), &took); err != nil {
			b.fail(fmt.Errorf("an epoch of the page: %w", err))
		}
	}
	results := b.times()
	var peers []*contestant
	for _, c := range b.field {
		if c.browser && c.peer {
			peers = append(peers, c)
		}
	}
	row := func(name string, cell func(name string) string) []string {
		cells := []string{name}
		for _, w := range workloads {
			cells = append(cells, cell(w.Name))
		}
		return cells
	}
	t := table{head: head("", workloads)}
	t.add(row("the page", func(name string) string { return figureOf(took[name]).String() })...)
	t.add(row("its updates alone", func(name string) string { return results[entrant{"rnnlab-simd", name}].String() })...)
	t.add(row("fastest browser library, updates alone", func(name string) string {
		best := results.fastest(peers, "rnnlab-simd", name)
		if !best.known {
			return figure{}.String()
		}
		for _, c := range peers {
			if c.name == best.of {
				return digits(results[entrant{c.key, name}].Median) + " (" + best.of + ")"
			}
		}
		return figure{}.String()
	})...)
	return fmt.Sprintf("## An epoch of the page\n\nMilliseconds of an epoch at full pace, 1280 x 800, its top in view, the median of %d (min..max): "+
		"updates, losses, reports, looks inside, frames and snapshots. The others have updates alone, and nothing to show.\n\n%s", b.repetitions, t.String())
}

// settings is a workload's network as a link to the page has it.
func settings(w workload.Workload) string {
	c := w.Config
	return fmt.Sprintf("preset=adam&cell=%s&hidden=%d&steps=%d&batch=%d&optimizer=%s&learningRate=%g&decay=none&clip=none&epochs=%d",
		c.Cell, c.Hidden, c.Steps, c.Batch, c.Optimizer, c.LearningRate, pageEpochs)
}

// start measures the first seconds of a visit.
func (b *bench) start() string {
	return "## The first seconds\n\nOf a first visit, with nothing in the cache, the median of " + strconv.Itoa(b.repetitions) +
		": when the chart of predictions is painted anew, when the first update of the network is reported, and the total blocking time: what tasks " +
		"between the first paint and the moment from which the page can be used took over 50 ms. Wanted: at most 600, 1,200 and 150 ms on the same machine, and training after at most 4,500 ms on the slow line.\n\n" +
		b.tableBy("first seconds", "node", b.script("first-seconds"), b.dist(), b.tools.chromium, strconv.Itoa(b.repetitions))
}

// dist is the folder of the built page.
func (b *bench) dist() string { return filepath.Join(b.tools.web, "..", "dist") }

// script is a program for Node that measures the page.
func (b *bench) script(name string) string {
	return filepath.Join(filepath.Dir(b.tools.driver), name+".mjs")
}
