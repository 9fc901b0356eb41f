package csv

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/rnnlab/rnnlab/rnn/series/table"
)

// read is the column of a file that is chosen, and all that is said of it.
func read(text string, o table.Options, gap table.Gap) (values []float64, said []table.Note, err error) {
	t, err := Read([]byte(text), o)
	if err != nil {
		return nil, nil, err
	}
	column, notes, err := t.Find("")
	if err != nil {
		return nil, nil, err
	}
	s, err := t.Series(column, gap)
	return s.Values, slices.Concat(t.Notes, notes, s.Notes), err
}

// TestValues are small files of every kind, with what is said of them.
func TestValues(t *testing.T) {
	for text, want := range map[string]struct {
		values []float64
		says   string
	}{
		"v\n1\n2\n":                                       {[]float64{1, 2}, ""},
		"20,32\n21,79\n23,7\n":                            {[]float64{20.32, 21.79, 23.7}, "two-cuts"},
		"v\n20,32\n21,79\n":                               {[]float64{20.32, 21.79}, "two-cuts"},
		"0,20\n1,21\n2,25\n":                              {[]float64{20, 21, 25}, "two-cuts"},
		"20,32 21,79 23,7":                                {[]float64{20.32, 21.79, 23.7}, "one-line"},
		"101 102 103":                                     {[]float64{101, 102, 103}, "one-line"},
		"1; 2,5; 3":                                       {[]float64{1, 2.5, 3}, "one-line"},
		"d;v\n1.1.2024;1.234,5\n2.1.2024;7,25":            {[]float64{1234.5, 7.25}, ""},
		"d;v\n1.1.2024;1,234\n2.1.2024;2,345":             {[]float64{1.234, 2.345}, "two-ways"},
		"d;v\n1.1.2024;1.234\n2.1.2024;2.345":             {[]float64{1.234, 2.345}, "two-ways"},
		"d;v\n1.1.2024;0,234\n2.1.2024;2,345":             {[]float64{0.234, 2.345}, ""},
		"d,v\n2024-01-01,\"1,234\"\n":                     {[]float64{1234}, "two-ways"},
		"d,v\n2024-01-01,\"1,234,567\"\n":                 {[]float64{1234567}, ""},
		"d;v;w\n3.1.2024;x;1\n2.1.2024;4;2\n1.1.2024;5;3": {[]float64{5, 4}, "newest-first unreadable"}, // x is not the header's
		"d\tv\n2024-01\t1'234.5\n2024-02\t1 000":          {[]float64{1234.5, 1000}, ""},
		"d,v\n2024-01,12%\n2024-02,(3)\n":                 {[]float64{12, -3}, "percent brackets"},
		"d,v\n2024-01,24.22M\n2024-02,-$3\n":              {[]float64{24220000, -3}, "magnitude"},
		"m,v\nJan,1\nFeb,2\nMar,3\nTotal,6\n":             {[]float64{1, 2, 3}, "footer"},
		"t,v\n2021Q1,3\n2020-Q4,2\nQ3 2020,1\n":           {[]float64{1, 2, 3}, "newest-first"},
		"t,v\n2020-W52,3\n2020-W51,2\n2020-W09,1\n":       {[]float64{1, 2, 3}, "newest-first"},
		"date,v\n20200103,3\n20200102,2\n20200101,1\n":    {[]float64{1, 2, 3}, "newest-first"},
		"x,v\n202003,3\n202002,2\n202001,1\n":             {[]float64{1, 2, 3}, "newest-first"},
		"x,v\n1600000300,3\n1600000180,2\n1600000000,1\n": {[]float64{1, 2, 3}, "newest-first"},
		"year,month,day,temp\n2020,1,5,-3\n2020,1,6,4\n":  {[]float64{-3, 4}, ""},
		"d,v\n2024-01,$5\n2024-02,€6\n2024-03,USD 7\n":    {[]float64{5, 6, 7}, "currencies"},
		"d,v\n2024-01,$5\n2024-02,6\n2024-03,USD 7\n":     {[]float64{5, 6, 7}, ""},
		"d,b,v\n2024-01,\"x\ny\",2\n2024-02,z,3\n":        {[]float64{2, 3}, "line-break"},
		"[1, 2, 3]":                                               {[]float64{1, 2, 3}, "one-line"},
		"x = np.array([1.,\n 2.5,\n 3.])":                         {[]float64{1, 2.5, 3}, "one-line"},
		"{\"values\": [1, 2, 3]}":                                 {[]float64{1, 2, 3}, "one-line"},
		"1 2 3 4 5 x 9":                                           {[]float64{1, 2, 3, 4, 5, 9}, "one-line unreadable"},
		"d,v\n2024-01,€5\n2024-02,6 EUR\n":                        {[]float64{5, 6}, ""},
		"d,v\n01/02/2024,3\n12/31/2023,2\n":                       {[]float64{2, 3}, "newest-first"},
		"d,v\n03/02/2024,3\n02/02/2024,2\n":                       {[]float64{2, 3}, "newest-first"},
		"d,v\n2 Jan 2024,3\n1 Jan 2024,2\n":                       {[]float64{2, 3}, "newest-first"},
		"year,v\n2003,3\n2002,2\n2001,1\n":                        {[]float64{1, 2, 3}, "newest-first"},
		"year,v\n2001,3\n2003,2\n2002,1\n":                        {[]float64{3, 2, 1}, "unordered"},
		"in,Year,v\nA,2002,3\nA,2001,2\nA,2000,1\n":               {[]float64{1, 2, 3}, "newest-first"},
		"in,Year,v\nA,2000,3\nA,2001,2\nB,2000,1\n":               {[]float64{3, 2, 1}, "unordered"},
		"year,month,v\n2020,3,3\n2020,2,2\n2020,1,1\n":            {[]float64{1, 2, 3}, "newest-first"},
		"month,year,v\n1,2020,3\n2,2020,2\n1,2021,1\n":            {[]float64{3, 2, 1}, ""},
		"year,month,day,v\n2020,1,31,3\n2020,2,1,2\n2021,1,1,1\n": {[]float64{3, 2, 1}, ""},
		"t,v\n1/1/2024 1:00 PM,4\n1/1/2024 12:30 PM,3\n1/1/2024 9:00 AM,2\n1/1/2024 12:00 am,1\n": {[]float64{1, 2, 3, 4}, "newest-first"},
		"in,2019,2020,2021\nA,1.5,2.5,3\nB,2,3,4\n":                                               {[]float64{1.5, 2}, "several-found"},
		"2019;2020;2021\n2022;2023;2024\n2024;2023;2022\n":                                        {[]float64{2019, 2022, 2024}, "several-found"},
		"m,v\nJan,1\nFeb,2\nTotal,3\nMar,4\n":                                                     {[]float64{1, 2, 3, 4}, "total"},
		"v\n1\u200b\n\u202a2\u202c\n3\n":                                                          {[]float64{1, 2, 3}, ""},
		"v\n1.5*\n2.5\n3\n4\n":                                                                    {[]float64{2.5, 3, 4}, "unreadable"},
		"n,v\n7,1.2*\n8,30/14\n9,3\n10,4\n11,5\n12,4\n":                                           {[]float64{3, 4, 5, 4}, "unreadable"},
		"flow\nm3\n2.5\n3\n4\n":                                                                   {[]float64{2.5, 3, 4}, "preamble"},
		"Rates\n1990s, in %\n2.5\n3\n4\n":                                                         {[]float64{2.5, 3, 4}, "preamble"},
		"v\n1e-400\n0e-400\n-1e-300\n2\n":                                                         {[]float64{0, -1e-300, 2}, "unreadable"},
		"d,v\n2024-01,3\n2024-03,2\n2024-02,1":                                                    {[]float64{3, 2, 1}, "unordered"},
		"d,v\n2024-01,3\n2024-02,2\nSum,5\n":                                                      {[]float64{3, 2}, "footer"},
		"d,v\n2024-01,3\n2024-02\n2024-03,5\n":                                                    {[]float64{3, 5}, "short-row"},
		"v\n20.5\n20,5\n20.25\n":                                                                  {[]float64{20.5, 20.25}, "unreadable"},
		"a,close,b\nx,1,2\ny,3,4\n":                                                               {[]float64{1, 3}, "several-found"},
		"2024-01,1,234\n2024-02,2,345\n":                                                          {[]float64{1, 2}, "two-cuts several-found"},
		"2024-01,7,045\n2024-02,8,120\n2024-03,9,130\n":                                           {[]float64{45, 120, 130}, "two-cuts"},
		"2024-01,1,23\n2024-02,2,345\n":                                                           {[]float64{1, 2}, "several-found"},
		"2024-01,7,145\n2024-02,8,120\n2024-03,9,130\n":                                           {[]float64{145, 120, 130}, ""},
		"v\n3\n-999\n5\n-999\n4\n":                                                                {[]float64{3, -999, 5, -999, 4}, "likely-missing"},
		"v\n3.5\n5.25\n-99.99\n4\n":                                                               {[]float64{3.5, 5.25, -99.99, 4}, "likely-missing"},
		"v\n120\n999\n500\n-10\n":                                                                 {[]float64{120, 999, 500, -10}, ""},
		"v\n-99\n-50\n-999\n-2000\n":                                                              {[]float64{-99, -50, -999, -2000}, ""},
		"1 2 na 3 9999 2":                                                                         {[]float64{1, 2, 3, 9999, 2}, "one-line missing likely-missing"},
		"v;w\n\x80 2,50;a\n\x80 3,75;\xe9\n":                                                      {[]float64{2.5, 3.75}, "latin-1"},
	} {
		assertValues(t, text, want.values, want.says)
	}
}

