package api

import (
	"net/url"
	"strings"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/task"
	"github.com/rnnlab/rnnlab/web/limits"
)

// settings are those of a link: "preset=adam&hidden=32&seed=7&theme=dark".
type settings struct {
	preset rnn.Preset // that the config starts from
	config rnn.Config
	page   map[string]string // the keys that were given and say nothing of the run
}

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
	for _, key := range linkKeys() {
		if value, ok := take(key); ok {
			s.page[key] = value
		}
	}
	// Pictures show the first task; a link of it need not name it, but may.
	if name, ok := take("task"); ok && name != task.Default().Name {
		return s, settingsProblem(&rnn.FieldError{Field: "task", Got: name, Want: task.Default().Name})
	}
	name, named := take("preset")
	if !named {
		name = rnn.DefaultPreset
	}
	if s.preset, err = rnn.PresetNamed(name); err != nil {
		return s, settingsProblem(err)
	}
	s.config = s.preset.Config
	_, input := values["input"]
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
	// The default preset has a column of U a time step, which goes with Elman's cell alone. In a link that names
	// neither that gives way, as on the page.
	if !named && !input && s.config.Cell != rnn.Elman {
		s.config.Input = rnn.Shared
	}
	if err := limits.Check(s.config); err != nil {
		return s, settingsProblem(err)
	}
	return s, nil
}

// query is what parseSettings reads back to the same run: the preset, and what
// differs from it.
func (s settings) query() string {
	parts := []string{"preset=" + url.QueryEscape(s.preset.Name)}
	for _, f := range rnn.Fields() {
		if text := f.Text(s.config); text != f.Text(s.preset.Config) {
			parts = append(parts, f.Name+"="+url.QueryEscape(text))
		}
	}
	return strings.Join(parts, "&")
}
