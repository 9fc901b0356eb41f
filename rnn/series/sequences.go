package series

import (
	"errors"
	"strconv"
)

// Sequences cuts a sequence of tokens, such as the characters of a text, in
// records that read steps of them and predict after each the one that follows:
// record i is
//
//	Tokens = tokens[i*steps : (i+1)*steps]    Classes = tokens[i*steps+1 : (i+1)*steps+1]
//
// What is left over at the end makes no record. tokens are from 0 to
// vocabulary-1; steps is from 1 to len(tokens)-1.
func Sequences(tokens []int, vocabulary, steps int) (Records, error) {
	if len(tokens) < 2 {
		return Records{}, errors.New("tokens: want at least 2, got " + strconv.Itoa(len(tokens)))
	}
	for i, v := range tokens {
		if err := checkRange("tokens["+strconv.Itoa(i)+"]", v, 0, vocabulary-1); err != nil {
			return Records{}, err
		}
	}
	if err := checkRange("steps", steps, 1, len(tokens)-1); err != nil {
		return Records{}, err
	}
	n := (len(tokens) - 1) / steps
	return Records{N: n, Steps: steps, Inputs: vocabulary, Outputs: vocabulary,
		Tokens: append([]int(nil), tokens[:n*steps]...), Classes: append([]int(nil), tokens[1:n*steps+1]...)}, nil
}
