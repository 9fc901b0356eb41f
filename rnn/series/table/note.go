package table

import "strconv"

// Code names what a note or an error is about; a program that has words of its
// own chooses them by it.
type Code string

// Errors: the file is not read.
const (
	Empty       Code = "empty"        // no text at all
	NotText     Code = "not-text"     // a byte 0: no text file; Line says where
	Spreadsheet Code = "spreadsheet"  // a workbook, not text
	NoRows      Code = "no-rows"      // no rows of data below the header
	NoNumbers   Code = "no-numbers"   // the column, or the file, has no numbers
	ExtraCells  Code = "extra-cells"  // a row has more cells than the header or the other rows; Value: how many it has, Other: how many they have
	OpenQuote   Code = "open-quote"   // a quoted cell runs on over many lines
	NotCut      Code = "not-cut"      // the Cutter's error; Value: its words
	NoColumn    Code = "no-column"    // no such column; Value: its name, Other: the names there are
	SameName    Code = "same-name"    // a name asked for is that of two columns; Value: the name
	AllMissing  Code = "all-missing"  // no cell of the column, or of the file, has a number; Value: how many cells
	MissingCell Code = "missing-cell" // a cell without a number where the caller wants none; Value: the cell
)

// Notes: the file is read, and this is what its reader should know.
const (
	Latin1        Code = "latin-1"        // not UTF-8: read as Windows-1252, which has Latin-1 in it
	UTF16         Code = "utf-16"         // read as UTF-16
	Preamble      Code = "preamble"       // lines above the table were left out; Value: how many
	Footer        Code = "footer"         // a row below the table was left out; Value: its first words
	NewestFirst   Code = "newest-first"   // the newest row came first: turned round
	Unordered     Code = "unordered"      // dates go neither up nor down; Line: the first that turns back
	OneLine       Code = "one-line"       // the numbers of one row are the series
	TwoWays       Code = "two-ways"       // Value can be read in two ways; Other: the number it was taken for
	TwoCuts       Code = "two-cuts"       // lines are single numbers or rows of several, or two cells are one number; Value: the first, Other: "one" or "several"
	Unreadable    Code = "unreadable"     // a cell neither number nor a spelling of none: taken as missing; Value: the cell
	Missing       Code = "missing"        // cells without a number; Value: how many, Line and Cell: the first
	ShortRow      Code = "short-row"      // a row ends before the column
	SameNames     Code = "same-names"     // two columns are called Value
	Percent       Code = "percent"        // percent signs left off, the numbers are percents; Value: the first
	Magnitude     Code = "magnitude"      // K, M or B read as thousands, millions or billions, 万 or 亿 as 1e4 or 1e8; Value: the first
	Brackets      Code = "brackets"       // a number in brackets read as below zero; Value: the first
	LikelyMissing Code = "likely-missing" // a number that most likely means there is none, read as it is; Value: the cell
	FarOff        Code = "far-off"        // a number far off all others, or off those around it, read as it is; Value: the cell
	Total         Code = "total"          // a row among the others is their sum or mean by its own word, read as one of them; Value: the word
	LineBreak     Code = "line-break"     // a cell goes over the end of a line; Line: where it begins
	Currencies    Code = "currencies"     // amounts in several currencies, read as numbers of one; Value: the first of another, Other: the first of all
	HeaderNoFit   Code = "header-no-fit"  // the header's names do not fit the columns and are not used; Value, Other: how many of each
	SeveralFound  Code = "several-found"  // the column was chosen among several; Value: its name, Other: how many there are
)

// A Note is something that a reader of the file should know. Line and Cell count
// from 1, and are 0 where it is about no one line or cell.
type Note struct {
	Code         Code
	Line, Cell   int
	Value, Other string // as the Code says
	Count        int    // how often it occurred in the column, where more than once; the rest is of the first
}

// An Error is why a file or a column of it is not read. It has the parts of a Note.
type Error struct{ Note }

func (e *Error) Error() string { return "table: " + e.Message() }

func fail(n Note) error { return &Error{n} }

// Message is the note in English.
func (n Note) Message() string {
	at := ""
	if n.Line > 0 {
		at = "line " + strconv.Itoa(n.Line)
		if n.Cell > 0 {
			at += ", cell " + strconv.Itoa(n.Cell)
		}
		at += ": "
	}
	text := at + n.words()
	if n.Count > 1 {
		text += " (" + strconv.Itoa(n.Count) + " such cells)"
	}
	return text
}

func (n Note) words() string {
	value, other := strconv.Quote(n.Value), strconv.Quote(n.Other)
	switch n.Code {
	case Empty:
		return "the file is empty"
	case NotText:
		return "a byte 0: this is not a text file"
	case Spreadsheet:
		return "this is a spreadsheet's own file; save it as CSV first"
	case NoRows:
		return "no rows of data below the header"
	case NoNumbers:
		return "no numbers in the column"
	case ExtraCells:
		return n.Value + " cells, where the table has " + n.Other + ": numbers with an unquoted comma?"
	case AllMissing:
		return "none of the " + n.Value + " cells has a number"
	case OpenQuote:
		return "a quoted cell runs on over several lines: is its closing quote missing?"
	case NotCut:
		return n.Value
	case NoColumn:
		return "no column " + value + " in " + n.Other
	case SameName:
		return value + " is the name of two columns; choose by position"
	case MissingCell:
		return "want a number, got " + value
	case Latin1:
		return "the text is not UTF-8; it was read as Windows-1252"
	case UTF16:
		return "the text was read as UTF-16"
	case Preamble:
		return "lines left out above the table: " + n.Value
	case Footer:
		return "below the table, left out: " + value
	case NewestFirst:
		return "the newest row came first; the rows were turned round"
	case Unordered:
		return "the dates go neither up nor down; the rows were left as they are"
	case OneLine:
		return "the numbers of this row were read as the series"
	case TwoWays:
		return value + " can be read in two ways; it was taken for " + n.Other
	case TwoCuts:
		return value + " can be one number or several; it was read as " + n.Other
	case Unreadable:
		return value + " is not a number; taken as missing"
	case Missing:
		return "no number here"
	case ShortRow:
		return "the row ends before this cell"
	case SameNames:
		return "two columns are called " + value
	case Percent:
		return value + ": percent signs were left off, the numbers are percents"
	case Magnitude:
		return value + ": K, M and B were read as thousands, millions and billions, \u4e07 as 1e4 and \u4ebf as 1e8"
	case Brackets:
		return value + ": numbers in brackets were read as below zero"
	case LikelyMissing:
		return value + " most likely stands for a missing number; it was read as a number"
	case FarOff:
		return value + " is far off the numbers around it; is it right? It was read as it is"
	case Total:
		return value + ": this row may be the sum or the mean of others; it was read as one of them"
	case LineBreak:
		return "this cell goes over the end of its line: is a closing quote missing?"
	case Currencies:
		return value + " is of another currency than " + other + "; both were read as they are"
	case HeaderNoFit:
		return n.Value + " names for " + n.Other + " columns; the names were not used"
	case SeveralFound:
		return "column " + value + " was chosen among " + n.Other
	}
	return string(n.Code) + " " + other
}
