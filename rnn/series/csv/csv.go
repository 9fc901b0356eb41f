// Package csv reads a time series from one column of a file of comma-separated
// values. It is apart from package series so that programs that read no files,
// such as a browser's, need not carry encoding/csv.
package csv

import (
	"bufio"
	"encoding/csv"
	"errors"
	"io"
	"math"
	"strconv"
	"strings"
)

// ReadColumn is the numbers of the column that the first row calls name, from
// the rows after it, first to last. Space around names and numbers is ignored,
// and so is a byte order mark at the start.
//
// It is an error if no column or more than one has that name, if there are no
// rows of data, or if a cell is missing, empty, not a number, NaN or infinite;
// the error names the line of the file and the column. Errors of r and of the
// file's syntax (*encoding/csv.ParseError, with line and column) are returned as
// they are. A comma in place of the decimal point is not understood.
func ReadColumn(r io.Reader, name string) ([]float64, error) {
	t := newSource(r)
	header, _, err := t.row()
	if err == io.EOF {
		return nil, errors.New("csv: no header row")
	}
	if err != nil {
		return nil, err
	}
	column := -1
	for i, cell := range header {
		if strings.TrimSpace(cell) != strings.TrimSpace(name) {
			continue
		}
		if column >= 0 {
			return nil, errors.New("csv: column: " + strconv.Quote(name) + " is the name of two columns")
		}
		column = i
	}
	if column < 0 {
		return nil, errors.New("csv: column: no column " + strconv.Quote(name) +
			" in the header " + strings.Join(header, ", "))
	}
	return t.rest(nil, column, strconv.Quote(name))
}

// ReadColumnAt is the numbers of a column of a file, counted from 0. The first
// row is taken for a header, and skipped, if its cell in that column is neither
// empty nor a number. Errors are those of ReadColumn.
func ReadColumnAt(r io.Reader, column int) ([]float64, error) {
	if column < 0 {
		return nil, errors.New("csv: column: want 0 or more, got " + strconv.Itoa(column))
	}
	t := newSource(r)
	name := strconv.Itoa(column)
	first, line, err := t.row()
	if err == io.EOF {
		return nil, errors.New("csv: no rows")
	}
	if err != nil {
		return nil, err
	}
	if isHeader(first, column) {
		return t.rest(nil, column, name)
	}
	v, err := number(first, line, column, name)
	if err != nil {
		return nil, err
	}
	return t.rest([]float64{v}, column, name)
}

// isHeader tells whether a first row has words, not numbers, in column.
func isHeader(row []string, column int) bool {
	if column >= len(row) {
		return false
	}
	cell := strings.TrimSpace(row[column])
	_, err := strconv.ParseFloat(cell, 64)
	return cell != "" && errors.Is(err, strconv.ErrSyntax)
}

// source reads the rows of a file one at a time.
type source struct{ reader *csv.Reader }

func newSource(r io.Reader) source {
	text := bufio.NewReader(r)
	if mark, _, err := text.ReadRune(); err == nil && mark != '\ufeff' {
		_ = text.UnreadRune() // cannot fail after ReadRune
	}
	reader := csv.NewReader(text)
	reader.FieldsPerRecord = -1 // a missing cell is reported with its column
	reader.TrimLeadingSpace = true
	return source{reader}
}

// row is the next row and its line in the file; err is io.EOF after the last.
func (t source) row() (row []string, line int, err error) {
	row, err = t.reader.Read()
	if err != nil {
		return nil, 0, err
	}
	line, _ = t.reader.FieldPos(0)
	return row, line, nil
}

// rest appends the numbers of all the rows left to values.
func (t source) rest(values []float64, column int, name string) ([]float64, error) {
	for {
		row, line, err := t.row()
		if err == io.EOF {
			break
		}
		if err != nil {
			return nil, err
		}
		v, err := number(row, line, column, name)
		if err != nil {
			return nil, err
		}
		values = append(values, v)
	}
	if len(values) == 0 {
		return nil, errors.New("csv: no rows after the header")
	}
	return values, nil
}

// number is the number in a cell.
func number(row []string, line, column int, name string) (float64, error) {
	at := "csv: line " + strconv.Itoa(line) + ", column " + name + ": "
	if column >= len(row) {
		return 0, errors.New(at + "missing, the row has " + strconv.Itoa(len(row)) + " columns")
	}
	cell := strings.TrimSpace(row[column])
	if cell == "" {
		return 0, errors.New(at + "empty")
	}
	v, err := strconv.ParseFloat(cell, 64)
	if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
		return 0, errors.New(at + "want a finite number, got " + strconv.Quote(cell))
	}
	return v, nil
}
