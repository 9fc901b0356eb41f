package table

import (
	"slices"
	"strconv"
	"strings"
)

// Gap says what becomes of cells without a number.
type Gap int

const (
	LeaveOut Gap = iota // the series goes on without them
	FillIn              // a straight line between the numbers before and after; left out at either end
	Stop                // an Error of code MissingCell
)

// A Series is a column as numbers, in the order of time.
type Series struct {
	Column  int       // from 0
	Name    string    // of the column, or ""
	Values  []float64 // finite, (N)
	Lines   []int     // of the file, for each value, (N)
	Missing int       // cells without a number, whatever became of them
	Notes   []Note    // about the column, each code but Unreadable and TwoWays once
}

// Find is the column of a name, blanks around it aside, or else of a position
// from 0 written as a number. The name "" chooses: a column called close or
// value, or else the first of numbers that neither only counts nor says when a row
// is of, or else the last.
func (t *Table) Find(name string) (column int, notes []Note, err error) {
	name = strings.Join(strings.Fields(name), " ")
	if name == "" {
		return t.choose()
	}
	column = -1
	for i, c := range t.Columns {
		if c.Name == name {
			if column >= 0 {
				return 0, nil, fail(Note{Code: SameName, Value: name})
			}
			column = i
		}
	}
	if column >= 0 {
		return column, nil, nil
	}
	if at, err := strconv.Atoi(name); err == nil && at >= 0 && at < len(t.Columns) {
		return at, nil, nil
	}
	names := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		names[i] = c.Name
		if c.Name == "" {
			names[i] = strconv.Itoa(i)
		}
	}
	return 0, nil, fail(Note{Code: NoColumn, Value: name, Other: strings.Join(names, ", ")})
}

// timeNames are what columns are called, in lower case, that say when a row is of.
const timeNames = "|year|month|day|hour|minute|week|quarter|date|time|timestamp|datetime|jahr|monat|tag|datum|" +
	"\u5e74|\u6708|\u65e5|\u5e74\u4efd|\u6708\u4efd|\u65e5\u671f|\u65f6\u95f4|"

func (t *Table) choose() (int, []Note, error) {
	column, numeric, named := -1, 0, false
	for i, c := range t.Columns {
		if c.Numbers == 0 || 2*c.Dates > len(t.Rows) || len(t.Columns) > 1 && (t.onlyCounts(i) || t.clock(i) != nil || isOneOf(timeNames, c.Name)) {
			continue
		}
		numeric++
		name := strings.ToLower(c.Name)
		wanted := name == "close" || name == "value"
		if column < 0 || wanted && !named {
			column, named = i, wanted
		}
	}
	if column < 0 {
		for i, c := range slices.Backward(t.Columns) {
			if c.Numbers > 0 {
				return i, nil, nil
			}
		}
		return 0, nil, fail(Note{Code: AllMissing, Line: t.Rows[0].Line, Value: strconv.Itoa(cells(t.Rows))})
	}
	if numeric == 1 {
		return column, nil, nil
	}
	name := t.Columns[column].Name
	if name == "" {
		name = strconv.Itoa(column)
	}
	return column, []Note{{Code: SeveralFound, Value: name, Other: strconv.Itoa(numeric)}}, nil
}

// cells is how many there are in all rows.
func cells(rows []Row) (n int) {
	for _, row := range rows {
		n += len(row.Cells)
	}
	return n
}

func (t *Table) onlyCounts(i int) bool {
	rows := make([]Row, 0, len(t.Rows))
	for _, row := range t.Rows {
		if i >= len(row.Cells) {
			return false
		}
		rows = append(rows, Row{row.Line, row.Cells[i : i+1]})
	}
	return counts(rows)
}

