package main

import (
	"bytes"
	"errors"
	"fmt"
	"html"
	"io"

	nethtml "golang.org/x/net/html"
)

// fill puts words into every element that asks for some, as I18n.fill does in
// the page: data-t for its content, data-t-label for its accessible name,
// data-t-room for the copy that keeps the room of a text. All else stays as it
// is, byte by byte. An element that asks for words and has some
// is an error: they would stand twice.
func (w words) fill(page []byte) ([]byte, error) {
	z := nethtml.NewTokenizer(bytes.NewReader(page))
	var out bytes.Buffer
	for empty := ""; ; {
		kind := z.Next()
		if kind == nethtml.ErrorToken {
			if err := z.Err(); !errors.Is(err, io.EOF) {
				return nil, err
			}
			return out.Bytes(), nil
		}
		raw := bytes.Clone(z.Raw())
		if empty != "" && kind != nethtml.EndTagToken {
			return nil, fmt.Errorf("the element of %s has content of its own: %s", empty, raw)
		}
		empty = ""
		if kind != nethtml.StartTagToken && kind != nethtml.SelfClosingTagToken {
			out.Write(raw)
			continue
		}
		token := z.Token()
		if token.Data == "noscript" {
			z.NextIsNotRawText() // for those it is meant for, it holds elements
		}
		content, attributes, err := w.wanted(token)
		if err != nil {
			return nil, err
		}
		if attributes != "" {
			tag := bytes.TrimRight(raw, " />")
			raw = fmt.Appendf(nil, `%s%s%s`, tag, attributes, raw[len(tag):])
		}
		out.Write(raw)
		if content != "" {
			empty = content
			out.WriteString(markup(w[content]))
		}
	}
}

// wanted is what an element asks for: the key of its content, and attributes.
func (w words) wanted(token nethtml.Token) (content, attributes string, err error) {
	for _, a := range token.Attr {
		var text, name string
		switch a.Key {
		case "data-t":
			content = a.Val
			_, err = w.text(a.Val)
		case "data-t-label":
			name = "aria-label"
			text, err = w.text(a.Val)
		case "data-t-room":
			name = "data-room"
			text, err = w.longest(a.Val)
		}
		if err != nil {
			return "", "", err
		}
		if name != "" {
			attributes += fmt.Sprintf(` %s="%s"`, name, html.EscapeString(text))
		}
	}
	return content, attributes, nil
}
