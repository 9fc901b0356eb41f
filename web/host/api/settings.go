package api

import (
	"fmt"
	"net/url"
	"strings"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/web/limits"
)

// settings are those of a link: "preset=adam&hidden=32&seed=7&theme=dark".
type settings struct {
	preset string // that the config starts from
	config rnn.Config
	page   map[string]string // the pageKeys that were given
}

// pageKeys are the keys of a link that say nothing of the settings: how the page
// or an embed looks, and what the run came to at its author's.
var pageKeys = []string{"lang", "theme", "controls", "charts", "autoplay", "bare", "loss", "bits", "seal"}

// parseSettings reads the settings of a link, as query or hash. In a link a
// plus is a plus (1e+3), for whoever writes a query by hand.
func parseSettings(query string) (settings, *Problem) {
	s := settings{page: map[string]string{}}
	values, err := url.ParseQuery(strings.ReplaceAll(query, "+", "%2B"))
	if err != nil {
		return s, &Problem{status: 400, Code: "syntax", Field: "query", Message: "query: " + brief(err.Error())}
	}
	for key, all := range values {
		if len(all) > 1 {
			return s, &Problem{status: 400, Code: "repeated", Field: brief(key), Message: brief(key) + ": given more than once"}
		}
	}
	take := func(key string) (string, bool) {
		all, ok := values[key]
		delete(values, key)
		return strings.Join(all, ""), ok
	}
	for _, key := range pageKeys {
		if value, ok := take(key); ok {
			s.page[key] = value
		}
	}
	var named bool
	if s.preset, named = take("preset"); !named {
		s.preset = defaultPreset()
	}
	var ok bool
	if s.config, ok = preset(s.preset); !ok {
		var names []string
		for _, p := range rnn.Presets() {
			names = append(names, p.Name)
		}
		return s, &Problem{status: 400, Code: "range", Field: "preset",
			Message: fmt.Sprintf("preset: want one of %s, got %q", strings.Join(names, ", "), brief(s.preset))}
	}
	for _, f := range limits.Fields() {
		if text, ok := take(f.Name); ok {
			if err := f.SetText(&s.config, text); err != nil {
				return s, settingsProblem(err)
			}
		}
	}
	for key := range values {
		return s, &Problem{status: 400, Code: "unknown", Field: brief(key), Message: brief(key) + ": there is no such setting"}
	}
	if err := limits.Check(s.config); err != nil {
		return s, settingsProblem(err)
	}
	return s, nil
}

// query is what parseSettings reads back to the same run: the preset, and what
// differs from it.
func (s settings) query() string {
	from, _ := preset(s.preset)
	parts := []string{"preset=" + url.QueryEscape(s.preset)}
	for _, f := range rnn.Fields() {
		if text := f.Text(s.config); text != f.Text(from) {
			parts = append(parts, f.Name+"="+url.QueryEscape(text))
		}
	}
	return strings.Join(parts, "&")
}
