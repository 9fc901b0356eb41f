package main

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"strconv"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/task"
)

// figures are what the build has computed and the pages show before their
// scripts run, or without them.
type figures struct {
	Epochs int // of the default preset
	Rungs  []rung
	Truth  struct{ Train, Validation wave }
}

// A rung is a preset of the ladder and how far it comes.
type rung struct {
	Name        string
	Number      int
	RMSE        string // on the validation records
	PrintedRMSE string // by the tutorial's own prediction step; the first rung has one
	Bar         string // length for the RMSE, 0 to 100
	Floor       string // where on the bar the simplest rule is
	Starts      bool   // whether it is the one that the page opens with
	Thumbnail   thumbnail
}

func readFigures(poster, ends string) (figures, error) {
	b, err := os.ReadFile(poster)
	if err != nil {
		return figures{}, err
	}
	var computed struct {
		Epochs int                `json:"epochs"`
		RMSE   map[string]float64 `json:"rmse"`
	}
	if err := json.Unmarshal(b, &computed); err != nil {
		return figures{}, fmt.Errorf("%s: %w", poster, err)
	}
	thumbnails, err := readThumbnails(ends)
	if err != nil {
		return figures{}, err
	}
	start := task.Default()
	preset, ok := start.Rung(start.Start)
	if !ok {
		return figures{}, fmt.Errorf("the task %s has no rung %s", start.Name, start.Start)
	}
	data, err := start.Data(preset.Config.Steps)
	if err != nil {
		return figures{}, err
	}
	floor := start.Metric.OfLoss(data.Floors()[0].Validation)
	f := figures{Epochs: computed.Epochs}
	for i, p := range rnn.Presets() {
		rmse := computed.RMSE[p.Name]
		picture, ok := thumbnails[p.Name]
		if !ok {
			return figures{}, fmt.Errorf("%s: nothing of %s", ends, p.Name)
		}
		r := rung{Name: p.Name, Number: i + 1, Bar: percent(barLength(rmse)), Floor: percent(barLength(floor)), Starts: p.Name == start.Start, Thumbnail: picture}
		if r.RMSE, err = measured(rmse); err != nil {
			return figures{}, fmt.Errorf("%s: rmse of %s: %w", poster, p.Name, err)
		}
		if p.Config.Gradient == rnn.AsPrinted {
			if r.PrintedRMSE, err = measured(computed.RMSE["printedStep"]); err != nil {
				return figures{}, fmt.Errorf("%s: rmse of printedStep: %w", poster, err)
			}
		}
		f.Rungs = append(f.Rungs, r)
	}
	f.Truth.Train, f.Truth.Validation = waveOf(data.Train.Y), waveOf(data.Validation.Y)
	return f, nil
}

// measured is a number to three significant digits, as measured in
// web/app/page/format.ts writes it where it needs neither an exponent nor the
// thousands apart.
func measured(x float64) (string, error) {
	rounded, err := strconv.ParseFloat(strconv.FormatFloat(x, 'e', 2, 64), 64)
	if err != nil || !(x >= 1e-4 && rounded < 1000) {
		return "", fmt.Errorf("want a number from 0.0001 to 999, got %v", x)
	}
	return strconv.FormatFloat(rounded, 'f', 2-int(math.Floor(math.Log10(rounded))), 64), nil
}

// barLength is that of barLength in web/app/run/ladder.ts: 0 to 1, on a log
// scale from 0.0001 to 2.
func barLength(rmse float64) float64 {
	return min(1, max(0.02, math.Log10(rmse/1e-4)/math.Log10(2/1e-4)))
}

func percent(share float64) string { return strconv.FormatFloat(100*share, 'f', 1, 64) }

// A wave is dots and the curve that they are on, as paths: from the left edge, 0,
// to the right, 100; 50 is 0, and the edges are 1.2 above and below.
type wave struct{ Curve, Dots string }

func waveOf(values []float64) wave {
	apart := 100 / float64(len(values)-1)
	y := func(v float64) float64 { return 50 - 50*v/1.2 }
	return wave{smooth(values, apart, y), dots(values, apart, y)}
}
