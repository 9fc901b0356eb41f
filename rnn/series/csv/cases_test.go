package csv

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/series/table"
)

// cases are the files of table/testdata and what is in them: the sums are of
// the values in the order of time. The page's tests hold the page to the same.
var cases, refused = func() (read []readCase, refused map[string]table.Code) {
	text, err := os.ReadFile(filepath.Join("testdata", "cases.json"))
	if err != nil {
		panic(err)
	}
	all := struct {
		Read    *[]readCase
		Refused *map[string]table.Code
	}{&read, &refused}
	if err := json.Unmarshal(text, &all); err != nil {
		panic(err)
	}
	return read, refused
}()

type readCase struct {
	File, Separator, Decimal, Column string
	Values, Missing                  int
	Sum, First, Last                 float64
	Says                             table.Code
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
		read, err := Read(open(t, c.File), table.Options{})
		if err != nil {
			t.Errorf("%s: %v", c.File, err)
			continue
		}
		separator := ""
		if read.Separator != 0 {
			separator = string(read.Separator)
		}
		if separator != c.Separator || string(rune(read.Decimal)) != c.Decimal {
			t.Errorf("%s: separator %q, decimal %q, want %q, %q", c.File, separator, read.Decimal, c.Separator, c.Decimal)
		}
		column, _, err := read.Find(c.Column)
		if err != nil {
			t.Errorf("%s: %v", c.File, err)
			continue
		}
		s, err := read.Series(column, table.LeaveOut)
		if err != nil {
			t.Errorf("%s: %v", c.File, err)
			continue
		}
		sum := 0.0
		for _, v := range s.Values {
			sum += v
		}
		if len(s.Values) != c.Values || s.Missing != c.Missing {
			t.Errorf("%s: %d values, %d missing, want %d, %d", c.File, len(s.Values), s.Missing, c.Values, c.Missing)
		}
		if s.Values[0] != c.First || s.Values[len(s.Values)-1] != c.Last || !(math.Abs(sum-c.Sum) <= 1e-9*math.Abs(c.Sum)) {
			t.Errorf("%s: sum %v, first %v, last %v, want %v, %v, %v", c.File, sum, s.Values[0], s.Values[len(s.Values)-1], c.Sum, c.First, c.Last)
		}
		said := ""
		for _, n := range append(read.Notes, s.Notes...) {
			said += string(n.Code) + " "
		}
		if !strings.Contains(said, string(c.Says)) || c.Says == "" && said != "" {
			t.Errorf("%s: said %q, want %q", c.File, said, c.Says)
		}
	}
}

func TestRefused(t *testing.T) {
	for file, want := range refused {
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
