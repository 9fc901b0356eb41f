package host

import "testing"

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

func TestEncodings(t *testing.T) {
	tags := map[string]bool{}
	for coding, want := range map[string]string{"br": "brotli", "gzip": "gz", "": "main()"} {
		r := get(t, newHost(files), "GET", packed, "Accept-Encoding", coding)
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
		again := get(t, newHost(files), "GET", packed, "Accept-Encoding", coding, "If-None-Match", tag)
		if again.StatusCode != 304 || again.Header.Get("Vary") != "Accept-Encoding" {
			t.Errorf("%q: %d, Vary %q", coding, again.StatusCode, again.Header.Get("Vary"))
		}
		head := get(t, newHost(files), "HEAD", packed, "Accept-Encoding", coding)
		if got := body(t, head); got != "" || head.ContentLength != int64(len(want)) || head.Header.Get("ETag") != tag {
			t.Errorf("HEAD %q: body %q, length %d, ETag %s", coding, got, head.ContentLength, head.Header.Get("ETag"))
		}
	}
	if len(tags) != 3 {
		t.Errorf("three forms have %d ETags", len(tags))
	}
	// A tag of one form does not stand for another.
	tag := get(t, newHost(files), "GET", packed, "Accept-Encoding", "br").Header.Get("ETag")
	if r := get(t, newHost(files), "GET", packed, "Accept-Encoding", "gzip", "If-None-Match", tag); r.StatusCode != 200 {
		t.Errorf("the tag of another form: %d", r.StatusCode)
	}
	if r := get(t, newHost(files), "GET", packed, "Accept-Encoding", "identity;q=0, deflate"); r.StatusCode != 406 {
		t.Errorf("nothing acceptable: %d, want 406", r.StatusCode)
	}
}

func TestRanges(t *testing.T) {
	for coding, want := range map[string]string{"br": "rot", "": "ain"} {
		r := get(t, newHost(files), "GET", packed, "Accept-Encoding", coding, "Range", "bytes=1-3")
		if got := body(t, r); r.StatusCode != 206 || got != want || r.ContentLength != 3 {
			t.Errorf("%q: %d %q of %d", coding, r.StatusCode, got, r.ContentLength)
		}
		tag := r.Header.Get("ETag")
		if r := get(t, newHost(files), "GET", packed, "Accept-Encoding", coding, "Range", "bytes=1-3", "If-Range", tag); r.StatusCode != 206 {
			t.Errorf("%q: the same file: %d", coding, r.StatusCode)
		}
		if r := get(t, newHost(files), "GET", packed, "Accept-Encoding", coding, "Range", "bytes=1-3", "If-Range", `"older"`); r.StatusCode != 200 {
			t.Errorf("%q: a changed file: %d", coding, r.StatusCode)
		}
		if r := get(t, newHost(files), "GET", packed, "Accept-Encoding", coding, "Range", "bytes=90-"); r.StatusCode != 416 {
			t.Errorf("%q: beyond the end: %d", coding, r.StatusCode)
		}
	}
}
