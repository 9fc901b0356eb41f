package csv

import (
	"strconv"
	"strings"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/series/table"
)

// BenchmarkRead reads 100,000 rows of two columns.
func BenchmarkRead(b *testing.B) {
	var text strings.Builder
	for i := range 100_000 {
		text.WriteString(strconv.Itoa(i) + "," + strconv.FormatFloat(float64(i%977)/7, 'f', 3, 64) + "\n")
	}
	data := []byte(text.String())
	for b.Loop() {
		t, err := Read(data, table.Options{})
		if err != nil {
			b.Fatal(err)
		}
		if s, err := t.Series(1, table.Stop); err != nil || len(s.Values) != 100_000 {
			b.Fatal(len(s.Values), err)
		}
	}
}
