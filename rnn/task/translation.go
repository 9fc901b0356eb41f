package task

import (
	"slices"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// Translation of numbers from 1 to 9,999 between English words and Chinese
// numerals, either way. It is one network, which reads the one, then an equals
// sign, and writes the other, reading what it writes: what Sutskever, Vinyals and
// Le (Sequence to Sequence Learning with Neural Networks, 2014) have two for.
func translation() Exercise {
	elman, lstm := remembering(rnn.Elman, 64, translationSteps), remembering(rnn.LSTM, 64, translationSteps)
	for _, c := range []*rnn.Config{&elman, &lstm} {
		c.Batch, c.Epochs, c.Decay = 20, 25, rnn.CosineDecay
	}
	lstm.ForgetBias = 1
	return Exercise{
		Name:       "translation",
		Kind:       Symbols,
		Ladder:     []rnn.Preset{{Name: "elman", Config: elman}, {Name: "lstm", Config: lstm}},
		Metric:     Metric{Name: Right, Reach: 0.99},
		Provenance: "Generated: the numbers from 1 to 9,999 in English words and in Chinese numerals.",
		Licence:    "Words of a language, which nobody owns.",
		material:   translationMaterial,
	}
}

const (
	translationSteps      = 7 + 1 + 7 // both languages take up to seven words, of 9,999 for one
	translationTrain      = 2000      // numbers, each in both directions
	translationValidation = 250
	translationTest       = 500
)

// The tokens that are in no language.
const (
	equals = iota
	endOfNumber
)

// numberWords are what the tokens are called.
func numberWords() []string {
	words := append([]string{"=", "."}, ones[1:]...)
	words = append(words, tens[2:]...)
	words = append(words, "hundred", "thousand", "and")
	return append(append(words, digits...), "十", "百", "千")
}

// A translated number: what is read with the equals sign, and what is to be written
// with the end.
type translated struct{ read, write []int }

// translations are a number from English to Chinese, and from Chinese to English.
func translations(n int, words []string) (both [2]translated) {
	var languages [2][]int
	for i, said := range [][]string{inEnglish(n), inChinese(n)} {
		for _, word := range said {
			languages[i] = append(languages[i], slices.Index(words, word))
		}
	}
	for i := range both {
		both[i] = translated{read: append(slices.Clone(languages[i]), equals), write: append(slices.Clone(languages[1-i]), endOfNumber)}
	}
	return both
}

func translationMaterial(c rnn.Config, _ Options) (*Material, error) {
	if c.Steps < translationSteps {
		return nil, tooFewSteps(c, translationSteps)
	}
	words := numberWords()
	numbers := drawn(c).Permutation(9999)
	records := func(n int) (r series.Records, list []translated) {
		r = series.Records{Steps: c.Steps, Inputs: len(words), Outputs: len(words)}
		for _, number := range numbers[:n] {
			for _, pair := range translations(number+1, words) {
				list = append(list, pair)
			}
		}
		numbers = numbers[n:]
		for _, pair := range list {
			tokens := append(slices.Clone(pair.read), pair.write...)
			one := predicting([][]int{tokens}, len(words), c.Steps)
			for t := range len(pair.read) - 1 {
				one.Classes[t] = series.NoClass // what is read is not to be predicted
			}
			r.Tokens, r.Classes = append(r.Tokens, one.Tokens...), append(r.Classes, one.Classes...)
			r.N++
		}
		return r, list
	}
	m := &Material{Words: words}
	m.Train, _ = records(translationTrain)
	m.Validation, _ = records(translationValidation)
	var tests []translated
	m.Test, tests = records(translationTest)
	m.floors = func() []Floor {
		chance := always(len(words))
		return []Floor{{Rule: Chance, Validation: nats(m.Validation, chance), Test: nats(m.Test, chance)}}
	}
	m.judge = func(s *rnn.Stepper, i int) (float64, error) { return judgeTranslation(s, tests[i]) }
	return m, nil
}

// judgeTranslation has a network read, and write on its own: all is to be right, to
// the end.
func judgeTranslation(s *rnn.Stepper, pair translated) (float64, error) {
	next := 0
	for _, token := range pair.read {
		p, err := s.StepToken(token)
		if err != nil {
			return 0, err
		}
		next = likeliest(p)
	}
	for _, want := range pair.write {
		if next != want {
			return 0, nil
		}
		p, err := s.StepToken(next)
		if err != nil {
			return 0, err
		}
		next = likeliest(p)
	}
	return 1, nil
}

// Translate has a network of the translation read a number in words, in either
// language, and write it in the other. What it writes is its own; more than twice
// as many words as any number has are cut off. It reports a word that is in no
// number as a [*rnn.FieldError].
func Translate(network *rnn.Model, text string) (string, error) {
	words := numberWords()
	var read []int
	for _, word := range cutNumber(text) {
		token := slices.Index(words[endOfNumber+1:], word)
		if token < 0 {
			return "", &rnn.FieldError{Field: "text", Got: word, Want: "a number from 1 to 9,999 in English words or Chinese numerals"}
		}
		read = append(read, token+endOfNumber+1)
	}
	s, err := network.NewSampler(rnn.Sampling{}, append(read, equals)...)
	if err != nil {
		return "", err
	}
	var written []int
	for token := s.Next(); token != endOfNumber && len(written) < translationSteps; token = s.Next() {
		written = append(written, token)
	}
	return spelled(words, written), nil
}

// spelled is tokens as they are written: with a hyphen in twenty-one, and nothing
// between numerals.
func spelled(words []string, tokens []int) (text string) {
	for i, token := range tokens {
		word := words[token]
		if i > 0 && word[0] < 0x80 {
			if slices.Contains(tens[2:], words[tokens[i-1]]) {
				text += "-"
			} else {
				text += " "
			}
		}
		text += word
	}
	return text
}
