//go:build js && wasm

package main

import (
	"strings"
	"syscall/js"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/series/table"
	"github.com/rnnlab/rnnlab/wasm/internal/bridge"
)

// readNumbers understands a file. It answers with a problem in place of a table
// where the file cannot be read rightly.
func (n *numbers) readNumbers(send js.Value) (any, error) {
	file, err := bridge.Bytes(send, "file")
	if err != nil {
		return nil, err
	}
	options, err := tableOptions(send)
	if err != nil {
		return nil, err
	}
	t, err := table.Read(file, cutter(send.Get("cut")), options)
	if err != nil {
		return problem(err)
	}
	column, chosen, err := t.Find("")
	if err != nil {
		return problem(err)
	}
	*n = numbers{table: t}
	o := bridge.Plain{}
	separator := ""
	if t.Separator != 0 {
		separator = string(t.Separator)
	}
	o.Text("separator", separator)
	o.Text("decimal", string(rune(t.Decimal)))
	o["header"] = t.Header
	o["reversed"] = t.Reversed
	o["timed"] = t.Timed
	o.Count("rows", len(t.Rows))
	o.Count("column", column)
	columns := make([]any, len(t.Columns))
	for i, c := range t.Columns {
		of := bridge.Plain{}
		of.Text("name", c.Name)
		of.Count("numbers", c.Numbers)
		columns[i] = map[string]any(of)
	}
	o["columns"] = columns
	o["notes"] = describeNotes(append(append([]table.Note(nil), t.Notes...), chosen...))
	const first = 5 // rows that are shown
	var preview []any
	for _, row := range t.Rows[:min(first, len(t.Rows))] {
		cells := make([]any, len(row.Cells))
		for i, cell := range row.Cells {
			cells[i] = cell
		}
		of := bridge.Plain{}
		of.Count("line", row.Line)
		of["cells"] = cells
		preview = append(preview, map[string]any(of))
	}
	o["preview"] = preview
	return map[string]any(o), nil
}

func tableOptions(send js.Value) (o table.Options, err error) {
	decimal, err := bridge.Text(send, "decimal")
	if err != nil {
		return o, err
	}
	if len(decimal) > 1 || !strings.Contains(".,", decimal) {
		return o, &rnn.FieldError{Field: "decimal", Got: decimal, Want: "'.', ',' or nothing"}
	}
	if decimal != "" {
		o.Decimal = decimal[0]
	}
	if o.Missing, err = bridge.Text(send, "nodata"); err != nil {
		return o, err
	}
	if o.Header, err = choice(send, "header"); err != nil {
		return o, err
	}
	o.Reverse, err = choice(send, "newestFirst")
	return o, err
}

func choice(send js.Value, field string) (table.Choice, error) {
	word, err := bridge.Text(send, field)
	if err != nil {
		return table.Find, err
	}
	switch word {
	case "":
		return table.Find, nil
	case "yes":
		return table.Yes, nil
	case "no":
		return table.No, nil
	}
	return table.Find, &rnn.FieldError{Field: field, Got: word, Want: "yes, no or nothing"}
}

// cutter has JavaScript cut a text. It answers with one text of fields, each
// ended by a byte 0, which no file of numbers has: of each row its line, its
// number of cells, and these.
func cutter(cut js.Value) table.Cutter {
	return func(text string, separator rune) ([]table.Row, error) {
		if cut.Type() != js.TypeFunction {
			return nil, &rnn.FieldError{Field: "cut", Got: bridge.TypeName(cut), Want: "a function"}
		}
		rest := cut.Invoke(text, string(separator)).String()
		next := func() (field string) {
			field, rest, _ = strings.Cut(rest, "\x00")
			return field
		}
		var rows []table.Row
		for rest != "" {
			row := table.Row{Line: digits(next())}
			row.Cells = make([]string, digits(next()))
			for i := range row.Cells {
				row.Cells[i] = next()
			}
			rows = append(rows, row)
		}
		return rows, nil
	}
}

// digits is a whole number that the cutter has written.
func digits(text string) (n int) {
	for _, c := range []byte(text) {
		n = 10*n + int(c-'0')
	}
	return n
}

// problem is an error of a file as an answer, for the page has words for each.
func problem(err error) (any, error) {
	of, ok := err.(*table.Error)
	if !ok {
		return nil, err
	}
	o := bridge.Plain{}
	o.Part("problem", describeNote(of.Note))
	return map[string]any(o), nil
}

func describeNotes(notes []table.Note) []any {
	list := make([]any, len(notes))
	for i, n := range notes {
		list[i] = map[string]any(describeNote(n))
	}
	return list
}

func describeNote(n table.Note) bridge.Plain {
	o := bridge.Plain{}
	o.Text("code", string(n.Code))
	o.Count("line", n.Line)
	o.Count("cell", n.Cell)
	o.Text("value", n.Value)
	o.Text("other", n.Other)
	o.Count("count", n.Count)
	return o
}
