package main

import (
	"html"
	"regexp"
	"strings"
)

// The markup of the texts: `code`, **strong**, words in the colour of the
// [[truth|truth]] or the [[prediction|prediction]], [[?rmse|words]] that the
// glossary explains, and [links](#anchor). The page reads it by web/app/page/rich-text.ts; web/app/test/rich-text.json holds
// the two to each other.
var token = regexp.MustCompile("`([^`]+)`|\\*\\*([^*]+)\\*\\*|\\[\\[(truth|prediction|\\?\\w+)\\|([^\\]]+)\\]\\]|\\[([^\\]]+)\\]\\(((?:#|https://)[^)\\s]*)\\)")

// markup is a text as HTML.
func markup(text string) string {
	var out strings.Builder
	from := 0
	for _, m := range token.FindAllStringSubmatchIndex(text, -1) {
		group := func(i int) string {
			if m[2*i] < 0 {
				return ""
			}
			return html.EscapeString(text[m[2*i]:m[2*i+1]])
		}
		out.WriteString(html.EscapeString(text[from:m[0]]))
		switch {
		case group(1) != "":
			out.WriteString("<code>" + group(1) + "</code>")
		case group(2) != "":
			out.WriteString("<strong>" + group(2) + "</strong>")
		case strings.HasPrefix(group(3), "?"):
			line := "term-" + group(3)[1:]
			out.WriteString(`<button type="button" class="term" popovertarget="` + line + `" aria-describedby="` + line + `">` + group(4) + "</button>")
		case group(3) != "":
			out.WriteString(`<span class="ink-` + group(3) + `">` + group(4) + "</span>")
		default:
			out.WriteString(`<a href="` + group(6) + `">` + group(5) + "</a>")
		}
		from = m[1]
	}
	out.WriteString(html.EscapeString(text[from:]))
	return out.String()
}
