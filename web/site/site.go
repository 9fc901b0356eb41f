// Package site serves the built page: the files of dist/ with the headers they
// need. It is one http.Handler for every host of the page.
package site

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"net/http"
	"path"
	"strings"
	"time"
)

// Policy is the Content-Security-Policy of the page. Nothing comes from another
// origin; no inline script or style; 'wasm-unsafe-eval' compiles WebAssembly
// and allows no other eval. It does not forbid framing: the page is made to be
// embedded in other sites.
const Policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; " +
	"font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'"

// types has the files of dist/ by extension. The system's own table is not
// asked: on some machines it calls .js text/plain, which a module script does
// not survive.
var types = map[string]string{
	".css":  "text/css; charset=utf-8",
	".html": "text/html; charset=utf-8",
	".js":   "text/javascript; charset=utf-8",
	".json": "application/json; charset=utf-8",
	".png":  "image/png",
	".svg":  "image/svg+xml; charset=utf-8",
	".txt":  "text/plain; charset=utf-8",
	".wasm": "application/wasm",
}

// New returns a handler that serves the files. A path that ends in a slash is
// the index.html of that folder; folders are never listed.
func New(files fs.FS) http.Handler { return handler{files} }

type handler struct{ files fs.FS }

func (h handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	header := w.Header()
	header.Set("Content-Security-Policy", Policy)
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Referrer-Policy", "no-referrer")

	if r.Method != http.MethodGet && r.Method != http.MethodHead {
		header.Set("Allow", "GET, HEAD")
		http.Error(w, "method not allowed", http.StatusMethodNotAllowed)
		return
	}
	content, name, ok := h.read(r.URL.Path)
	if !ok {
		http.Error(w, "not found", http.StatusNotFound)
		return
	}
	kind := types[path.Ext(name)]
	if kind == "" {
		kind = "application/octet-stream"
	}
	header.Set("Content-Type", kind)
	// Always asked again and answered from the ETag: after a new build the next load is the new page, all of it.
	header.Set("Cache-Control", "no-cache")
	sum := sha256.Sum256(content)
	header.Set("ETag", `"`+hex.EncodeToString(sum[:16])+`"`)
	http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(content))
}

// read returns the file at a URL's path and its name.
func (h handler) read(urlPath string) (content []byte, name string, ok bool) {
	name = strings.TrimPrefix(urlPath, "/")
	if name == "" || strings.HasSuffix(name, "/") {
		name += "index.html"
	}
	// A backslash separates folders on some systems, though not for ValidPath.
	if !fs.ValidPath(name) || strings.ContainsAny(name, "\\\x00") {
		return nil, "", false
	}
	content, err := fs.ReadFile(h.files, name)
	return content, name, err == nil
}
