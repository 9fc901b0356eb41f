package main

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/rnnlab/rnnlab/rnn/task"
)

// A picture leads to a task, and shows some of its numbers.
type picture struct {
	Name    string // the last part of the key of its words
	Address string
	Current bool   // when the page is opened without saying more
	Path    string // in a box of 96 by 32
}

// pictured is how many of a task's numbers its picture has: as many as show what
// they are like.
var pictured = map[string]int{"sine": 32, "airline": 144, "share-price": 250, "waves": 110, "mackey-glass": 240}

// seed is the one that a link without a seed has.
const seed = 1

// Tasks are the pictures that lead to all tasks, the sine first, then the reader's
// own numbers, and last the page of those that are no numbers.
func (p page) Tasks() (all []picture) {
	inNumbers := p.Lab != ""
	to, numbers := "./", "numbers/"
	if inNumbers {
		to, numbers = p.Lab, "./"
	}
	for _, l := range task.Lessons() {
		of := picture{Name: l.Name, Address: numbers + "?task=" + l.Name, Path: curve(l.Values(seed)[:pictured[l.Name]])}
		if l.Name == task.Default().Name { // which has the whole lab
			of.Address, of.Current = to, !inNumbers
		}
		all = append(all, of)
	}
	return append(all,
		picture{Name: "own", Address: numbers, Current: inNumbers, Path: "M8 16h12M14 10v12M30 24l14-9 12 5 12-13 20 7"},
		picture{Name: "symbols", Address: p.Lab + "symbols/", Path: "M4 7h16M28 7h22M58 7h10M76 7h16M4 16h24M36 16h12M56 16h34M4 25h12M24 25h26M58 20v9"})
}

// drawn are the pictures of the exercises: the grammar's ways, a climb and the way
// down, two marks, one after another, two lines and what leads across, lines of
// writing.
var drawn = map[string]string{
	"grammar":     "M4 16h12l12-10h22l12 10h14M16 16l12 10h22l12-10M28 6v20M50 26v-20",
	"counting":    "M4 28v-4h8v-5h8v-5h8v-5h8v-5h8v5h8v5h8v5h8v5h8v4",
	"adding":      "M4 16h6M18 16h6M32 16h6M60 16h6M74 16h6M46 16h6M28 8v16M20 16h16M78 8v16M70 16h16",
	"order":       "M14 8l14 16M28 8l-14 16M36 24h8M52 24h8M66 8l8 8 8-8M74 16v8",
	"translation": "M4 9h30M4 16h22M4 23h28M40 16h14M50 11l5 5-5 5M62 9h14M82 9h8M62 16h20M62 23h10",
	"text":        "M4 7h16M28 7h22M58 7h10M76 7h16M4 16h24M36 16h12M56 16h34M4 25h12M24 25h26M58 20v9",
}

// Exercises are the pictures of the page of symbols.
func (p page) Exercises() (all []picture, err error) {
	for _, e := range task.Exercises() {
		path, ok := drawn[e.Name]
		if !ok {
			return nil, fmt.Errorf("the exercise %s has no picture", e.Name)
		}
		all = append(all, picture{Name: e.Name, Address: "#task=" + e.Name, Path: path})
	}
	return all, nil
}

// curve is a path through values, from edge to edge and with a little room above
// and below. Of many values it has those that make 72 points.
func curve(values []float64) string {
	const width, height, margin, points = 96, 32, 3, 72
	low, high := slices.Min(values), slices.Max(values)
	var b strings.Builder
	n := min(points, len(values))
	for i := range n {
		at := i * (len(values) - 1) / (n - 1)
		x := float64(width*i) / float64(n-1)
		y := margin + (height-2*margin)*(high-values[at])/(high-low)
		command := 'L'
		if i == 0 {
			command = 'M'
		}
		fmt.Fprintf(&b, "%c%g %g", command, math.Round(x*10)/10, math.Round(y*10)/10)
	}
	return b.String()
}
