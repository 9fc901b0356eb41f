//go:build js && wasm

package main

import (
	"bytes"
	"io"
	"log"
	"net/http"
	"net/url"

	"github.com/syumai/workers/cloudflare/cache"
)

// cardStore keeps pictures in the cache of Cloudflare's data centre: this
// program starts anew for each request, and remembers nothing. A cache that
// fails costs no more than drawing again.
type cardStore struct{}

// entry is the request that stands for a key; nobody is ever asked it.
func entry(key string) *http.Request {
	return &http.Request{Method: "GET", URL: &url.URL{Scheme: "https", Host: "rnnlab.invalid", Path: "/card", RawQuery: key}, Header: http.Header{}}
}

func (cardStore) Get(key string) ([]byte, bool) {
	found, err := cache.New().Match(entry(key), nil)
	if err != nil {
		return nil, false
	}
	defer found.Body.Close()
	picture, err := io.ReadAll(found.Body)
	return picture, err == nil && len(picture) > 0
}

func (cardStore) Put(key string, picture []byte) {
	err := cache.New().Put(entry(key), &http.Response{
		StatusCode:    http.StatusOK,
		Header:        http.Header{"Cache-Control": {"public, max-age=86400"}, "Content-Type": {"image/png"}},
		ContentLength: int64(len(picture)),
		Body:          io.NopCloser(bytes.NewReader(picture)),
	})
	if err != nil {
		log.Print("a picture was not kept: ", err)
	}
}
