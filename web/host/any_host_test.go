package host_test

import (
	"compress/gzip"
	"encoding/json"
	"html"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rnnlab/rnnlab/web/host"
	"github.com/rnnlab/rnnlab/web/host/api"
)

const sum = "0123456789abcdef"

// base is the address of the host to test: one in this process or, by the
// environment variable RNNLAB_SITE, any.
func base(t *testing.T) string {
	t.Helper()
	if address := os.Getenv("RNNLAB_SITE"); address != "" {
		return address
	}
	server := httptest.NewServer(host.New(fstest.MapFS{
		"index.html":                    {Data: []byte(`<!doctype html><html><head><title>page</title></head><script src="assets/` + sum + `/main.js"></script>` + strings.Repeat(" ", 2000))},
		"zh/index.html":                 {Data: []byte(`<!doctype html><html><head><title>page</title></head></html>`)},
		"numbers/index.html":            {Data: []byte(`<!doctype html><html><head><title>numbers</title></head></html>`)},
		"symbols/index.html":            {Data: []byte(`<!doctype html><html><head><title>symbols</title></head></html>`)},
		"embed.d.ts":                    {Data: []byte("export {}")},
		"assets/" + sum + "/main.js":    {Data: []byte("main()")},
		"assets/" + sum + "/rnn.wasm":   {Data: []byte("\x00asm")},
		"assets/" + sum + "/main.js.gz": {Data: gzipped(t, "main()")},
	}, api.New(api.Options{})))
	t.Cleanup(server.Close)
	return server.URL
}

func gzipped(t *testing.T, text string) []byte {
	var b strings.Builder
	w := gzip.NewWriter(&b)
	io.WriteString(w, text)
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return []byte(b.String())
}

