package table

import (
	"strconv"
	"strings"
)

// Choice is yes, no, or left to be found.
type Choice int

const (
	Find Choice = iota
	Yes
	No
)

// Options are what a caller knows better than Read finds. The zero value finds
// all of it.
type Options struct {
	Separator rune   // ',', ';', '\t', or ' ' for any blanks; 0 finds it
	Decimal   byte   // '.' or ','; 0 finds it
	Header    Choice // whether the first row of the table has names
	Reverse   Choice // whether the newest row is first
	Missing   string // a cell that stands for a missing number, beside those that always do: "-999"
}

// A Table is a file of numbers, understood. Its rows are in the order of time.
type Table struct {
	Separator rune // 0 where a line is one cell
	Decimal   byte // '.' or ','
	Header    bool // whether it has names
	Reversed  bool // whether the newest row came first
	Timed     bool // whether a column says when each row is of
	Columns   []Column
	Rows      []Row  // of data alone
	Notes     []Note // about the file; those about a column come with it

	missing string // Options.Missing
}

// A Column is one of a table.
type Column struct {
	Name    string // "" where there is none
	Numbers int    // cells that hold a number
	Dates   int    // cells that hold a date
}

// Read understands a file in any encoding of the package's. Its errors are of
// type [*Error].
func Read(data []byte, cut Cutter, o Options) (*Table, error) {
	text, notes, err := decode(data)
	if err != nil {
		return nil, err
	}
	t := &Table{Notes: notes, Separator: o.Separator, missing: strings.TrimSpace(o.Missing)}
	text, above := t.preamble(unlisted(text))
	if strings.TrimSpace(text) == "" {
		return nil, fail(Note{Code: NoRows})
	}
	var two *Note
	if t.Separator == 0 {
		t.Separator, two, err = separatorOf(text, cut)
	}
	var rows []Row
	if err == nil {
		rows, err = trimmed(text, t.Separator, cut)
	}
	if err != nil {
		if e, ok := err.(*Error); ok && e.Line > 0 {
			e.Line += above
		}
		return nil, err
	}
	for i := range rows {
		rows[i].Line += above
	}
	if two != nil {
		two.Line += above
		t.Notes = append(t.Notes, *two)
	}
	if err := t.bounds(rows, o.Header); err != nil {
		return nil, err
	}
	t.Decimal = o.Decimal
	if t.Decimal == 0 {
		t.Decimal = t.decimal()
	}
	t.order(o.Reverse)
	return t, nil
}

// preamble takes a line "sep=;" and lines of remarks off the start of a text.
func (t *Table) preamble(text string) (rest string, lines int) {
	remarks := 0
	for text != "" {
		line, after, _ := strings.Cut(text, "\n")
		short := strings.TrimRight(line, " \r")
		switch {
		case lines == 0 && len(short) == 5 && strings.EqualFold(short[:4], "sep="):
			if t.Separator == 0 {
				t.Separator = rune(short[4])
			}
		case strings.HasPrefix(short, "#") && look(short) == word || strings.HasPrefix(short, "//"):
			remarks++
		case strings.TrimSpace(short) == "":
		default:
			if remarks > 0 {
				t.Notes = append(t.Notes, Note{Code: Preamble, Value: strconv.Itoa(remarks)})
			}
			return text, lines
		}
		text = after
		lines++
	}
	return "", lines
}

// decimal is the mark that most numbers that can be read in one way alone have.
// Where there are none, a comma separates either cells or, in a file of
// semicolons, a fraction.
func (t *Table) decimal() byte {
	var point, comma int
	for _, row := range t.Rows {
		for _, cell := range row.Cells {
			n, ok := bare(cell)
			if !ok {
				continue
			}
			switch sure, _ := n.marks(); sure {
			case '.':
				point++
			case ',':
				comma++
			}
		}
	}
	if comma > point || comma == 0 && point == 0 && t.Separator == ';' && t.hasOpenComma() {
		return ','
	}
	return '.'
}

func (t *Table) hasOpenComma() bool {
	for _, row := range t.Rows {
		for _, cell := range row.Cells {
			if n, ok := bare(cell); ok && strings.IndexByte(n.digits, ',') >= 0 {
				return true
			}
		}
	}
	return false
}
