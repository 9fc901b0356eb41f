package main

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"slices"

	"github.com/rnnlab/rnnlab/rnn"
)

// A thumbnail is what a rung says at its end, as a picture: all validation
// records from left to right, in a box of Width by 24 whose height is that of the
// truth and a little more. What is beyond it is cut off.
type thumbnail struct {
	Width             int
	Truth, Prediction string // as paths
	Seen              string // what there is to see: the last part of the key of its description
}

const thumbnailHeight = 24

// What a picture shows: a curve that is nearly flat beside a truth that is not;
// one that cannot be told from the truth at its size; anything else.
const (
	flat    = "flat"
	follows = "follows"
	rough   = "rough"
)

// readThumbnails draws the ends of the rungs that web/build/export has written.
func readThumbnails(ends string) (map[string]thumbnail, error) {
	b, err := os.ReadFile(ends)
	if err != nil {
		return nil, err
	}
	var all map[string]struct{ Truth, Prediction []float64 }
	if err := json.Unmarshal(b, &all); err != nil {
		return nil, fmt.Errorf("%s: %w", ends, err)
	}
	drawn := map[string]thumbnail{}
	for name, end := range all {
		if len(end.Truth) < 2 || len(end.Prediction) != len(end.Truth) {
			return nil, fmt.Errorf("%s: %s has %d predictions for %d values", ends, name, len(end.Prediction), len(end.Truth))
		}
		drawn[name] = draw(end.Truth, end.Prediction)
	}
	return drawn, nil
}

func draw(truth, prediction []float64) thumbnail {
	low, high := slices.Min(truth), slices.Max(truth)
	span := high - low
	y := func(v float64) float64 {
		at := thumbnailHeight * (0.88 - 0.76*(v-low)/max(span, math.SmallestNonzeroFloat64))
		return min(2*thumbnailHeight, max(-thumbnailHeight, at)) // far outside the box one place is as good as another
	}
	t := thumbnail{Width: 2 * (len(truth) - 1), Truth: smooth(truth, 2, y), Prediction: smooth(prediction, 2, y), Seen: rough}
	switch {
	case rnn.RMSE(prediction, truth) < 0.05*span:
		t.Seen = follows
	case slices.Max(prediction)-slices.Min(prediction) < 0.1*span:
		t.Seen = flat
	}
	return t
}
