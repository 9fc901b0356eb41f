package api

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"image"
	"image/png"
	"net/http"

	"github.com/rnnlab/rnnlab/rnn"
)

// A Store keeps pictures that were made, as long as it likes.
type Store interface {
	Get(key string) (picture []byte, ok bool)
	Put(key string, picture []byte)
}

// cards makes pictures of runs. Those that take long have a lane of their own,
// so that they let all the others by: pictures of runs that are shipped, that are
// not trained at all, or that are trained in no time.
type cards struct {
	work        float64
	store       Store
	short, long lane
}

// shortShare is the part of the most work for a picture that is still short.
const shortShare = 0.1

func (c *cards) lane(config rnn.Config) lane {
	if w := work(config); w > shortShare*c.work && w <= c.work && shippedRun(config) == nil {
		return c.long
	}
	return c.short
}

func newCards(work float64, store Store) *cards {
	if store == nil {
		store = &memory{kept: map[string][]byte{}}
	}
	return &cards{work: work, store: store, short: newLane("pictures"), long: newLane("pictures")}
}

// card answers GET /api/card.png with the settings of a link as its query.
func (c *cards) card(r *http.Request) (*reply, *Problem) {
	if link, ok, problem := readSeriesLink(r.URL.Query()); problem != nil {
		return nil, problem
	} else if ok {
		return c.drawn(r, link.query(), func(dark bool) (image.Image, error) { return drawSeriesCard(link, dark) })
	}
	if name := r.URL.Query().Get("task"); isExercise(name) {
		return c.drawn(r, "task="+name, func(dark bool) (image.Image, error) { return drawExerciseCard(name, dark), nil })
	}
	s, problem := parseSettings(r.URL.RawQuery)
	if problem != nil {
		return nil, problem
	}
	dark, problem := isDark(s.page["theme"])
	if problem != nil {
		return nil, problem
	}
	key := s.query()
	if dark {
		key += "&theme=dark"
	}
	if picture, ok := c.store.Get(key); ok {
		return pictureReply(picture), nil
	}
	leave, problem := c.lane(s.config).enter(r.Context())
	if problem != nil {
		return nil, problem
	}
	defer leave()
	if picture, ok := c.store.Get(key); ok { // made while this one waited
		return pictureReply(picture), nil
	}
	found, err := findRun(r.Context(), s.config, c.work)
	if err != nil {
		return nil, gone()
	}
	picture := newCard(s, found, dark)
	c.store.Put(key, picture)
	return pictureReply(picture), nil
}

// drawn is card for what nothing is trained for: a task of the page of own numbers,
// or of that of symbols. key is what the picture is kept under.
func (c *cards) drawn(r *http.Request, key string, draw func(dark bool) (image.Image, error)) (*reply, *Problem) {
	dark, problem := isDark(r.URL.Query().Get("theme"))
	if problem != nil {
		return nil, problem
	}
	if dark {
		key += "&theme=dark"
	}
	if picture, ok := c.store.Get(key); ok {
		return pictureReply(picture), nil
	}
	leave, problem := c.short.enter(r.Context())
	if problem != nil {
		return nil, problem
	}
	defer leave()
	made, err := draw(dark)
	if err != nil {
		return nil, settingsProblem(err)
	}
	picture := encode(made)
	c.store.Put(key, picture)
	return pictureReply(picture), nil
}

// isDark reads the theme of a picture.
func isDark(theme string) (bool, *Problem) {
	switch theme {
	case "", "light", "auto":
		return false, nil
	case "dark":
		return true, nil
	}
	return false, &Problem{status: 400, Code: "range", Field: "theme", Message: "theme: want light, dark or auto, got " + brief(theme)}
}

// newCard draws and encodes a picture.
func newCard(s settings, found outcome, dark bool) []byte {
	return encode(drawCard(s, found, dark))
}

func encode(picture image.Image) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, picture); err != nil {
		panic(err) // a buffer takes everything
	}
	return b.Bytes()
}

// DefaultCard is the picture of the page without any settings, for hosts that
// have no API.
func DefaultCard() []byte {
	s, _ := parseSettings("")
	found, err := findRun(context.Background(), s.config, 0)
	if err != nil {
		panic(err) // nothing ends the background
	}
	return newCard(s, found, false)
}

// SeriesCard is the picture of the page of own numbers, likewise.
func SeriesCard() []byte {
	drawn, err := drawSeriesCard(seriesLink{"airline", 1}, false)
	if err != nil {
		panic(err) // the task is there
	}
	return encode(drawn)
}

// ExerciseCard is the picture of the page of symbols, likewise.
func ExerciseCard() []byte { return encode(drawExerciseCard("grammar", false)) }

func pictureReply(picture []byte) *reply {
	sum := sha256.Sum256(picture)
	return &reply{"image/png", picture, map[string]string{
		"Cache-Control":               "public, max-age=86400",
		"ETag":                        `"` + hex.EncodeToString(sum[:16]) + `"`,
		"Access-Control-Allow-Origin": "*",
	}}
}
