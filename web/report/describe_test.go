package main

import (
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const cases = "../../rnn/series/table/testdata"

// described is the one object that -describe prints for a file of cases, or for one
// with a path of its own.
func described(t *testing.T, file, column string) (d description, code int, text string) {
	t.Helper()
	var stdout, stderr strings.Builder
	if !filepath.IsAbs(file) {
		file = filepath.Join(cases, file)
	}
	args := []string{"-data", file, "-describe"}
	if column != "" {
		args = append(args, "-column", column)
	}
	code = run(args, &stdout, &stderr)
	decoder := json.NewDecoder(strings.NewReader(stdout.String()))
	decoder.DisallowUnknownFields()
	if code == 0 {
		if err := decoder.Decode(&d); err != nil || decoder.More() {
			t.Fatalf("%s: %v, %q", file, err, stdout.String())
		}
	}
	if stderr.String() != "" {
		t.Errorf("%s: stderr %q", file, stderr.String())
	}
	return d, code, stdout.String()
}

// Every file of table/testdata is described as what is known of it, or refused:
// testdata/cases.json of package csv holds the library and the page to the same.
func TestDescribe(t *testing.T) {
	var known struct {
		Read []struct {
			File, Separator, Decimal, Column string
			Values, Missing                  int
			Sum, First, Last                 float64
			Says                             string
		}
		Refused map[string]string
	}
	text, err := os.ReadFile("../../rnn/series/csv/testdata/cases.json")
	if err == nil {
		err = json.Unmarshal(text, &known)
	}
	if err != nil {
		t.Fatal(err)
	}
	// Columns that are found by their position and have a name, or are the only one.
	named := map[string]string{"latin1-header.csv": "Höhe", "quoted-newline.csv": "v (m)", "one-line.csv": "0", "one-line-spaces.txt": "0"}
	headerless := []string{"decimal-comma-semicolon-noheader.csv", "whitespace.dat", "first-row-NA.csv", "one-line.csv", "one-line-spaces.txt"}
	left := map[string]bool{"dup-header.csv": true} // of which nothing is known without a column: see TestDescribeRefuses
	for _, c := range known.Read {
		left[c.File] = true
		d, code, _ := described(t, c.File, c.Column)
		column := c.Column
		if name, ok := named[c.File]; ok {
			column = name
		}
		order := "oldest first"
		if c.Says == "newest-first" {
			order = "newest first"
		}
		if code != 0 || d.Separator != c.Separator || d.Decimal != c.Decimal || d.Column != column || d.Header == slices.Contains(headerless, c.File) || d.Order != order {
			t.Errorf("%s: exit %d, %+v, want %+v", c.File, code, d, c)
		}
		if d.Values != c.Values || d.Missing != c.Missing || d.First != c.First || d.Last != c.Last || !(math.Abs(d.Sum-c.Sum) <= 1e-9*math.Abs(c.Sum)) {
			t.Errorf("%s: %+v, want %+v", c.File, d, c)
		}
		codes := ""
		for _, n := range d.Notes {
			codes += n.Code + " "
			if n.Message == "" {
				t.Errorf("%s: a note without words: %+v", c.File, n)
			}
		}
		if !strings.Contains(codes, c.Says) || c.Says == "" && codes != "" {
			t.Errorf("%s says %q, want %q", c.File, codes, c.Says)
		}
	}
	for file, want := range known.Refused {
		left[file] = true
		if e := refusal(t, file, ""); e.Code != want {
			t.Errorf("%s: %+v, want code %s", file, e, want)
		}
	}
	files, err := os.ReadDir(cases)
	if err != nil || len(files) != 32 {
		t.Errorf("%d files, %v", len(files), err)
	}
	for _, file := range files {
		if !left[file.Name()] {
			t.Errorf("%s: nothing is known of it", file.Name())
		}
	}
}

// What lies far off the others is said with its place.
func TestDescribeFarOff(t *testing.T) {
	file := filepath.Join(t.TempDir(), "spike.csv")
	if err := os.WriteFile(file, []byte("d,v\n2024-01,3\n2024-02,4\n2024-03,1e30\n2024-04,5\n2024-05,4\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	want := note{"far-off", 4, 2, `line 4, cell 2: "1e30" is far off the numbers around it; is it right? It was read as it is`}
	if d, code, _ := described(t, file, ""); code != 0 || !slices.Equal(d.Notes, []note{want}) {
		t.Errorf("exit %d, %+v", code, d.Notes)
	}
}

// refusal is the one object that -describe prints of what it cannot read, with exit status 1.
func refusal(t *testing.T, file, column string) (e note) {
	t.Helper()
	_, code, text := described(t, file, column)
	var parts map[string]any
	decoder := json.NewDecoder(strings.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&e); err != nil || decoder.More() || code != 1 {
		t.Errorf("%s: exit %d, %v, %q", file, code, err, text)
	}
	if err := json.Unmarshal([]byte(text), &parts); err != nil || len(parts) != 4 {
		t.Errorf("%s: %q does not have code, line, cell and message, %v", file, text, err)
	}
	return e
}

func TestDescribeRefuses(t *testing.T) {
	for _, c := range []struct {
		file, column string
		want         note
	}{
		{"empty.csv", "", note{"empty", 0, 0, "the file is empty"}},
		{"bom-only.csv", "", note{"empty", 0, 0, "the file is empty"}},
		{"header-only.csv", "", note{"no-rows", 0, 0, "no rows of data below the header"}},
		{"spreadsheet-named.csv", "", note{"spreadsheet", 0, 0, "this is a spreadsheet's own file; save it as CSV first"}},
		{"nul-bytes.csv", "", note{"not-text", 2, 0, "line 2: a byte 0: this is not a text file"}},
		{"dup-header.csv", "x", note{"same-name", 0, 0, `"x" is the name of two columns; choose by position`}},
		{"tabs.tsv", "Close", note{"no-column", 0, 0, `no column "Close" in date, value`}},
	} {
		if e := refusal(t, c.file, c.column); e != c.want {
			t.Errorf("%s: %+v, want %+v", c.file, e, c.want)
		}
	}
	if e := refusal(t, "no such file", ""); e.Code != "not-read" || e.Message == "" {
		t.Errorf("no such file: %+v", e)
	}
	wide := filepath.Join(t.TempDir(), "wide.csv")
	if err := os.WriteFile(wide, []byte("a,b\n1,2\n3,1,234\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	want := note{"extra-cells", 3, 3, "line 3, cell 3: 3 cells, where the table has 2: numbers with an unquoted comma?"}
	if e := refusal(t, wide, ""); e != want {
		t.Errorf("a row of more cells: %+v, want %+v", e, want)
	}
	var stdout, stderr strings.Builder
	if code := run([]string{"-describe"}, &stdout, &stderr); code != 2 || !strings.Contains(stderr.String(), "-data") {
		t.Errorf("-describe alone: exit %d, %q", code, stderr.String())
	}
}
