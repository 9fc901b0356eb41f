package api

import (
	"fmt"
	"image"
	"image/color"
	"strconv"
	"strings"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/series"
	"github.com/rnnlab/rnnlab/rnn/tutorial"
)

// The size of a picture in pixels, which is what social networks show whole.
const (
	cardWidth  = 1200
	cardHeight = 630
)

const title = "Watch a recurrent network learn a sine wave"

// palette has the page's colours, those of web/app/css/tokens.css.
// The band is the truth's colour, as light as the page shows it.
type palette struct{ paper, ink, muted, line, band, prediction color.NRGBA }

var (
	light = palette{rgb(0xfbfaf8), rgb(0x1d2126), rgb(0x5c636b), rgb(0xe4e1db), rgb(0x9ac0cb), rgb(0xc2410c)}
	dark  = palette{rgb(0x15171b), rgb(0xe9e7e2), rgb(0xa2a7ad), rgb(0x2d3138), rgb(0x365e6e), rgb(0xff9a5c)}
)

// shades are all the colours that a picture has: 6, and 15 times 16 between them.
func (p palette) shades() color.Palette {
	return shades([]color.NRGBA{p.paper, p.ink, p.muted, p.line, p.band, p.prediction}, 18)
}

func rgb(hex uint32) color.NRGBA {
	return color.NRGBA{uint8(hex >> 16), uint8(hex >> 8), uint8(hex), 255}
}

// The plot within the picture, in pixels.
const (
	plotLeft   = 110.0
	plotRight  = cardWidth - 64.0
	plotTop    = 252.0
	plotBottom = 508.0
	plotRange  = 1.25 // of the value axis, both ways
)

// newCardCanvas is the paper of a picture with the name of the lab on it, and the
// colours for the rest.
func newCardCanvas(darkly bool) (*canvas, palette) {
	colours := light
	if darkly {
		colours = dark
	}
	c := newCanvas(cardWidth, cardHeight, colours.paper)
	c.text(bold(30), 64, 84, "rnnlab", colours.prediction)
	return c, colours
}

// drawCard draws the title, the settings, and the validation records' truth
// with what the run predicts for them; without a run, the reason in its place.
func drawCard(s settings, found outcome, darkly bool) image.Image {
	c, colours := newCardCanvas(darkly)
	c.text(bold(48), 64, 150, title, colours.ink)
	small := regular(27)
	c.text(small, 64, 200, describe(s, func(text string) bool { return width(small, text) <= cardWidth-2*64 }), colours.muted)

	first := tutorial.Points - tutorial.Validation
	truth := series.Sine(tutorial.Points)[first:]
	for _, value := range []float64{-1, 0, 1} {
		y := down(value)
		c.polyline([]point{{plotLeft, y}, {plotRight, y}}, 1.5, colours.line)
		c.textRight(regular(22), plotLeft-16, y+8, strings.Replace(strconv.Itoa(int(value)), "-", "−", 1), colours.muted)
	}
	for _, i := range []int{0, 10, 20, 30, 40, len(truth) - 1} {
		c.textCentre(regular(22), across(i), plotBottom+34, strconv.Itoa(first+i), colours.muted)
	}
	c.polyline(curve(truth), 11, colours.band)

	x := c.key(plotLeft, 592, 11, colours.band, "the truth", colours.ink)
	if found.run == nil {
		c.text(regular(24), x+48, 592, found.instead, colours.muted)
		return reduce(c.image, colours.shades())
	}
	c.polyline(curve(found.run.Prediction), 4, colours.prediction)
	c.key(x+48, 592, 4, colours.prediction, "the prediction", colours.ink)
	c.textRight(regular(24), plotRight, 592, fmt.Sprintf("validation RMSE %s after %s", threeDigits(found.run.RMSE), count(found.run.Epochs, "epoch")), colours.muted)
	return reduce(c.image, colours.shades())
}

// describe names a run in one line: its preset, and what differs from it or,
// where that is nothing, its size. Of differences that do not fit, it gives the
// number.
func describe(s settings, fits func(line string) bool) string {
	parts := []string{"preset " + s.preset.Name}
	for _, f := range rnn.Fields() {
		if text := f.Text(s.config); text != f.Text(s.preset.Config) {
			parts = append(parts, f.Name+" "+text)
		}
	}
	if len(parts) == 1 {
		parts = append(parts, count(s.config.Hidden, "hidden unit"), count(s.config.Epochs, "epoch"), fmt.Sprintf("seed %d", s.config.Seed))
	}
	line := strings.Join(parts, " · ")
	for left := 1; !fits(line) && left < len(parts); left++ {
		line = strings.Join(append(parts[:len(parts)-left:len(parts)-left], fmt.Sprintf("and %d more", left)), " · ")
	}
	return line
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// threeDigits rounds to three significant digits: 0.000325.
func threeDigits(x float64) string {
	text := strconv.FormatFloat(x, 'g', 3, 64)
	if v, err := strconv.ParseFloat(text, 64); err == nil && v >= 1e-7 && v < 1e6 {
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return text
}

// curve is the values at the validation records' places in the plot.
func curve(values []float64) []point {
	points := make([]point, len(values))
	for i, v := range values {
		points[i] = point{across(i), down(v)}
	}
	return points
}

func across(i int) float64 {
	return plotLeft + (plotRight-plotLeft)*float64(i)/float64(tutorial.Validation-1)
}

// down is the height of a value; one beyond the range lies at its end.
func down(value float64) float64 {
	value = max(-plotRange, min(plotRange, value))
	return plotTop + (plotBottom-plotTop)*(plotRange-value)/(2*plotRange)
}
