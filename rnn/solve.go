package rnn

import (
	"math"

	"github.com/rnnlab/rnnlab/rnn/internal/leastsquares"
)

// Ridges are what [Trainer.SolveOutput] chooses among when it is given none:
// from one that decides no more than rounding to one that leaves the mean alone.
func Ridges() []float64 {
	return []float64{1e-12, 1e-11, 1e-10, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1, 10, 100}
}

// A Solution is how the output layer of a network was solved.
type Solution struct {
	Ridge float64   // the one that was chosen
	Tried []float64 // those it was chosen among
	RMSE  []float64 // of each on the records held back
}

// An OutputSolver solves the output layer of a network, a bounded piece of work
// at a time; see [Trainer.NewOutputSolver].
type OutputSolver[T Float] struct {
	trainer *Trainer[T]
	net     *network[T]
	record  int // next training record
	fit     int // records that ridges are tried on; the rest is held back
	biased  int // 1 with an output bias, a column of ones
	rows    []float64

	fitted, held *leastsquares.Triangle
	solution     Solution
}

// SolveOutput sets V and C, the output layer, to the best there are for the
// states h that the network has after each training record with U, W and their biases as
// they are: least squares with a ridge,
//
//	Σ over records |V h + C - y|² + ridge Σ V²
//
// C without a ridge. On a network that is not trained this is an echo state
// network (Jaeger 2001). The ridge is the one of ridges, each above 0, that does
// best on the last fifth of the training records, held back from the others; with none given, of
// [Ridges]. It is then solved once more on all of them. The validation records
// have no part in it.
//
// The run begins anew with these weights, as an altered one, and its first
// evaluation is of them: they can be trained on. Reset goes back to the initial
// weights. It reports as a [*FieldError] records with classes, fewer than 2 training
// records, a ridge that is not above 0, and states that are not finite.
func (t *Trainer[T]) SolveOutput(ridges ...float64) (Solution, error) {
	s, err := t.NewOutputSolver(ridges...)
	if err != nil {
		return Solution{}, err
	}
	for {
		more, err := s.Step()
		if err != nil {
			return Solution{}, err
		}
		if !more {
			return s.Solution(), nil
		}
	}
}

// NewOutputSolver starts what SolveOutput does, for whoever must not work long at once.
// The trainer is changed by the last Step alone, and must not be trained before.
func (t *Trainer[T]) NewOutputSolver(ridges ...float64) (*OutputSolver[T], error) {
	if t.net.classified {
		return nil, &FieldError{"Records", "classes", "numbers, which a linear output can be solved for"}
	}
	if t.train.N < 2 {
		return nil, &FieldError{"train.N", itoa(t.train.N), "at least 2 records, of which one is held back"}
	}
	if len(ridges) == 0 {
		ridges = Ridges()
	}
	for i, r := range ridges {
		if !(r > 0) || !finite(r) {
			return nil, &FieldError{"ridges[" + itoa(i) + "]", formatNumber(r), "a number above 0"}
		}
	}
	n := t.net.shape
	s := &OutputSolver[T]{trainer: t, net: networkOf(t.config, n, t.net.params, t.net.grad, t.net.rows),
		fit: t.train.N - max(1, t.train.N/5), biased: min(1, len(t.net.params.C.Data)),
		solution: Solution{Tried: append([]float64(nil), ridges...)}}
	s.rows = make([]float64, 0, t.net.rows*s.columns())
	s.fitted, s.held = leastsquares.New(s.columns()), leastsquares.New(s.columns())
	return s, nil
}

// columns are the states, the bias and the targets of a record.
func (s *OutputSolver[T]) columns() int { return s.net.hidden + s.biased + s.net.outputs }

// Step reads some records, or tries a ridge, or, at last, sets the weights, and
// says whether there is more to do.
func (s *OutputSolver[T]) Step() (more bool, err error) {
	switch {
	case s.record < s.fit:
		return true, s.read(s.fitted, s.fit)
	case s.record < s.trainer.train.N:
		return true, s.read(s.held, s.trainer.train.N)
	case len(s.solution.RMSE) < len(s.solution.Tried):
		s.try()
		return true, nil
	case s.solution.Ridge == 0:
		s.finish()
	}
	return false, nil
}

// Solution is what was found, after the last Step.
func (s *OutputSolver[T]) Solution() Solution { return s.solution }

// read takes the next records, up to end, into a triangle.
func (s *OutputSolver[T]) read(triangle *leastsquares.Triangle, end int) error {
	n, train := s.net, s.trainer.train
	if !n.pass.busy {
		n.begin(train, s.record, min(s.record+n.rows, end))
	}
	if !n.advance(s.trainer.work) {
		return nil
	}
	batch := n.pass.batch()
	last := n.top().states()[n.steps*batch*n.hidden : (n.steps+1)*batch*n.hidden]
	s.rows = s.rows[:0]
	for b := range batch {
		for _, h := range last[b*n.hidden : (b+1)*n.hidden] {
			if v := float64(h); finite(v) {
				s.rows = append(s.rows, v)
			} else {
				return &FieldError{"weights", "a state of " + formatNumber(v), "ones whose states are finite"}
			}
		}
		if s.biased > 0 {
			s.rows = append(s.rows, 1)
		}
		s.rows = append(s.rows, train.Target(s.record+b)...)
	}
	triangle.Add(s.rows)
	s.record += batch
	return nil
}

// try measures the next ridge on the records held back.
func (s *OutputSolver[T]) try() {
	solution, o := &s.solution, s.net.outputs
	weights := s.fitted.Solve(o, s.net.hidden, solution.Tried[len(solution.RMSE)])
	numbers := (s.trainer.train.N - s.fit) * o
	solution.RMSE = append(solution.RMSE, math.Sqrt(s.held.SquaredError(weights, o)/float64(numbers)))
}

// finish solves the output on all records with the best ridge.
func (s *OutputSolver[T]) finish() {
	s.solution.Ridge = s.solution.choose()
	s.fitted.AddAll(s.held)
	weights := s.fitted.Solve(s.net.outputs, s.net.hidden, s.solution.Ridge)
	params, width := s.trainer.net.params, s.net.hidden+s.biased
	for o := range s.net.outputs {
		row := weights[o*width : (o+1)*width]
		for i, v := range row[:s.net.hidden] {
			params.V.Data[o*s.net.hidden+i] = T(v)
		}
		for _, v := range row[s.net.hidden:] {
			params.C.Data[o] = T(v)
		}
	}
	s.trainer.beginFrom()
}

// choose is the largest ridge that does as well on the records held back as the
// best one: they are few, and of two that they hardly tell apart the larger one
// follows the noise of the others less.
func (s Solution) choose() (ridge float64) {
	least := s.RMSE[0]
	for _, e := range s.RMSE {
		least = min(least, e)
	}
	for i, e := range s.RMSE {
		if e <= 1.05*least {
			ridge = max(ridge, s.Tried[i])
		}
	}
	return ridge
}

// beginFrom puts the run at its start with the weights that it has now.
func (t *Trainer[T]) beginFrom() {
	t.net.load()
	t.optimizer.reset()
	t.record = 0
	t.loop.Reset()
	t.loop.Altered = true
}
