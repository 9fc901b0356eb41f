package api

import (
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"hash/fnv"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"testing"

	"github.com/rnnlab/rnnlab/web/limits"
)

// well checks what is true of the answer to any request at all.
func well(t *testing.T, h http.Handler, r *http.Request) {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	body := w.Body.Bytes()
	if r.Method == "HEAD" {
		if len(body) > 0 {
			t.Errorf("HEAD answered with %q", body)
		}
		return
	}
	switch w.Code {
	case 200:
		if w.Header().Get("Content-Type") != "image/png" && !json.Valid(body) {
			t.Errorf("200 with %q", body)
		}
	case 400, 404, 405, 408, 413, 414, 415, 501:
		var p struct{ Code, Field, Message string }
		if err := json.Unmarshal(body, &p); err != nil || p.Code == "" || p.Message == "" || len(body) > 2000 {
			t.Errorf("%d with %q: %v", w.Code, body, err)
		}
	default:
		t.Errorf("%d with %q", w.Code, body)
	}
}

func FuzzPredict(f *testing.F) {
	full := `{"series":[` + strings.Repeat("1,", 49) + `2],"horizon":3,"scale":"none"}`
	for _, body := range []string{full, full[:50], `{}`, `{"series":null}`, `{"series":[null]}`, `{"series":[1e999]}`, `[[[[`, "\xff", `{"series":{}}`,
		`{"series":[],"series":[` + strings.Repeat("-0,", 49) + `1e-320]}`, strings.Replace(full, "2]", "1e100]", 1), `{"horizon":-1}`} {
		f.Add("application/json", body)
	}
	f.Add("text/plain", full)
	f.Add("application/json; charset=;", full)
	h := New(Options{})
	f.Fuzz(func(t *testing.T, kind, body string) {
		r := httptest.NewRequest("POST", "/api/predict", strings.NewReader(body))
		r.Header.Set("Content-Type", kind)
		well(t, h, r)
	})
}

// Whatever a file holds behind its header, it is refused or forecasts; the header
// is put right, or no change would come further than its checksum.
func FuzzForecast(f *testing.F) {
	saved, err := os.ReadFile("../../../rnn/task/testdata/passengers.rnn")
	if err != nil {
		f.Fatal(err)
	}
	values := `,"values":[112` + strings.Repeat(",118.5", 99) + `],"horizon":3}`
	f.Add(saved, values)
	f.Add(saved, `}`)
	f.Add(saved, `,"values":[1e100`+strings.Repeat(",1e-100", 99)+`],"horizon":50}`)
	f.Add([]byte(nil), values)
	h := New(Options{})
	f.Fuzz(func(t *testing.T, file []byte, more string) {
		const header = 32
		if len(file) > header {
			sum := fnv.New64a()
			sum.Write(file[header:])
			binary.LittleEndian.PutUint64(file[16:], uint64(len(file)-header))
			binary.LittleEndian.PutUint64(file[24:], sum.Sum64())
		}
		r := httptest.NewRequest("POST", "/api/forecast", strings.NewReader(`{"run":"`+base64.StdEncoding.EncodeToString(file)+`"`+more))
		r.Header.Set("Content-Type", "application/json")
		well(t, h, r)
	})
}

func FuzzOEmbed(f *testing.F) {
	for _, query := range []string{"", "url=http://example.com/", "url=http%3A%2F%2Fexample.com%2F%23preset%3Dadam&maxwidth=5", "url=%zz", "format=xml",
		"url=http://example.com/%23%22%3E%3Cscript%3E", "maxwidth=-1&url=http://example.com", "url=http://[::1", "url=//example.com;a=b"} {
		f.Add(query)
	}
	h := New(Options{})
	f.Fuzz(func(t *testing.T, query string) {
		r := httptest.NewRequest("GET", "http://example.com/api/oembed", nil)
		r.URL.RawQuery = query
		well(t, h, r)
		// And as a link that leads here: whatever is in it, the answer is one frame of this site.
		r.URL.RawQuery = "url=" + url.QueryEscape("http://example.com/#"+query)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		var answer oembedReply
		if w.Code == 200 {
			if err := json.Unmarshal(w.Body.Bytes(), &answer); err != nil {
				t.Fatal(err)
			}
			// Six attributes, each in quotes, and no tag but the frame's.
			if !strings.HasPrefix(answer.HTML, `<iframe src="http://example.com/embed.html#`) || strings.Count(answer.HTML, "<") != 2 || strings.Count(answer.HTML, `"`) != 12 {
				t.Errorf("html %s", answer.HTML)
			}
		}
	})
}

// Settings that are taken are valid, and are written so that they are read back.
func FuzzSettings(f *testing.F) {
	for _, query := range []string{"", "preset=printed&hidden=3", "hidden=1e1", "seed=4294967296", "learningRate=0x1p-2", "a=b;c", "steps=2&truncate=3", "hidden=8&hidden=8", "%"} {
		f.Add(query)
	}
	f.Fuzz(func(t *testing.T, query string) {
		s, problem := parseSettings(query)
		if problem != nil {
			if problem.Code == "" || problem.Message == "" || problem.status != 400 {
				t.Errorf("%+v", problem)
			}
			return
		}
		if err := limits.Check(s.config); err != nil {
			t.Error(err)
		}
		if again, problem := parseSettings(s.query()); problem != nil || again.config != s.config {
			t.Errorf("%s is written %s, which is %+v (%+v)", query, s.query(), again.config, problem)
		}
	})
}

func FuzzPath(f *testing.F) {
	for _, path := range []string{"/api/health", "/api/", "/api/predict", "/api/../x", "/api/\x00", "/api/é"} {
		f.Add("GET", path)
		f.Add("HEAD", path)
		f.Add("BREW", path)
	}
	h := New(Options{})
	f.Fuzz(func(t *testing.T, method, path string) {
		r := httptest.NewRequest("GET", "http://example.com/", nil)
		r.Method, r.URL.Path = method, path
		well(t, h, r)
	})
}
