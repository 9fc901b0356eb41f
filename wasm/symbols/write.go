//go:build js && wasm

package main

import (
	"math"
	"syscall/js"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/task"
	"github.com/rnnlab/rnnlab/wasm/internal/bridge"
)

// A writer is a network that writes on its own, with the weights of its beginning,
// or counts of a few letters.
type writer interface {
	Distribution() []float64
	Next() int
}

type writing struct {
	writer writer
	length int
	seen   int // sequences that the network had seen

	tokens []int
	p      []float64 // the writer's own probability of each
	before []float64 // the distribution that the next is drawn from
}

func (s *symbols) beginWriting(send js.Value) (any, error) {
	a := s.attempt
	if a == nil {
		return nil, errNoAttempt
	}
	w := &writing{seen: a.Seen(), before: make([]float64, a.Material.Train.Outputs)}
	beginning, err := wholes(send, "beginning", 1, longest, a.Material.Train.Inputs-1)
	if err != nil {
		return nil, err
	}
	if w.length, err = bridge.Whole(send, "length", 1, longest); err != nil {
		return nil, err
	}
	var of rnn.Sampling
	if of.Temperature, err = bridge.Number(send, "temperature", 0, 10); err != nil {
		return nil, err
	}
	if of.TopK, err = bridge.Whole(send, "topK", 0, len(w.before)); err != nil {
		return nil, err
	}
	seed, err := bridge.Whole(send, "seed", 0, math.MaxUint32)
	if err != nil {
		return nil, err
	}
	of.Seed = uint32(seed)
	by, err := bridge.Text(send, "by")
	if err != nil {
		return nil, err
	}
	switch by {
	case "network":
		w.writer, err = a.Model().NewSampler(of, beginning...)
	case "counts":
		w.writer, err = a.Material.NewScribe(of, beginning...)
	default:
		err = &rnn.FieldError{Field: "by", Got: by, Want: "one of network, counts"}
	}
	if err != nil {
		return nil, err
	}
	s.writing = w
	return nil, nil
}

func (s *symbols) advanceWriting() (more bool) {
	w := s.writing
	if w == nil || len(w.tokens) == w.length {
		return false
	}
	copy(w.before, w.writer.Distribution())
	token := w.writer.Next()
	w.tokens, w.p = append(w.tokens, token), append(w.p, w.before[token])
	return len(w.tokens) < w.length
}

func (s *symbols) written(js.Value) (any, error) {
	w := s.writing
	if w == nil {
		return nil, errNoWriting
	}
	o := bridge.Plain{}
	o["tokens"] = ints(w.tokens)
	o["p"] = bridge.Float64s(w.p)
	o.Count("seen", w.seen)
	return map[string]any(o), nil
}

// translate has the network of the translation read a number in words.
func (s *symbols) translate(send js.Value) (any, error) {
	if s.attempt == nil {
		return nil, errNoAttempt
	}
	text, err := bridge.Text(send, "text")
	if err != nil {
		return nil, err
	}
	if s.attempt.Material.Words == nil {
		return nil, &rnn.FieldError{Field: "exercise", Got: s.attempt.Exercise.Name, Want: "translation"}
	}
	return task.Translate(s.attempt.Model(), text)
}
