package main

import "strconv"

// embeds measures a post with twenty of them.
func (b *bench) embeds() string {
	const rounds = 3 // of half a minute each
	return "## Twenty embeds in a post\n\nA reader scrolls through it and looks at each for a second and a half (fourth rung, 1280 x 800), the median of " +
		strconv.Itoa(rounds) + ": what all processes of the browser take more than with a blank page, and how many embeds have a worker. Wanted of the runs that the snippet has: at most 350 MB, and 3 workers.\n\n" +
		b.tableBy("twenty embeds", "node", b.script("embeds"), b.dist(), b.tools.chromium, strconv.Itoa(rounds))
}
