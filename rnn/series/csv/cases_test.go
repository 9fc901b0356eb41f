package csv

import (
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/series/table"
)

// cases are the files of table/testdata and what is in them: the sums are of
// the values in the order of time.
var cases = []struct {
	file             string
	separator        rune
	decimal          byte
	column           string
	values, missing  int
	sum, first, last float64
	says             table.Code
}{
	{"decimal-comma-semicolon.csv", ';', ',', "Wert", 60, 0, 1232.62, 20.32, 24.22, ""},
	{"decimal-comma-semicolon-noheader.csv", ';', ',', "1", 60, 0, 1232.62, 20.32, 24.22, ""},
	{"sep-line.csv", ';', ',', "Wert", 60, 0, 1232.62, 20.32, 24.22, ""},
	{"thousands-quoted.csv", ',', '.', "Price", 60, 0, 72326.18, 1203.24, 1242.19, table.NewestFirst},
	{"yahoo-null.csv", ',', '.', "Close", 58, 2, 1202.235527, 20.523833, 24.418884, table.Missing},
	{"nan-cells.csv", ',', '.', "v", 55, 5, 1125.56, 20.32, 24.22, table.Missing},
	{"question-mark.csv", ',', '.', "Temp", 57, 3, 1161.4, 20.3, 24.2, table.Unreadable},
	{"footer.csv", ',', '.', "Total, in thousands", 36, 0, 722, 20, 16, table.Footer},
	{"footer-commas.csv", ',', '.', "Min", 60, 0, 1232.3, 20.3, 24.2, table.Footer},
	{"tabs.tsv", '\t', '.', "value", 60, 0, 1232.618, 20.324, 24.219, table.TwoWays},
	{"whitespace.dat", ' ', '.', "1", 60, 0, 1232.6149, 20.3238, 24.2189, ""},
	{"one-line.csv", ',', '.', "", 60, 0, 1232.618, 20.324, 24.219, table.OneLine},
	{"one-line-spaces.txt", ' ', '.', "", 60, 0, 1232.618, 20.324, 24.219, table.OneLine},
	{"preamble-hash.csv", ',', '.', "level", 60, 0, 1232.618, 20.324, 24.219, table.Preamble},
	{"preamble-title.csv", ',', '.', "sales", 60, 0, 1232.3, 20.3, 24.2, table.Preamble},
	{"currency.csv", ',', '.', "Close/Last", 60, 0, 1232.62, 20.32, 24.22, ""},
	{"unicode-minus.csv", 0, '.', "v", 60, 0, -1232.62, -20.32, -24.22, ""},
	{"first-row-NA.csv", 0, '.', "0", 59, 1, 1212.294, 21.787, 24.219, table.Missing},
	{"latin1-header.csv", ',', '.', "1", 60, 0, 1232.62, 20.32, 24.22, table.Latin1},
	{"scientific.csv", 0, '.', "x", 60, 0, 1.232618e-06, 2.0324e-08, 2.4219e-08, ""},
	{"case-space.csv", ',', '.', "Close", 60, 0, 1232.62, 20.32, 24.22, ""},
	{"blank-middle.csv", ',', '.', "v", 3, 0, 10.5, 2.5, 4.5, ""},
	{"quoted-newline.csv", ',', '.', "1", 2, 0, 6, 2.5, 3.5, ""},
	{"infinity-word.csv", 0, '.', "v", 1, 1, 1, 1, 1, table.Missing},
	{"period-12.csv", ',', '.', "v", 180, 0, 76.62, 0.0387, 0.2284, ""},
	{"pulse-12.csv", ',', '.', "v", 240, 0, 20, 1, 0, ""},
}

func open(t testing.TB, file string) []byte {
	data, err := os.ReadFile(filepath.Join("..", "table", "testdata", file))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestCases(t *testing.T) {
	for _, c := range cases {
		read, err := Read(open(t, c.file), table.Options{})
		if err != nil {
			t.Errorf("%s: %v", c.file, err)
			continue
		}
		if read.Separator != c.separator || read.Decimal != c.decimal {
			t.Errorf("%s: separator %q, decimal %q, want %q, %q", c.file, read.Separator, read.Decimal, c.separator, c.decimal)
		}
		column, _, err := read.Find(c.column)
		if err != nil {
			t.Errorf("%s: %v", c.file, err)
			continue
		}
		s, err := read.Series(column, table.LeaveOut)
		if err != nil {
			t.Errorf("%s: %v", c.file, err)
			continue
		}
		sum := 0.0
		for _, v := range s.Values {
			sum += v
		}
		if len(s.Values) != c.values || s.Missing != c.missing {
			t.Errorf("%s: %d values, %d missing, want %d, %d", c.file, len(s.Values), s.Missing, c.values, c.missing)
		}
		if s.Values[0] != c.first || s.Values[len(s.Values)-1] != c.last || !(math.Abs(sum-c.sum) <= 1e-9*math.Abs(c.sum)) {
			t.Errorf("%s: sum %v, first %v, last %v, want %v, %v, %v", c.file, sum, s.Values[0], s.Values[len(s.Values)-1], c.sum, c.first, c.last)
		}
		said := ""
		for _, n := range append(read.Notes, s.Notes...) {
			said += string(n.Code) + " "
		}
		if !strings.Contains(said, string(c.says)) || c.says == "" && said != "" {
			t.Errorf("%s: said %q, want %q", c.file, said, c.says)
		}
	}
}

func TestRefused(t *testing.T) {
	for file, want := range map[string]table.Code{
		"header-only.csv": table.NoRows, "empty.csv": table.Empty, "bom-only.csv": table.Empty,
		"spreadsheet-named.csv": table.Spreadsheet, "nul-bytes.csv": table.NotText,
	} {
		_, err := Read(open(t, file), table.Options{})
		if e, ok := err.(*table.Error); !ok || e.Code != want {
			t.Errorf("%s: error %v, want %s", file, err, want)
		}
	}
	read, err := Read(open(t, "dup-header.csv"), table.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := read.Find("x"); err == nil || err.(*table.Error).Code != table.SameName {
		t.Errorf("two columns x: error %v", err)
	}
	if _, err := Read([]byte("a,b\n1,2\n3,1,234\n"), table.Options{}); err == nil || *err.(*table.Error) != (table.Error{Note: table.Note{Code: table.ExtraCells, Line: 3, Cell: 3, Value: "3", Other: "2"}}) {
		t.Errorf("a row of more cells than the header: %v", err)
	}
}
