package main

import (
	"fmt"
	"strings"
)

// smooth is a path through values, each so far from the one before: what is known
// at whole numbers only has a curve between them, as on the charts
// (web/app/charts/between.ts), and not the teeth of a saw. At a value it is as
// steep as the straight line between its neighbours.
func smooth(values []float64, apart float64, y func(float64) float64) string {
	var b strings.Builder
	fmt.Fprintf(&b, "M0 %.1f", y(values[0]))
	for i := 1; i < len(values); i++ {
		// The path's own control point before a value; the one after it mirrors that.
		next := min(i+1, len(values)-1)
		slope := (y(values[next]) - y(values[i-1])) / float64(next-i+1)
		at := apart * float64(i)
		fmt.Fprintf(&b, "S%.1f %.1f %.1f %.1f", at-apart/3, y(values[i])-slope/3, at, y(values[i]))
	}
	return b.String()
}

// dots is a path of lines without length at the values, which round ends make
// dots of.
func dots(values []float64, apart float64, y func(float64) float64) string {
	var b strings.Builder
	for i, v := range values {
		fmt.Fprintf(&b, "M%.1f %.1fh0", apart*float64(i), y(v))
	}
	return b.String()
}
