package series

import (
	"errors"
	"slices"
	"strconv"
)

// An Alphabet numbers the characters of a text, so that a network can read them as
// tokens: 0 for the one with the least code point, and so on up to Len-1.
type Alphabet struct {
	runes []rune // ascending
	token map[rune]int
}

// AlphabetOf is the alphabet of all characters (Unicode code points) in a text. It
// reports a text of fewer than two, of which there is nothing to choose.
func AlphabetOf(text string) (*Alphabet, error) {
	a := &Alphabet{token: map[rune]int{}}
	for _, r := range text {
		if _, known := a.token[r]; !known {
			a.token[r] = 0
			a.runes = append(a.runes, r)
		}
	}
	if len(a.runes) < 2 {
		return nil, errors.New("text: want at least 2 different characters, got " + strconv.Itoa(len(a.runes)))
	}
	slices.Sort(a.runes)
	for i, r := range a.runes {
		a.token[r] = i
	}
	return a, nil
}

// Len is how many characters there are.
func (a *Alphabet) Len() int { return len(a.runes) }

// String is all characters in the order of their tokens.
func (a *Alphabet) String() string { return string(a.runes) }

// Tokens are those of a text. Missing are the characters of it that the alphabet
// does not have, each once, in the order in which they come; they have no token.
func (a *Alphabet) Tokens(text string) (tokens []int, missing []rune) {
	for _, r := range text {
		token, known := a.token[r]
		switch {
		case known:
			tokens = append(tokens, token)
		case !slices.Contains(missing, r):
			missing = append(missing, r)
		}
	}
	return tokens, missing
}

// Text is what tokens from 0 to Len-1 spell.
func (a *Alphabet) Text(tokens ...int) string {
	runes := make([]rune, len(tokens))
	for i, token := range tokens {
		runes[i] = a.runes[token]
	}
	return string(runes)
}
