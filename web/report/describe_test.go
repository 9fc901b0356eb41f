package main

import (
	"encoding/json"
	"math"
	"path/filepath"
	"strings"
	"testing"
)

const cases = "../../rnn/series/table/testdata"

// described is the one object that -describe prints for a file.
func described(t *testing.T, file, column string) (d description, code int, text string) {
	t.Helper()
	var stdout, stderr strings.Builder
	args := []string{"-data", filepath.Join(cases, file), "-describe"}
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

// The files of table/testdata, with the values that are known of them.
func TestDescribe(t *testing.T) {
	for _, c := range []struct {
		file, separator, decimal, column string
		values, missing                  int
		sum, first, last                 float64
		header                           bool
		order, says                      string
	}{
		{"decimal-comma-semicolon.csv", ";", ",", "Wert", 60, 0, 1232.62, 20.32, 24.22, true, "oldest first", ""},
		{"decimal-comma-semicolon-noheader.csv", ";", ",", "1", 60, 0, 1232.62, 20.32, 24.22, false, "oldest first", ""},
		{"thousands-quoted.csv", ",", ".", "Price", 60, 0, 72326.18, 1203.24, 1242.19, true, "newest first", "newest-first"},
		{"yahoo-null.csv", ",", ".", "Close", 58, 2, 1202.2355, 20.523833, 24.418884, true, "oldest first", "missing"},
		{"question-mark.csv", ",", ".", "Temp", 57, 3, 1161.4, 20.3, 24.2, true, "oldest first", "unreadable"},
		{"tabs.tsv", "\t", ".", "value", 60, 0, 1232.618, 20.324, 24.219, true, "oldest first", "two-ways"},
		{"whitespace.dat", " ", ".", "1", 60, 0, 1232.6149, 20.3238, 24.2189, false, "oldest first", ""},
		{"unicode-minus.csv", "", ".", "v", 60, 0, -1232.62, -20.32, -24.22, true, "oldest first", ""},
		{"first-row-NA.csv", "", ".", "0", 59, 1, 1212.294, 21.787, 24.219, false, "oldest first", "missing"},
		{"one-line.csv", ",", ".", "", 60, 0, 1232.618, 20.324, 24.219, false, "oldest first", "one-line"},
	} {
		d, code, _ := described(t, c.file, c.column)
		column := c.column
		if column == "" {
			column = "0"
		}
		if code != 0 || d.Separator != c.separator || d.Decimal != c.decimal || d.Column != column || d.Header != c.header || d.Order != c.order {
			t.Errorf("%s: exit %d, %+v, want %+v", c.file, code, d, c)
		}
		if d.Values != c.values || d.Missing != c.missing || d.First != c.first || d.Last != c.last || !(math.Abs(d.Sum-c.sum) <= 1e-4) {
			t.Errorf("%s: %+v, want %+v", c.file, d, c)
		}
		codes := ""
		for _, n := range d.Notes {
			codes += n.Code + " "
			if n.Message == "" {
				t.Errorf("%s: a note without words: %+v", c.file, n)
			}
		}
		if !strings.Contains(codes, c.says) || c.says == "" && codes != "" {
			t.Errorf("%s says %q, want %q", c.file, codes, c.says)
		}
	}
}

func TestDescribeRefuses(t *testing.T) {
	for _, c := range []struct{ file, column, code string }{
		{"empty.csv", "", "empty"}, {"bom-only.csv", "", "empty"}, {"header-only.csv", "", "no-rows"}, {"spreadsheet-named.csv", "", "spreadsheet"},
		{"nul-bytes.csv", "", "not-text"}, {"dup-header.csv", "x", "same-name"}, {"tabs.tsv", "Close", "no-column"}, {"no such file", "", "not-read"},
	} {
		_, code, text := described(t, c.file, c.column)
		var e map[string]any
		if err := json.Unmarshal([]byte(text), &e); err != nil || code != 1 || len(e) != 4 || e["code"] != c.code || e["message"] == "" {
			t.Errorf("%s: exit %d, %v, %q, want code %s", c.file, code, err, text, c.code)
		}
		for _, place := range []string{"line", "cell"} {
			if _, ok := e[place].(float64); !ok {
				t.Errorf("%s: no %s in %q", c.file, place, text)
			}
		}
	}
	var stdout, stderr strings.Builder
	if code := run([]string{"-describe"}, &stdout, &stderr); code != 2 || !strings.Contains(stderr.String(), "-data") {
		t.Errorf("-describe alone: exit %d, %q", code, stderr.String())
	}
}
