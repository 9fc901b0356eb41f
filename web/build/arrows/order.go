package main

import (
	"fmt"
	"path"
	"slices"
	"strings"
)

// wrongWays tells of each import that goes up, of both directions between
// folders of one line, and of folders that the order does not have.
func wrongWays(arrows []arrow, order [][]string) (wrong []string) {
	heights := map[string]int{}
	for height, folders := range order {
		for _, folder := range folders {
			heights[folder] = height
		}
	}
	for _, a := range arrows {
		from, to := path.Dir(a.from), path.Dir(a.to)
		above, known := heights[from]
		below, alsoKnown := heights[to]
		switch {
		case from == to:
		case !known || !alsoKnown:
			wrong = append(wrong, fmt.Sprintf("%s imports %s, and the order has no place for both folders", a.from, a.to))
		case below > above:
			wrong = append(wrong, fmt.Sprintf("%s imports %s: %s is below %s", a.from, a.to, from, to))
		case below == above && slices.ContainsFunc(arrows, func(b arrow) bool { return path.Dir(b.from) == to && path.Dir(b.to) == from }):
			wrong = append(wrong, fmt.Sprintf("%s imports %s: %s and %s import from each other", a.from, a.to, from, to))
		}
	}
	return wrong
}

// circle names files that import one another in a circle, from the first of them
// back to it, or nothing where there are none.
func circle(arrows []arrow) string {
	left := slices.Clone(arrows)
	for {
		// What imports nothing that is left is in no circle.
		imports := map[string]string{}
		for _, a := range left {
			imports[a.from] = a.to
		}
		n := len(left)
		left = slices.DeleteFunc(left, func(a arrow) bool { _, goesOn := imports[a.to]; return !goesOn })
		if len(left) < n {
			continue
		}
		if n == 0 {
			return ""
		}
		way := []string{left[0].from}
		for {
			next := imports[way[len(way)-1]]
			if i := slices.Index(way, next); i >= 0 {
				return strings.Join(append(way[i:], next), " imports ")
			}
			way = append(way, next)
		}
	}
}
