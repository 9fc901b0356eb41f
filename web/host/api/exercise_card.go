package api

import "image"

// An exerciseFace is what the picture of an exercise shows: a question, and a
// sequence of which the network is to say one symbol.
type exerciseFace struct {
	title, line string
	symbols     []string
	asked       int // index of that symbol
}

// exerciseFaces are those of the page of symbols: a test asks for the picture of
// every exercise, of which the hosts then need not link more.
var exerciseFaces = map[string]exerciseFace{
	"grammar": {"Can a network keep a symbol to the end?", "A small grammar: the second symbol comes again before the last.",
		[]string{"B", "T", "B", "P", "V", "P", "S", "E", "T", "E"}, 8},
	"counting": {"Can a network count?", "As many b as a, and then the end, at lengths that it has never seen.",
		[]string{"a", "a", "a", "a", "a", "b", "b", "b", "b", "b", "end"}, 10},
	"adding": {"Can a network keep a sum in mind?", "Of a hundred numbers two have a mark: their sum is asked for at the end.",
		[]string{".31", ".80*", ".12", ".57", ".04", "…", ".42*", ".95", "1.22"}, 8},
	"order": {"Which came first, X or Y?", "Two symbols in a hundred letters, far apart, and their order at the end.",
		[]string{"c", "X", "a", "d", "b", "a", "…", "Y", "d", "c", "XY"}, 10},
	"translation": {"Can a network translate numbers?", "From English words to Chinese numerals and back, also those it has never seen.",
		[]string{"two", "hundred", "and", "five", "=", "?"}, 5},
	"text": {"Which letter comes next?", "A network learns Newton’s Opticks, letter by letter, and writes.",
		[]string{"t", "h", "e", "", "R", "a", "y", "s", "", "o", "f", "", "L", "i", "g", "h", "t"}, 16},
}

func isExercise(name string) bool { return exerciseFaces[name].title != "" }

// The cells of the sequence, in pixels.
const (
	cellTop    = 300.0
	cellHeight = 104.0
	cellGap    = 10.0
)

// drawExerciseCard draws the question and the sequence, what is asked for in the
// colour of predictions.
func drawExerciseCard(name string, darkly bool) image.Image {
	face := exerciseFaces[name]
	c, colours := newCardCanvas(darkly)
	c.text(bold(48), 64, 150, face.title, colours.ink)
	c.text(regular(27), 64, 200, face.line, colours.muted)

	const left, right = 64.0, cardWidth - 64.0
	letters := bold(34)
	// Longer words have wider cells.
	const room = 24.0
	widths, sum := make([]float64, len(face.symbols)), 0.0
	for i, s := range face.symbols {
		widths[i] = width(letters, s) + room
		sum += widths[i]
	}
	spare := (right - left - cellGap*float64(len(widths)-1) - sum) / float64(len(widths))
	x := left
	for i, s := range face.symbols {
		wide := widths[i] + spare
		colour, ink := colours.line, colours.ink
		if i == face.asked {
			colour, ink = colours.prediction, colours.paper
		}
		c.rectangle(x, cellTop, wide, cellHeight, colour)
		c.textCentre(letters, x+wide/2, cellTop+cellHeight/2+12, s, ink)
		x += wide + cellGap
	}
	x = c.key(left, 520, 11, colours.line, "what the network reads", colours.ink)
	c.key(x+48, 520, 11, colours.prediction, "what it has to say", colours.ink)
	c.text(regular(24), left, 584, "It learns in your browser, beside rules that need no network.", colours.muted)
	return reduce(c.image, colours.shades())
}
