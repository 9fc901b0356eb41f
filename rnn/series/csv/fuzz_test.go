package csv

import (
	"errors"
	"math"
	"strconv"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/series/table"
)

// FuzzRead sees that any file is a table of finite numbers or an error of the
// package's, and that no row of it is lost.
func FuzzRead(f *testing.F) {
	for _, c := range cases {
		f.Add(open(f, c.File))
	}
	for _, text := range []string{"v\n1\n2\n", "d;v\n1.1.2024;1,5\n", "1,2,3", "\xff\xfe1\x00", "a,a\n\"1,234\",(2%)\n", "sep=;\n1;2"} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		read, err := Read(data, table.Options{})
		if err != nil {
			if e := (*table.Error)(nil); !errors.As(err, &e) || e.Message() == "" {
				t.Fatalf("%T: %v", err, err)
			}
			return
		}
		for i := range read.Columns {
			for _, gap := range []table.Gap{table.LeaveOut, table.FillIn, table.Stop} {
				s, err := read.Series(i, gap)
				if err != nil {
					continue
				}
				if len(s.Values) != len(s.Lines) || gap == table.LeaveOut && len(s.Values)+s.Missing != len(read.Rows) {
					t.Fatalf("%d values of %d lines, %d missing of %d rows", len(s.Values), len(s.Lines), s.Missing, len(read.Rows))
				}
				for _, v := range s.Values {
					if math.IsNaN(v) || math.IsInf(v, 0) {
						t.Fatalf("%v in column %d", v, i)
					}
				}
			}
		}
	})
}

// FuzzTable sees that whatever a reader chooses, a file is a table or an error, and
// that the numbers of a column, written out, are read as the same ones to the bit.
func FuzzTable(f *testing.F) {
	for i, c := range cases {
		f.Add(open(f, c.File), byte(i))
	}
	for i, text := range []string{"1.234,5;x\n-0;\n", "v\n1e-320\n(1,234.5)\n12%\n3K\n", "a b\n1 2\n\n3 4\nSum 6", "1\t2\n3\n4\t5\t6\n"} {
		f.Add([]byte(text), byte(7*i))
	}
	f.Fuzz(func(t *testing.T, data []byte, choices byte) {
		const kinds = 3 // of each choice
		options := table.Options{Decimal: []byte{0, '.', ','}[choices%kinds]}
		choices /= kinds
		of := []table.Choice{table.Find, table.Yes, table.No}
		options.Header, options.Reverse = of[choices%kinds], of[choices/kinds%kinds]
		read, err := Read(data, options)
		if err != nil {
			if e := (*table.Error)(nil); !errors.As(err, &e) || e.Message() == "" {
				t.Fatalf("%T: %v", err, err)
			}
			return
		}
		if len(read.Rows) == 0 || len(read.Columns) == 0 {
			t.Fatal("a table of nothing, and no error")
		}
		at, notes, err := read.Find("")
		if err != nil {
			return
		}
		if at < 0 || at >= len(read.Columns) {
			t.Fatalf("column %d of %d", at, len(read.Columns))
		}
		for _, n := range append(notes, read.Notes...) {
			if n.Code == "" || n.Line < 0 || n.Cell < 0 {
				t.Fatalf("a note %+v", n)
			}
		}
		s, err := read.Series(at, table.LeaveOut)
		if err != nil || len(s.Values) == 0 {
			return
		}
		plain := []byte("v\n")
		for _, v := range s.Values {
			plain = append(strconv.AppendFloat(plain, v, 'g', -1, 64), '\n')
		}
		again, err := Read(plain, table.Options{Decimal: '.', Header: table.Yes, Reverse: table.No})
		if err != nil {
			t.Fatalf("%q: %v", plain, err)
		}
		same, err := again.Series(0, table.LeaveOut)
		if err != nil || len(same.Values) != len(s.Values) {
			t.Fatalf("%q: %d numbers, want %d (%v)", plain, len(same.Values), len(s.Values), err)
		}
		for i, v := range same.Values {
			if math.Float64bits(v) != math.Float64bits(s.Values[i]) {
				t.Fatalf("%q: %v, want %v", plain, v, s.Values[i])
			}
		}
	})
}
