package main

import "strconv"

// rows measures how long the page of own numbers takes to read a long file, and
// whether its reader can do anything meanwhile.
func (b *bench) rows() string {
	return "## Reading 100,000 rows\n\nA file of dates and values, some 2 MB, on the page of own numbers, and the same pasted, the median of " + strconv.Itoa(b.repetitions) +
		": until the page says what it has understood, and the tasks of its main thread over 50 ms until then and in the first seconds of training. Wanted: none.\n\n" +
		b.tableBy("reading 100,000 rows", "node", b.script("rows"), b.dist(), b.tools.chromium, strconv.Itoa(b.repetitions))
}