// TestValuesOfChinese are files with its signs, which gofmt of one version aligns otherwise than that of another.
func TestValuesOfChinese(t *testing.T) {
	for _, c := range []struct {
		text   string
		values []float64
		says   string
	}{
		{"d,v\n2024-01,1.5万\n2024-02,2亿\n", []float64{15000, 2e8}, "magnitude"},
		{"1，2，3，4", []float64{1, 2, 3, 4}, "one-line"},
		{"1、2、3、4", []float64{1, 2, 3, 4}, "one-line"},
		{"v\n１２．５\n－３\n１，２３４．５\n", []float64{12.5, -3, 1234.5}, ""},
		{"区,v\n东,1\n西,2\n合计：,3\n", []float64{1, 2}, "footer"},
		{"区,v\n东,1\n西,2\n合计,3\n", []float64{1, 2}, "footer"},
		{"t,v\n2020年第2季度,3\n2020年1季度,2\n", []float64{2, 3}, "newest-first"},
		{"日期，收盘\n2024年1月2日，￥5\n2024年1月1日，４ 元\n", []float64{4, 5}, "newest-first"},
		{"日期；收盘\n２０２４年１月；5\n２０２４年２月；缺失\n２０２４年３月；６％\n", []float64{5, 6}, "missing percent"},
	} {
		assertValues(t, c.text, c.values, c.says)
	}
}

