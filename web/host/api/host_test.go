package api_test

import (
	"bytes"
	"encoding/json"
	"io"
	"math"
	"net/http"
	"net/http/httptest"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/rnnlab/rnnlab/web/host/api"
)

// base is the address of the API to test: one that runs in this process or, by
// the environment variable RNNLAB_SITE, any host of it.
func base(t *testing.T) string {
	t.Helper()
	if address := os.Getenv("RNNLAB_SITE"); address != "" {
		return address
	}
	server := httptest.NewServer(api.New(api.Options{CardWork: 100e6}))
	t.Cleanup(server.Close)
	return server.URL
}

// answer is a response that was read.
type answer struct {
	*http.Response
	body []byte
}

func ask(t *testing.T, method, address, body string, header ...string) answer {
	t.Helper()
	r, err := http.NewRequest(method, address, strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	response, err := http.DefaultTransport.RoundTrip(r) // which follows no redirect
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	b, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatalf("%s %s: %v", method, address, err)
	}
	return answer{response, b}
}

func predict(t *testing.T, base, body string) answer {
	t.Helper()
	return ask(t, "POST", base+"/api/predict", body, "Content-Type", "application/json")
}

func forecast(t *testing.T, base, body string) answer {
	t.Helper()
	return ask(t, "POST", base+"/api/forecast", body, "Content-Type", "application/json")
}

// decode reads JSON with no field that v does not have.
func (a answer) decode(t *testing.T, v any) {
	t.Helper()
	if kind := a.Header.Get("Content-Type"); kind != "application/json; charset=utf-8" {
		t.Errorf("Content-Type %q", kind)
	}
	d := json.NewDecoder(bytes.NewReader(a.body))
	d.DisallowUnknownFields()
	if err := d.Decode(v); err != nil {
		t.Fatalf("%s: %v", a.body, err)
	}
}

// problem checks an error answer: its status, code and field, and that it has a
// sentence for people.
func (a answer) problem(t *testing.T, status int, code, field string) {
	t.Helper()
	var p struct{ Code, Field, Message string }
	a.decode(t, &p)
	if a.StatusCode != status || p.Code != code || p.Field != field || p.Message == "" {
		t.Errorf("got %d %+v, want %d, %q, %q and a message", a.StatusCode, p, status, code, field)
	}
	if cache := a.Header.Get("Cache-Control"); cache != "no-store" {
		t.Errorf("an error has Cache-Control %q", cache)
	}
}

// sine is a request for what follows n values of amplitude*sin(i) + offset.
func sine(n int, amplitude, offset float64, rest string) string {
	var values []string
	for i := range n {
		values = append(values, strconv.FormatFloat(amplitude*math.Sin(float64(i))+offset, 'g', -1, 64))
	}
	return `{"series": [` + strings.Join(values, ",") + "]" + rest + "}"
}

func TestHostMethodsAndPaths(t *testing.T) {
	base := base(t)
	for path, allow := range map[string]string{"/api/predict": "POST", "/api/forecast": "POST", "/api/oembed": "GET, HEAD", "/api/card.png": "GET, HEAD", "/api/health": "GET, HEAD"} {
		for _, method := range []string{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"} {
			if strings.Contains(allow, method) {
				continue
			}
			a := ask(t, method, base+path, "")
			if a.StatusCode != 405 || a.Header.Get("Allow") != allow {
				t.Errorf("%s %s: %d, Allow %q", method, path, a.StatusCode, a.Header.Get("Allow"))
			}
			if method != "HEAD" {
				a.problem(t, 405, "method", "method")
			}
		}
	}
	for _, path := range []string{"/api/", "/api/predict/", "/api/Predict", "/api/card", "/api/health/x"} {
		ask(t, "GET", base+path, "").problem(t, 404, "not_found", "path")
	}
}

func TestHostHealth(t *testing.T) {
	base := base(t)
	a := ask(t, "GET", base+"/api/health", "")
	var h struct {
		Status, Go string
		Model      struct {
			Preset, Hash, Data string
			Seed               uint32
			Steps              int
			ValidationRMSE     float64
		}
	}
	a.decode(t, &h)
	if a.StatusCode != 200 || h.Status != "ok" || !strings.HasPrefix(h.Go, "go1.") || h.Model.Preset == "" || a.Header.Get("Cache-Control") != "no-store" {
		t.Errorf("%d %+v", a.StatusCode, h)
	}
	if a := ask(t, "HEAD", base+"/api/health", ""); a.StatusCode != 200 || len(a.body) != 0 {
		t.Errorf("HEAD: %d %q", a.StatusCode, a.body)
	}
	for name, want := range map[string]string{"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer",
		"Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'", "Cross-Origin-Resource-Policy": "cross-origin"} {
		if got := a.Header.Get(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
}

// A Worker that was built without its weights panics when it predicts: that
// costs this one request. It is set up by ./build.sh edge.
func TestBrokenSite(t *testing.T) {
	base := os.Getenv("RNNLAB_BROKEN_SITE")
	if base == "" {
		t.Skip("RNNLAB_BROKEN_SITE names none; TestPanicCostsOneRequest has the same of this process")
	}
	for range 3 {
		predict(t, base, sine(50, 1, 0, "")).problem(t, 500, "internal", "")
		if a := ask(t, "GET", base+"/api/health", ""); a.StatusCode != 200 {
			t.Errorf("after a panic: %d %s", a.StatusCode, a.body)
		}
	}
}
