package table

import (
	"slices"
	"strings"
)

// sayThousands notes neighbouring columns that may be one: in a file of commas
// without a header, a cell of one to three digits before one of exactly three,
// in each row. With a header such rows have a cell too many, and are refused.
func (t *Table) sayThousands() {
	if t.Header || t.Separator != ',' || len(t.Columns) < 3 {
		return
	}
	for i := range len(t.Columns) - 1 {
		counted, may := t.onlyCounts(i), true
		for _, row := range t.Rows {
			if len(row.Cells) <= i+1 || !isGroup(row.Cells[i], false) || !isGroup(row.Cells[i+1], true) {
				may = false
				break
			}
			counted = counted && row.Cells[i+1][0] != '0' // 045 is the end of a number
		}
		if may && !counted {
			row := t.Rows[0]
			t.Notes = append(t.Notes, Note{Code: TwoCuts, Line: row.Line, Cell: i + 1, Value: row.Cells[i] + "," + row.Cells[i+1], Other: "several"})
			return
		}
	}
}

// isGroup tells a first group of digits between commas, or a last one, which has
// three and perhaps a fraction.
func isGroup(cell string, last bool) bool {
	n, ok := bare(cell)
	if !ok || n.percent || n.exponent != "" || last && n.negative {
		return false
	}
	whole, _, fraction := strings.Cut(n.digits, ".")
	if strings.ContainsAny(whole, ",'") {
		return false
	}
	if last {
		return len(whole) == 3
	}
	return !fraction && len(whole) <= 3 && whole[0] != '0'
}

// nines are digits that only stand for a missing number where they lie far from
// all others: -999, -99.99, 9999 and the like.
func nines(cell string) bool {
	digits := strings.TrimLeft(cell, "+-")
	whole, fraction, _ := strings.Cut(digits, ".")
	return len(whole) >= 2 && len(strings.ReplaceAll(digits, ".", "")) >= 3 && strings.Trim(whole, "9") == "" &&
		strings.Trim(strings.TrimRight(fraction, "0"), "9") == ""
}

// sayMarks notes a number of nines that most likely means that there is none: it
// is the least or the greatest, and further from the nearest other than those are
// from each other.
func (t *Table) sayMarks(s *Series) {
	for _, end := range []float64{slices.Min(s.Values), slices.Max(s.Values)} {
		count, others := 0, 0
		var least, most float64
		for _, v := range s.Values {
			if v == end {
				count++
				continue
			}
			if others++; others == 1 {
				least, most = v, v
			}
			least, most = min(least, v), max(most, v)
		}
		if others < 2 || max(least-end, end-most) <= most-least {
			continue
		}
		if note := t.place(s.Column, end); nines(note.Value) {
			note.Code, note.Count = LikelyMissing, count
			s.Notes = append(s.Notes, note)
		}
	}
}

// place is where a column first has a value.
func (t *Table) place(column int, value float64) Note {
	for at, row := range t.Rows {
		if column >= len(row.Cells) {
			continue
		}
		if n := t.parse(row.Cells[column]); n.ok && n.value == value {
			number := column + 1
			if t.isOneLine() {
				number = at + 1
			}
			return Note{Line: row.Line, Cell: number, Value: row.Cells[column]}
		}
	}
	return Note{}
}