func assertValues(t *testing.T, text string, want []float64, says string) {
	t.Helper()
	got, said, err := read(text, table.Options{}, table.LeaveOut)
	words := make([]string, len(said))
	for i, n := range said {
		words[i] = string(n.Code)
		if strings.HasPrefix(n.Message(), string(n.Code)+" ") {
			t.Errorf("%s has no message", n.Code)
		}
	}
	if err != nil || !slices.Equal(got, want) || strings.Join(words, " ") != says {
		t.Errorf("%q: %v, said %v, %v, want %v, %s", text, got, words, err, want, says)
	}
}

// TestOptions override what was found.
func TestOptions(t *testing.T) {
	const file = "d;v\n1.1.2024;1,234\n2.1.2024;\n3.1.2024;2,000\n"
	for _, c := range []struct {
		o    table.Options
		gap  table.Gap
		want []float64
	}{
		{table.Options{}, table.FillIn, []float64{1.234, 1.617, 2}},
		{table.Options{Decimal: '.'}, table.LeaveOut, []float64{1234, 2000}},
		{table.Options{Reverse: table.Yes}, table.LeaveOut, []float64{2, 1.234}},
		{table.Options{Missing: " 2,000 "}, table.LeaveOut, []float64{1.234}},
	} {
		if got, _, err := read(file, c.o, c.gap); err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%v: %v, %v, want %v", c.o, got, err, c.want)
		}
	}
	want := table.Note{Code: table.MissingCell, Line: 3, Cell: 2}
	if _, _, err := read(file, table.Options{}, table.Stop); err == nil || err.(*table.Error).Note != want {
		t.Errorf("Stop: %v, want %v", err, want)
	}
	if got, _, err := read("1\n2\n3\n", table.Options{Header: table.Yes}, table.Stop); err != nil || !slices.Equal(got, []float64{2, 3}) {
		t.Errorf("a header of a number: %v, %v", got, err)
	}
}

