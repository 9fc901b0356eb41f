package rnn

import (
	"github.com/rnnlab/rnnlab/rnn/internal/runfile"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// inFile is the shape as a file says it: "3 numbers to 1 numbers".
func (s shape) inFile() []byte {
	k := s.kind()
	text := []byte(itoa(s.inputs))
	for _, part := range []string{" ", string(k.Inputs), " to ", itoa(s.outputs), " ", string(k.Targets)} {
		text = append(text, part...)
	}
	return text
}

// kind is that of the records that the network is for.
//
//go:noinline
func (s shape) kind() series.Kind {
	k := series.Kind{Inputs: series.Numbers, Targets: series.Numbers}
	if s.tokenInputs {
		k.Inputs = series.Tokens
	}
	if s.classified {
		k.Targets = series.Classes
	}
	if s.labelled {
		k.Targets = series.Labels
	}
	return k
}

// shapeInFile is the shape of the network in a file, by the file alone. Before
// files said it there was one that its settings and the number of its weights
// leave no doubt of: that of one series, which reads a number and predicts one.
func shapeInFile(s *runfile.Run, c Config) (shape, *FileError) {
	kind, inputs, outputs := series.Kind{Inputs: series.Numbers, Targets: series.Numbers}, 1, 1
	if len(s.Shape) > 0 {
		var ok bool
		if kind, inputs, outputs, ok = parseShape(string(s.Shape)); !ok {
			return shape{}, &FileError{WrongContent, "shape"}
		}
	}
	if c.Input == PerStep && (inputs != 1 || kind.Inputs != series.Numbers) {
		return shape{}, &FileError{WrongContent, "shape"}
	}
	if large := c.fits(inputs, outputs); large != nil {
		return shape{}, &FileError{WrongSettings, large.Message()}
	}
	n := shapeOf(c, series.Records{Inputs: inputs, Outputs: outputs})
	n.tokenInputs, n.classified, n.labelled = kind.Inputs == series.Tokens, kind.Targets != series.Numbers, kind.Targets == series.Labels
	switch {
	case len(s.Now.Numbers) == s.Bits/8*n.weights()*(1+c.Optimizer.moments()):
		return n, nil
	case len(s.Shape) == 0:
		return shape{}, &FileError{WrongContent, "it was saved before files said what a network reads and predicts: open it with its records, and save it again"}
	}
	return shape{}, &FileError{WrongContent, "weights"}
}

// parseShape reads what inFile writes, and nothing else.
func parseShape(text string) (kind series.Kind, inputs, outputs int, ok bool) {
	for _, kind.Inputs = range []series.Content{series.Numbers, series.Tokens} {
		for _, kind.Targets = range []series.Content{series.Numbers, series.Classes, series.Labels} {
			rest := text
			if inputs, rest, ok = wholeNumber(rest); !ok {
				return kind, 0, 0, false
			}
			between := " " + string(kind.Inputs) + " to "
			if len(rest) < len(between) || rest[:len(between)] != between {
				continue // no strings.CutPrefix: its package has tables that the page would download
			}
			if outputs, rest, ok = wholeNumber(rest[len(between):]); ok && rest == " "+string(kind.Targets) {
				return kind, inputs, outputs, true
			}
		}
	}
	return kind, 0, 0, false
}

// wholeNumber is the number from 1 on that a text begins with.
func wholeNumber(text string) (n int, rest string, ok bool) {
	size, rest := digits(text)
	if size == 0 || size > 9 || text[0] == '0' {
		return 0, text, false
	}
	for _, digit := range text[:size] {
		n = 10*n + int(digit-'0')
	}
	return n, rest, true
}
