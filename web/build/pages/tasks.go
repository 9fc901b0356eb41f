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

// Tasks are the pictures that lead to all tasks, the sine first and the reader's
// own numbers last.
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
	return append(all, picture{Name: "own", Address: numbers, Current: inNumbers, Path: "M8 16h12M14 10v12M30 24l14-9 12 5 12-13 20 7"})
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