// Series is the numbers of a column, counted from 0, with what becomes of its gaps.
func (t *Table) Series(column int, gap Gap) (Series, error) {
	if column < 0 || column >= len(t.Columns) {
		return Series{}, fail(Note{Code: NoColumn, Value: strconv.Itoa(column), Other: "0 to " + strconv.Itoa(len(t.Columns)-1)})
	}
	s := Series{Column: column, Name: t.Columns[column].Name}
	doubt := t.doubt(column)
	first := map[Code]int{}
	var currency, amount string // the first amount that has one
	say := func(n Note) {
		at, said := first[n.Code]
		if !said {
			first[n.Code] = len(s.Notes)
			n.Count = 1
			s.Notes = append(s.Notes, n)
			return
		}
		s.Notes[at].Count++
	}
	var rows, waiting []int // of the values, and of cells to fill in
	for at, row := range t.Rows {
		cell, number := "", column+1
		if t.isOneLine() {
			number = at + 1
		}
		note := Note{Line: row.Line, Cell: number}
		var n parsed
		if column < len(row.Cells) {
			cell = row.Cells[column]
			n = t.parse(cell)
		} else {
			note.Code = ShortRow
		}
		if !n.ok {
			note.Value = cell
			if gap == Stop {
				note.Code = MissingCell
				return Series{}, fail(note)
			}
			s.Missing++
			if note.Code == "" && t.isNone(cell) {
				note.Code = Missing
			} else if note.Code == "" {
				note.Code = Unreadable
			}
			say(note)
			if gap == FillIn && len(s.Values) > 0 {
				waiting = append(waiting, at)
			}
			continue
		}
		note.Value = cell
		for _, c := range []struct {
			is   bool
			code Code
		}{{n.open && doubt[n.as], TwoWays}, {n.percent, Percent}, {n.magnitude, Magnitude}, {n.brackets, Brackets}} {
			if c.is {
				note.Code, note.Other = c.code, strconv.FormatFloat(n.value, 'g', -1, 64)
				say(note)
			}
		}
		switch {
		case n.currency == "":
		case currency == "":
			currency, amount = n.currency, cell
		case n.currency != currency:
			note.Code, note.Other = Currencies, amount
			say(note)
		}
		s.fill(len(waiting), n.value)
		s.Values = append(s.Values, n.value)
		rows = append(append(rows, waiting...), at)
		waiting = waiting[:0]
	}
	if len(s.Values) == 0 {
		return Series{}, fail(Note{Code: AllMissing, Line: t.Rows[0].Line, Cell: column + 1, Value: strconv.Itoa(len(t.Rows))})
	}
	for _, at := range rows {
		s.Lines = append(s.Lines, t.Rows[at].Line)
	}
	t.sayMarks(&s)
	t.sayFar(&s, rows)
	return s, nil
}

func (t *Table) isOneLine() bool { return len(t.Rows) > 1 && t.Rows[0].Line == t.Rows[1].Line }

// fill appends so many values between the last one and next.
func (s *Series) fill(gaps int, next float64) {
	at := len(s.Values) - 1
	for i := range gaps {
		share := float64(i+1) / float64(gaps+1)
		s.Values = append(s.Values, float64(s.Values[at]*(1-share))+float64(next*share))
	}
}

// A reading is what the one mark of a number that can be read in two ways was
// taken for.
type reading int

const (
	fraction  reading = iota // 1.234 for a bit more than one
	thousands                // 1,234 for a bit more than a thousand
)

type parsed struct {
	number
	value    float64
	ok, open bool
	as       reading
}

func (t *Table) isNone(cell string) bool {
	return isNone(cell) || cell == t.missing && cell != ""
}

func (t *Table) parse(cell string) (p parsed) {
	if t.isNone(cell) {
		return p
	}
	n, ok := bare(cell)
	if !ok {
		return p
	}
	p.number = n
	p.value, p.ok = n.read(t.Decimal)
	_, p.open = n.marks()
	p.as = thousands
	if strings.IndexByte(n.digits, t.Decimal) >= 0 {
		p.as = fraction
	}
	return p
}

// doubt says of each reading whether nothing else in the column speaks for it: a
// number that can only be read that way. In a file of comma-separated values a
// comma is no decimal mark, and so a point is one.
func (t *Table) doubt(column int) (doubt [2]bool) {
	doubt = [2]bool{t.Separator != ',' || t.Decimal == ',', true}
	contrary := false
	for _, row := range t.Rows {
		if column >= len(row.Cells) {
			continue
		}
		n, ok := bare(row.Cells[column])
		if !ok || t.isNone(row.Cells[column]) {
			continue
		}
		sure, _ := n.marks()
		if sure == 0 {
			continue
		}
		if sure != t.Decimal {
			contrary = true
		} else if strings.IndexByte(n.digits, t.Decimal) >= 0 {
			doubt[fraction] = false
			if strings.ContainsAny(n.digits, ",") && t.Decimal == '.' || strings.ContainsAny(n.digits, ".") && t.Decimal == ',' {
				doubt[thousands] = false
			}
		} else {
			doubt[thousands] = false // 1,234,567
		}
	}
	if contrary {
		return [2]bool{true, true}
	}
	return doubt
}
