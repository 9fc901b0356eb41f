package api

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"image/png"
	"net/http"
	"sync"
)

// cardsWaiting is how many requests may wait for a picture to be made.
const cardsWaiting = 8

// A Store keeps pictures that were made, as long as it likes.
type Store interface {
	Get(key string) (picture []byte, ok bool)
	Put(key string, picture []byte)
}

// cards makes pictures of runs, one at a time.
type cards struct {
	work  float64
	store Store
	queue chan struct{} // those who wait, and the one who makes
	turn  sync.Mutex    // held while a picture is made
}

func newCards(work float64, store Store) *cards {
	if store == nil {
		store = &memory{kept: map[string][]byte{}}
	}
	return &cards{work: work, store: store, queue: make(chan struct{}, 1+cardsWaiting)}
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
	select {
	case c.queue <- struct{}{}:
		defer func() { <-c.queue }()
	default:
		return nil, &Problem{status: http.StatusServiceUnavailable, Code: "busy", Message: "other pictures are being made just now",
			header: map[string]string{"Retry-After": "2"}}
	}
	c.turn.Lock()
	defer c.turn.Unlock()
	if picture, ok := c.store.Get(key); ok { // made while this one waited
		return pictureReply(picture), nil
	}
	found, err := findRun(r.Context(), s.config, c.work)
	if err != nil {
		return nil, &Problem{status: http.StatusServiceUnavailable, Code: "busy", Message: "the request ended before the picture was made"}
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
