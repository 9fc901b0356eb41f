package table

import (
	"math"
	"slices"
	"strconv"
)

// order turns a table round whose dates go down, and says whether there are dates.
func (t *Table) order(reverse Choice) {
	turned := 0
	found := reverse == Yes
	if reverse == Find {
		found, turned = t.falls()
	}
	if found {
		slices.Reverse(t.Rows)
		t.Reversed = true
		t.Notes = append(t.Notes, Note{Code: NewestFirst})
	} else if turned > 0 {
		t.Notes = append(t.Notes, Note{Code: Unordered, Line: turned})
	}
}

// falls tells whether the first column of dates, of other times, or of years, goes down. turned
// is the line of the first that turns back where it goes neither way.
func (t *Table) falls() (down bool, turned int) {
	for i, c := range t.Columns {
		if 2*c.Dates > len(t.Rows) {
			t.Timed = true
			month, months := t.direction(func(row Row) (float64, bool) { return keyAt(row, i, false) })
			day, days := t.direction(func(row Row) (float64, bool) { return keyAt(row, i, true) })
			if days < months { // 12/31/2023 is no date with the day first
				day = month
			} else if months < days {
				month = day
			}
			if month == 0 || day == 0 {
				return false, 0
			}
			if month == -1 || day == -1 {
				return true, 0
			}
			return false, month
		}
		if at := t.clock(i); at != nil {
			t.Timed = true
			way, _ := t.direction(at)
			return way == -1, max(way, 0)
		}
		if c.Numbers != len(t.Rows) || len(t.Columns) < 2 || len(t.Rows) < 3 {
			continue
		}
		years, n := t.direction(func(row Row) (float64, bool) { return wholeAt(row, i, 1000, 2999) })
		if n == len(t.Rows) && isOneOf(timeNames, c.Name) {
			t.Timed = true
			way, _ := t.direction(t.calendar(i))
			return way == -1, max(way, 0)
		}
		if i == 0 {
			counted, _ := t.direction(func(row Row) (float64, bool) { return wholeAt(row, 0, math.MinInt, math.MaxInt) })
			t.Timed = n == len(t.Rows) || counted == 0 && t.onlyCounts(0)
			if _, first := wholeAt(t.Rows[0], 0, 1000, 2999); years == -1 && first {
				return true, 0
			}
		}
	}
	return false, 0
}

// calendar reads a column of years with those of months, of days and so on beside it.
// Rows that go round, of several countries one below the other, turn back.
func (t *Table) calendar(years int) clock {
	columns := []int{years}
	for _, names := range []string{"|month|quarter|week|monat|\u6708|\u6708\u4efd|", "|day|tag|\u65e5|", "|hour|", "|minute|"} {
		at := slices.IndexFunc(t.Columns, func(c Column) bool { return isOneOf(names, c.Name) && c.Numbers == len(t.Rows) })
		columns = append(columns, at)
	}
	return func(row Row) (key float64, ok bool) {
		for _, i := range columns {
			v := 0.0
			if i >= 0 {
				if v, ok = wholeAt(row, i, 0, 2999); !ok {
					return 0, false
				}
			}
			key = float64(key*400) + v
		}
		return key, true
	}
}

// wholeAt is a cell that is a whole number within bounds.
func wholeAt(row Row, i, least, most int) (float64, bool) {
	if i >= len(row.Cells) {
		return 0, false
	}
	v, err := strconv.Atoi(row.Cells[i])
	return float64(v), err == nil && v >= least && v <= most
}

func keyAt(row Row, i int, dayFirst bool) (float64, bool) {
	if i >= len(row.Cells) {
		return 0, false
	}
	return dateKey(row.Cells[i], dayFirst)
}

// direction is 0 where keys never go down, -1 where they never go up and do go
// down, and else the line of the first that turns back; n is how many keys there are.
func (t *Table) direction(key func(Row) (float64, bool)) (way, n int) {
	var last float64
	seen, up, down, turned := false, false, false, 0
	for _, row := range t.Rows {
		v, ok := key(row)
		if !ok {
			continue
		}
		if seen && v != last {
			up, down = up || v > last, down || v < last
			if up && down && turned == 0 {
				turned = row.Line
			}
		}
		last, seen = v, true
		n++
	}
	switch {
	case turned > 0:
		return turned, n
	case down:
		return -1, n
	}
	return 0, n
}
