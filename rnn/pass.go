package rnn

import "github.com/rnnlab/rnnlab/rnn/series"

// pass is the way of a batch through a network and, to learn from it, back. It
// goes in stages, and within a stage a few time steps at a time, so that a
// caller with other work to do, such as a browser, need not wait for all of it.
// How it is cut in pieces changes no bit: each sum goes on where it was.
type pass[T Float] struct {
	records series.Records
	order   []int // in which records are taken; nil for as they are
	lo, hi  int   // of records, in that order
	scale   T     // weight of each record in the gradient
	learns  bool
	busy    bool
	stage   int // index of the stage under way
	done    int // time steps done in it
}

func (p *pass[T]) batch() int { return p.hi - p.lo }

// record is the index of record b of the batch.
func (p *pass[T]) record(b int) int { return inOrder(p.order, p.lo+b) }

// A stage is a part of a pass, over the time steps from first to the last.
type stage struct {
	first    int
	backward bool               // from the last time step to first
	work     int                // multiply-adds of a record's time step
	do       func(from, to int) // time steps from up to but not including to
}

// stages are those of a pass that learns; one that does not ends after the
// outputs, stage n.layers.
func (n *network[T]) stages() (list []stage) {
	p := &n.pass
	for l, c := range n.cells {
		list = append(list, stage{work: n.layer(l).inputWork() + n.width()*n.hidden, do: func(from, to int) {
			c.forward(n.input(l, p.batch()), p.batch(), from, to)
		}})
	}
	list = append(list, stage{first: n.firstOutput(), work: 3 * n.hidden * n.outputs, do: n.output})
	for l := n.layers - 1; l >= 0; l-- {
		c := n.cells[l]
		list = append(list, stage{first: n.firstStep(), backward: true, work: n.width() * n.hidden, do: func(from, to int) {
			c.backward(p.batch(), from, to)
		}})
		var dx []T
		work := n.layer(l).inputWork() + n.width()*n.hidden
		if l > 0 {
			dx = n.cells[l-1].stateGradients()
			work += n.layer(l).inputWork()
		}
		list = append(list, stage{first: n.firstStep(), work: work, do: func(from, to int) {
			c.learn(n.input(l, p.batch()), dx, p.batch(), from, to)
		}})
	}
	return list
}

// inputWork is the multiply-adds of U x.
//
//go:noinline
func (s shape) inputWork() int {
	if s.perStep || s.tokenInputs {
		return s.width()
	}
	return s.width() * s.inputs
}

// output makes the outputs and measures their loss, and takes its gradient back
// to the states of the last layer.
func (n *network[T]) output(from, to int) {
	p, top := &n.pass, n.top()
	n.head.forward(top.states(), p.batch(), from, to)
	if p.records.Y != nil || p.records.Classes != nil || p.records.Labels != nil {
		n.head.measure(p, from, to)
	}
	if p.learns {
		n.head.learn(top.states(), top.stateGradients(), p.batch(), from, to)
	}
}

// begin starts a pass that predicts the records lo to hi of r, and measures
// their loss if they have targets.
func (n *network[T]) begin(r series.Records, lo, hi int) {
	n.beginInOrder(r, nil, lo, hi)
}

func (n *network[T]) beginInOrder(r series.Records, order []int, lo, hi int) {
	n.pass = pass[T]{records: r, order: order, lo: lo, hi: hi, busy: true}
	if n.handsOn() {
		for _, c := range n.cells {
			for _, part := range c.carried(-1, hi-lo) {
				clear(part)
			}
		}
	}
	n.read()
}

// beginLearning starts a pass that also adds the gradient of their loss, each
// record weighted by scale. With an order, lo and hi are places in it.
func (n *network[T]) beginLearning(r series.Records, order []int, lo, hi int, scale T) {
	n.beginInOrder(r, order, lo, hi)
	n.pass.learns, n.pass.scale = true, scale
	for _, c := range n.cells {
		clear(c.stateGradients()[:n.steps*(hi-lo)*n.hidden])
	}
}

// advance goes on with the pass for about so many multiply-adds, at least one
// time step, and says whether it is complete.
func (n *network[T]) advance(work int) (complete bool) {
	p := &n.pass
	stages := n.plan
	if !p.learns {
		stages = stages[:n.layers+1]
	}
	for worked := false; p.stage < len(stages); worked = true {
		s := &stages[p.stage]
		each, steps := s.work*p.batch(), n.steps-s.first
		take := min(steps-p.done, work/each)
		if take < 1 {
			if worked {
				return false
			}
			take = 1
		}
		from := s.first + p.done
		if s.backward {
			from = n.steps - p.done - take
		}
		s.do(from, from+take)
		work -= take * each
		if p.done += take; p.done == steps {
			p.stage, p.done = p.stage+1, 0
		}
	}
	p.busy = false
	return true
}
