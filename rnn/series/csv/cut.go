package csv

import (
	"encoding/csv"
	"io"
	"slices"
	"strings"

	"github.com/rnnlab/rnnlab/rnn/series/table"
)

// Cut is the [table.Cutter] made of encoding/csv. Quotes that are not closed or
// stand inside a cell are taken as they are.
func Cut(text string, separator rune) ([]table.Row, error) {
	reader := csv.NewReader(strings.NewReader(text))
	reader.Comma = separator
	reader.FieldsPerRecord = -1
	reader.LazyQuotes = true
	reader.TrimLeadingSpace = separator != '\t' // a tab is a blank, and so would empty cells be
	var rows []table.Row
	for {
		cells, err := reader.Read()
		if err == io.EOF {
			return rows, nil
		}
		if err != nil {
			return nil, err
		}
		line, _ := reader.FieldPos(0)
		rows = append(rows, table.Row{Line: line, Cells: cells})
	}
}

// Read understands a file of numbers: table.Read with encoding/csv to cut it.
func Read(data []byte, o table.Options) (*table.Table, error) { return table.Read(data, Cut, o) }

// ReadSeries understands a file of numbers and returns one column of it, in the
// order of time: of a name, of a position from 0 written as a number, or with ""
// the likeliest. Cells without a number are left out. Its Notes are all that is
// to be known, of the file and of the column. Errors are of type [*table.Error].
func ReadSeries(data []byte, column string) (table.Series, error) {
	t, err := Read(data, table.Options{})
	if err != nil {
		return table.Series{}, err
	}
	at, chosen, err := t.Find(column)
	if err != nil {
		return table.Series{}, err
	}
	s, err := t.Series(at, table.LeaveOut)
	s.Notes = slices.Concat(t.Notes, chosen, s.Notes)
	return s, err
}
