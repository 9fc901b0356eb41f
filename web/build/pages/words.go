package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// words are the page's texts in a language, by their keys.
type words map[string]string

// readWords reads web/app/text/NAME.json.
func readWords(from, name string) (words, error) {
	b, err := os.ReadFile(filepath.Join(from, "web", "app", "text", name+".json"))
	if err != nil {
		return nil, err
	}
	all := words{}
	if err := json.Unmarshal(b, &all); err != nil {
		return nil, fmt.Errorf("%s.json: %w", name, err)
	}
	return all, nil
}

var placeholder = regexp.MustCompile(`\{\w+(?:\}|, plural)`)

// text is a text with its placeholders filled in: text "key" "name" value.
func (w words) text(key string, values ...any) (string, error) {
	text, ok := w[key]
	if !ok {
		return "", fmt.Errorf("no text %q", key)
	}
	for i := 0; i+1 < len(values); i += 2 {
		text = pluralOf(text, fmt.Sprint(values[i]), fmt.Sprint(values[i+1]))
		text = strings.ReplaceAll(text, fmt.Sprintf("{%v}", values[i]), fmt.Sprint(values[i+1]))
	}
	if open := placeholder.FindString(text); open != "" {
		return "", fmt.Errorf("%s: nothing for %s", key, open)
	}
	return text, nil
}

// forms is a place for a number with words that go by it, as fillIn of
// web/app/page/i18n.ts reads it.
var forms = regexp.MustCompile(`\{(\w+), plural,(?: one \{([^{}]*)\})? other \{([^{}]*)\}\}`)

// pluralOf fills in a number where words go by it.
func pluralOf(text, name, value string) string {
	return forms.ReplaceAllStringFunc(text, func(place string) string {
		of := forms.FindStringSubmatch(place)
		switch {
		case of[1] != name:
			return place
		case value == "1" && of[2] != "":
			return strings.ReplaceAll(of[2], "#", value)
		}
		return strings.ReplaceAll(of[3], "#", value)
	})
}
