// Package embed holds the element's TypeScript; this tests the shortcode for
// Hugo beside it, in the template language that Hugo has it in.
package embed

import (
	"html"
	"html/template"
	"os"
	"strings"
	"testing"
)

// functions are the ones that Hugo adds to the language and the shortcode uses.
var functions = template.FuncMap{
	"htmlEscape":   html.EscapeString,
	"string":       func(v any) string { return v.(string) },
	"safeHTMLAttr": func(s string) template.HTMLAttr { return template.HTMLAttr(s) },
}

func TestShortcode(t *testing.T) {
	text, err := os.ReadFile("hugo-shortcode.html")
	if err != nil {
		t.Fatal(err)
	}
	shortcode, err := template.New("rnn-lab").Funcs(functions).Parse(string(text))
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		params map[string]any
		want   string
	}{
		{nil, `<rnn-lab><a`},
		{map[string]any{"preset": "adam"}, `<rnn-lab preset="adam"><a`},
		{map[string]any{"preset": "adam", "hidden-units": "32", "controls": "play,lr"}, `<rnn-lab controls="play,lr" hidden-units="32" preset="adam"><a`},
		{
			map[string]any{"preset": "adam", "style": "display:block;padding-bottom:clamp(474px,(640px - 100%)*100,748px);height:0"},
			`<rnn-lab preset="adam" style="display:block;padding-bottom:clamp(474px,(640px - 100%)*100,748px);height:0"><a`,
		},
		{map[string]any{"preset": `"><script>`}, `<rnn-lab preset="&#34;&gt;&lt;script&gt;"><a`},
	} {
		var out strings.Builder
		if err := shortcode.Execute(&out, map[string]any{"Params": test.params}); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(out.String(), test.want) || !strings.Contains(out.String(), `<script type="module" src="https://lab.example/embed.js"></script>`) {
			t.Errorf("%v: got %s, want %s in it", test.params, out.String(), test.want)
		}
	}
}
