package api_test

import (
	"bytes"
	"encoding/json"
	"image/png"
	"io"
	"math"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/rnnlab/rnnlab/web/site/api"
)

// base is the address of the API to test: one that runs in this process or, by
// the environment variable RNNLAB_SITE, any host of it.
func base(t *testing.T) string {
	t.Helper()
	if address := os.Getenv("RNNLAB_SITE"); address != "" {
		return address
	}
	server := httptest.NewServer(api.New(api.Options{CardWork: 20e6}))
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

type prediction struct {
	Next     float64
	Forecast []float64
	Scaling  struct {
		Method, Formula string
		Shift, Scale    float64
	}
	Model struct {
		Preset         string
		Seed           uint32
		Hash, Data     string
		Steps          int
		ValidationRMSE float64
	}
}

func TestHostPredict(t *testing.T) {
	base := base(t)
	for name, test := range map[string]struct {
		amplitude, offset float64
		rest, method      string
		horizon           int
		tolerance         float64
	}{
		"the sine it knows":     {1, 0, "", "range", 5, 0.01},
		"unscaled":              {1, 0, `, "scale": "none", "horizon": 1`, "none", 1, 0.002},
		"in other units":        {40, 1000, `, "horizon": 20, "scale": null`, "range", 20, 0.4 * 2},
		"upside down and small": {-1e-30, 0, `, "horizon": 3`, "range", 3, 0.01e-30},
		"very large":            {1e99, 0, "", "range", 5, 0.01e99},
	} {
		t.Run(name, func(t *testing.T) {
			a := predict(t, base, sine(50, test.amplitude, test.offset, test.rest))
			var p prediction
			a.decode(t, &p)
			if a.StatusCode != 200 || len(p.Forecast) != test.horizon || p.Next != p.Forecast[0] {
				t.Fatalf("%d: %s", a.StatusCode, a.body)
			}
			for i, v := range p.Forecast {
				truth := test.amplitude*math.Sin(float64(50+i)) + test.offset
				if !(math.Abs(v-truth) <= test.tolerance) {
					t.Errorf("value %d is %g, want %g", 50+i, v, truth)
				}
			}
			if p.Scaling.Method != test.method || p.Scaling.Formula == "" || p.Scaling.Scale <= 0 || test.method == "none" && (p.Scaling.Scale != 1 || p.Scaling.Shift != 0) {
				t.Errorf("scaling %+v", p.Scaling)
			}
			if m := p.Model; m.Preset != "adam" || m.Steps != 50 || len(m.Hash) != 16 || m.Data == "" || m.ValidationRMSE > 0.001 {
				t.Errorf("model %+v", m)
			}
		})
	}
}

// The same request gives the same bytes, whichever host is asked.
func TestHostPredictIsTheSameEverywhere(t *testing.T) {
	here := httptest.NewServer(api.New(api.Options{}))
	defer here.Close()
	request := sine(50, 3, 7, `, "horizon": 30`)
	want := predict(t, here.URL, request)
	if got := predict(t, base(t), request); !bytes.Equal(got.body, want.body) {
		t.Errorf("got %s, want %s", got.body, want.body)
	}
}

func TestHostPredictConstant(t *testing.T) {
	var p prediction
	predict(t, base(t), `{"series":[7`+strings.Repeat(",7", 49)+`]}`).decode(t, &p)
	if p.Scaling.Shift != 7 || p.Scaling.Scale != 1 || !(math.Abs(p.Next-7) < 1) {
		t.Errorf("%+v", p)
	}
}

func TestHostPredictRefuses(t *testing.T) {
	base := base(t)
	with := func(value string) string { return `{"series":[` + value + strings.Repeat(",0", 49) + `]}` }
	for name, test := range map[string]struct {
		body   string
		status int
		code   string
		field  string
	}{
		"too short":         {sine(49, 1, 0, ""), 400, "length", "series"},
		"too long":          {sine(51, 1, 0, ""), 400, "length", "series"},
		"empty series":      {`{"series":[]}`, 400, "length", "series"},
		"no series":         {`{}`, 400, "missing", "series"},
		"null":              {`{"series":null}`, 400, "missing", "series"},
		"no body":           {``, 400, "", ""},
		"NaN":               {with("NaN"), 400, "syntax", "body"}, // JSON has none
		"infinity":          {with("Infinity"), 400, "syntax", "body"},
		"beyond float64":    {with("1e999"), 400, "number", "series[0]"},
		"beyond the range":  {with("-1e101"), 400, "range", "series[0]"},
		"a string":          {with(`"1"`), 400, "number", "series[0]"},
		"a null":            {with("null"), 400, "number", "series[0]"},
		"nested":            {with("[1]"), 400, "number", "series[0]"},
		"true":              {with("true"), 400, "number", "series[0]"},
		"no object":         {`[1,2,3]`, 400, "syntax", "body"},
		"no JSON":           {`series=1`, 400, "syntax", "body"},
		"cut off":           {sine(50, 1, 0, "")[:100], 400, "syntax", "body"},
		"more behind":       {sine(50, 1, 0, "") + "{}", 400, "syntax", "body"},
		"unknown field":     {sine(50, 1, 0, `, "horizons": 3`), 400, "syntax", "body"},
		"horizon 0":         {sine(50, 1, 0, `, "horizon": 0`), 400, "range", "horizon"},
		"horizon 51":        {sine(50, 1, 0, `, "horizon": 51`), 400, "range", "horizon"},
		"half a horizon":    {sine(50, 1, 0, `, "horizon": 1.5`), 400, "range", "horizon"},
		"worded horizon":    {sine(50, 1, 0, `, "horizon": "3"`), 400, "range", "horizon"},
		"unknown scale":     {sine(50, 1, 0, `, "scale": "log"`), 400, "range", "scale"},
		"scale of no words": {sine(50, 1, 0, `, "scale": 2`), 400, "range", "scale"},
		"64 KB and a byte":  {`{"series":[` + strings.Repeat(" ", 64<<10) + `]}`, 413, "too_large", "body"},
		"deep":              {strings.Repeat("[", 30000), 400, "syntax", "body"},
	} {
		t.Run(name, func(t *testing.T) {
			a := predict(t, base, test.body)
			if test.code == "" { // a host may or may not tell a missing body from an empty one
				if a.StatusCode != test.status {
					t.Errorf("%d %s", a.StatusCode, a.body)
				}
				return
			}
			a.problem(t, test.status, test.code, test.field)
		})
	}
	ask(t, "POST", base+"/api/predict", sine(50, 1, 0, ""), "Content-Type", "text/plain").problem(t, 415, "type", "body")
	ask(t, "POST", base+"/api/predict", sine(50, 1, 0, "")).problem(t, 415, "type", "body")
	if a := predict(t, base, sine(50, 1, 0, "")); a.StatusCode != 200 {
		t.Errorf("after all that: %d", a.StatusCode)
	}
	if a := predict(t, base, strings.Repeat(" ", 60<<10)+sine(50, 1, 0, "")); a.StatusCode != 200 {
		t.Errorf("60 KB: %d %s", a.StatusCode, a.body)
	}
}

func TestHostMethodsAndPaths(t *testing.T) {
	base := base(t)
	for path, allow := range map[string]string{"/api/predict": "POST", "/api/oembed": "GET, HEAD", "/api/card.png": "GET, HEAD", "/api/health": "GET, HEAD"} {
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
		"Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'"} {
		if got := a.Header.Get(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
}

type embedding struct {
	Version, Type, Title, HTML string
	ProviderName               string `json:"provider_name"`
	ProviderURL                string `json:"provider_url"`
	CacheAge                   int    `json:"cache_age"`
	Width, Height              int
	ThumbnailURL               string `json:"thumbnail_url"`
	ThumbnailWidth             int    `json:"thumbnail_width"`
	ThumbnailHeight            int    `json:"thumbnail_height"`
}

func TestHostOEmbed(t *testing.T) {
	base := base(t)
	for link, want := range map[string]struct{ rest, src, thumbnail string }{
		"":                              {"", "embed.html#", "?preset=adam"},
		"/":                             {"", "embed.html#", "?preset=adam"},
		"/#preset=adam&hidden=8":        {"", "embed.html#preset=adam&amp;hidden=8", "?preset=adam&hidden=8"},
		"/index.html#seed=3":            {"", "embed.html#seed=3", "?preset=adam&seed=3"},
		"/embed.html#preset=printed":    {"&format=json", "embed.html#preset=printed", "?preset=printed"},
		"/?hidden=8":                    {"", "embed.html#hidden=8", "?preset=adam&hidden=8"}, // from a host that cuts off hashes
		"/#lang=zh&theme=dark":          {"", "embed.html#lang=zh&amp;theme=dark", "?preset=adam"},
		"/#hidden=bad":                  {"", "embed.html#hidden=bad", ""}, // the page tells; a picture there is not
		`/#"><script>alert(1)</script>`: {"", "embed.html#%22%3E%3Cscript%3Ealert(1)%3C/script%3E", ""},
		"/#a=1&maxwidth=1":              {"&maxwidth=2000&maxheight=2000", "embed.html#a=1&amp;maxwidth=1", ""},
	} {
		t.Run(link, func(t *testing.T) {
			a := ask(t, "GET", base+"/api/oembed?url="+url.QueryEscape(base+link)+want.rest, "")
			var e embedding
			a.decode(t, &e)
			if a.StatusCode != 200 || e.Version != "1.0" || e.Type != "rich" || e.Title == "" || e.ProviderURL != base+"/" {
				t.Fatalf("%d %+v", a.StatusCode, e)
			}
			if src := `<iframe src="` + base + "/" + want.src + `" `; !strings.HasPrefix(e.HTML, src) || strings.Count(e.HTML, "<") != 2 {
				t.Errorf("html %s, want %s", e.HTML, src)
			}
			if want.thumbnail == "" {
				if e.ThumbnailURL != "" || e.ThumbnailWidth != 0 {
					t.Errorf("thumbnail %s of what has none", e.ThumbnailURL)
				}
			} else if e.ThumbnailURL != base+"/api/card.png"+want.thumbnail || e.ThumbnailWidth != 1200 || e.ThumbnailHeight != 630 {
				t.Errorf("thumbnail %s %dx%d", e.ThumbnailURL, e.ThumbnailWidth, e.ThumbnailHeight)
			}
		})
	}
}

func TestHostOEmbedSizes(t *testing.T) {
	base := base(t)
	get := func(rest string) (e embedding) {
		ask(t, "GET", base+"/api/oembed?url="+url.QueryEscape(base)+rest, "").decode(t, &e)
		if want := `width="` + strconv.Itoa(e.Width) + `" height="` + strconv.Itoa(e.Height) + `"`; !strings.Contains(e.HTML, want) {
			t.Errorf("%s: html %s, want %s", rest, e.HTML, want)
		}
		return e
	}
	usual := get("")
	if e := get("&maxwidth=300"); e.Width != 300 || e.Height <= usual.Height || e.ThumbnailURL != "" {
		t.Errorf("maxwidth: %+v", e)
	}
	if e := get("&maxheight=200"); e.Width != usual.Width || e.Height != 200 || e.ThumbnailURL != "" {
		t.Errorf("maxheight: %+v", e)
	}
	if e := get("&maxwidth=9999&maxheight=9999"); e.Width != usual.Width || e.Height != usual.Height || e.ThumbnailURL == "" {
		t.Errorf("large: %+v", e)
	}
}

func TestHostOEmbedRefuses(t *testing.T) {
	base := base(t)
	for name, test := range map[string]struct {
		query  string
		status int
		code   string
		field  string
	}{
		"no url":          {"", 400, "missing", "url"},
		"another host":    {"url=" + url.QueryEscape("https://example.com/"), 404, "not_found", "url"},
		"another page":    {"url=" + url.QueryEscape(base+"/blog/"), 404, "not_found", "url"},
		"the API":         {"url=" + url.QueryEscape(base+"/api/health"), 404, "not_found", "url"},
		"another scheme":  {"url=" + url.QueryEscape(strings.Replace(base, "http", "ftp", 1)), 404, "not_found", "url"},
		"a script":        {"url=" + url.QueryEscape("javascript:alert(1)"), 404, "not_found", "url"},
		"a password":      {"url=" + url.QueryEscape(strings.Replace(base, "://", "://a:b@", 1)), 404, "not_found", "url"},
		"no url at all":   {"url=%3A%3A", 404, "not_found", "url"},
		"long":            {"url=" + strings.Repeat("a", 5000), 414, "too_large", "url"},
		"XML":             {"format=xml&url=" + url.QueryEscape(base), 501, "format", "format"},
		"maxwidth 0":      {"maxwidth=0&url=" + url.QueryEscape(base), 400, "range", "maxwidth"},
		"maxheight words": {"maxheight=tall&url=" + url.QueryEscape(base), 400, "range", "maxheight"},
		"bad query":       {"url=%zz", 400, "syntax", "query"},
	} {
		t.Run(name, func(t *testing.T) {
			ask(t, "GET", base+"/api/oembed?"+test.query, "").problem(t, test.status, test.code, test.field)
		})
	}
}

func TestHostCard(t *testing.T) {
	base := base(t)
	pictures := map[string]string{}
	for _, query := range []string{"", "preset=printed", "theme=dark", "preset=adam&hidden=3&epochs=2", "preset=adam&hidden=3&epochs=2&seed=1",
		"hidden=256&epochs=1000&cell=lstm", "preset=weights&hidden=3&epochs=3&learningRate=1e+1", "lang=zh&hidden=255&epochs=1000"} {
		a := ask(t, "GET", base+"/api/card.png?"+query, "")
		if a.StatusCode != 200 || a.Header.Get("Content-Type") != "image/png" || !strings.HasPrefix(a.Header.Get("Cache-Control"), "public, max-age=") {
			t.Fatalf("%s: %d %v %s", query, a.StatusCode, a.Header, a.body)
		}
		picture, err := png.Decode(bytes.NewReader(a.body))
		if err != nil || picture.Bounds().Dx() != 1200 || picture.Bounds().Dy() != 630 {
			t.Fatalf("%s: %v %v", query, picture.Bounds(), err)
		}
		if other, ok := pictures[string(a.body)]; ok {
			t.Errorf("%s and %s have the same picture", query, other)
		}
		pictures[string(a.body)] = query
		if again := ask(t, "GET", base+"/api/card.png?"+query, "", "If-None-Match", a.Header.Get("ETag")); again.StatusCode != 304 {
			t.Errorf("%s: with its own ETag: %d", query, again.StatusCode)
		}
	}
	if a := ask(t, "HEAD", base+"/api/card.png", ""); a.StatusCode != 200 || len(a.body) != 0 || a.Header.Get("Content-Type") != "image/png" {
		t.Errorf("HEAD: %d, %d bytes", a.StatusCode, len(a.body))
	}
}

func TestHostCardRefuses(t *testing.T) {
	base := base(t)
	for query, want := range map[string]struct{ code, field string }{
		"preset=nadam":               {"range", "preset"},
		"hidden=0":                   {"range", "hidden"},
		"hidden=many":                {"range", "hidden"},
		"cell=transformer":           {"range", "cell"},
		"steps=20&truncate=30":       {"range", "truncate"},
		"preset=printed&cell=lstm":   {"range", "cell"},
		"colour=red":                 {"unknown", "colour"},
		"hidden=8&hidden=9":          {"repeated", "hidden"},
		"theme=purple":               {"range", "theme"},
		"hidden=%zz":                 {"syntax", "query"},
		"learningRate=NaN":           {"range", "learningRate"},
		strings.Repeat("k", 99) + "": {"unknown", strings.Repeat("k", 59) + "…"},
	} {
		ask(t, "GET", base+"/api/card.png?"+query, "").problem(t, 400, want.code, want.field)
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
