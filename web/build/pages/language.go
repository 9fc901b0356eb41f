package main

import (
	"fmt"
	"net/url"
	"strings"
)

// A language is one that the page is in: its words, and where it lies.
type language struct {
	Code   string // of its words: web/app/text/CODE.json
	Tag    string // of HTML's lang
	Locale string // of og:locale
	Name   string // what it calls itself
	folder string // below the page's address, with a slash at its end; the first language's is the address itself
}

// languages are those there are. The first is for those who ask for another.
var languages = []language{
	{Code: "en", Tag: "en", Locale: "en_US", Name: "English"},
	{Code: "zh", Tag: "zh-CN", Locale: "zh_CN", Name: "中文", folder: "zh/"},
}

// up leads from a language's folder to the page's address.
func (l language) up() string { return strings.Repeat("../", strings.Count(l.folder, "/")) }

// An alternate is the page in a language, as a link to it.
type alternate struct {
	language
	For     string // of hreflang
	Address string
}

// alternates are the page's languages, as links from one of them: under the root
// if that is known, since search engines take absolute addresses alone.
func alternates(from language, root string) []alternate {
	if root == "" {
		root = from.up()
	}
	to := func(l language, tag string) alternate {
		address := root + l.folder
		if address == "" || l == from && !strings.Contains(root, ":") {
			address = "./"
		}
		return alternate{l, tag, address}
	}
	all := []alternate{to(languages[0], "x-default")}
	for _, l := range languages {
		all = append(all, to(l, l.Code))
	}
	return all
}

// rootOf checks the address that the page will have. Without one there is none:
// those who show a link with a picture take absolute addresses alone, and a page
// that is made to lie anywhere does not know its own.
func rootOf(address string) (string, error) {
	if address == "" {
		return "", nil
	}
	u, err := url.Parse(address)
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || !strings.HasSuffix(u.Path, "/") || u.RawQuery != "" || u.Fragment != "" {
		return "", fmt.Errorf("-url: want an address like https://example.com/lab/, with the slash at its end, got %q", address)
	}
	return u.String(), nil
}
