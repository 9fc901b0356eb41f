package rnn

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/series"
)

func TestRollingDivides(t *testing.T) {
	for _, test := range []struct {
		rolling Rolling
		records int
		want    []Origin
	}{
		{Rolling{Origins: 2, Test: 3}, 10, []Origin{
			{Train: Span{0, 4}, Validation: Span{4, 4}, Test: Span{4, 7}},
			{Train: Span{0, 7}, Validation: Span{7, 7}, Test: Span{7, 10}}}},
		{Rolling{Origins: 2, Test: 1, Gap: 2, Validation: 3, Window: 2}, 12, []Origin{
			{Train: Span{1, 3}, Validation: Span{5, 8}, Test: Span{10, 11}},
			{Train: Span{2, 4}, Validation: Span{6, 9}, Test: Span{11, 12}}}},
		{Rolling{Origins: 1, Test: 1, Gap: 1, Window: 50}, 3, []Origin{{Train: Span{0, 1}, Validation: Span{1, 1}, Test: Span{2, 3}}}},
	} {
		got, err := test.rolling.Divide(test.records)
		if err != nil || !slices.Equal(got, test.want) {
			t.Errorf("%+v of %d: %+v (%v), want %+v", test.rolling, test.records, got, err, test.want)
		}
	}
	for field, rolling := range map[string]Rolling{
		"origins": {Test: 1}, "test": {Origins: 1, Test: -1}, "gap": {Origins: 1, Test: 1, Gap: -1},
		"validation": {Origins: 1, Test: 1, Validation: -1}, "window": {Origins: 1, Test: 1, Window: math.MaxInt},
		"records": {Origins: 3, Test: 3, Gap: 1},
	} {
		var wrong *FieldError
		if _, err := rolling.Divide(10); !errors.As(err, &wrong) || wrong.Field != field {
			t.Errorf("%+v: error %v, want one about %s", rolling, err, field)
		}
	}
}

// TestBacktestSeesNoFuture changes what lies after an origin: nothing that was
// trained before it may change.
func TestBacktestSeesNoFuture(t *testing.T) {
	c := manyColumns()
	c.Patience = 1
	columns := bars(120)
	rolling := Rolling{Origins: 3, Test: 10, Gap: 2, Validation: 12}
	tested := func(from int) (all []Tested) {
		changed := make([][]float64, len(columns))
		for i, column := range columns {
			changed[i] = slices.Clone(column)
			for row := from; row < len(column); row++ {
				changed[i][row] += 1
			}
		}
		records, err := series.Columns(changed, changed[3:4], c.Steps, 3)
		if err != nil {
			t.Fatal(err)
		}
		for v, err := range Backtest(c, records, rolling) {
			if err != nil {
				t.Fatal(err)
			}
			if got := MeanLoss(v.Predictions, records.Slice(v.Test.From, v.Test.To)); len(v.Predictions) != 30 || v.Loss != got {
				t.Errorf("%d predictions with a loss of %v, want %v", len(v.Predictions), v.Loss, got)
			}
			all = append(all, v)
		}
		return all
	}
	truth := tested(120)
	if len(truth) != 3 {
		t.Fatalf("%d origins", len(truth))
	}
	// The last target that anything before the second origin's test saw is in row
	// Validation.To-1 + Steps+2; the first that is tested comes right after it.
	from := truth[1].Validation.To + c.Steps + 2
	if first := truth[1].Test.From + c.Steps; first != from {
		t.Fatalf("the second test begins with row %d, what came before ends with %d", first, from)
	}
	later := tested(from)
	if !slices.Equal(later[0].Predictions, truth[0].Predictions) || !slices.Equal(later[1].Predictions[:3], truth[1].Predictions[:3]) {
		t.Error("what comes after the origin changed what was predicted there")
	}
	if later[1].Loss == truth[1].Loss {
		t.Error("the truth that changed was not what was tested")
	}
}

func TestBacktestRefuses(t *testing.T) {
	train, _ := tutorialRecords(t, 10)
	classes, _ := text(t, 10)
	short := train
	short.X = short.X[1:]
	c := small()
	bad := c
	bad.Hidden = 0
	diverges := c
	diverges.Optimizer, diverges.LearningRate, diverges.Clip = SGD, 1000, NoClip
	two := Rolling{Origins: 2, Test: 2}
	for name, sequence := range map[string]func(yield func(Tested, error) bool){
		"rolling": Backtest(c, train, Rolling{}), "classes": Backtest(c, classes, two), "short": Backtest(c, short, two),
		"config": Backtest(bad, train, two), "divergence": Backtest(diverges, train, two),
	} {
		yielded := 0
		for _, err := range sequence {
			if yielded++; err == nil {
				t.Errorf("%s: no error", name)
			}
		}
		if yielded != 1 {
			t.Errorf("%s: %d values", name, yielded)
		}
	}
}

func ExampleBacktest() {
	records, err := series.Windows(series.Sine(120), 12)
	if err != nil {
		fmt.Println(err)
		return
	}
	preset, err := PresetNamed("adam")
	if err != nil {
		fmt.Println(err)
		return
	}
	config := preset.Config
	config.Hidden, config.Steps, config.Truncate = 16, 12, 0
	for tested, err := range Backtest(config, records, Rolling{Origins: 3, Test: 20}) {
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println("trained on", tested.Train.Len(), "records, tested on those from", tested.Test.From, "on:", tested.Loss < 0.01)
	}
	// Output:
	// trained on 48 records, tested on those from 48 on: true
	// trained on 68 records, tested on those from 68 on: true
	// trained on 88 records, tested on those from 88 on: true
}
