package host

import (
	"io"
	"io/fs"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
)

var files = fstest.MapFS{
	"index.html":            {Data: []byte("<!doctype html>page")},
	"assets/main.js":        {Data: []byte("main()")},
	"assets/rnn.wasm":       {Data: []byte("\x00asm")},
	"assets/style.css":      {Data: []byte("body{}")},
	"assets/en.json":        {Data: []byte("{}")},
	"licenses/go.txt":       {Data: []byte("licence")},
	"embed/index.html":      {Data: []byte("embedded")},
	"embed.html":            {Data: []byte("frame")},
	"numbers/embed.html":    {Data: []byte("frame of numbers")},
	"symbols/embed.html":    {Data: []byte("frame of exercises")},
	"embed.d.ts":            {Data: []byte("types")},
	"assets/data.something": {Data: []byte("?")},

	"assets/0123456789abcdef/main.js":        {Data: []byte("main()")},
	"assets/0123456789abcdef/main.js.br":     {Data: []byte("brotli")},
	"assets/0123456789abcdef/main.js.gz":     {Data: []byte("gz")},
	"blog/assets/0123456789abcdef/main.js":   {Data: []byte("main()")},
	"assets/0123456789abcdeg/main.js":        {Data: []byte("main()")},
	"other/0123456789abcdef/main.js":         {Data: []byte("main()")},
	"assets/0123456789abcdef/deeper/main.js": {Data: []byte("main()")},
}

const packed = "/assets/0123456789abcdef/main.js"

func newHost(files fs.FS) http.Handler {
	return New(files, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "api "+r.Method+" "+r.URL.Path) }))
}

func get(t *testing.T, h http.Handler, method, target string, header ...string) *http.Response {
	t.Helper()
	r := httptest.NewRequest(method, "http://host/", nil)
	r.URL.Path = target // as it arrives, without the clean-up of a client or a ServeMux
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w.Result()
}

func body(t *testing.T, r *http.Response) string {
	t.Helper()
	b, err := io.ReadAll(r.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestFiles(t *testing.T) {
	for target, want := range map[string]struct{ kind, body string }{
		"/":                      {"text/html; charset=utf-8", "<!doctype html>page"},
		"/index.html":            {"text/html; charset=utf-8", "<!doctype html>page"},
		"/embed/":                {"text/html; charset=utf-8", "embedded"},
		"/assets/main.js":        {"text/javascript; charset=utf-8", "main()"},
		"/assets/rnn.wasm":       {"application/wasm", "\x00asm"},
		"/assets/style.css":      {"text/css; charset=utf-8", "body{}"},
		"/assets/en.json":        {"application/json; charset=utf-8", "{}"},
		"/licenses/go.txt":       {"text/plain; charset=utf-8", "licence"},
		"/embed.d.ts":            {"text/plain; charset=utf-8", "types"},
		"/assets/data.something": {"application/octet-stream", "?"},
	} {
		r := get(t, newHost(files), "GET", target)
		if r.StatusCode != 200 || r.Header.Get("Content-Type") != want.kind {
			t.Errorf("%s: %d %q, want 200 %q", target, r.StatusCode, r.Header.Get("Content-Type"), want.kind)
		}
		if got := body(t, r); got != want.body {
			t.Errorf("%s: body %q, want %q", target, got, want.body)
		}
		if r.Header.Get("Cache-Control") != "no-cache" {
			t.Errorf("%s: Cache-Control %q", target, r.Header.Get("Cache-Control"))
		}
	}
}

func TestNotFound(t *testing.T) {
	dir := t.TempDir()
	root := filepath.Join(dir, "dist")
	if err := os.MkdirAll(filepath.Join(root, "assets"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "secret.txt"), []byte("secret"), 0o644); err != nil {
		t.Fatal(err)
	}
	h := newHost(os.DirFS(root))
	for _, target := range []string{
		"/missing.js", "/assets", "/assets/", "//secret.txt", "/../secret.txt", "/assets/../../secret.txt",
		"/./index.html", `/..\secret.txt`, `/assets\..\..\secret.txt`, "/secret.txt\x00", "", "/" + filepath.Join(dir, "secret.txt"),
		packed + ".br", packed + ".gz", "/index.html.br", "/api",
	} {
		r := get(t, h, "GET", target)
		if r.StatusCode != 404 {
			t.Errorf("%q: %d, want 404", target, r.StatusCode)
		}
		if got := body(t, r); got != "not found\n" {
			t.Errorf("%q: body %q", target, got)
		}
	}
}

func TestMethods(t *testing.T) {
	r := get(t, newHost(files), "HEAD", "/index.html")
	if got := body(t, r); r.StatusCode != 200 || got != "" || r.ContentLength != 19 {
		t.Errorf("HEAD: %d, body %q, length %d", r.StatusCode, got, r.ContentLength)
	}
	for _, method := range []string{"POST", "PUT", "DELETE", "OPTIONS", "TRACE"} {
		r := get(t, newHost(files), method, "/")
		if r.StatusCode != 405 || r.Header.Get("Allow") != "GET, HEAD" {
			t.Errorf("%s: %d, Allow %q", method, r.StatusCode, r.Header.Get("Allow"))
		}
	}
}

func TestETag(t *testing.T) {
	tag := get(t, newHost(files), "GET", "/").Header.Get("ETag")
	r := get(t, newHost(files), "GET", "/", "If-None-Match", tag)
	if got := body(t, r); r.StatusCode != 304 || got != "" {
		t.Errorf("same ETag: %d, body %q", r.StatusCode, got)
	}
	changed := fstest.MapFS{"index.html": {Data: []byte("<!doctype html>Page")}}
	if r := get(t, newHost(changed), "GET", "/", "If-None-Match", tag); r.StatusCode != 200 {
		t.Errorf("after a change: %d", r.StatusCode)
	}
}

func TestAPIIsBeside(t *testing.T) {
	if got := body(t, get(t, newHost(files), "POST", "/api/predict")); got != "api POST /api/predict" {
		t.Errorf("got %q", got)
	}
	link := get(t, newHost(files), "GET", "/").Header.Get("Link")
	if want := `<http://host/api/oembed?url=http%3A%2F%2Fhost%2F>; rel="alternate"; type="application/json+oembed"`; link != want {
		t.Errorf("Link %s, want %s", link, want)
	}
	if link := get(t, newHost(files), "GET", "/", "X-Forwarded-Proto", "https").Header.Get("Link"); !strings.HasPrefix(link, "<https://host/api/oembed?url=https") {
		t.Errorf("behind a proxy: Link %s", link)
	}
	if link := get(t, newHost(files), "GET", packed).Header.Get("Link"); link != "" {
		t.Errorf("a script has Link %s", link)
	}
	page := &fstest.MapFile{Data: []byte("<head></head>")}
	pages := newHost(fstest.MapFS{"symbols/index.html": page, "zh/symbols/index.html": page, "zh/numbers/index.html": page})
	for _, path := range []string{"/symbols/", "/symbols/index.html", "/zh/symbols/", "/zh/numbers/"} {
		r := get(t, pages, "GET", path)
		if text, link := body(t, r), r.Header.Get("Link"); r.StatusCode != 200 || !strings.Contains(text, "json+oembed") || link == "" {
			t.Errorf("%s: %d, Link %q, page %q: its answer should be announced", path, r.StatusCode, link, text)
		}
	}
}