// ask sends a request as it is: no redirect is followed, nothing is unpacked.
func ask(t *testing.T, method, address string, header ...string) (*http.Response, string) {
	t.Helper()
	r, err := http.NewRequest(method, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	response, err := (&http.Transport{DisableCompression: true, DisableKeepAlives: true}).RoundTrip(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	b, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response, string(b)
}

func TestHostFiles(t *testing.T) {
	base := base(t)
	page, text := ask(t, "GET", base+"/")
	main := regexp.MustCompile(`assets/[0-9a-f]{16}/main\.js`).FindString(text)
	if page.StatusCode != 200 || main == "" {
		t.Fatalf("/: %d %.200s", page.StatusCode, text)
	}
	trainer := strings.Replace(main, "main.js", "rnn.wasm", 1)
	for path, want := range map[string]struct{ kind, cache string }{
		"/":           {"text/html; charset=utf-8", host.Fresh},
		"/zh/":        {"text/html; charset=utf-8", host.Fresh},
		"/index.html": {"text/html; charset=utf-8", host.Fresh},
		"/embed.d.ts": {"text/plain; charset=utf-8", host.Fresh},
		"/" + main:    {"text/javascript; charset=utf-8", host.Immutable},
		"/" + trainer: {"application/wasm", host.Immutable},
	} {
		r, _ := ask(t, "GET", base+path)
		if r.StatusCode != 200 || r.Header.Get("Content-Type") != want.kind || r.Header.Get("Cache-Control") != want.cache {
			t.Errorf("%s: %d, Content-Type %q, Cache-Control %q", path, r.StatusCode, r.Header.Get("Content-Type"), r.Header.Get("Cache-Control"))
		}
		for name, value := range host.Headers() {
			if got := r.Header.Get(name); got != value {
				t.Errorf("%s: %s is %q, want %q", path, name, got, value)
			}
		}
		if again, body := ask(t, "GET", base+path, "If-None-Match", r.Header.Get("ETag")); again.StatusCode != 304 || body != "" {
			t.Errorf("%s: with its own ETag: %d, %d bytes", path, again.StatusCode, len(body))
		}
		if head, body := ask(t, "HEAD", base+path); head.StatusCode != 200 || body != "" || head.Header.Get("Content-Type") != want.kind {
			t.Errorf("HEAD %s: %d, %d bytes", path, head.StatusCode, len(body))
		}
		if posted, _ := ask(t, "POST", base+path); posted.StatusCode != 405 {
			t.Errorf("POST %s: %d, want 405", path, posted.StatusCode)
		}
	}

	plain, source := ask(t, "GET", base+"/"+main)
	packed, body := ask(t, "GET", base+"/"+main, "Accept-Encoding", "gzip")
	if plain.Header.Get("Content-Encoding") != "" || packed.Header.Get("Content-Encoding") != "gzip" {
		t.Fatalf("Content-Encoding %q when none, %q when gzip is accepted", plain.Header.Get("Content-Encoding"), packed.Header.Get("Content-Encoding"))
	}
	unpacked, err := gzip.NewReader(strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	if content, err := io.ReadAll(unpacked); string(content) != source || err != nil {
		t.Errorf("the script's gzip is another script: %v", err)
	}
}

// What is missing is missing for now: a browser must not keep it for ever. And
// it is not the API that says so.
func TestHostMissingFiles(t *testing.T) {
	base := base(t)
	for _, path := range []string{"/missing.html", "/assets/fedcba9876543210/main.js", "/assets/" + sum + "x/main.js", "/_headers", "/apix"} {
		r, body := ask(t, "GET", base+path)
		if r.StatusCode != 404 || r.Header.Get("Cache-Control") == host.Immutable || strings.HasPrefix(body, "{") {
			t.Errorf("%s: %d, Cache-Control %q, %.80s", path, r.StatusCode, r.Header.Get("Cache-Control"), body)
		}
	}
}

// A link is found to be an embed by what stands in the page itself, and the run
// in its query is that of the embed, all the way to the frame.
func TestHostAnnouncesItsEmbeds(t *testing.T) {
	base := base(t)
	for path, frame := range map[string]string{
		"/":                                  "embed.html#",
		"/?preset=adam&hidden=8":             "embed.html#preset=adam&hidden=8",
		"/index.html?seed=3&controls=lr":     "embed.html#seed=3&controls=lr",
		"/?learningRate=1e%2B0&lang=zh":      "embed.html#learningRate=1e%2B0&lang=zh",
		"/zh/?preset=adam":                   "embed.html#preset=adam&lang=zh",
		"/numbers/?task=airline&seed=3":      "numbers/embed.html#task=airline&seed=3",
		"/symbols/?task=grammar&rung=elman":  "symbols/embed.html#task=grammar&rung=elman",
		"/?\"><script>alert(1)</script>=%26": "embed.html#%22%3E%3Cscript%3Ealert(1)%3C/script%3E=%26",
	} {
		address := base + strings.NewReplacer(`"`, "%22", "<", "%3C", ">", "%3E").Replace(path)
		for _, coding := range []string{"identity", "gzip"} {
			r, text := ask(t, "GET", address, "Accept-Encoding", coding)
			if r.Header.Get("Content-Encoding") == "gzip" {
				unpacked, err := gzip.NewReader(strings.NewReader(text))
				if err != nil {
					t.Fatal(err)
				}
				all, err := io.ReadAll(unpacked)
				if err != nil {
					t.Fatal(err)
				}
				text = string(all)
			}
			head, _, _ := strings.Cut(text, "</head>")
			links := regexp.MustCompile(`<link rel="alternate" type="application/json\+oembed" href="([^"]*)" />`).FindAllStringSubmatch(head, -1)
			if r.StatusCode != 200 || len(links) != 1 || strings.Contains(text, "<script>alert") {
				t.Fatalf("%s, %s: %d, %d announcements in %.300s", path, coding, r.StatusCode, len(links), head)
			}
			answer := html.UnescapeString(links[0][1])
			if header := r.Header.Get("Link"); header != "<"+answer+`>; rel="alternate"; type="application/json+oembed"` {
				t.Errorf("%s: the header Link says %s, the page %s", path, header, answer)
			}
			found, body := ask(t, "GET", answer)
			var embed struct{ HTML string }
			if err := json.Unmarshal([]byte(body), &embed); err != nil || found.StatusCode != 200 {
				t.Fatalf("%s: %d %s", answer, found.StatusCode, body)
			}
			if got := strings.ReplaceAll(embed.HTML, "&amp;", "&"); !strings.HasPrefix(got, `<iframe src="`+base+"/"+frame+`" `) {
				t.Errorf("%s leads to %s, want %s", path, got, frame)
			}
		}
	}
	if _, text := ask(t, "GET", base+"/?a="+strings.Repeat("a", 5000)); strings.Contains(text, "json+oembed") {
		t.Error("a link that the API does not take is announced")
	}
}
