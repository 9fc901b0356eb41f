package api_test

import (
	"net/url"
	"strconv"
	"strings"
	"testing"
)

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
		"":                              {"", "embed.html#", "?preset=weights"},
		"/":                             {"", "embed.html#", "?preset=weights"},
		"/#preset=adam&hidden=8":        {"", "embed.html#preset=adam&amp;hidden=8", "?preset=adam&hidden=8"},
		"/index.html#seed=3":            {"", "embed.html#seed=3", "?preset=weights&seed=3"},
		"/embed.html#preset=printed":    {"&format=json", "embed.html#preset=printed", "?preset=printed"},
		"/?hidden=8":                    {"", "embed.html#hidden=8", "?preset=weights&hidden=8"}, // from a host that cuts off hashes
		"/#lang=zh&theme=dark":          {"", "embed.html#lang=zh&amp;theme=dark", "?preset=weights"},
		"/embed.html#follow=on&bare=on": {"", "embed.html#follow=on&amp;bare=on", "?preset=weights"},
		"/zh/":                          {"", "embed.html#lang=zh", "?preset=weights"},
		"/zh/index.html#hidden=8":       {"", "embed.html#hidden=8&amp;lang=zh", "?preset=weights&hidden=8"},
		"/zh/?hidden=8&lang=en":         {"", "embed.html#hidden=8&amp;lang=en", "?preset=weights&hidden=8"},
		"/#hidden=bad":                  {"", "embed.html#hidden=bad", ""}, // the page tells; a picture there is not
		`/#"><script>alert(1)</script>`: {"", "embed.html#%22%3E%3Cscript%3Ealert(1)%3C/script%3E", ""},
		"/numbers/?task=airline&seed=3": {"", "numbers/embed.html#task=airline&amp;seed=3", "?task=airline&seed=3"},
		"/zh/numbers/?task=waves":       {"", "numbers/embed.html#task=waves&amp;lang=zh", "?task=waves&seed=1"},
		"/numbers/?task=sine":           {"", "numbers/embed.html#task=sine", "?task=sine-solved&seed=1"},
		"/numbers/?task=waves&seed=-1":  {"", "numbers/embed.html#task=waves&amp;seed=-1", ""},
		"/numbers/#numbers=abc&seal=1":  {"", "numbers/embed.html#numbers=abc&amp;seal=1", ""},
		"/symbols/":                     {"", "symbols/embed.html#", "?task=grammar"},
		"/symbols/#task=order&seed=3":   {"", "symbols/embed.html#task=order&amp;seed=3", "?task=order"},
		"/zh/symbols/?task=text":        {"", "symbols/embed.html#task=text&amp;lang=zh", "?task=text"},
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
		"own numbers":     {"url=" + url.QueryEscape(base+"/numbers/"), 404, "not_found", "url"},
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
