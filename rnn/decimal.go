package rnn

// decimal reports whether text is a number as a link has it: digits with at most
// one point among or beside them, a sign before and an exponent behind if need
// be. strconv.ParseFloat reads more than that, which the page does not: 0x10,
// 1_000, inf.
func decimal(text string) bool {
	whole, text := digits(sign(text))
	part := 0
	if text != "" && text[0] == '.' {
		part, text = digits(text[1:])
	}
	if whole+part == 0 {
		return false
	}
	if text == "" {
		return true
	}
	if text[0] != 'e' && text[0] != 'E' {
		return false
	}
	exponent, rest := digits(sign(text[1:]))
	return exponent > 0 && rest == ""
}

func sign(text string) (rest string) {
	if text != "" && (text[0] == '+' || text[0] == '-') {
		return text[1:]
	}
	return text
}

func digits(text string) (n int, rest string) {
	for n < len(text) && '0' <= text[n] && text[n] <= '9' {
		n++
	}
	return n, text[n:]
}
