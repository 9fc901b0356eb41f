package main

import (
	"fmt"
	"io"
	"net/http"
	"net/url"
	"regexp"
	"strings"
)

// A kind of request.
type kind struct {
	name   string
	status int // that it is answered with
	make   func() *http.Request
}

var script = regexp.MustCompile(`assets/[0-9a-f]{16}/`)

// kinds are those that are measured of a host.
func kinds(host string) ([]kind, error) {
	page, err := http.Get(host + "/")
	if err != nil {
		return nil, err
	}
	defer page.Body.Close()
	text, err := io.ReadAll(page.Body)
	if err != nil {
		return nil, err
	}
	assets := script.Find(text)
	if assets == nil {
		return nil, fmt.Errorf("%s/ is not the page: %.80q", host, text)
	}
	get := func(path string, header ...string) func() *http.Request {
		return func() *http.Request {
			r, err := http.NewRequest("GET", host+path, nil)
			if err != nil {
				panic(err) // the host was asked before
			}
			r.Header.Set("Accept-Encoding", "gzip, br")
			for i := 0; i < len(header); i += 2 {
				r.Header.Set(header[i], header[i+1])
			}
			return r
		}
	}
	first, err := (&http.Transport{DisableCompression: true}).RoundTrip(get("/")())
	if err != nil {
		return nil, err
	}
	first.Body.Close()
	window := `{"series":[0` + strings.Repeat(",0.5", 49) + `]}`
	return []kind{
		{"the page", 200, get("/")},
		{"the page, unchanged", 304, get("/", "If-None-Match", first.Header.Get("ETag"))},
		{"a trainer of 0.6 MB", 200, get("/" + string(assets) + "rnn.wasm")},
		{"api/health", 200, get("/api/health")},
		{"api/predict, 5 values", 200, func() *http.Request {
			r, err := http.NewRequest("POST", host+"/api/predict", strings.NewReader(window))
			if err != nil {
				panic(err)
			}
			r.Header.Set("Content-Type", "application/json")
			return r
		}},
		{"api/oembed", 200, get("/api/oembed?url=" + url.QueryEscape(host+"/#preset=adam&hidden=8"))},
		{"api/card.png, of a shipped run", 200, get("/api/card.png")},
	}, nil
}
