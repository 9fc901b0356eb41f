package main

import (
	"fmt"
	"regexp"
	"strings"
	"unicode/utf8"
)

// longest is the longest text of a plan: what keeps room for texts that change,
// before the scripts run. It is longestText of web/app/page/i18n.ts, and
// web/app/test/room.json holds the two to each other.
func (w words) longest(plan string) (string, error) {
	var sentences []string
	for keys := range strings.SplitSeq(plan, " ") {
		longest := ""
		for key := range strings.SplitSeq(keys, "|") {
			text, ok := w[key]
			if !ok {
				return "", fmt.Errorf("no text %q", key)
			}
			if text = withFigures(text); utf8.RuneCountInString(text) > utf8.RuneCountInString(longest) {
				longest = text
			}
		}
		sentences = append(sentences, longest)
	}
	return strings.Join(sentences, w["summary.join"]), nil
}

// figure is as wide as any that a sentence may come to hold.
const figure = "0.00×10⁻⁵"

// open is a place in a text for a value, with the form for many if it has forms.
var open = regexp.MustCompile(`\{\w+(?:, plural,(?: \w+ \{[^{}]*\})*? other \{([^{}]*)\}(?: \w+ \{[^{}]*\})*)?\}`)

func withFigures(text string) string {
	return open.ReplaceAllStringFunc(text, func(place string) string {
		if form := open.FindStringSubmatch(place)[1]; form != "" {
			return strings.Replace(form, "#", figure, 1)
		}
		return figure
	})
}
