package api

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"image/png"
	"net/http"
	"sync"
)

const (
	cardsKept    = 64 // pictures in memory, some 40 KB each
	cardsWaiting = 8  // requests that wait for a picture to be made
)

// cards makes pictures of runs, one at a time, and keeps the last ones.
type cards struct {
	work  float64
	queue chan struct{} // those who wait, and the one who makes
	turn  sync.Mutex    // held while a picture is made

	mu   sync.Mutex
	kept map[string]*reply
	last []string // the keys of kept, the longest unused first
}

func newCards(work float64) *cards {
	return &cards{work: work, queue: make(chan struct{}, 1+cardsWaiting), kept: map[string]*reply{}}
}

// card answers GET /api/card.png with the settings of a link as its query.
func (c *cards) card(r *http.Request) (*reply, *Problem) {
	s, problem := parseSettings(r.URL.RawQuery)
	if problem != nil {
		return nil, problem
	}
	dark := false
	switch theme := s.page["theme"]; theme {
	case "", "light":
	case "dark":
		dark = true
	default:
		return nil, &Problem{status: 400, Code: "range", Field: "theme", Message: "theme: want light or dark, got " + brief(theme)}
	}
	key := s.query()
	if dark {
		key += "&theme=dark"
	}
	if kept := c.take(key); kept != nil {
		return kept, nil
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
	if kept := c.take(key); kept != nil { // made while this one waited
		return kept, nil
	}
	found, err := findRun(r.Context(), s.config, c.work)
	if err != nil {
		return nil, &Problem{status: http.StatusServiceUnavailable, Code: "busy", Message: "the request ended before the picture was made"}
	}
	made := newCard(s, found, dark)
	c.keep(key, made)
	return made, nil
}

// newCard draws and encodes a picture.
func newCard(s settings, found outcome, dark bool) *reply {
	var b bytes.Buffer
	if err := png.Encode(&b, drawCard(s, found, dark)); err != nil {
		panic(err) // a buffer takes everything
	}
	sum := sha256.Sum256(b.Bytes())
	return &reply{"image/png", b.Bytes(), map[string]string{
		"Cache-Control":               "public, max-age=86400",
		"ETag":                        `"` + hex.EncodeToString(sum[:16]) + `"`,
		"Access-Control-Allow-Origin": "*",
	}}
}

func (c *cards) take(key string) *reply {
	c.mu.Lock()
	defer c.mu.Unlock()
	kept := c.kept[key]
	if kept != nil {
		c.use(key)
	}
	return kept
}

func (c *cards) keep(key string, made *reply) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.kept[key] = made
	c.use(key)
	if len(c.last) > cardsKept {
		delete(c.kept, c.last[0])
		c.last = c.last[1:]
	}
}

// use puts a key last; mu is held.
func (c *cards) use(key string) {
	for i, k := range c.last {
		if k == key {
			c.last = append(c.last[:i], c.last[i+1:]...)
			break
		}
	}
	c.last = append(c.last, key)
}
