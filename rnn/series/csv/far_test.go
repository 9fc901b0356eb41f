package csv

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/numpy"
	"github.com/rnnlab/rnnlab/rnn/series"
	"github.com/rnnlab/rnnlab/rnn/series/table"
)

// farOff is what is said of a column of values that are far off the others.
func farOff(t *testing.T, values []float64) (note table.Note) {
	t.Helper()
	text := "v\n"
	for _, v := range values {
		text += strconv.FormatFloat(v, 'g', -1, 64) + "\n"
	}
	got, said, err := read(text, table.Options{}, table.LeaveOut)
	if err != nil || !slices.Equal(got, values) {
		t.Fatal(err)
	}
	for _, n := range said {
		if n.Code == table.FarOff {
			note = n
		}
	}
	return note
}

// births are daily ones, as they are counted: fewer on weekends, more in autumn.
func births(random *numpy.RandomState) []float64 {
	values := make([]float64, 365)
	for i := range values {
		values[i] = math.Round(42 + 4*math.Sin(float64(i)/58) + 7*series.Normal(random))
		if i%7 > 4 {
			values[i] -= 8
		}
	}
	return values
}

// What ordinary series hold is not said to be far off, whatever their peaks, steps and trends.
func TestNothingOrdinaryIsFarOff(t *testing.T) {
	period := []float64{0.0387, 0.9627, 0.2384, 0.7046, 0.2570, 0.8237, 0.5965, 0.2934, 0.1754, 0.7204, 0.0688, 0.2284}
	pulse := append([]float64{1}, make([]float64, 11)...)
	growth := make([]float64, 30)
	for i := range growth {
		growth[i] = math.Exp2(float64(i))
	}
	all := map[string][]float64{
		"airline": series.Airline(), "Mackey-Glass": series.MackeyGlass(500, 17, 100), "sine": series.Sine(200), "growth": growth,
		"period-12": slices.Repeat(period, 15), "pulse-12": slices.Repeat(pulse, 20), "a pulse in the middle": slices.Repeat(pulse, 20)[5:],
		"two pulses": slices.Repeat(pulse, 3)[3:33], "constant": slices.Repeat([]float64{4}, 30), "five": {1, 2, 4, 8, 16}, "nearly one number": {1, 1, 1, 1, 2},
		"a step": append(make([]float64, 40), slices.Repeat([]float64{900}, 40)...),
	}
	for seed := range uint32(200) {
		name := " " + strconv.Itoa(int(seed))
		random := numpy.NewRandomState(seed)
		all["prices"+name] = series.RandomWalk(300, 100, 0.02, random)
		all["births"+name] = births(random)
		all["waves"+name] = series.NoisyWaves(200, 0.2, random)
		volumes := make([]float64, 250) // of trade, by the day
		for i := range volumes {
			volumes[i] = math.Round(1e6 * math.Exp(0.8*series.Normal(random)))
		}
		all["volumes"+name] = volumes
	}
	for name, values := range all {
		if note := farOff(t, values); note.Count != 0 {
			t.Errorf("%s: %+v", name, note)
		}
	}
}

// A spike, a slip of the decimal mark, a cell of 1e30: where it stands, and as it is written.
func TestWhatIsFarOffIsSaid(t *testing.T) {
	change := func(values []float64, at int, v float64, more ...int) []float64 {
		values[at] = v
		for _, i := range more {
			values[i] = v
		}
		return values
	}
	trend := make([]float64, 100)
	for i := range trend {
		trend[i] = float64(100 + 20*i + i%3)
	}
	for name, c := range map[string]struct {
		values []float64
		line   int
		cell   string
		count  int
	}{
		"1e30":                           {change(series.Airline(), 70, 1e30), 72, "1e+30", 1},
		"the first":                      {change(series.Airline(), 0, 1e30), 2, "1e+30", 1},
		"the last":                       {change(series.Airline(), 143, -1e30), 145, "-1e+30", 1},
		"three of them":                  {change(series.Airline(), 70, 1e30, 71, 90), 72, "1e+30", 3},
		"ten of them":                    {change(series.Airline(), 70, -1e20, 3, 20, 30, 40, 50, 60, 80, 90, 100), 5, "-1e+20", 10},
		"one above and one below":        {change(change(series.Airline(), 70, 1e30), 80, -1e30), 72, "1e+30", 2},
		"a spike":                        {change(births(numpy.NewRandomState(1)), 200, 450), 202, "450", 1},
		"within the range of a trend":    {change(trend, 20, 1500), 22, "1500", 1},
		"among zeros":                    {change(make([]float64, 60), 50, 7), 52, "7", 1},
		"among pulses":                   {change(slices.Repeat(append([]float64{1}, make([]float64, 11)...), 20), 30, 80), 32, "80", 1},
		"five numbers":                   {[]float64{1, 2, 1e30, 4, 3}, 4, "1e+30", 1},
		"the largest and the least":      {change(change(series.Airline(), 70, 1.7e308), 80, -1.7e308), 72, "1.7e+308", 2},
		"two slips in four hundred days": {change(series.RandomWalk(400, 100, 0.01, numpy.NewRandomState(1)), 100, 1000, 300), 102, "1000", 2},
	} {
		if n := farOff(t, c.values); n.Line != c.line || n.Cell != 1 || n.Value != c.cell || n.Count != c.count {
			t.Errorf("%s: %+v", name, n)
		}
	}
	// Between two that are far off one that is filled in is no cell of the file.
	_, said, err := read("d,value\n"+strings.Repeat("1,20\n2,21\n3,25\n", 20)+"4,1e30\n5\n6,1e30\n7,22\n", table.Options{}, table.FillIn)
	if want := (table.Note{Code: table.FarOff, Line: 62, Cell: 2, Value: "1e30", Count: 2}); err != nil || !slices.Contains(said, want) {
		t.Errorf("beside a gap: %+v, %v", said, err)
	}
	// A mark of a missing number is called so, and nothing else; in one line the cell counts, also where others are filled in.
	for text, want := range map[string]string{
		"v\n" + strings.Repeat("20\n21\n22\n", 5) + "-9999\n20\n": "likely-missing",
		"20 21 na 22 na 23 1e30 21 20 na 22 23":                   "one-line missing far-off",
	} {
		_, said, err := read(text, table.Options{}, table.FillIn)
		codes := ""
		for _, n := range said {
			codes += " " + string(n.Code)
			if n.Code == table.FarOff && (n.Line != 1 || n.Cell != 7) {
				t.Errorf("%+v", n)
			}
		}
		if err != nil || codes[1:] != want {
			t.Errorf("%q says%s, %v", text, codes, err)
		}
	}
}
