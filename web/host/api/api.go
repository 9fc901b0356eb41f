// Package api is what the site answers below /api/: predictions by a network
// that was trained before, oEmbed, pictures of runs, and whether it is well.
//
//	POST /api/predict     50 numbers to those that follow
//	POST /api/forecast    a saved run and its latest values to those that follow
//	GET  /api/oembed      a link to the page, as something to embed
//	GET  /api/card.png    a picture of the run with the given settings
//	GET  /api/health      whether it is there
//
// Whatever goes wrong is said as JSON, see [Problem].
package api

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"runtime"
	"runtime/debug"
	"slices"
	"strconv"
	"strings"
)

// Options say what a host lets the API do.
type Options struct {
	// CardWork bounds the training for one picture, in multiply-adds or what takes
	// as long, 0.4 ns at most; a run that takes more is not trained. 0 trains
	// nothing.
	CardWork float64
	// Cards keeps pictures; nil keeps the last ones in memory.
	Cards Store
}

// New returns the API.
func New(options Options) http.Handler {
	cards := newCards(options.CardWork, options.Cards)
	return guard{map[string]endpoint{
		"/api/predict":  {[]string{"POST"}, newPredictor().predict},
		"/api/forecast": {[]string{"POST"}, newForecasts().answer},
		"/api/oembed":   {[]string{"GET", "HEAD"}, oembed},
		"/api/card.png": {[]string{"GET", "HEAD"}, cards.card},
		"/api/health":   {[]string{"GET", "HEAD"}, health},
	}}
}

// A reply is the whole answer to a request. It is complete before anything of
// it is sent, so that what breaks on the way can still be told.
type reply struct {
	kind   string // its media type
	body   []byte
	header map[string]string // besides Content-Type and Content-Length
}

// jsonReply makes a reply of a value that always can be written as JSON.
func jsonReply(value any, header map[string]string) (*reply, *Problem) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false) // it is never part of a page
	if err := e.Encode(value); err != nil {
		panic(err)
	}
	return &reply{"application/json; charset=utf-8", b.Bytes(), header}, nil
}

type endpoint struct {
	methods []string
	answer  func(r *http.Request) (*reply, *Problem)
}

// guard finds the endpoint, and stands between it and the host.
type guard struct{ endpoints map[string]endpoint }

func (g guard) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Referrer-Policy", "no-referrer")
	header.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
	header.Set("Cross-Origin-Resource-Policy", "cross-origin") // its pictures are for other sites, isolated ones too

	answer, problem := g.answer(r)
	status := http.StatusOK
	if problem != nil {
		status = problem.status
		answer, _ = jsonReply(problem, problem.header)
		takeRest(r)
		header.Set("Cache-Control", "no-store")
	}
	for name, value := range answer.header {
		header.Set(name, value)
	}
	if tag := header.Get("ETag"); tag != "" && status == http.StatusOK && matches(r.Header.Get("If-None-Match"), tag) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	header.Set("Content-Type", answer.kind)
	if r.Method == http.MethodHead {
		w.WriteHeader(status)
		return
	}
	header.Set("Content-Length", strconv.Itoa(len(answer.body)))
	w.WriteHeader(status)
	w.Write(answer.body) // nothing is to be done for those who have gone
}

// answer has the endpoint answer. A panic is a mistake of this program: it is
// logged, and costs this one request.
func (g guard) answer(r *http.Request) (answer *reply, problem *Problem) {
	defer func() {
		if p := recover(); p != nil {
			log.Printf("%s %s: %v\n%s", r.Method, r.URL.Path, p, debug.Stack())
			answer, problem = nil, &Problem{status: 500, Code: "internal", Message: "something went wrong here; it was not your request's fault"}
		}
	}()
	e, ok := g.endpoints[r.URL.Path]
	if !ok {
		return nil, &Problem{status: 404, Code: "not_found", Field: "path",
			Message: fmt.Sprintf("there is no %s; there are %s", brief(r.URL.Path), strings.Join(g.paths(), ", "))}
	}
	if !slices.Contains(e.methods, r.Method) {
		allow := strings.Join(e.methods, ", ")
		return nil, &Problem{status: 405, Code: "method", Field: "method", header: map[string]string{"Allow": allow},
			Message: fmt.Sprintf("%s takes %s, not %s", r.URL.Path, allow, brief(r.Method))}
	}
	return e.answer(r)
}

func (g guard) paths() []string {
	var paths []string
	for path := range g.endpoints {
		paths = append(paths, path)
	}
	slices.Sort(paths)
	return paths
}

// matches reports whether an If-None-Match header names the tag.
func matches(header, tag string) bool {
	for given := range strings.SplitSeq(header, ",") {
		if given = strings.TrimSpace(given); given == "*" || strings.TrimPrefix(given, "W/") == tag {
			return true
		}
	}
	return false
}

func health(*http.Request) (*reply, *Problem) {
	return jsonReply(map[string]any{"status": "ok", "go": runtime.Version(), "model": shippedModel()},
		map[string]string{"Cache-Control": "no-store"})
}
