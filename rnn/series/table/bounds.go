package table

import (
	"slices"
	"strconv"
	"strings"
)

// bounds finds where the table's rows begin and end among those of the file.
func (t *Table) bounds(rows []Row, header Choice) error {
	if len(rows) == 0 {
		return fail(Note{Code: NoRows})
	}
	if len(rows) == 1 && header != Yes && len(rows[0].Cells) > 2 && t.oneLine(rows[0]) {
		return nil
	}
	width := usual(rows)
	numeric, dated := majority(rows, width)
	isData := func(row Row) bool {
		some := false
		for i := range width {
			if !numeric[i] {
				continue
			}
			if i >= len(row.Cells) {
				return false
			}
			if k := look(row.Cells[i]); k != numeral && k != none {
				return false
			}
			some = true
		}
		return some
	}
	first := slices.IndexFunc(rows, isData)
	if header == Find && first == 0 && len(rows) > 1 && yearsInRow(rows[0]) && !yearsInRow(rows[1]) {
		first = 1 // they are the names of the columns
	}
	switch {
	case header == No:
		first = 0
	case header == Yes && first < 1:
		first = 1
	case first < 0:
		if len(rows) == 1 || slices.Contains(numeric, true) {
			return fail(Note{Code: NoRows})
		}
		if slices.Contains(dated, true) {
			return fail(Note{Code: AllMissing, Line: rows[0].Line, Value: strconv.Itoa(cells(rows))})
		}
		return fail(Note{Code: NoNumbers})
	}
	if first >= len(rows) {
		return fail(Note{Code: NoRows})
	}
	// A row with a date where the others have one is of data, though one of its numbers cannot be read.
	hasDate := func(row Row) bool {
		for i := range min(width, len(row.Cells)) {
			if dated[i] && look(row.Cells[i]) == date {
				return true
			}
		}
		return false
	}
	// So is one with a slip of the pen for a number, as 1.5* or 3/4, where the row above it may be the header.
	slips := func(row Row) bool {
		for i := range min(width, len(row.Cells)) {
			if numeric[i] && isSlip(row.Cells[i]) {
				return true
			}
		}
		return false
	}
	for header == Find && first > 0 && (hasDate(rows[first-1]) || first > 1 && len(rows[first-2].Cells) == width && slips(rows[first-1])) {
		first--
	}
	above := 0
	var names []string
	if first > 0 {
		names, above = rows[first-1].Cells, first-1
	}
	if above > 0 {
		t.Notes = append(t.Notes, Note{Code: Preamble, Line: rows[0].Line, Value: strconv.Itoa(above)})
	}
	last := len(rows)
	for last > first+1 && below(rows[last-1], width, numeric, dated) {
		last--
		words := []rune(strings.Join(rows[last].Cells, ", "))
		t.Notes = append(t.Notes, Note{Code: Footer, Line: rows[last].Line, Value: string(words[:min(len(words), 60)])})
	}
	t.Rows = rows[first:last]
	t.sayBreaks()
	t.sayTotals()
	return t.name(names, usual(t.Rows))
}

// yearsInRow tells a row of two years or more, each after the one before, behind at most one word.
func yearsInRow(row Row) bool {
	last, n := 0.0, 0
	for i := range row.Cells {
		v, ok := wholeAt(row, i, 1000, 2999)
		switch {
		case !ok && (i > 0 || look(row.Cells[0]) == numeral), ok && n > 0 && v != last+1:
			return false
		case ok:
			n++
		}
		last = v
	}
	return n > 1
}

// sayTotals notes a row that says it is the sum or the mean of others, and stands among them.
func (t *Table) sayTotals() {
	var note Note
	for _, row := range t.Rows {
		for i, cell := range row.Cells {
			if cell > "9" && isOneOf(totals, strings.TrimRight(cell, " :\uff1a")) { // a number is none, and there are many
				if note.Count == 0 {
					note = Note{Code: Total, Line: row.Line, Cell: i + 1, Value: cell}
				}
				note.Count++
			}
		}
	}
	if note.Count > 0 {
		t.Notes = append(t.Notes, note)
	}
}

// sayBreaks notes a cell of the data that goes over the end of a line: a quote that
// is not closed may have taken in the row that follows.
func (t *Table) sayBreaks() {
	var note Note
	for _, row := range t.Rows {
		for i, cell := range row.Cells {
			if !strings.Contains(cell, "\n") {
				continue
			}
			if note.Count == 0 {
				note = Note{Code: LineBreak, Line: row.Line, Cell: i + 1}
			}
			note.Count++
		}
	}
	if note.Count > 0 {
		t.Notes = append(t.Notes, note)
	}
}

