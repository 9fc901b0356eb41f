package rnn

import (
	"github.com/rnnlab/rnnlab/rnn/series"
)

// lanes is the order in which records that follow one another are taken, so that
// a batch goes on where the one before it ended: the records are cut in as many
// stretches as a batch has records, and update u takes the u-th of each stretch.
type lanes struct {
	order  []int // the record in each place
	starts []int // the place at which each update begins, and at the end their number
}

//go:noinline
func newLanes(records, batch int) lanes {
	long := (records + batch - 1) / batch // of a stretch; the last may be shorter
	l := lanes{make([]int, records), make([]int, long+1)}
	place := 0
	for u := range long {
		l.starts[u] = place
		for i := u; i < records; i += long {
			l.order[place] = i
			place++
		}
	}
	l.starts[long] = records
	return l
}

// of is the update that has a place: its places are from first up to but not
// including end.
func (l lanes) of(place int) (first, end int) {
	u := 0
	for l.starts[u+1] <= place {
		u++
	}
	return l.starts[u], l.starts[u+1]
}

// carry is what a network hands on from one batch to the next with
// [Config.Carry]. Each epoch, and each evaluation, begins from 0.
type carry struct {
	train, validation lanes
	now, next         []float64 // the states that this update begins with, and those it ends with, (L, 1 or 2, B, H)
}

//go:noinline
func newCarry(c Config, train, validation int) *carry {
	size := carriedNumbers(c)
	return &carry{newLanes(train, c.Batch), newLanes(validation, c.Batch), make([]float64, size), make([]float64, size)}
}

// carriedNumbers is how many numbers the states of a batch are.
func carriedNumbers(c Config) int {
	parts := 1
	if c.Cell == LSTM {
		parts = 2
	}
	return c.Layers * parts * c.Batch * c.Hidden
}

// beginWith puts a pass, of which nothing is done, after what came before: its records
// are those of the lanes from lane on.
func (n *network[T]) beginWith(states []float64, lanes, lane int) {
	n.eachCarried(-1, states, lanes, lane, func(part []T, kept []float64) {
		for i, v := range kept {
			part[i] = T(v)
		}
	})
}

// endWith keeps in states what a complete pass has come to.
func (n *network[T]) endWith(states []float64, lanes, lane int) {
	n.eachCarried(n.steps-1, states, lanes, lane, func(part []T, kept []float64) {
		for i, v := range part {
			kept[i] = float64(v)
		}
	})
}

// eachCarried goes through what time step t of a pass hands on, (B, H) each, with its
// place in the states of all lanes.
func (n *network[T]) eachCarried(t int, states []float64, lanes, lane int, do func(part []T, kept []float64)) {
	for _, layer := range n.cells {
		for _, part := range layer.carried(t, n.pass.batch()) {
			if len(part) == 0 {
				continue // of a cell that hands on h alone
			}
			do(part, states[lane*n.hidden:][:len(part)])
			states = states[lanes*n.hidden:]
		}
	}
}

// checkCarried reports records that do not follow one another.
//
//go:noinline
func checkCarried(set string, r series.Records) error {
	follow := r.N < 2 || r.Classes != nil && r.Tokens != nil
	for at := r.Steps; follow && at < len(r.Tokens); at += r.Steps {
		follow = r.Classes[at-1] == r.Tokens[at]
	}
	if follow {
		return nil
	}
	return fieldError("carry", "true", "false, as the records of "+set+" are no tokens of which each record goes on where the one before ended")
}
