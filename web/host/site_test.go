package site

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

func newSite(files fs.FS) http.Handler {
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
		"/assets/data.something": {"application/octet-stream", "?"},
	} {
		r := get(t, newSite(files), "GET", target)
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
	h := newSite(os.DirFS(root))
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

func TestHeaders(t *testing.T) {
	for _, target := range []string{"/", "/missing"} {
		r := get(t, newSite(files), "GET", target)
		for name, want := range map[string]string{
			"Content-Security-Policy": Policy,
			"X-Content-Type-Options":  "nosniff",
			"Referrer-Policy":         "no-referrer",
			"X-Frame-Options":         "", // it is made to be framed

			"Access-Control-Allow-Origin": "*", // and in a sandbox it is another origin to itself
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

// The settings for nginx say what the handler says.
func TestNginxHasTheHeaders(t *testing.T) {
	conf, err := os.ReadFile("nginx.conf")
	if err != nil {
		t.Fatal(err)
	}
	for name, value := range Headers() {
		line := "add_header " + name + ` "` + value + `" always;`
		if name == "Content-Security-Policy" {
			line = `default          "` + value + `";`
		}
		if !strings.Contains(string(conf), line) {
			t.Errorf("nginx.conf does not say %s", line)
		}
	}
	for _, value := range []string{Fresh, Immutable} {
		if !strings.Contains(string(conf), ` "`+value+`";`) {
			t.Errorf("nginx.conf does not say %s", value)
		}
	}
}

func TestMethods(t *testing.T) {
	r := get(t, newSite(files), "HEAD", "/index.html")
	if got := body(t, r); r.StatusCode != 200 || got != "" || r.ContentLength != 19 {
		t.Errorf("HEAD: %d, body %q, length %d", r.StatusCode, got, r.ContentLength)
	}
	for _, method := range []string{"POST", "PUT", "DELETE", "OPTIONS", "TRACE"} {
		r := get(t, newSite(files), method, "/")
		if r.StatusCode != 405 || r.Header.Get("Allow") != "GET, HEAD" {
			t.Errorf("%s: %d, Allow %q", method, r.StatusCode, r.Header.Get("Allow"))
		}
	}
}

func TestETag(t *testing.T) {
	tag := get(t, newSite(files), "GET", "/").Header.Get("ETag")
	r := get(t, newSite(files), "GET", "/", "If-None-Match", tag)
	if got := body(t, r); r.StatusCode != 304 || got != "" {
		t.Errorf("same ETag: %d, body %q", r.StatusCode, got)
	}
	changed := fstest.MapFS{"index.html": {Data: []byte("<!doctype html>Page")}}
	if r := get(t, newSite(changed), "GET", "/", "If-None-Match", tag); r.StatusCode != 200 {
		t.Errorf("after a change: %d", r.StatusCode)
	}
}

func TestKeptFor(t *testing.T) {
	for target, want := range map[string]string{
		"/":                                Fresh,
		"/assets/main.js":                  Fresh,
		packed:                             Immutable,
		"/blog" + packed:                   Immutable,
		"/assets/0123456789abcdeg/main.js": Fresh, // g is no hexadecimal digit
		"/other/0123456789abcdef/main.js":  Fresh,
		"/assets/0123456789abcdef/deeper/main.js": Fresh,
	} {
		if got := get(t, newSite(files), "GET", target).Header.Get("Cache-Control"); got != want {
			t.Errorf("%s: Cache-Control %q, want %q", target, got, want)
		}
	}
}

func TestEncodings(t *testing.T) {
	tags := map[string]bool{}
	for coding, want := range map[string]string{"br": "brotli", "gzip": "gz", "": "main()"} {
		r := get(t, newSite(files), "GET", packed, "Accept-Encoding", coding)
		if got := body(t, r); got != want || r.Header.Get("Content-Encoding") != coding {
			t.Errorf("%q: body %q, Content-Encoding %q", coding, got, r.Header.Get("Content-Encoding"))
		}
		if r.Header.Get("Vary") != "Accept-Encoding" || r.Header.Get("Content-Type") != "text/javascript; charset=utf-8" {
			t.Errorf("%q: Vary %q, Content-Type %q", coding, r.Header.Get("Vary"), r.Header.Get("Content-Type"))
		}
		if r.ContentLength != int64(len(want)) {
			t.Errorf("%q: Content-Length %d, want %d", coding, r.ContentLength, len(want))
		}
		tag := r.Header.Get("ETag")
		tags[tag] = true
		again := get(t, newSite(files), "GET", packed, "Accept-Encoding", coding, "If-None-Match", tag)
		if again.StatusCode != 304 || again.Header.Get("Vary") != "Accept-Encoding" {
			t.Errorf("%q: %d, Vary %q", coding, again.StatusCode, again.Header.Get("Vary"))
		}
		head := get(t, newSite(files), "HEAD", packed, "Accept-Encoding", coding)
		if got := body(t, head); got != "" || head.ContentLength != int64(len(want)) || head.Header.Get("ETag") != tag {
			t.Errorf("HEAD %q: body %q, length %d, ETag %s", coding, got, head.ContentLength, head.Header.Get("ETag"))
		}
	}
	if len(tags) != 3 {
		t.Errorf("three forms have %d ETags", len(tags))
	}
	// A tag of one form does not stand for another.
	tag := get(t, newSite(files), "GET", packed, "Accept-Encoding", "br").Header.Get("ETag")
	if r := get(t, newSite(files), "GET", packed, "Accept-Encoding", "gzip", "If-None-Match", tag); r.StatusCode != 200 {
		t.Errorf("the tag of another form: %d", r.StatusCode)
	}
	if r := get(t, newSite(files), "GET", packed, "Accept-Encoding", "identity;q=0, deflate"); r.StatusCode != 406 {
		t.Errorf("nothing acceptable: %d, want 406", r.StatusCode)
	}
}

func TestRanges(t *testing.T) {
	for coding, want := range map[string]string{"br": "rot", "": "ain"} {
		r := get(t, newSite(files), "GET", packed, "Accept-Encoding", coding, "Range", "bytes=1-3")
		if got := body(t, r); r.StatusCode != 206 || got != want || r.ContentLength != 3 {
			t.Errorf("%q: %d %q of %d", coding, r.StatusCode, got, r.ContentLength)
		}
		tag := r.Header.Get("ETag")
		if r := get(t, newSite(files), "GET", packed, "Accept-Encoding", coding, "Range", "bytes=1-3", "If-Range", tag); r.StatusCode != 206 {
			t.Errorf("%q: the same file: %d", coding, r.StatusCode)
		}
		if r := get(t, newSite(files), "GET", packed, "Accept-Encoding", coding, "Range", "bytes=1-3", "If-Range", `"older"`); r.StatusCode != 200 {
			t.Errorf("%q: a changed file: %d", coding, r.StatusCode)
		}
		if r := get(t, newSite(files), "GET", packed, "Accept-Encoding", coding, "Range", "bytes=90-"); r.StatusCode != 416 {
			t.Errorf("%q: beyond the end: %d", coding, r.StatusCode)
		}
	}
}

func TestNegotiate(t *testing.T) {
	all := func(string) bool { return true }
	for accept, want := range map[string]string{
		"":                                  identity,
		"gzip, deflate, br, zstd":           "br",
		"gzip, deflate":                     "gzip",
		"GZIP":                              "gzip",
		"x-gzip":                            "gzip",
		"deflate, zstd":                     identity,
		"*":                                 "br",
		"br;q=0, *":                         "gzip",
		"br;q=0.5, gzip;q=0.8":              "gzip",
		"br; q=1.0 , gzip ;q=0.8":           "br",
		"br;q=0.2, gzip;q=0.2, identity":    identity,
		"br;q=0.001":                        "br",
		"identity;q=0.5, gzip;q=0.4":        identity,
		"identity;q=0, br":                  "br",
		"*;q=0, gzip":                       "gzip",
		"*;q=0":                             "",
		"identity;q=0":                      "",
		"br;q=2, gzip;q=x":                  identity, // no weights
		"br;level=9":                        identity,
		"br;q=NaN":                          identity,
		", ,,":                              identity,
		"gzip;q=0.5, *;q=0.1, identity;q=0": "gzip",
	} {
		got, ok := negotiate([]string{accept}, all)
		if got != want || ok != (want != "") {
			t.Errorf("%q: %q %v, want %q", accept, got, ok, want)
		}
	}
	if got, _ := negotiate(nil, all); got != identity {
		t.Errorf("no header: %q", got)
	}
	if got, _ := negotiate([]string{"gzip;q=0.5", "br"}, all); got != "br" {
		t.Errorf("two headers: %q", got)
	}
	onlyGzip := func(coding string) bool { return coding != "br" }
	if got, _ := negotiate([]string{"br, gzip;q=0.1"}, onlyGzip); got != "gzip" {
		t.Errorf("no brotli to be had: %q", got)
	}
}

// A file that changes on the disk changes for those who ask, at once.
func TestChangedFile(t *testing.T) {
	dir := t.TempDir()
	h := newSite(os.DirFS(dir))
	for _, content := range []string{"first", "the second"} {
		if err := os.WriteFile(filepath.Join(dir, "index.html"), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		for range 2 {
			if got := body(t, get(t, h, "GET", "/")); got != content {
				t.Errorf("got %q, want %q", got, content)
			}
		}
	}
	if err := os.Remove(filepath.Join(dir, "index.html")); err != nil {
		t.Fatal(err)
	}
	if r := get(t, h, "GET", "/"); r.StatusCode != 404 {
		t.Errorf("gone: %d", r.StatusCode)
	}
}

func TestAPIIsBeside(t *testing.T) {
	if got := body(t, get(t, newSite(files), "POST", "/api/predict")); got != "api POST /api/predict" {
		t.Errorf("got %q", got)
	}
	link := get(t, newSite(files), "GET", "/").Header.Get("Link")
	if want := `<http://host/api/oembed?url=http%3A%2F%2Fhost%2F>; rel="alternate"; type="application/json+oembed"`; link != want {
		t.Errorf("Link %s, want %s", link, want)
	}
	if link := get(t, newSite(files), "GET", "/", "X-Forwarded-Proto", "https").Header.Get("Link"); !strings.HasPrefix(link, "<https://host/api/oembed?url=https") {
		t.Errorf("behind a proxy: Link %s", link)
	}
	if link := get(t, newSite(files), "GET", packed).Header.Get("Link"); link != "" {
		t.Errorf("a script has Link %s", link)
	}
}

// In a sandboxed frame no engine agrees on what 'self' is, so the frame's page
// brings a policy of its own, and modules are fetched as by another site.
func TestFrame(t *testing.T) {
	h := New(files, http.NotFoundHandler())
	if r := get(t, h, "GET", "/embed.html"); r.StatusCode != 200 || r.Header.Values("Content-Security-Policy") != nil {
		t.Errorf("embed.html: %d with the policy %q", r.StatusCode, r.Header.Values("Content-Security-Policy"))
	}
	for _, name := range []string{"/", "/embed.html", "/assets/main.js", "/assets/rnn.wasm"} {
		r := get(t, h, "GET", name)
		if r.Header.Get("Access-Control-Allow-Origin") != "*" {
			t.Errorf("%s is not to be read from other origins", name)
		}
		if name != "/embed.html" && r.Header.Get("Content-Security-Policy") != Policy {
			t.Errorf("%s has the policy %q", name, r.Header.Get("Content-Security-Policy"))
		}
	}
}
