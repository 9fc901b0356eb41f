package task

import (
	"slices"
	"strconv"
	"strings"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/series"
	"github.com/rnnlab/rnnlab/rnn/series/baseline"
)

// A Choice is what somebody knows better of a series than it tells by itself. The
// zero value leaves all of it to be found.
type Choice struct {
	Season    int    // in values; 0 for the one that is found, NoSeason for none
	Transform string // "" for the one that is proposed, or the name of one that was tried: see TransformName
}

// NoSeason is a Choice of no season where one is found.
const NoSeason = -1

// TransformName is what a Choice calls a transform that was tried: "none", or its
// steps, as "log-season-change".
func TransformName(steps []series.Step) string {
	name := ""
	for _, s := range steps {
		word := "-log"
		if s.Op == series.Difference {
			if word = "-season"; s.Lag == 1 {
				word = "-change"
			}
		}
		name += word
	}
	if name == "" {
		return "none"
	}
	return name[1:]
}

// Choose has the series prepared as somebody knows better: its floors, the
// transforms that were tried and the ladder are then those of the choice. A season
// must be of 2 values to half the training part, and a transform one that goes with
// the values before the test; else it is a [*rnn.FieldError], and nothing is
// changed. A lesson has a ladder of its own, and no choice.
func (o *Own) Choose(c Choice) error {
	if o.ladder != nil {
		return &rnn.FieldError{Field: "choice", Got: "one for a lesson", Want: "a series without a ladder of its own"}
	}
	season := o.Found
	switch half := o.Parts.Train / 2; {
	case c.Season == NoSeason:
		season = 0
	case c.Season == 0:
	case c.Season < 2 || c.Season > half:
		return &rnn.FieldError{Field: "season", Got: strconv.Itoa(c.Season), Want: "2 to " + strconv.Itoa(half) + " values"}
	default:
		season = c.Season
	}
	floors, err := baseline.Floors(o.Values, o.Parts, season, 1)
	if err != nil {
		return err
	}
	tried, proposed, err := baseline.Propose(o.Values, o.Parts, season)
	if err != nil {
		return err
	}
	used := proposed
	if c.Transform != "" {
		used = slices.IndexFunc(tried, func(t baseline.Candidate) bool { return TransformName(t.Steps) == c.Transform })
		if used < 0 {
			names := make([]string, len(tried))
			for i, t := range tried {
				names[i] = TransformName(t.Steps)
			}
			return &rnn.FieldError{Field: "transform", Got: c.Transform, Want: "one of " + strings.Join(names, ", ")}
		}
	}
	o.Choice, o.Season, o.Floors, o.Tried, o.Proposed, o.used = c, season, floors, tried, proposed, used
	return nil
}

// text is a choice as a saved run has it behind a colon: "7-none" is of a season of
// 7 values and no transform, "0-" of no season and the transform that is proposed,
// "-log" of the season that is found and the logarithm.
func (c Choice) text() string {
	season := ""
	switch {
	case c.Season == NoSeason:
		season = "0"
	case c.Season != 0:
		season = strconv.Itoa(c.Season)
	}
	return season + "-" + c.Transform
}

// choiceOf reads what text writes.
func choiceOf(text string) (c Choice, ok bool) {
	season, transform, ok := strings.Cut(text, "-")
	c.Transform = transform
	if season != "" {
		n, err := strconv.Atoi(season)
		if ok = ok && err == nil; n == 0 {
			n = NoSeason
		}
		c.Season = n
	}
	return c, ok && c.text() == text
}
