package main

import (
	"net/http"
	"time"
)

// limits say how long a client may take. Each connection costs some kilobytes
// while it lasts, so slow clients are no harm to the others; these keep them
// from piling up.
type limits struct {
	header time.Duration // until a request's header has arrived
	read   time.Duration // until its body has
	write  time.Duration // from then until the answer is read
	idle   time.Duration // between requests
}

// patient lets a trainer of 600 KB be read at 4 KB a second.
var patient = limits{header: 5 * time.Second, read: 10 * time.Second, write: 3 * time.Minute, idle: time.Minute}

func newServer(handler http.Handler, l limits) *http.Server {
	return &http.Server{
		Handler:           handler,
		ReadHeaderTimeout: l.header,
		ReadTimeout:       l.read,
		WriteTimeout:      l.write,
		IdleTimeout:       l.idle,
		MaxHeaderBytes:    1 << 16,
	}
}
