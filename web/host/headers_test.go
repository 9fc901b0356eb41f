package host

import (
	"net/http"
	"os"
	"regexp"
	"strings"
	"testing"
)

func TestHeaders(t *testing.T) {
	for _, target := range []string{"/", "/missing"} {
		r := get(t, newHost(files), "GET", target)
		for name, want := range map[string]string{
			"Content-Security-Policy": Policy,
			"X-Content-Type-Options":  "nosniff",
			"Referrer-Policy":         "no-referrer",
			"X-Frame-Options":         "", // it is made to be framed

			"Access-Control-Allow-Origin": "*", // and in a sandbox it is another origin to itself

			"Cross-Origin-Embedder-Policy": "require-corp", // else pages that isolate themselves could not frame it
			"Cross-Origin-Resource-Policy": "cross-origin",
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
	for extension, kind := range types {
		plain, charset, _ := strings.Cut(kind, "; charset=")
		if !regexp.MustCompile(`(?m)^ +` + regexp.QuoteMeta(plain) + ` +(\w+ )*` + extension[1:] + `( \w+)*;$`).Match(conf) {
			t.Errorf("nginx.conf does not say that %s is %s", extension, plain)
		}
		// nginx has text/html among those that get a charset without being told.
		if charset != "" && plain != "text/html" && !regexp.MustCompile(`charset_types [^;]*\b`+regexp.QuoteMeta(plain)+`\b`).Match(conf) {
			t.Errorf("nginx.conf gives %s no charset", plain)
		}
	}
}

// In a sandboxed frame no engine agrees on what 'self' is, so the frame's page
// brings a policy of its own, and modules are fetched as by another site.
func TestFrame(t *testing.T) {
	h := New(files, http.NotFoundHandler())
	for _, name := range []string{"/embed.html", "/numbers/embed.html", "/symbols/embed.html"} {
		if r := get(t, h, "GET", name); r.StatusCode != 200 || r.Header.Values("Content-Security-Policy") != nil {
			t.Errorf("%s: %d with the policy %q", name, r.StatusCode, r.Header.Values("Content-Security-Policy"))
		}
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
		if got := get(t, newHost(files), "GET", target).Header.Get("Cache-Control"); got != want {
			t.Errorf("%s: Cache-Control %q, want %q", target, got, want)
		}
	}
}
