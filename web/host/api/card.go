package api

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
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
	s, problem := parseSettings(r.URL.RawQuery)
	if problem != nil {
		return nil, problem
	}
	dark := false
	switch theme := s.page["theme"]; theme {
	case "", "light", "auto":
	case "dark":
		dark = true
	default:
		return nil, &Problem{status: 400, Code: "range", Field: "theme", Message: "theme: want light, dark or auto, got " + brief(theme)}
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

// newCard draws and encodes a picture.
func newCard(s settings, found outcome, dark bool) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, drawCard(s, found, dark)); err != nil {
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

func pictureReply(picture []byte) *reply {
	sum := sha256.Sum256(picture)
	return &reply{"image/png", picture, map[string]string{
		"Cache-Control":               "public, max-age=86400",
		"ETag":                        `"` + hex.EncodeToString(sum[:16]) + `"`,
		"Access-Control-Allow-Origin": "*",
	}}
}
