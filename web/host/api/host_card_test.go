package api_test

import (
	"bytes"
	"image/png"
	"strings"
	"testing"
)

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
