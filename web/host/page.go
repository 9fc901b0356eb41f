package host

import (
	"bytes"
	"compress/gzip"
	"html"
	"net/http"
	"net/url"
	"path"
	"sync"
)

// isPage says whether a file is the page, in whatever language. Those who turn a
// link into an embed read in its head where the oEmbed answer for it is. A built
// page cannot say so itself, not knowing whether there will be an API, nor of
// which run it is asked for.
func isPage(name string) bool { return path.Base(name) == "index.html" }

// linkLimit is the longest link that is announced, in bytes; the API takes no
// longer one.
const linkLimit = 4096

// answerFor is where the oEmbed answer is for a page as it was asked for: the run
// in its query is that of the embed. A hash does not get as far as a host.
func answerFor(r *http.Request) string {
	scheme := "http"
	if r.TLS != nil || r.Header.Get("X-Forwarded-Proto") == "https" {
		scheme = "https"
	}
	root := url.URL{Scheme: scheme, Host: r.Host, Path: "/"}
	link := root
	link.Path, link.RawQuery = r.URL.Path, r.URL.RawQuery
	if len(link.String()) > linkLimit {
		return ""
	}
	return root.String() + "api/oembed?url=" + url.QueryEscape(link.String())
}

// announced has pages with their announcements: of those without a query, which
// most ask for, the last one of each file.
type announced struct {
	mu   sync.Mutex
	last map[string]forms
}

// forms are a page with the announcement in it, by content coding.
type forms struct {
	of     *file
	answer string
	files  map[string]*file
}

// choose is shelf.choose for a page.
func (a *announced) choose(s *shelf, name, answer string, keep bool, accept []string) (*file, string) {
	plain := s.take(name)
	if plain == nil {
		return nil, ""
	}
	a.mu.Lock()
	made := a.last[name]
	a.mu.Unlock()
	if made.of != plain || made.answer != answer {
		made = forms{plain, answer, announce(plain, answer)}
		if keep {
			a.mu.Lock()
			if a.last == nil {
				a.last = map[string]forms{}
			}
			a.last[name] = made
			a.mu.Unlock()
		}
	}
	coding, ok := negotiate(accept, func(coding string) bool { return made.files[coding] != nil })
	if !ok {
		return nil, identity
	}
	return made.files[coding], coding
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
