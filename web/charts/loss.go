package charts

// Loss draws the mean loss of both record sets against the epoch. The axis is
// logarithmic: a good run falls through several decades. The training loss is
// dashed, so that the two are told apart without colour.
func Loss() Option {
	return lines(below(), side("log"),
		stroke{name: "train", width: 1.5, dash: []any{4, 3}, opacity: 1},
		stroke{name: "validation", width: 2, opacity: 1})
}
