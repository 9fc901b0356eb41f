package table

import (
	"math"
	"strconv"
	"strings"
)

// number is what is left of a cell without currency, percent and the like: an
// optional minus, digits with their marks, an optional exponent.
type number struct {
	digits    string // of 0-9 . , and ' for any other mark between thousands
	exponent  string // "e-08", or ""
	negative  bool
	percent   bool
	magnitude bool
	brackets  bool
	currency  string // its code, or ""
}

// A currency is a way of writing one, and the code of the one that it stands for.
type currency struct{ sign, code string }

// currencies in the order in which they are looked for. The yuan has the sign of the yen.
var currencies = []currency{
	{"$", "USD"}, {"\u20ac", "EUR"}, {"\u00a3", "GBP"}, {"\u00a5", "CNY"}, {"\uffe5", "CNY"}, {"\u20b9", "INR"}, {"\u20bd", "RUB"},
	{"\u20a9", "KRW"}, {"\u5143", "CNY"}, {"USD", "USD"}, {"EUR", "EUR"}, {"GBP", "GBP"}, {"CHF", "CHF"}, {"JPY", "CNY"}, {"CNY", "CNY"},
	{"CAD", "CAD"}, {"AUD", "AUD"}, {"INR", "INR"}, {"SEK", "SEK"}, {"NOK", "NOK"}, {"DKK", "DKK"}, {"PLN", "PLN"}, {"kr", "SEK"},
}

// longestNumber is the most bytes that a cell with a number has.
const longestNumber = 64

func bare(cell string) (n number, ok bool) {
	s := strings.TrimSpace(cell)
	if len(s) > longestNumber {
		return n, false
	}
	if n, ok := plain(s); ok {
		return n, true
	}
	s = halfWidth(s)
	if len(s) > 2 && s[0] == '(' && s[len(s)-1] == ')' {
		n.brackets, n.negative, s = true, true, strings.TrimSpace(s[1:len(s)-1])
	}
	sign := func() bool {
		for _, minus := range []string{"-", "\u2212", "\u2012", "\u2013"} {
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
		if rest, found := strings.CutPrefix(s, c.sign); found {
			n.currency, s = c.code, strings.TrimSpace(rest)
			if !n.negative && !sign() {
				return n, false
			}
			break
		}
		if rest, found := strings.CutSuffix(s, c.sign); found {
			n.currency, s = c.code, strings.TrimSpace(rest)
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
	} else {
		for _, unit := range [...][2]string{{"\u4e07", "e4"}, {"\u4ebf", "e8"}} {
			if rest, found := strings.CutSuffix(s, unit[0]); found {
				n.magnitude, n.exponent, s = true, unit[1], strings.TrimSpace(rest)
			}
		}
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
	return n, digits > 0 && (n.fits('.') || n.fits(','))
}

// halfWidth is a cell in the characters of ASCII, which Chinese and Japanese have as
// wide as their own, too.
func halfWidth(cell string) string {
	if strings.IndexByte(cell, 0xef) < 0 { // with which all of these begin
		return cell
	}
	return strings.Map(func(r rune) rune {
		if r >= '\uff01' && r <= '\uff5e' {
			return r - 0xfee0
		}
		return r
	}, cell)
}

// plain is bare of what most cells are: digits with at most one mark, which is
// not the last character, and a minus.
func plain(s string) (n number, ok bool) {
	if s != "" && s[0] == '-' {
		n.negative, s = true, s[1:]
	}
	marks := 0
	for i := range len(s) {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
		case c == '.' || c == ',':
			marks++
		default:
			return n, false
		}
	}
	n.digits = s
	return n, marks <= 1 && s != "" && s[len(s)-1] >= '0'
}

// fits tells whether a number can be read with mark as its decimal mark, '.' or
// ','. The other one, or an apostrophe or blank, may stand between thousands, at
// every third digit.
func (n number) fits(mark byte) bool {
	if !n.grouped(mark) {
		return false
	}
	if n.exponent == "" {
		return true // so few digits are no number beyond the largest
	}
	_, ok := n.parse(mark)
	return ok
}

// grouped tells whether marks stand where they may. digits has no other
// characters than those of a number.
func (n number) grouped(mark byte) bool {
	whole, digits := n.digits, 0
	if at := strings.IndexByte(n.digits, mark); at >= 0 {
		whole = n.digits[:at]
		for i := at + 1; i < len(n.digits); i++ {
			if n.digits[i] < '0' {
				return false // a mark in the fraction
			}
		}
		digits = len(n.digits) - at - 1
	}
	if whole == "" {
		return digits > 0
	}
	between, run := byte(0), 0
	for i := range len(whole) {
		c := whole[i]
		if c >= '0' {
			run++
			continue
		}
		// The first group has one to three digits, each later one three.
		if between != 0 && (c != between || run != 3) || between == 0 && (run < 1 || run > 3) {
			return false
		}
		between, run = c, 0
	}
	return between == 0 || run == 3
}

// read is the number with mark as its decimal mark.
func (n number) read(mark byte) (float64, bool) {
	if !n.grouped(mark) {
		return 0, false
	}
	return n.parse(mark)
}

// parse is read where the marks stand where they may.
func (n number) parse(mark byte) (float64, bool) {
	buffer := make([]byte, 0, longestNumber)
	for i := range len(n.digits) {
		switch c := n.digits[i]; {
		case c >= '0':
			buffer = append(buffer, c)
		case c == mark:
			buffer = append(buffer, '.')
		}
	}
	buffer = append(buffer, n.exponent...)
	v, err := strconv.ParseFloat(string(buffer), 64)
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) {
		return 0, false
	}
	if v == 0 && n.exponent != "" && strings.Trim(n.digits, "0.,'") != "" {
		return 0, false // below the least there is, as 1e-400
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
	byPoint, byComma := n.fits('.'), n.fits(',')
	switch {
	case byPoint && !byComma:
		return '.', false
	case byComma && !byPoint:
		return ',', false
	case strings.IndexByte(n.digits, '.') < 0 && strings.IndexByte(n.digits, ',') < 0 || strings.Trim(n.digits, "0.,'") == "":
		return 0, false // the same number either way
	}
	// No one writes 0.123 for a hundred and twenty-three.
	if n.digits[0] == '0' && strings.IndexByte(n.digits, '.') == 1 {
		return '.', false
	}
	if n.digits[0] == '0' && strings.IndexByte(n.digits, ',') == 1 {
		return ',', false
	}
	return 0, true
}
