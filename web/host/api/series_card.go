package api

import (
	"fmt"
	"image"
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/task"
)

// seriesTitles are what the pictures of the tasks of the page of own numbers say.
// As an embed the solved sine has a name of its own, the sine being the lab's.
var seriesTitles = map[string]string{
	"airline":       "Does a network predict airline passengers?",
	"share-price":   "Does a network predict a share price?",
	"waves":         "Does a network predict noisy waves?",
	"mackey-glass":  "Does a network predict Mackey–Glass?",
	solvedSineEmbed: "A sine, with the output solved",
}

const solvedSineEmbed = "sine-solved"

// seriesLink is a task with its seed, as a link has them.
type seriesLink struct {
	name string
	seed uint32
}

func (l seriesLink) query() string { return fmt.Sprintf("task=%s&seed=%d", l.name, l.seed) }

// readSeriesLink reads a query whose task is one of series; ok is false of any
// other, which is the lab's.
func readSeriesLink(values url.Values) (link seriesLink, ok bool, problem *Problem) {
	link = seriesLink{values.Get("task"), 1}
	if seriesTitles[link.name] == "" {
		return link, false, nil
	}
	if text, given := values["seed"]; given {
		seed, err := strconv.ParseUint(text[0], 10, 32)
		if err != nil {
			return link, true, settingsProblem(&rnn.FieldError{Field: "seed", Got: brief(text[0]), Want: "a whole number from 0 to 4294967295"})
		}
		link.seed = uint32(seed)
	}
	return link, true, nil
}

// drawSeriesCard draws the title and the series, with its test part in another
// colour.
func drawSeriesCard(link seriesLink, darkly bool) (image.Image, error) {
	lesson, err := task.LessonNamed(strings.TrimSuffix(link.name, "-solved"))
	if err != nil {
		return nil, err
	}
	c, colours := newCardCanvas(darkly)
	c.text(bold(46), 64, 150, seriesTitles[link.name], colours.ink)
	c.text(regular(27), 64, 200, "And better than a rule without one? It is trained and judged in your browser.", colours.muted)

	values := lesson.Values(link.seed)
	low, high := slices.Min(values), slices.Max(values)
	points := make([]point, len(values))
	for i, v := range values {
		points[i] = point{
			plotLeft + (plotRight-plotLeft)*float64(i)/float64(len(values)-1),
			plotBottom - (plotBottom-plotTop)*(v-low)/math.Max(high-low, math.SmallestNonzeroFloat64),
		}
	}
	known := lesson.Parts.Train + lesson.Parts.Validation
	c.polyline(points[:known+1], 4, colours.band)
	c.polyline(points[known:], 4, colours.prediction)
	x := c.key(plotLeft, 592, 6, colours.band, "to learn from", colours.ink)
	c.key(x+48, 592, 6, colours.prediction, "the test, which nothing has seen", colours.ink)
	return reduce(c.image, colours.shades()), nil
}
