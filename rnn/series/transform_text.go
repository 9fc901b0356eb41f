package series

import (
	"errors"
	"strconv"
)

// MarshalText writes a transform in one line, to the last bit, such as
//
//	log; difference 12; standard 0.0098 0.1084
//
// where a difference has its lag, and a scale its shift and scale.
func (t Transform) MarshalText() ([]byte, error) {
	text := []byte{}
	for i, s := range t {
		if i > 0 {
			text = append(text, "; "...)
		}
		text = append(text, s.Op...)
		switch s.Op {
		case Difference:
			text = strconv.AppendInt(append(text, ' '), int64(s.Lag), 10)
		case MinMax, Standard, Robust:
			for _, v := range []float64{s.Shift, s.Scale} {
				text = strconv.AppendFloat(append(text, ' '), v, 'g', -1, 64)
			}
		}
	}
	return text, nil
}

// UnmarshalText reads what MarshalText writes. It takes nothing that Apply would
// not: no unknown op, no lag below 1 or above a million, no scale that is not
// above 0, and at most 16 steps.
func (t *Transform) UnmarshalText(text []byte) error {
	const mostSteps, mostLag = 16, 1_000_000
	var made Transform
	for i, part := range cut(string(text), ';') {
		var words []string
		for _, word := range cut(part, ' ') {
			if word != "" {
				words = append(words, word)
			}
		}
		if len(words) == 0 && len(text) == 0 {
			break
		}
		bad := errors.New("transform, step " + strconv.Itoa(i) + ": want an op with its numbers, got " + strconv.Quote(part))
		if len(words) == 0 || i >= mostSteps {
			return bad
		}
		s := Step{Op: Op(words[0]), Scale: 1}
		var err error
		switch numbers := words[1:]; {
		case s.Op == Log && len(numbers) == 0:
		case s.Op == Difference && len(numbers) == 1:
			if s.Lag, err = strconv.Atoi(numbers[0]); err != nil || s.Lag < 1 || s.Lag > mostLag {
				return bad
			}
		case (s.Op == MinMax || s.Op == Standard || s.Op == Robust) && len(numbers) == 2:
			if s.Shift, err = strconv.ParseFloat(numbers[0], 64); err != nil || !finite(s.Shift) {
				return bad
			}
			if s.Scale, err = strconv.ParseFloat(numbers[1], 64); err != nil || !finite(s.Scale) || s.Scale <= 0 {
				return bad
			}
		default:
			return bad
		}
		made = append(made, s)
	}
	*t = made
	return nil
}

// cut is strings.Split. (Package strings is 2 kB more for the browser to download,
// compressed: it brings in Unicode's tables.)
func cut(text string, at byte) (parts []string) {
	for i := 0; i < len(text); i++ {
		if text[i] == at {
			parts, text, i = append(parts, text[:i]), text[i+1:], -1
		}
	}
	return append(parts, text)
}
