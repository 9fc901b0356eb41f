//go:build js && wasm

package main

import (
	"strconv"
	"syscall/js"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/series"
	"github.com/rnnlab/rnnlab/wasm/internal/bridge"
)

// longest is how many steps are looked at, or written, at most.
const longest = 4096

// looking follows a network, with the weights of its beginning, through one
// sequence.
type looking struct {
	stepper *rnn.Stepper
	tokens  []int
	numbers []float64 // in place of tokens: each step's inputs
	steps   int
	next    func(before []int) []float64 // nil where nobody knows
	outputs int

	at     int
	said   []float64 // (steps, outputs)
	states []float64 // (steps, S)
	known  []float64 // (steps, outputs): 0 all along where nothing comes next
	target js.Value
	failed error
}

// beginLook takes {record}, of the test; or what a reader gives: {tokens}, or
// {numbers} as the bytes of float64s.
func (s *symbols) beginLook(send js.Value) (any, error) {
	a := s.attempt
	if a == nil {
		return nil, errNoAttempt
	}
	m := a.Material
	l := &looking{outputs: m.Train.Outputs, target: js.Undefined()}
	switch inputs := m.Train.Inputs; {
	case !send.Get("record").IsUndefined():
		i, err := bridge.Whole(send, "record", 0, m.Test.N-1)
		if err != nil {
			return nil, err
		}
		l.ofRecord(m.Test, i)
	case m.Train.Tokens != nil:
		tokens, err := wholes(send, "tokens", 1, longest, inputs-1)
		if err != nil {
			return nil, err
		}
		l.tokens, l.steps = tokens, len(tokens)
	default:
		b, err := bridge.Bytes(send, "numbers")
		if err != nil {
			return nil, err
		}
		if n := len(b) / 8; n == 0 || n%inputs != 0 || n > longest*inputs {
			return nil, &rnn.FieldError{Field: "numbers", Got: strconv.Itoa(n), Want: strconv.Itoa(inputs) + " for each of at most " + strconv.Itoa(longest) + " steps"}
		}
		l.numbers = bridge.FromBytes(b)
		l.steps = len(l.numbers) / inputs
	}
	stepper, err := a.Model().NewStepper()
	if err != nil {
		return nil, err
	}
	l.stepper = stepper
	if l.tokens != nil {
		l.next = m.Next
	}
	s.looking = l
	return nil, nil
}

func (l *looking) ofRecord(r series.Records, i int) {
	l.steps = lengthOf(r, i)
	if r.Tokens != nil {
		l.tokens = r.Token(i)[:l.steps]
	} else {
		l.numbers = r.Input(i)[:l.steps*r.Inputs]
	}
	switch {
	case r.Classes != nil:
		l.target = ints(r.Class(i)[:l.steps])
	case r.Labels != nil:
		l.target = ints(r.Labels[i : i+1])
	default:
		l.target = js.ValueOf([]any{r.Y[i]})
	}
}

func (s *symbols) advanceLook() (more bool) {
	l := s.looking
	if l == nil || l.failed != nil || l.at == l.steps {
		return false
	}
	var said []float64
	if l.tokens != nil {
		said, l.failed = l.stepper.StepToken(l.tokens[l.at])
	} else {
		inputs := len(l.numbers) / l.steps
		said, l.failed = l.stepper.Step(l.numbers[l.at*inputs : (l.at+1)*inputs])
	}
	if l.failed != nil {
		return false
	}
	l.at++
	l.said = append(l.said, said...)
	l.states = append(l.states, l.stepper.State()...)
	if l.next != nil {
		if p := l.next(l.tokens[:l.at]); p != nil {
			l.known = append(l.known, p...)
		} else {
			l.known = append(l.known, make([]float64, l.outputs)...)
		}
	}
	return l.at < l.steps
}

// looked is what the network said after each step, its states (h of each layer,
// an LSTM's c after its h), what may come next where that is known, and of a
// record what was to be said: the class of each step or -1, the label, or the number.
func (s *symbols) looked(js.Value) (any, error) {
	l := s.looking
	if l == nil {
		return nil, errNoLook
	}
	if l.failed != nil {
		return nil, l.failed
	}
	o := bridge.Plain{}
	o.Count("steps", l.at)
	if l.tokens != nil {
		o["tokens"] = ints(l.tokens[:l.at])
	} else {
		o["numbers"] = bridge.Float64s(l.numbers)
	}
	o["said"] = bridge.Float64s(l.said)
	o["states"] = bridge.Float64s(l.states)
	if l.next != nil {
		o["known"] = bridge.Float64s(l.known)
	}
	if !l.target.IsUndefined() {
		o["target"] = l.target
	}
	return map[string]any(o), nil
}