// TestPlaces are the line and cell of what is said.
func TestPlaces(t *testing.T) {
	const file = "# remark\n\nd,v\n2024-01,1\n\n2024-02,?2\n2024-03,\"1,234\"\n"
	_, said, err := read(file, table.Options{}, table.LeaveOut)
	for text, at := range map[string]table.Note{
		"v\n1\n2\n-999\n-999\n":  {Code: table.LikelyMissing, Line: 4, Cell: 1, Value: "-999", Count: 2},
		"1, 2, na, 3, -999.0, 2": {Code: table.LikelyMissing, Line: 1, Cell: 5, Value: "-999.0", Count: 1},
	} {
		if _, said, err := read(text, table.Options{}, table.LeaveOut); err != nil || !slices.Contains(said, at) {
			t.Errorf("%q: said %v, %v, want %v", text, said, err, at)
		}
	}
	want := []table.Note{
		{Code: table.Preamble, Value: "1"},
		{Code: table.Unreadable, Line: 6, Cell: 2, Value: "?2", Count: 1},
		{Code: table.TwoWays, Line: 7, Cell: 2, Value: "1,234", Other: "1234", Count: 1},
	}
	if err != nil || !reflect.DeepEqual(said, want) {
		t.Errorf("said %v, %v, want %v", said, err, want)
	}
}

// TestRefusedWithItsPlace are files of which nothing is read, and where they are wrong.
func TestRefusedWithItsPlace(t *testing.T) {
	open := "Year,Sales\n"
	for year := range 40 {
		open += fmt.Sprintf("%d,%d\n", 1960+year, 100+year)
	}
	for text, want := range map[string]table.Note{
		strings.Replace(open, "1980,", "1980,\"", 1):                {Code: table.OpenQuote, Line: 22, Cell: 2},
		"# remark\n" + strings.Replace(open, "1980,", "1980,\"", 1): {Code: table.OpenQuote, Line: 23, Cell: 2},
		"v\n" + strings.Repeat("NaN\n", 40):                         {Code: table.AllMissing, Line: 2, Value: "40"},
		"v\n" + strings.Repeat("2024-01-01\n", 9):                   {Code: table.AllMissing, Line: 1, Value: "10"},
	} {
		_, said, err := read(text, table.Options{}, table.LeaveOut)
		e, ok := err.(*table.Error)
		if !ok || e.Note != want || strings.HasSuffix(e.Message(), string(e.Code)+" ") {
			t.Errorf("%q: said %v, %v, want %v", text, said, err, want)
		}
	}
}

// TestEncodings are the same table in every one.
func TestEncodings(t *testing.T) {
	const file = "d;Höhe\r\n1.1.2024;2,5\r\n2.1.2024;3,25\r\n"
	var little, big []byte
	for _, u := range utf16.Encode([]rune(file)) {
		little, big = append(little, byte(u), byte(u>>8)), append(big, byte(u>>8), byte(u))
	}
	for name, text := range map[string]string{
		"utf-8": file, "mark": "\ufeff" + file, "latin-1": strings.Replace(file, "ö", "\xf6", 1),
		"little": "\xff\xfe" + string(little), "big": "\xfe\xff" + string(big), "old lines": strings.ReplaceAll(file, "\r\n", "\r"),
		"big without mark": string(big),
	} {
		got, err := Read([]byte(text), table.Options{})
		if err != nil || got.Columns[1].Name != "Höhe" {
			t.Errorf("%s: %v, %v", name, got, err)
			continue
		}
		if s, err := got.Series(1, table.Stop); err != nil || !slices.Equal(s.Values, []float64{2.5, 3.25}) {
			t.Errorf("%s: %v, %v", name, s, err)
		}
	}
}

func TestReadSeries(t *testing.T) {
	s, err := ReadSeries([]byte("# by hand\nd,a,v\n2024-02,1,3\n2024-01,1,na\n2023-12,1,1\n"), "v")
	var said []table.Code
	for _, n := range s.Notes {
		said = append(said, n.Code)
	}
	if err != nil || !slices.Equal(s.Values, []float64{1, 3}) || !slices.Equal(said, []table.Code{table.Preamble, table.NewestFirst, table.Missing}) {
		t.Errorf("%+v, %v", s, err)
	}
	for text, column := range map[string]string{"": "", "a,b\n1,2\n": "c", "a,b\n1,x\n2,y\n": "b"} {
		if _, err := ReadSeries([]byte(text), column); err == nil {
			t.Errorf("%q, column %q: no error", text, column)
		}
	}
}

func ExampleRead() {
	const file = "Datum;Wert\n02.01.2024;1.021,79\n01.01.2024;1.020,32\n"
	t, err := Read([]byte(file), table.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	column, _, _ := t.Find("Wert")
	s, err := t.Series(column, table.Stop)
	fmt.Println(s.Values, err)
	for _, note := range t.Notes {
		fmt.Println(note.Message())
	}
	// Output:
	// [1020.32 1021.79] <nil>
	// the newest row came first; the rows were turned round
}
