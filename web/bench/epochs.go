package main

import (
	"fmt"
	"strings"

	"github.com/rnnlab/rnnlab/web/bench/workload"
)

// epochs measures an epoch of each workload with every contestant.
func (b *bench) epochs() string {
	workloads := workload.Epochs()
	for _, w := range workloads {
		var contests []*contest
		for _, c := range b.field {
			if c.program != nil {
				contests = append(contests, &contest{contestant: c, workload: w})
			}
		}
		b.contests = append(b.contests, contests...)
	}
	b.contests = b.interleave(b.contests)
	for _, c := range b.contests {
		if own := b.find("native", c.workload.Name); own != nil && !c.contestant.isFloor() {
			if err := c.compare(own); err != nil {
				b.fail(err)
			}
		}
	}
	results := b.times()
	b.summary = b.targets(results)

	var out strings.Builder
	fmt.Fprintf(&out, "## Time of an epoch\n\nMilliseconds, the median of %d (min..max); W6 in thousands of characters a second. "+
		"Less is better for W1 to W5, more for W6. Updates alone: rnnlab's loss checks are further down.\n\n%s", b.repetitions, b.epochTable(workloads))
	fmt.Fprintf(&out, "\n## Against the targets\n\n%s", b.summary)
	fmt.Fprintf(&out, "\n## Does it train\n\nThe mean loss on the training records before and after one epoch. Who has rnnlab's formulas must have its losses: "+
		"within 1/10,000 before, 1/100 after, or this run fails.\n\n%s", b.lossTable(workloads))
	fmt.Fprintf(&out, "\n## rnnlab's loss checks\n\nMilliseconds for the losses of the training records and half as many to validate on, once an epoch.\n\n%s", b.checkTable(workloads))
	return out.String()
}

// find is a contest by the keys of contestant and workload, or nil.
func (b *bench) find(key, name string) *contest {
	for _, c := range b.contests {
		if c.contestant.key == key && c.workload.Name == name {
			return c
		}
	}
	return nil
}

// times are the figures of all contests, by contestant and workload.
func (b *bench) times() figures {
	all := figures{}
	for _, c := range b.contests {
		all[entrant{c.contestant.key, c.workload.Name}] = figureOf(c.ms)
	}
	return all
}

var titles = map[string]string{"W1": "W1 online", "W2": "W2 batch", "W3": "W3 wide", "W4": "W4 LSTM", "W5": "W5 GRU", "W6": "W6 text"}

func head(first string, workloads []workload.Workload) []string {
	cells := []string{first}
	for _, w := range workloads {
		cells = append(cells, titles[w.Name])
	}
	return cells
}

// characters is how many an epoch of a text reads, in thousands; 0 for a wave.
func characters(w workload.Workload) float64 { return float64(len(w.Train.Tokens)) / 1000 }

// where is a row's first cell.
func (c *contestant) where() string {
	if c.browser {
		return "Chromium: " + c.name
	}
	return "native: " + c.name
}

// tableOf has a row for each of the contestants that pass, with what show makes
// of each contest.
func (b *bench) tableOf(workloads []workload.Workload, pass func(*contestant) bool, show func(*contest) string) string {
	t := table{head: head("", workloads)}
	for _, c := range b.field {
		if !pass(c) {
			continue
		}
		row := []string{c.where()}
		for _, w := range workloads {
			cell := "–"
			if found := b.find(c.key, w.Name); found != nil {
				cell = show(found)
			} else if c.program == nil {
				cell = "not available"
			}
			row = append(row, cell)
		}
		t.add(row...)
	}
	return t.String()
}

func (b *bench) epochTable(workloads []workload.Workload) string {
	return b.tableOf(workloads, func(*contestant) bool { return true }, func(c *contest) string {
		f := figureOf(c.ms)
		if n := characters(c.workload); n > 0 && f.N > 0 {
			f = f.per(n * 1000)
		}
		return f.String()
	})
}

func (b *bench) lossTable(workloads []workload.Workload) string {
	return b.tableOf(workloads, func(c *contestant) bool { return !c.isFloor() }, func(c *contest) string {
		return digits(c.start) + " → " + digits(c.end)
	})
}

func (b *bench) checkTable(workloads []workload.Workload) string {
	return b.tableOf(workloads, func(c *contestant) bool { return !c.isFloor() && !c.peer }, func(c *contest) string {
		return figureOf(c.checkMS).String()
	})
}
