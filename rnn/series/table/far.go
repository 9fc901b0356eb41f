package table

import (
	"math"
	"slices"
)

// A number is far off the others where it is further from them than so many times
// the range of those; or where the step to it and the step back from it are each so
// many times any other step, as with a slip of the decimal mark in a series that has
// a trend. A peak of each season is neither: it has its like.
const (
	farRanges = 100
	farSteps  = 5
)

// So many numbers tell at least what an ordinary step is, or that all are one number;
// and fewer than that what their range is.
const (
	fewestSteps = 10
	fewestRange = 5
)

// sayFar notes the numbers that are far off the others, but for marks of a missing
// one. rows are the rows of the series' values.
func (t *Table) sayFar(s *Series, rows []int) {
	var note Note
	far := slices.Concat(farFromAll(s.Values), farFromNext(s.Values), farAlike(s.Values))
	slices.Sort(far)
	for _, i := range slices.Compact(far) {
		row := t.Rows[rows[i]]
		if s.Column >= len(row.Cells) || !t.parse(row.Cells[s.Column]).ok {
			continue // filled in between two that are
		}
		at := Note{Code: FarOff, Line: row.Line, Cell: s.Column + 1, Value: row.Cells[s.Column]}
		if t.isOneLine() {
			at.Cell = rows[i] + 1
		}
		if slices.ContainsFunc(s.Notes, func(n Note) bool { return n.Code == LikelyMissing && n.Value == at.Value }) {
			continue
		}
		if note.Count == 0 {
			note = at
		}
		note.Count++
	}
	if note.Count > 0 {
		s.Notes = append(s.Notes, note)
	}
}

// farFromAll is the indices of the few numbers, at most one in twenty, that lie
// above or below all others, with more than farRanges of their range in between. One
// alone is far off where all others are one number.
func farFromAll(values []float64) (far []int) {
	n := len(values)
	if n < fewestRange {
		return nil
	}
	sorted := slices.Sorted(slices.Values(values))
	// Halves, as what lies between the largest numbers is infinite.
	half := func(from, to int) float64 { return float64(sorted[to]/2) - float64(sorted[from]/2) }
	low, high := math.Inf(-1), math.Inf(1)
	for k := max(1, n/20); k > 0 && math.IsInf(low, 0) && math.IsInf(high, 0); k-- {
		within := half(k, n-1-k) // of neither end, as there may be some far off at both
		isFar := func(gap, others float64) bool {
			return gap > float64(farRanges*within) && (within > 0 || k == 1 && others == 0 && n >= fewestSteps)
		}
		if isFar(half(k-1, k), half(k, n-1)) {
			low = sorted[k-1]
		}
		if isFar(half(n-1-k, n-k), half(0, n-1-k)) {
			high = sorted[n-k]
		}
	}
	for i, v := range values {
		if v <= low || v >= high {
			far = append(far, i)
		}
	}
	return far
}

// farFromNext is the indices of numbers to which, and back from which, the series
// takes steps that are farSteps times any other. They are at most one in a hundred,
// or one alone.
func farFromNext(values []float64) (far []int) {
	n := len(values)
	if n < fewestSteps {
		return nil
	}
	// How far a number stands out of both beside it, in halves again; 0 where it is between them.
	out := func(i int) float64 {
		before, after := float64(values[i]/2)-float64(values[i-1]/2), float64(values[i]/2)-float64(values[i+1]/2)
		return max(0, min(before, after), min(-before, -after))
	}
	spikes := make([]float64, 0, n)
	for i := 1; i < n-1; i++ {
		spikes = append(spikes, out(i))
	}
	slices.Sort(spikes)
	usual := spikes[len(spikes)-1-max(1, n/100)] // more numbers stand out as far as this
	stands := func(i int) bool { return i > 0 && i < n-1 && out(i) > usual }
	ordinary := 0.0
	for i := 1; i < n; i++ {
		if !stands(i-1) && !stands(i) {
			ordinary = max(ordinary, math.Abs(float64(values[i]/2)-float64(values[i-1]/2)))
		}
	}
	for i := range values {
		if stands(i) && out(i) > float64(farSteps*ordinary) {
			far = append(far, i)
		}
	}
	return far
}

// farAlike is the indices of one number that comes again and again, the least or the
// greatest, with more than farRanges of the range of the others in between: what
// programs write where there is none, as 1e30.
func farAlike(values []float64) (far []int) {
	for _, end := range []float64{slices.Min(values), slices.Max(values)} {
		var others []float64
		for _, v := range values {
			if v != end {
				others = append(others, v)
			}
		}
		if len(others) < fewestRange || 2*len(others) < len(values) {
			continue
		}
		least, most := slices.Min(others), slices.Max(others)
		if apart := max(least-end, end-most); most == least || apart <= float64(farRanges*(most-least)) {
			continue
		}
		for i, v := range values {
			if v == end {
				far = append(far, i)
			}
		}
	}
	return far
}