// majority tells which columns are of numbers, and which of dates, by the rows
// of the usual width. A column of missing numbers alone counts as one of numbers.
func majority(rows []Row, width int) (numeric, dated []bool) {
	numeric, dated = make([]bool, width), make([]bool, width)
	for i := range width {
		var n [4]int
		empty := 0
		for _, row := range rows {
			if len(row.Cells) == width {
				n[look(row.Cells[i])]++
				if row.Cells[i] == "" {
					empty++
				}
			}
		}
		numeric[i] = n[numeral] > 0 && n[numeral] >= n[word]+n[date] || n[none] > empty && n[none] > n[word]+n[date]
		dated[i] = n[date] > n[numeral] && n[date] >= n[word] // of which one is the header
	}
	return numeric, dated
}

// totals are words, in lower case, that stand before a sum or a mean of the rows above.
const totals = "|total|grand total|sum|average|avg|mean|summe|gesamt|mittelwert|durchschnitt|somme|moyenne|suma|" +
	"\u5408\u8ba1|\u603b\u8ba1|\u603b\u548c|\u5e73\u5747|"

// below tells a row under a table: a sentence, or a sum that says so or has a word
// where the other rows have a date.
func below(row Row, width int, numeric, dated []bool) bool {
	numbers := 0
	for i, cell := range row.Cells {
		k := look(cell)
		if i < width && k == word && (dated[i] || isOneOf(totals, strings.TrimRight(cell, " :\uff1a"))) {
			return true
		}
		if k == numeral || k == date || k == none && cell != "" {
			numbers++
		}
		if i < width && numeric[i] && k == word && strings.ContainsAny(cell, "0123456789") && len(row.Cells) == width {
			numbers++ // a number with a slip of the pen
		}
	}
	return numbers == 0
}

// oneLine takes a row of numbers alone for the series.
func (t *Table) oneLine(row Row) bool {
	numbers, words := 0, 0
	for i, cell := range row.Cells {
		switch look(cell) {
		case numeral:
			numbers++
		case none:
		default:
			if i > 0 {
				words++
			}
		}
	}
	if numbers <= 4*words {
		return false
	}
	column := Column{}
	cells := row.Cells
	if look(cells[0]) == word {
		column.Name, cells = cells[0], cells[1:]
	}
	if cells[len(cells)-1] == "" {
		cells = cells[:len(cells)-1] // a separator at the end
	}
	for i := range cells {
		t.Rows = append(t.Rows, Row{row.Line, cells[i : i+1 : i+1]})
	}
	t.Columns = []Column{column}
	t.Header = column.Name != ""
	t.Notes = append(t.Notes, Note{Code: OneLine, Line: row.Line})
	t.count()
	return true
}

// name gives the columns their names, and refuses rows with more cells than
// there are columns: an unquoted comma has moved their numbers.
func (t *Table) name(names []string, width int) error {
	t.Header = names != nil
	if names != nil && t.Separator == ' ' && len(names) != width {
		t.Notes = append(t.Notes, Note{Code: HeaderNoFit, Value: strconv.Itoa(len(names)), Other: strconv.Itoa(width)})
		names = nil
	}
	if names != nil {
		width = len(names)
	}
	for _, row := range t.Rows {
		for i := width; i < len(row.Cells); i++ {
			if row.Cells[i] != "" {
				return fail(Note{Code: ExtraCells, Line: row.Line, Cell: i + 1, Value: strconv.Itoa(len(row.Cells)), Other: strconv.Itoa(width)})
			}
		}
	}
	t.Columns = make([]Column, width)
	for i, name := range names {
		name = strings.Join(strings.Fields(name), " ")
		if name != "" && slices.ContainsFunc(t.Columns[:i], func(c Column) bool { return c.Name == name }) {
			t.Notes = append(t.Notes, Note{Code: SameNames, Value: name})
		}
		t.Columns[i].Name = name
	}
	t.count()
	t.sayThousands()
	return nil
}

func (t *Table) count() {
	for _, row := range t.Rows {
		for i := range min(len(row.Cells), len(t.Columns)) {
			switch look(row.Cells[i]) {
			case numeral:
				t.Columns[i].Numbers++
			case date:
				t.Columns[i].Dates++
			}
		}
	}
}
