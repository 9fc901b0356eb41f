//go:build js && wasm

package main

import (
	"strconv"
	"syscall/js"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/task"
	"github.com/rnnlab/rnnlab/wasm/internal/bridge"
)

// noSeason is what links and the page call a season that there is not.
const noSeason = "none"

// prepare has the series prepared as the reader chooses, and forgets what was tried
// on it. An empty text leaves something to be found, or proposed.
func (n *numbers) prepare(send js.Value) (any, error) {
	if n.own == nil {
		return nil, errNoSeries
	}
	season, err := bridge.Text(send, "season")
	if err != nil {
		return nil, err
	}
	var c task.Choice
	switch season {
	case "":
	case noSeason:
		c.Season = task.NoSeason
	default:
		if c.Season, err = strconv.Atoi(season); err != nil || c.Season < 1 {
			return nil, &rnn.FieldError{Field: "season", Got: season, Want: "a number of values, none or nothing"}
		}
	}
	if c.Transform, err = bridge.Text(send, "transform"); err != nil {
		return nil, err
	}
	if err := n.own.Choose(c); err != nil {
		return nil, err
	}
	*n = newNumbers(n.table, n.own)
	return map[string]any(n.describe()), nil
}

// describeOffer is what was found, what may be chosen in its place, and what is.
func (n *numbers) describeOffer() bridge.Plain {
	own := n.own
	o := bridge.Plain{}
	o.Count("found", own.Found)
	tried := make([]any, len(own.Tried))
	for i, c := range own.Tried {
		of := bridge.Plain{}
		of.Text("name", task.TransformName(c.Steps))
		of["steps"] = describeSteps(c.Steps)
		tried[i] = map[string]any(of)
	}
	o["tried"] = tried
	o.Count("proposed", own.Proposed)
	season := ""
	switch s := own.Choice.Season; {
	case s == task.NoSeason:
		season = noSeason
	case s != 0:
		season = strconv.Itoa(s)
	}
	choice := bridge.Plain{}
	choice.Text("season", season)
	choice.Text("transform", own.Choice.Transform)
	o.Part("choice", choice)
	return o
}
