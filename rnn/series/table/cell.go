package table

import (
	"math"
	"strconv"
	"strings"
)

// kind is what a cell looks like before the file's decimal mark is known.
type kind int

const (
	word kind = iota
	none      // a spelling of a missing number
	numeral
	date
)

// spellings of a missing number, in lower case.
var spellings = map[string]bool{
	"": true, "na": true, "n/a": true, "n.a.": true, "#n/a": true, "#na": true, "<na>": true, "nan": true, "-nan": true,
	"null": true, "nil": true, "none": true, "missing": true, "nd": true, "n.d.": true, "-": true, "--": true, "---": true,
	"\u2013": true, "\u2014": true, ".": true, "..": true, "...": true, "?": true, "*": true,
	"inf": true, "+inf": true, "-inf": true, "infinity": true, "+infinity": true, "-infinity": true, "\u221e": true,
	"#div/0!": true, "#value!": true, "#ref!": true, "#num!": true, "#name?": true, "#null!": true, `\n`: true,
}

func isNone(cell string) bool { return spellings[strings.ToLower(cell)] }

// look is the kind of a trimmed cell.
func look(cell string) kind {
	if isNone(cell) {
		return none
	}
	if _, ok := bare(cell); ok {
		return numeral
	}
	if isDate(cell) {
		return date
	}
	return word
}

// number is what is left of a cell without currency, percent and the like: an
// optional minus, digits with their marks, an optional exponent.
type number struct {
	digits    string // of 0-9 . , and ' for any other mark between thousands
	exponent  string // "e-08", or ""
	negative  bool
	percent   bool
	magnitude bool
	brackets  bool
}

var currencies = []string{"$", "\u20ac", "\u00a3", "\u00a5", "\u20b9", "\u20bd", "\u20a9", "\u5143",
	"USD", "EUR", "GBP", "CHF", "JPY", "CNY", "CAD", "AUD", "INR", "SEK", "NOK", "DKK", "PLN", "kr"}

func bare(cell string) (n number, ok bool) {
	s := strings.TrimSpace(cell)
	if len(s) > 64 {
		return n, false
	}
	if len(s) > 2 && s[0] == '(' && s[len(s)-1] == ')' {
		n.brackets, n.negative, s = true, true, strings.TrimSpace(s[1:len(s)-1])
	}
	sign := func() bool {
		for _, minus := range []string{"-", "\u2212", "\uff0d", "\u2012", "\u2013"} {
			if rest, found := strings.CutPrefix(s, minus); found {
				if n.negative {
					return false
				}
				n.negative, s = true, strings.TrimSpace(rest)
				return true
			}
		}
		if rest, found := strings.CutPrefix(s, "+"); found {
			s = strings.TrimSpace(rest)
		}
		return true
	}
	if !sign() {
		return n, false
	}
	for _, c := range currencies {
		if rest, found := strings.CutPrefix(s, c); found {
			s = strings.TrimSpace(rest)
			if !n.negative && !sign() {
				return n, false
			}
			break
		}
		if rest, found := strings.CutSuffix(s, c); found {
			s = strings.TrimSpace(rest)
			break
		}
	}
	if rest, found := strings.CutSuffix(s, "%"); found {
		n.percent, s = true, strings.TrimSpace(rest)
	}
	if s == "" || s[0] < '0' && s[0] != '.' && s[0] != ',' || s[0] > '9' {
		return n, false
	}
	if at := strings.IndexAny(s, "eE"); at > 0 {
		if _, err := strconv.Atoi(s[at+1:]); err != nil {
			return n, false
		}
		n.exponent, s = "e"+s[at+1:], s[:at]
	} else if at := strings.IndexByte("KMBkmb", s[len(s)-1]); at >= 0 {
		n.magnitude, n.exponent = true, [3]string{"e3", "e6", "e9"}[at%3]
		s = strings.TrimSpace(s[:len(s)-1])
	}
	for _, blank := range []string{"\u00a0", "\u202f", "\u2009", "\u2019", " ", "_"} {
		s = strings.ReplaceAll(s, blank, "'")
	}
	digits := 0
	for i := range len(s) {
		switch {
		case s[i] >= '0' && s[i] <= '9':
			digits++
		case s[i] != '.' && s[i] != ',' && s[i] != '\'':
			return n, false
		}
	}
	n.digits = s
	// Whatever it means, one of the two marks must make it a number.
	_, point := n.read('.')
	_, comma := n.read(',')
	return n, digits > 0 && (point || comma)
}

// read is the number where mark is the decimal mark, '.' or ','. The other one,
// or an apostrophe or blank, may stand between thousands, at every third digit.
func (n number) read(mark byte) (float64, bool) {
	whole, fraction, found := strings.Cut(n.digits, string(rune(mark)))
	if strings.ContainsAny(fraction, ".,'") || found && whole == "" && fraction == "" {
		return 0, false
	}
	between := byte('.')
	if mark == '.' {
		between = ','
	}
	if strings.IndexByte(whole, '\'') >= 0 {
		if strings.IndexByte(whole, between) >= 0 {
			return 0, false
		}
		between = '\''
	}
	groups := strings.Split(whole, string(rune(between)))
	for i, group := range groups {
		if len(groups) > 1 && (i > 0 && len(group) != 3 || i == 0 && (len(group) < 1 || len(group) > 3)) {
			return 0, false
		}
	}
	text := strings.Join(groups, "")
	if found {
		text += "." + fraction
	}
	v, err := strconv.ParseFloat(text+n.exponent, 64)
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) {
		return 0, false
	}
	if n.negative {
		v = -v
	}
	return v, true
}

// marks says what a number tells of the decimal mark: sure is the one mark that
// it can be read with to be what it is, or 0; open is whether it can be read
// with both, to two different numbers.
func (n number) marks() (sure byte, open bool) {
	point, byPoint := n.read('.')
	comma, byComma := n.read(',')
	switch {
	case byPoint && !byComma:
		return '.', false
	case byComma && !byPoint:
		return ',', false
	case point != comma:
		// No one writes 0.123 for a hundred and twenty-three.
		if n.digits[0] == '0' && strings.IndexByte(n.digits, '.') == 1 {
			return '.', false
		}
		if n.digits[0] == '0' && strings.IndexByte(n.digits, ',') == 1 {
			return ',', false
		}
		return 0, true
	}
	return 0, false
}
