package main

import (
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"github.com/rnnlab/rnnlab/web/host"
	"github.com/rnnlab/rnnlab/web/host/api"
)

// Every kind of request is answered as it should be by the site itself.
func TestKinds(t *testing.T) {
	server := httptest.NewServer(host.New(fstest.MapFS{
		"index.html":                       {Data: []byte(`<script src="assets/0123456789abcdef/main.js"></script>`)},
		"assets/0123456789abcdef/rnn.wasm": {Data: []byte("\x00asm")},
	}, api.New(api.Options{})))
	defer server.Close()
	kinds, err := kinds(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range kinds {
		if r := measure(k, 2, 5*time.Millisecond); r.failed > 0 || len(r.times) == 0 || r.rate() <= 0 || r.quantile(0.5) > r.quantile(0.99) {
			t.Errorf("%s: %d answers, %d failures: %v", k.name, len(r.times), r.failed, r.failure)
		}
	}
}

func TestFailuresCount(t *testing.T) {
	var asked atomic.Int64
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if asked.Add(1)%2 == 0 {
			w.WriteHeader(500)
		}
	}))
	defer server.Close()
	r := measure(kind{"any", 200, func() *http.Request { return httptest.NewRequest("GET", server.URL, nil) }}, 1, 20*time.Millisecond)
	if r.failed == 0 || r.failure == nil || len(r.times) == 0 {
		t.Errorf("%d answers, %d failures: %v", len(r.times), r.failed, r.failure)
	}
	if _, err := kinds(server.URL); err == nil {
		t.Error("something else passes for the page")
	}
}
