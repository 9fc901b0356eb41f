// Package limits is what the page, its pictures and its API take of settings:
// what a phone can train while somebody looks on. Package rnn takes far more.
package limits

import (
	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/tutorial"
)

// Numbers is how many numbers a series of a reader's own has at most.
const Numbers = 100_000

// ranges are those of the fields for which a page has its own. The series has
// 200 points, which bounds the steps, and 100 records to train on, which bounds
// the batch.
var ranges = []struct {
	field    string
	min, max float64
}{
	{"layers", 1, 3},
	{"hidden", 1, 256},
	{"steps", 2, 120},
	{"truncate", 0, 120},
	{"learningRate", 1e-6, 10},
	{"clipAt", 1e-3, 1e3},
	{"batch", 1, 100},
	{"epochs", 1, 1000},
	{"patience", 0, 1000},
}

// carry is the field that only texts have a use for: windows of a series overlap,
// and none goes on where the one before ended.
const carry = "carry"

// Fields returns the table of [rnn.Fields] with the page's ranges, without what
// none of its runs could be given.
//
//go:noinline
func Fields() []rnn.Field {
	all := rnn.Fields()
	fields := all[:0]
	for _, f := range all {
		for _, r := range ranges {
			if f.Name == r.field {
				f.Min, f.Max = r.min, r.max
			}
		}
		if f.Name != carry {
			fields = append(fields, f)
		}
	}
	return fields
}

// Field is the field of a name, which has to be one of the table.
func Field(name string) rnn.Field {
	for _, f := range Fields() {
		if f.Name == name {
			return f
		}
	}
	panic("limits: there is no field " + name)
}

// Rules returns what the page's settings need of each other.
func Rules() rnn.Rules {
	all := append(tutorial.Rules(), rnn.ConfigRules()...)
	rules := all[:0]
	for _, r := range all {
		if r.When != carry && r.Field != carry {
			rules = append(rules, r)
		}
	}
	return rules
}

// Check reports every field that the page does not take, or else those that do
// not go together, as a [rnn.ConfigError].
func Check(c rnn.Config) error {
	var bad rnn.ConfigError
	for _, f := range Fields() {
		if err := f.Check(c); err != nil {
			bad = append(bad, err.(*rnn.FieldError))
		}
	}
	if len(bad) > 0 {
		return bad
	}
	return Rules().Check(c)
}
