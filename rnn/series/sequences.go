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
	return SequencesAfter(0, tokens, vocabulary, steps)
}

// SequencesAfter is [Sequences] of which each only reads its first lead steps and
// predicts after the others, and begins so much earlier that every token is
// predicted once: record i is
//
//	Tokens = tokens[i*(steps-lead) : i*(steps-lead)+steps]
//
// with [NoClass] at its first lead steps. On these a network that begins each
// record from nothing is measured by what it says of tokens that it has come to,
// as whoever has all that was before is. lead is from 0 to steps-1.
func SequencesAfter(lead int, tokens []int, vocabulary, steps int) (Records, error) {
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
	if err := checkRange("lead", lead, 0, steps-1); err != nil {
		return Records{}, err
	}
	r := Records{N: (len(tokens) - 1 - lead) / (steps - lead), Steps: steps, Inputs: vocabulary, Outputs: vocabulary}
	for i := range r.N {
		from := i * (steps - lead)
		r.Tokens = append(r.Tokens, tokens[from:from+steps]...)
		for range lead {
			r.Classes = append(r.Classes, NoClass)
		}
		r.Classes = append(r.Classes, tokens[from+lead+1:from+steps+1]...)
	}
	return r, nil
}
