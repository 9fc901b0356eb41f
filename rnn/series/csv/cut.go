package csv

import (
	"encoding/csv"
	"io"
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
