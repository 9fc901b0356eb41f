package site

import (
	"io"
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
	"assets/data.something": {Data: []byte("?")},
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
		"/assets/data.something": {"application/octet-stream", "?"},
	} {
		r := get(t, New(files), "GET", target)
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
	h := New(os.DirFS(root))
	for _, target := range []string{
		"/missing.js", "/assets", "/assets/", "//secret.txt", "/../secret.txt", "/assets/../../secret.txt",
		"/./index.html", `/..\secret.txt`, `/assets\..\..\secret.txt`, "/secret.txt\x00", "", "/" + filepath.Join(dir, "secret.txt"),
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

func TestHeaders(t *testing.T) {
	for _, target := range []string{"/", "/missing"} {
		r := get(t, New(files), "GET", target)
		for name, want := range map[string]string{
			"Content-Security-Policy": Policy,
			"X-Content-Type-Options":  "nosniff",
			"Referrer-Policy":         "no-referrer",
			"X-Frame-Options":         "", // it is made to be framed
		} {
			if got := r.Header.Get(name); got != want {
				t.Errorf("%s: %s is %q, want %q", target, name, got, want)
			}
		}
	}
}

// On a host that sends no headers, the page brings its policy along.
func TestPageHasThePolicy(t *testing.T) {
	page, err := os.ReadFile("../../index.html")
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(page), `content="`+Policy+`"`) {
		t.Error("index.html has another Content-Security-Policy than the handler")
	}
}

func TestMethods(t *testing.T) {
	r := get(t, New(files), "HEAD", "/index.html")
	if got := body(t, r); r.StatusCode != 200 || got != "" || r.ContentLength != 19 {
		t.Errorf("HEAD: %d, body %q, length %d", r.StatusCode, got, r.ContentLength)
	}
	for _, method := range []string{"POST", "PUT", "DELETE", "OPTIONS", "TRACE"} {
		r := get(t, New(files), method, "/")
		if r.StatusCode != 405 || r.Header.Get("Allow") != "GET, HEAD" {
			t.Errorf("%s: %d, Allow %q", method, r.StatusCode, r.Header.Get("Allow"))
		}
	}
}

func TestETag(t *testing.T) {
	tag := get(t, New(files), "GET", "/").Header.Get("ETag")
	r := get(t, New(files), "GET", "/", "If-None-Match", tag)
	if got := body(t, r); r.StatusCode != 304 || got != "" {
		t.Errorf("same ETag: %d, body %q", r.StatusCode, got)
	}
	changed := fstest.MapFS{"index.html": {Data: []byte("<!doctype html>Page")}}
	if r := get(t, New(changed), "GET", "/", "If-None-Match", tag); r.StatusCode != 200 {
		t.Errorf("after a change: %d", r.StatusCode)
	}
}
