package main

import (
	"slices"
	"testing"
)

// known are made-up figures: a and b take 30 and 20 times as long as own at W1,
// and only a is known at W2.
var known = figures{
	{"own", "W1"}: {10, 9, 11, 3}, {"a", "W1"}: {300, 290, 310, 3}, {"b", "W1"}: {200, 190, 900, 3},
	{"own", "W2"}: {10, 9, 11, 3}, {"a", "W2"}: {50, 50, 50, 3},
	{"own", "W3"}: {10, 9, 11, 3},
}

func TestFastest(t *testing.T) {
	several := []*contestant{{name: "A", key: "a"}, {name: "B", key: "b"}}
	for name, want := range map[string]ratio{"W1": {20, "B", true}, "W2": {5, "A", true}, "W3": {}} {
		if got := known.fastest(several, "own", name); got != want {
			t.Errorf("%s: got %+v, want %+v", name, got, want)
		}
	}
}

func TestTargetRow(t *testing.T) {
	of := func(name string) ratio { return known.times("a", "own", name) }
	everywhere := func(string) bool { return true }
	for _, test := range []struct {
		target target
		want   []string
	}{
		{target{what: "x", least: 10, of: of, applies: everywhere}, []string{"x", "30.0", "5.00", "not available", "≥ 10.0", "not W2; unknown W3"}},
		{target{what: "x", most: 5, of: of, applies: everywhere}, []string{"x", "30.0", "5.00", "not available", "≤ 5.00", "not W1; unknown W3"}},
		{target{what: "x", least: 30, of: of, applies: func(name string) bool { return name == "W1" }}, []string{"x", "30.0", "", "", "≥ 30.0", "yes"}},
		{target{what: "x", least: 1, of: of, applies: func(name string) bool { return name == "W3" }}, []string{"x", "", "", "not available", "≥ 1.00", "unknown W3"}},
	} {
		if got := test.target.row([]string{"W1", "W2", "W3"}); !slices.Equal(got, test.want) {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
}
