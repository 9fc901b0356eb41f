package host

import (
	"bytes"
	"compress/gzip"
	"html"
	"net/http"
	"net/url"
	"sync"
)

// The page itself. Those who turn a link into an embed read in its head where
// the oEmbed answer for it is. A built page cannot say so itself, not knowing
// whether there will be an API, nor of which run it is asked for.
const page = "index.html"

// linkLimit is the longest link that is announced, in bytes; the API takes no
// longer one.
const linkLimit = 4096

// Announced is where the oEmbed answer is for the page at an address, asked for
// with a query: the run in it is that of the embed. A hash does not get as far
// as a host.
func Announced(root, query string) string {
	link := root
	if query != "" {
		link += "?" + query
	}
	if len(link) > linkLimit {
		return ""
	}
	return root + "api/oembed?url=" + url.QueryEscape(link)
}

// announced has pages with their announcements.
type announced struct {
	mu   sync.Mutex
	last forms // of the page without a query, which most ask for
}

// forms are a page with the announcement in it, by content coding.
type forms struct {
	of     *file
	answer string
	files  map[string]*file
}

// choose is shelf.choose for the page.
func (a *announced) choose(s *shelf, answer string, keep bool, accept []string) (*file, string) {
	plain := s.take(page)
	if plain == nil {
		return nil, ""
	}
	made := a.find(plain, answer)
	if made == nil {
		made = announce(plain, answer)
		if keep {
			a.mu.Lock()
			a.last = forms{plain, answer, made}
			a.mu.Unlock()
		}
	}
	coding, ok := negotiate(accept, func(coding string) bool { return made[coding] != nil })
	if !ok {
		return nil, identity
	}
	return made[coding], coding
}

func (a *announced) find(plain *file, answer string) map[string]*file {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.last.of == plain && a.last.answer == answer {
		return a.last.files
	}
	return nil
}

func announce(plain *file, answer string) map[string]*file {
	link := `<link rel="alternate" type="application/json+oembed" href="` + html.EscapeString(answer) + `" />` + "\n"
	content := bytes.Replace(plain.content, []byte("</head>"), []byte(link+"</head>"), 1)
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	w.Write(content)
	w.Close() // a buffer takes everything
	return map[string]*file{identity: fileOf(content), "gzip": fileOf(b.Bytes())}
}

// root is the site's root, as it was asked for.
func root(r *http.Request) string {
	scheme := "http"
	if r.TLS != nil || r.Header.Get("X-Forwarded-Proto") == "https" {
		scheme = "https"
	}
	return (&url.URL{Scheme: scheme, Host: r.Host, Path: "/"}).String()
}
