package table

import "strings"

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
	"\u2013": true, "\u2014": true, "\u2014\u2014": true, "\uff0d": true, "\u65e0": true, "\u7f3a\u5931": true, ".": true, "..": true, "...": true, "?": true, "*": true,
	"inf": true, "+inf": true, "-inf": true, "infinity": true, "+infinity": true, "-infinity": true, "\u221e": true,
	"#div/0!": true, "#value!": true, "#ref!": true, "#num!": true, "#name?": true, "#null!": true, `\n`: true,
}

// longestSpelling is the length of the longest of them.
const longestSpelling = len("-infinity")

func isNone(cell string) bool {
	if len(cell) > longestSpelling || cell != "" && cell[0] >= '0' && cell[0] <= '9' {
		return false
	}
	return spellings[strings.ToLower(cell)]
}

// isOneOf tells whether a text is one of words, in whatever case, which stand between bars.
func isOneOf(words, text string) bool {
	return text != "" && !strings.Contains(text, "|") && strings.Contains(words, "|"+strings.ToLower(text)+"|")
}

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

// isSlip tells a word that no letter begins and at least half of which is digits, as hardly any is that names a column.
func isSlip(cell string) bool {
	digits := 0
	for i := range len(cell) {
		if cell[i] >= '0' && cell[i] <= '9' {
			digits++
		}
	}
	return 2*digits >= len(cell) && cell < "A" && look(cell) == word
}
