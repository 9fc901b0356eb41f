package main

import (
	"testing"

	"github.com/rnnlab/rnnlab/web/bench/workload"
)

func contestAt(name string, c *contestant) *contest {
	w, err := workload.Named(name)
	if err != nil {
		panic(err)
	}
	return &contest{contestant: c, workload: w}
}

// TestInspect fails who does not train, and who makes other updates.
func TestInspect(t *testing.T) {
	for _, test := range []struct {
		sample sample
		good   bool
	}{
		{sample{Updates: 5, Losses: []float64{0.3, 0.2}}, true},
		{sample{Updates: 4, Losses: []float64{0.3, 0.2}}, false},
		{sample{Updates: 5, Losses: []float64{0.3, 0.3}}, false},
		{sample{Updates: 5, Losses: []float64{0.3}}, false},
	} {
		c := contestAt("W2", &contestant{name: "somebody"})
		if err := c.inspect(test.sample); (err == nil) != test.good {
			t.Errorf("%+v: %v", test.sample, err)
		}
	}
}

// TestCompare fails who has other losses where they should be rnnlab's.
func TestCompare(t *testing.T) {
	own := &contest{start: 0.25, end: 0.2}
	same := &contestant{name: "same formulas", sameStart: always, sameEnd: always}
	other := &contestant{name: "other formulas", sameStart: never, sameEnd: never}
	for _, test := range []struct {
		of         *contestant
		start, end float64
		good       bool
	}{
		{same, 0.25001, 0.201, true},
		{same, 0.2501, 0.2, false},
		{same, 0.25, 0.21, false},
		{other, 0.3, 0.1, true},
	} {
		c := contestAt("W2", test.of)
		c.start, c.end = test.start, test.end
		if err := c.compare(own); (err == nil) != test.good {
			t.Errorf("%s with %v and %v: %v", test.of.name, test.start, test.end, err)
		}
	}
}
