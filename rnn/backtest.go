package rnn

import (
	"iter"

	"github.com/rnnlab/rnnlab/rnn/series"
)

// Rolling says how records in the order of time are divided again and again, to
// see how a way of training would have done in the past: a network is trained on
// what lies before an origin and tested on what comes after it, then the origin
// moves on. The tests follow each other, up to the last record.
//
// This is rolling-origin evaluation as in L. Tashman, "Out-of-sample tests of
// forecasting accuracy" (2000), with a new network at each origin.
type Rolling struct {
	Origins int // how many, at least 1
	Test    int // records that are tested at each, at least 1: as far as the origin moves

	// Gap is how many records are left out before those that are tested, and before
	// those that validate: ahead-1 for records that predict so many steps, as they
	// share targets with their neighbours. At least 0.
	Gap int

	Validation int // of the records before the origin the last ones, to stop early by; 0 for none
	Window     int // most records to train on, the latest; 0 for all
}

// A Span is the records from From up to but not including To.
type Span struct{ From, To int }

// Len is how many records there are in a span.
func (s Span) Len() int { return s.To - s.From }

// An Origin divides records in those to train on, to validate and to test. Whatever
// else is fitted, as a scale, is to be fitted on Train alone.
type Origin struct{ Train, Validation, Test Span }

// Divide returns the origins of so many records, from the earliest on. It reports
// a field out of its range, or too few records, as a [*FieldError].
func (r Rolling) Divide(records int) ([]Origin, error) {
	for _, f := range []struct {
		name       string
		got, least int
	}{{"origins", r.Origins, 1}, {"test", r.Test, 1}, {"gap", r.Gap, 0}, {"validation", r.Validation, 0}, {"window", r.Window, 0}} {
		if f.got < f.least || f.got > most {
			return nil, &FieldError{f.name, itoa(f.got), "from " + itoa(f.least) + " to " + itoa(most)}
		}
	}
	before := r.Gap
	if r.Validation > 0 {
		before += r.Validation + r.Gap
	}
	if need := before + 1 + r.Origins*r.Test; records < need {
		return nil, &FieldError{"records", itoa(records), "at least " + itoa(need) + ", so that one is left to train on at the first origin"}
	}
	list := make([]Origin, r.Origins)
	for i := range list {
		test := records - (r.Origins-i)*r.Test
		o := Origin{Test: Span{test, test + r.Test}, Train: Span{0, test - before}}
		o.Validation = Span{test - r.Gap - r.Validation, test - r.Gap}
		if r.Window > 0 {
			o.Train.From = max(0, o.Train.To-r.Window)
		}
		list[i] = o
	}
	return list, nil
}

// A Tested is what a network that was trained up to an origin makes of the
// records after it.
type Tested struct {
	Origin
	Predictions []float64 // of the records that are tested, (N, O)
	Loss        float64   // their mean loss, as that of a [History]
}

// Backtest trains a new network at each origin, by the same Config, and yields how
// it does, the earliest origin first. The records have numbers to predict, in the
// order of time; they are taken as they are, so that a scale they were given must
// not be fitted on more than the first origin's [Span] to train on. What is wrong
// with the arguments, and a run that breaks down, is the last value yielded.
func Backtest(config Config, records series.Records, rolling Rolling) iter.Seq2[Tested, error] {
	return func(yield func(Tested, error) bool) {
		origins, err := rolling.Divide(records.N)
		if err == nil && records.Kind().Targets != series.Numbers {
			err = &FieldError{"records.Classes", records.Kind().String(), "numbers to predict"}
		}
		if err == nil {
			err = checkLengths("records", records)
		}
		if err != nil {
			yield(Tested{}, err)
			return
		}
		for _, o := range origins {
			tested, err := o.test(config, records)
			if !yield(tested, err) || err != nil {
				return
			}
		}
	}
}

// test trains up to the origin and predicts what comes after it.
func (o Origin) test(config Config, records series.Records) (Tested, error) {
	of := func(s Span) series.Records { return records.Slice(s.From, s.To) }
	run, err := New(config, of(o.Train), of(o.Validation))
	if err != nil {
		return Tested{}, err
	}
	if err := run.Run(); err != nil {
		return Tested{}, err
	}
	m, err := ModelOf(run)
	if err != nil {
		return Tested{}, err
	}
	test := of(o.Test)
	predictions, err := m.PredictRecords(test)
	if err != nil {
		return Tested{}, err
	}
	return Tested{o, predictions, MeanLoss(predictions, test)}, nil
}
