package table

import (
	"slices"
	"strconv"
	"strings"
)

// A Row is a line of a table: its cells, and where it begins in the text,
// counted from 1.
type Row struct {
	Line  int
	Cells []string
}

// A Cutter cuts a text into rows at a separator: a comma, a semicolon, a tab, or
// one of Chinese.
// Cells may be in double quotes, which are taken off, and then hold separators
// and line breaks. Empty lines may be left out; a row may have any number of cells.
type Cutter func(text string, separator rune) ([]Row, error)

// separators that are tried, the likelier first where two fit as well: ';' is
// rarely anything else, ',' often a decimal mark. Between them are those of Chinese.
var separators = []rune{';', '\t', ',', '\uff0c', '\uff1b', '\u3001', ' '}

// tableLike is the least score, as understood gives it, of a table of several
// columns; below it a line is one cell. A table of words and one column in four
// of numbers has .35.
const tableLike = 0.3

// sample is how many lines the separator is chosen by.
const sample = 200

// trimmed cuts text and takes the blanks off its cells; rows that are empty, or
// have empty cells alone, are left out.
func trimmed(text string, separator rune, cut Cutter) ([]Row, error) {
	rows, err := cutAt(text, separator, cut)
	if err != nil {
		return nil, fail(Note{Code: NotCut, Value: err.Error()})
	}
	kept := rows[:0]
	for _, row := range rows {
		filled := false
		for i, cell := range row.Cells {
			if strings.Count(cell, "\n") > 2 {
				return nil, fail(Note{Code: OpenQuote, Line: row.Line, Cell: i + 1})
			}
			row.Cells[i] = strings.TrimSpace(cell)
			filled = filled || row.Cells[i] != ""
		}
		if filled {
			kept = append(kept, row)
		}
	}
	return kept, nil
}

func cutAt(text string, separator rune, cut Cutter) ([]Row, error) {
	if separator != ' ' && separator != 0 {
		return cut(text, separator)
	}
	var rows []Row
	for i, line := range strings.Split(text, "\n") {
		cells := []string{line}
		if separator == ' ' {
			cells = strings.Fields(line)
		}
		if len(cells) > 1 {
			rows = append(rows, Row{i + 1, cells})
		} else if line = strings.TrimSpace(line); line != "" {
			if len(line) > 1 && line[0] == '"' && line[len(line)-1] == '"' {
				line = line[1 : len(line)-1]
			}
			rows = append(rows, Row{i + 1, []string{line}})
		}
	}
	return rows, nil
}

// separatorOf chooses the separator by which the most cells of rows of one
// length are numbers, dates or missing. Where lines can be cut into several
// numbers as well as be one each, two is the line that says so. An [*Error] of a
// quote that is not closed is returned where lines have the separator in which it
// stands, and no other will do.
func separatorOf(text string, cut Cutter) (separator rune, two *Note, err error) {
	head := text
	for range sample {
		at := strings.IndexByte(text[len(text)-len(head):], '\n')
		if at < 0 {
			head = ""
			break
		}
		head = head[at+1:]
	}
	head = text[:len(text)-len(head)]
	lines := 1 + strings.Count(head, "\n")
	best := 0.0
	var open error
	for _, s := range separators {
		if !strings.ContainsRune(head, s) {
			continue
		}
		rows, err := trimmed(head, s, cut)
		if err != nil && open == nil && 2*strings.Count(head, string(s)) > lines {
			open = err
		}
		if err != nil || len(rows) == 0 {
			continue
		}
		width := usual(rows)
		if width < 2 {
			continue
		}
		if score := understood(rows, width); score > best+1e-9 {
			separator, best = s, score
		}
	}
	if best < tableLike {
		return 0, nil, open
	}
	if separator != ',' && separator != ' ' {
		return separator, nil, nil
	}
	// "20,32" is a number, or two; a header of one name, or a first column that
	// counts, decides, and either way it is said.
	single, _ := trimmed(head, 0, cut)
	rows, _ := trimmed(head, separator, cut)
	if len(single) < 2 || named(rows[0], usual(rows)) || !eachNumber(single) {
		return separator, nil, nil
	}
	note := &Note{Code: TwoCuts, Line: single[len(single)-1].Line, Value: single[len(single)-1].Cells[0], Other: "several"}
	if len(rows[0].Cells) == 1 || !counts(rows) {
		note.Other, separator = "one", 0
	}
	return separator, note, nil
}

// eachNumber tells whether the lines but a header and a footer are numbers.
func eachNumber(rows []Row) bool {
	words := 0
	for _, row := range rows {
		if k := look(row.Cells[0]); k != numeral && k != none {
			words++
		}
	}
	return words <= 1 || 20*words <= len(rows)
}

// named tells a header of width names.
func named(row Row, width int) bool {
	return len(row.Cells) == width && !slices.ContainsFunc(row.Cells, func(cell string) bool { return look(cell) != word })
}

// usual is the most frequent number of cells of rows, the greater of two as frequent.
func usual(rows []Row) int {
	count := map[int]int{}
	width := 0
	for _, row := range rows {
		n := len(row.Cells)
		count[n]++
		if width == 0 || count[n] > count[width] || count[n] == count[width] && n > width {
			width = n
		}
	}
	return width
}

// understood is the share of rows that have width cells times the share of
// these that are no words.
func understood(rows []Row, width int) float64 {
	fit, known := 0, 0
	for _, row := range rows {
		if len(row.Cells) != width {
			continue
		}
		fit++
		for _, cell := range row.Cells {
			if look(cell) != word {
				known++
			}
		}
	}
	return float64(fit) / float64(len(rows)) * (0.1 + float64(known)/float64(fit*width))
}

// counts tells whether the first cells go up by the same whole number.
func counts(rows []Row) bool {
	step, last, n := 0, 0, 0
	for _, row := range rows {
		v, err := strconv.Atoi(row.Cells[0])
		if err != nil {
			if n > 0 {
				return false
			}
			continue
		}
		if n == 1 {
			step = v - last
		}
		if n > 0 && (v-last != step || step == 0) {
			return false
		}
		last = v
		n++
	}
	return n > 2
}
