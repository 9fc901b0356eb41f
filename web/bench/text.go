package main

import "strconv"

// text measures how soon a network of the page of symbols has learned a text.
func (b *bench) text() string {
	const rounds = 3 // of half a minute each
	return "## Learning a text\n\nNewton's Opticks, the GRU of 128 units, on the page of symbols, seed 1, the median of " + strconv.Itoa(rounds) +
		". Wanted: better than counting 5 letters within 60 s, and no task over 50 ms.\n\n" +
		b.tableBy("learning a text", "node", b.script("text-reach"), b.dist(), b.tools.chromium, strconv.Itoa(rounds))
}
