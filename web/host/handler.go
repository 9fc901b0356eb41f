// Package host is what every host of the page does: it serves the files of
// dist/ with the headers that they need, and the API beside them, as one
// http.Handler.
package host

import (
	"bytes"
	"io/fs"
	"net/http"
	"path"
	"strconv"
	"strings"
	"time"
)

// Policy is the Content-Security-Policy of the page. Nothing comes from another
// origin; no inline script or style; 'wasm-unsafe-eval' compiles WebAssembly
// and allows no other eval. It does not forbid framing: the page is made to be
// embedded in other sites.
const Policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; " +
	"font-src 'self'; connect-src 'self'; worker-src 'self' data:; frame-src 'self'; base-uri 'none'; form-action 'none'"

// How long a copy of a file is good for. Names that change with their content
// are good for ever. Everything else is asked for again, and answered from its
// ETag: after a new build the next load is the new page, all of it.
const (
	Immutable = "public, max-age=31536000, immutable"
	Fresh     = "no-cache"
)

// isFrame says whether a file is one that other sites have in a frame. Those bring
// a policy of their own, which names the host: in a sandboxed frame 'self' is
// nobody, and in WebKit Policy would refuse all that they need.
func isFrame(name string) bool { return path.Base(name) == "embed.html" }

// Headers are those of every file, whatever it is. Files may be read from any
// origin, since a frame in a sandbox has an origin of its own and loads its
// modules as another site would; they hold nothing that is not public.
func Headers() map[string]string {
	return map[string]string{
		"Content-Security-Policy":     Policy,
		"X-Content-Type-Options":      "nosniff",
		"Referrer-Policy":             "no-referrer",
		"Access-Control-Allow-Origin": "*",

		// A page that isolates itself takes no frame but of those that ask the same of their own, and that let
		// others have them.
		"Cross-Origin-Embedder-Policy": "require-corp",
		"Cross-Origin-Resource-Policy": "cross-origin",
	}
}

// TypeOf is the media type of a file. The host's own table is not asked: on some
// machines it calls .js text/plain, which a module script does not survive.
func TypeOf(name string) string {
	if kind := types[path.Ext(name)]; kind != "" {
		return kind
	}
	return "application/octet-stream"
}

// HeadersOf are those of a file: Headers, but for what the file brings itself.
func HeadersOf(name string) map[string]string {
	headers := Headers()
	if isFrame(name) {
		delete(headers, "Content-Security-Policy")
	}
	return headers
}

// types has the files of dist/ by extension.
var types = map[string]string{
	".css":  "text/css; charset=utf-8",
	".html": "text/html; charset=utf-8",
	".js":   "text/javascript; charset=utf-8",
	".json": "application/json; charset=utf-8",
	".png":  "image/png",
	".svg":  "image/svg+xml; charset=utf-8",
	".ts":   "text/plain; charset=utf-8", // types for people to read; no browser runs them
	".txt":  "text/plain; charset=utf-8",
	".wasm": "application/wasm",
}

// New returns a handler that serves the files, and below /api/ the API. A path
// that ends in a slash is the index.html of that folder; folders are never
// listed. Where FILE.br or FILE.gz lies beside FILE, it is sent to those who
// accept it.
func New(files fs.FS, api http.Handler) http.Handler {
	return &handler{shelf: shelf{files: files}, api: api}
}

type handler struct {
	shelf     shelf
	announced announced
	api       http.Handler
}

func (h *handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if strings.HasPrefix(r.URL.Path, "/api/") {
		h.api.ServeHTTP(w, r)
		return
	}
	header := w.Header()
	for name, value := range Headers() {
		header.Set(name, value)
	}
	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		header.Set("Allow", "GET, HEAD")
		http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
		return
	}
	name, ok := fileName(r.URL.Path)
	if !ok {
		http.Error(w, "not found", http.StatusNotFound)
		return
	}
	if isFrame(name) {
		header.Del("Content-Security-Policy")
	}
	header.Set("Vary", "Accept-Encoding")
	f, coding := h.choose(w, r, name)
	switch {
	case f == nil && coding == "":
		http.Error(w, "not found", http.StatusNotFound)
		return
	case f == nil:
		http.Error(w, "not to be had in any of the encodings accepted", http.StatusNotAcceptable)
		return
	case coding != identity:
		header.Set("Content-Encoding", coding)
	}
	header.Set("Content-Type", TypeOf(name))
	header.Set("Cache-Control", keepFor(name))
	header.Set("ETag", f.tag)
	// If-None-Match, If-Range and ranges, each of the form that was chosen: the forms have ETags of their own.
	http.ServeContent(&answer{w, len(f.content)}, r, name, time.Time{}, bytes.NewReader(f.content))
}

// answer is what ServeContent writes to. That leaves out the length of what is
// encoded, not knowing by whom; and to those who want the file only if it is
// another it sends no file, but the headers of one.
type answer struct {
	http.ResponseWriter
	length int // of the whole file
}

func (a *answer) WriteHeader(status int) {
	header := a.Header()
	switch status {
	case http.StatusOK:
		header.Set("Content-Length", strconv.Itoa(a.length))
	case http.StatusPreconditionFailed:
		for _, name := range []string{"Cache-Control", "Content-Encoding", "Content-Type"} {
			header.Del(name)
		}
	}
	a.ResponseWriter.WriteHeader(status)
}

// choose returns what to send of a file, and its content coding, as shelf.choose
// does. A page is sent with the place of its oEmbed answer, in it and beside it.
func (h *handler) choose(w http.ResponseWriter, r *http.Request, name string) (*file, string) {
	accept := r.Header.Values("Accept-Encoding")
	answer := ""
	if isPage(name) {
		answer = answerFor(r)
	}
	if answer == "" {
		return h.shelf.choose(name, accept)
	}
	w.Header().Set("Link", "<"+answer+`>; rel="alternate"; type="application/json+oembed"`)
	return h.announced.choose(&h.shelf, name, answer, r.URL.RawQuery == "", accept)
}

// fileName is the file that a URL's path stands for.
func fileName(urlPath string) (name string, ok bool) {
	name = strings.TrimPrefix(urlPath, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	for _, c := range codings {
		if strings.HasSuffix(name, c.suffix) {
			return "", false // another form of a file, no file
		}
	}
	// A backslash separates folders on some systems, though not for ValidPath.
	return name, fs.ValidPath(name) && !strings.ContainsAny(name, "\\\x00")
}

// keepFor is the Cache-Control of a file. The build names the folder of the
// assets by what is in them: assets/0123456789abcdef/main.js.
func keepFor(name string) string {
	folder, sum := path.Split(path.Dir(name))
	if len(sum) != 16 || strings.Trim(sum, "0123456789abcdef") != "" || path.Base(folder) != "assets" {
		return Fresh
	}
	return Immutable
}
