package main

import "strconv"

// drawing measures what the page takes of the processor to draw a run while it
// trains, and what that leaves to the worker.
func (b *bench) drawing() string {
	return "## Drawing\n\nA second of training at full pace (fourth rung, 1280 x 800, nothing of it in view at the page's end), the median of " +
		strconv.Itoa(b.repetitions) + ": processor time of the page's main thread; how often the worker looks inside the network or forecasts, which takes it time; and updates. Of the bare worker nobody draws the reports; the last column is the median of pairs, measured one right after the other. " +
		"Wanted: at most 100 ms at the top, 30 at the end; nothing looked at for nobody; and 90 % of the updates.\n\n" +
		b.tableBy("drawing", "node", b.script("drawing"), b.dist(), b.tools.chromium, strconv.Itoa(b.repetitions))
}
