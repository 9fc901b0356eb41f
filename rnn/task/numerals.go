package task

// What the words of numbers are called: the tokens of the translation, in order.
var (
	ones = []string{"", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine",
		"ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"}
	tens   = []string{"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"}
	digits = []string{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"}
)

// inEnglish is n from 1 to 9,999 in words: 205 is two hundred and five.
func inEnglish(n int) (words []string) {
	if n >= 1000 {
		words = append(words, ones[n/1000], "thousand")
	}
	if hundreds := n / 100 % 10; hundreds > 0 {
		words = append(words, ones[hundreds], "hundred")
	}
	rest := n % 100
	if rest > 0 && n > 100 {
		words = append(words, "and")
	}
	if rest >= 20 {
		words = append(words, tens[rest/10])
		rest %= 10
	}
	if rest > 0 {
		words = append(words, ones[rest])
	}
	return words
}

// inChinese is n from 1 to 9,999 in numerals: 205 is 二百零五. A 零 stands for any
// zeros between digits, and ten to nineteen begin with 十.
func inChinese(n int) (numerals []string) {
	zero := false
	for _, place := range []struct {
		of   int
		name string
	}{{1000, "千"}, {100, "百"}, {10, "十"}, {1, ""}} {
		digit := n / place.of % 10
		if digit == 0 {
			zero = len(numerals) > 0
			continue
		}
		if zero {
			numerals = append(numerals, digits[0])
			zero = false
		}
		if n >= 20 || place.of != 10 {
			numerals = append(numerals, digits[digit])
		}
		if place.name != "" {
			numerals = append(numerals, place.name)
		}
	}
	return numerals
}

// cutNumber cuts a number in words, in either language, as a reader types it:
// without a thought for capitals, hyphens, commas and spaces.
func cutNumber(text string) (words []string) {
	word := ""
	end := func() {
		if word != "" {
			words = append(words, word)
			word = ""
		}
	}
	for _, r := range text {
		if r >= 'A' && r <= 'Z' {
			r += 'a' - 'A'
		}
		switch {
		case r >= 'a' && r <= 'z':
			word += string(r)
		case r == ' ' || r == '-' || r == ',' || r == '\u3000' || r == '\t' || r == '\n':
			end()
		default:
			end()
			words = append(words, string(r))
		}
	}
	end()
	return words
}
