package csv

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"testing"
)

// update writes what the page's cutter is held to.
var update = flag.Bool("update", false, "write web/app/test/cut.json")

// A cutting is a text and the rows that it is cut into, without those that have
// one empty cell: such are empty lines, which one cutter leaves out.
type cutting struct {
	Name, Separator, Text string
	Rows                  []cutRow
}

type cutRow struct {
	Line  int
	Cells []string
}

// The page cuts with another library than this package. Both are held to the same
// file: this test makes it with Cut, web/app/test/cut.test.ts reads it.
func TestCutAsThePageDoes(t *testing.T) {
	texts := map[string]string{
		"quotes inside a cell":     "a,\"b\"c,d\n1,\"2,5\",3\n",
		"a quote that stays open":  "\"open,1\n2,3\n4\n",
		"blanks before a quote":    "x, \"2,5\",1\n  \"1\",2,3\n",
		"lines within quotes":      "a,\"b\nc\",d\r\ne,f,\"g\"\r\n",
		"doubled quotes":           "\"a \"\"b\"\"\"\n2\n",
		"empty lines":              "1,2\n\n\n3,4",
		"one cell, no line's end":  "1",
		"semicolons within quotes": "1;\"2;5\"; \"3\"\n",
	}
	files, err := filepath.Glob("../table/testdata/*")
	if err != nil || len(files) < 20 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.IndexByte(data, 0) < 0 { // no table has one, and it never comes to a cutter
			const enough = 2000
			texts[filepath.Base(file)] = latin1(data[:min(len(data), enough)])
		}
	}
	names := make([]string, 0, len(texts))
	for name := range texts {
		names = append(names, name)
	}
	slices.Sort(names)
	var all []cutting
	for _, name := range names {
		for _, separator := range ",;\t" {
			rows, err := Cut(texts[name], separator)
			if err != nil {
				t.Fatal(name, err)
			}
			c := cutting{name, string(separator), texts[name], []cutRow{}}
			for _, r := range rows {
				if len(r.Cells) > 1 || r.Cells[0] != "" {
					c.Rows = append(c.Rows, cutRow{r.Line, r.Cells})
				}
			}
			all = append(all, c)
		}
	}
	got, err := json.Marshal(all)
	if err != nil {
		t.Fatal(err)
	}
	const golden = "../../../web/app/test/cut.json"
	if *update {
		if err := os.WriteFile(golden, append(got, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, bytes.TrimSpace(want)) {
		t.Error("web/app/test/cut.json is not what Cut makes; go test ./rnn/series/csv -run CutAsThePage -update writes it, for the page's cutter to be tested with")
	}
}

func latin1(data []byte) string {
	runes := make([]rune, len(data))
	for i, b := range data {
		runes[i] = rune(b)
	}
	return string(runes)
}
