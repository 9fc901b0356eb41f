package csv

import (
	"errors"
	"math"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/series/table"
)

// FuzzRead sees that any file is a table of finite numbers or an error of the
// package's, and that no row of it is lost.
func FuzzRead(f *testing.F) {
	for _, c := range cases {
		f.Add(open(f, c.file))
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
