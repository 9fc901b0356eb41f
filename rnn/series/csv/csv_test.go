package csv

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
)

func TestReadColumn(t *testing.T) {
	for name, c := range map[string]struct {
		file, column string
		want         []float64
	}{
		"second column":  {"day,close\n1,10.5\n2,-3e2\n3,0\n", "close", []float64{10.5, -300, 0}},
		"windows lines":  {"day,close\r\n1,10\r\n2,11\r\n", "close", []float64{10, 11}},
		"spaces":         {"day, close \n1,  10 \n", " close", []float64{10}},
		"quotes":         {"\"a, b\",\"c\"\n\"1\",\"2\"\n", "a, b", []float64{1}},
		"mark":           {"\ufeffclose\n7\n", "close", []float64{7}},
		"mark, quotes":   {"\ufeff\"close\"\n7\n", "close", []float64{7}},
		"empty lines":    {"close\n\n7\n\n8\n", "close", []float64{7, 8}},
		"no end of line": {"close\n7", "close", []float64{7}},
		"other cells":    {"name,close\nNaN,7\n,8\n", "close", []float64{7, 8}},
	} {
		got, err := ReadColumn(strings.NewReader(c.file), c.column)
		if err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, %v, want %v", name, got, err, c.want)
		}
	}
}

func TestReadColumnAt(t *testing.T) {
	for name, c := range map[string]struct {
		file   string
		column int
		want   []float64
	}{
		"header":        {"day,close\n1,10\n2,11\n", 1, []float64{10, 11}},
		"no header":     {"1,10\n2,11\n", 1, []float64{10, 11}},
		"first column":  {"5\n6\n", 0, []float64{5, 6}},
		"one row":       {"5", 0, []float64{5}},
		"mixed headers": {"x,1\n2,3\n", 1, []float64{1, 3}},
	} {
		got, err := ReadColumnAt(strings.NewReader(c.file), c.column)
		if err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, %v, want %v", name, got, err, c.want)
		}
	}
}

// TestErrors sees that errors name the line, the column and the fault.
func TestErrors(t *testing.T) {
	named := func(file, column string) error {
		_, err := ReadColumn(strings.NewReader(file), column)
		return err
	}
	at := func(file string, column int) error {
		_, err := ReadColumnAt(strings.NewReader(file), column)
		return err
	}
	for _, c := range []struct {
		got  error
		want string
	}{
		{named("", "a"), `csv: no header row`},
		{named("a,b\n", "a"), `csv: no rows after the header`},
		{named("a,b\n1,2\n", "c"), `csv: column: no column "c" in the header a, b`},
		{named("a,a\n1,2\n", "a"), `csv: column: "a" is the name of two columns`},
		{named("a,b\n1,2\n3,\n", "b"), `csv: line 3, column "b": empty`},
		{named("a,b\n1,2\n3,  \n", "b"), `csv: line 3, column "b": empty`},
		{named("a,b\n1,2\n\n3\n", "b"), `csv: line 4, column "b": missing, the row has 1 columns`},
		{named("a\nx\n", "a"), `csv: line 2, column "a": want a finite number, got "x"`},
		{named("a\n1\nNaN\n", "a"), `csv: line 3, column "a": want a finite number, got "NaN"`},
		{named("a\n1\n-inf\n", "a"), `csv: line 3, column "a": want a finite number, got "-inf"`},
		{named("a\n1e999\n", "a"), `csv: line 2, column "a": want a finite number, got "1e999"`},
		{named("a\n\"1\n", "a"), `parse error on line 2, column 4`},
		{at("", 0), `csv: no rows`},
		{at("a\n", 0), `csv: no rows after the header`},
		{at("1,2\n", -1), `csv: column: want 0 or more, got -1`},
		{at("1,2\n", 2), `csv: line 1, column 2: missing, the row has 2 columns`},
		{at(",2\n", 0), `csv: line 1, column 0: empty`},
		{at("NaN\n1\n", 0), `csv: line 1, column 0: want a finite number, got "NaN"`},
		{at("1e999\n1\n", 0), `csv: line 1, column 0: want a finite number, got "1e999"`},
	} {
		if c.got == nil || !strings.HasPrefix(c.got.Error(), c.want) {
			t.Errorf("error %v, want %q", c.got, c.want)
		}
	}
	broken := errors.New("the disk is gone")
	_, err := ReadColumnAt(io.MultiReader(strings.NewReader("1\n2\n"), iotest.ErrReader(broken)), 0)
	if !errors.Is(err, broken) {
		t.Errorf("error %v, want one that wraps %v", err, broken)
	}
}

func ExampleReadColumn() {
	const file = "month,temperature\n1,2.5\n2,\n3,8\n"
	_, err := ReadColumn(strings.NewReader(file), "temperature")
	fmt.Println(err)
	values, err := ReadColumn(strings.NewReader(strings.Replace(file, "2,\n", "2,4\n", 1)), "temperature")
	fmt.Println(values, err)
	// Output:
	// csv: line 3, column "temperature": empty
	// [2.5 4 8] <nil>
}
