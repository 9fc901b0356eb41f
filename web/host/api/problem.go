package api

import (
	"errors"

	"github.com/rnnlab/rnnlab/rnn"
)

// A Problem is the answer to a request that could not be done, as JSON. Codes:
//
//	not_found   nothing is at this address
//	method      not with this HTTP method; the header Allow says with which
//	type        the body is of another media type
//	too_large   more than is taken
//	syntax      not JSON, or no query
//	missing     the field has to be given
//	unknown     there is no such field
//	repeated    the field was given more than once
//	length      not as many values as there have to be
//	number      not a finite number
//	range       not one of the values that the field takes
//	file        the saved run cannot be read, or does not forecast
//	format      oEmbed in another format than JSON
//	busy        too much to do just now; the header Retry-After says when to come again
//	internal    a mistake of this program
type Problem struct {
	status int
	header map[string]string

	Code    string `json:"code"`
	Field   string `json:"field"`   // what it is about: "series[3]", "hidden", "body"; empty for none
	Message string `json:"message"` // one sentence in English, for people
}

// brief is text of unknown length and origin, short enough to say again.
func brief(text string) string { return within(text, 60) }

// within is brief of so many characters.
func within(text string, most int) string {
	if r := []rune(text); len(r) > most {
		return string(r[:most-1]) + "…"
	}
	return text
}

// settingsProblem is the first thing that is wrong with settings.
func settingsProblem(err error) *Problem {
	p := &Problem{status: 400, Code: "range", Message: err.Error()}
	if field, ok := errors.AsType[*rnn.FieldError](err); ok {
		p.Field, p.Message = field.Field, field.Message()
	}
	return p
}
