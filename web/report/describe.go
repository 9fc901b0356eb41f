package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strconv"

	"github.com/rnnlab/rnnlab/rnn/series/csv"
	"github.com/rnnlab/rnnlab/rnn/series/table"
)

// A source is a file of numbers, read.
type source struct {
	file   string
	table  *table.Table
	series table.Series
	notes  []table.Note // about the file, the choice of the column, and the column
}

// readSource reads a column of a file: of a name, of a position from 0, or with
// neither the one that is chosen.
func readSource(file, column string) (*source, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	t, err := csv.Read(data, table.Options{})
	if err != nil {
		return nil, err
	}
	at, chosen, err := t.Find(column)
	if err != nil {
		return nil, err
	}
	s, err := t.Series(at, table.LeaveOut)
	if err != nil {
		return nil, err
	}
	return &source{file, t, s, slices.Concat(t.Notes, chosen, s.Notes)}, nil
}

// column is the name of the column, or its position where it has none.
func (s *source) column() string {
	if s.series.Name != "" {
		return s.series.Name
	}
	return strconv.Itoa(s.series.Column)
}

// A description is what was understood of a file, for programs.
type description struct {
	Separator string  `json:"separator"` // "," ";" "\t" or " " for any blanks; "" where a line is one cell
	Decimal   string  `json:"decimal"`
	Header    bool    `json:"header"`
	Column    string  `json:"column"` // its name, or its position from 0
	Values    int     `json:"values"`
	Missing   int     `json:"missing"` // cells without a number, left out
	Order     string  `json:"order"`   // of the rows in the file: "oldest first" or, turned round, "newest first"
	Sum       float64 `json:"sum"`     // of the values in the order of time
	First     float64 `json:"first"`
	Last      float64 `json:"last"`
	Notes     []note  `json:"notes"`
}

// A note is something to know, or an error.
type note struct {
	Code    string `json:"code"`
	Line    int    `json:"line"` // from 1; 0 where it is about no one line
	Cell    int    `json:"cell"` // from 1; 0 where it is about no one cell
	Message string `json:"message"`
}

func (s *source) describe() description {
	d := description{
		Decimal: string(rune(s.table.Decimal)), Header: s.table.Header, Column: s.column(), Values: len(s.series.Values), Missing: s.series.Missing,
		Order: "oldest first", First: s.series.Values[0], Last: s.series.Values[len(s.series.Values)-1], Notes: []note{},
	}
	if s.table.Separator != 0 {
		d.Separator = string(s.table.Separator)
	}
	if s.table.Reversed {
		d.Order = "newest first"
	}
	for _, v := range s.series.Values {
		d.Sum += v
	}
	for _, n := range s.notes {
		d.Notes = append(d.Notes, note{string(n.Code), n.Line, n.Cell, n.Message()})
	}
	return d
}

// describe prints one JSON object: what was understood of a file, or an error.
// It returns the exit code.
func describe(file, column string, stdout io.Writer) int {
	encode := json.NewEncoder(stdout)
	encode.SetEscapeHTML(false)
	s, err := readSource(file, column)
	if err == nil {
		// A sum beyond the largest number is none that JSON has.
		if err = encode.Encode(s.describe()); err == nil {
			return 0
		}
		err = fmt.Errorf("%s: the sum of the values is beyond the largest number", s.column())
	}
	n := note{Code: "not-read", Message: err.Error()}
	if e, ok := errors.AsType[*table.Error](err); ok {
		n = note{string(e.Code), e.Line, e.Cell, e.Note.Message()}
	}
	if err := encode.Encode(n); err != nil {
		return 2
	}
	return 1
}
