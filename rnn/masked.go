package rnn

import "github.com/rnnlab/rnnlab/rnn/series"

// masked says whether there are time steps of r that predict no class though the
// others do.
func masked(r series.Records) bool { return countAsked(r.Classes) < len(r.Classes) }

func countAsked(classes []int) (n int) {
	for _, class := range classes {
		if class != series.NoClass {
			n++
		}
	}
	return n
}

// asked is what the loss of the records lo to hi is the mean over: the records, and
// where they say which time steps predict a class, those time steps of all of
// them together, as in PyTorch's mean with ignore_index.
func (s *shape) asked(r series.Records, order []int, lo, hi int) (n int) {
	if !s.masked {
		return hi - lo
	}
	for ; lo < hi; lo++ {
		n += countAsked(r.Class(inOrder(order, lo)))
	}
	return n
}

// predictedSteps is how many time steps of a record predict something.
func (s *shape) predictedSteps() int { return s.steps - s.firstOutput() }

// askedSteps is how many time steps the loss of one record is the mean over; with a
// mask that mean is taken over all records at once instead.
func (s *shape) askedSteps() int {
	if s.masked {
		return 1
	}
	return s.predictedSteps()
}

// checkMask reports a record that asks for no class at all: a batch of such
// records would have no loss.
func checkMask(set string, r series.Records) error {
	for i, at := 0, r.Classes; len(at) > 0; i, at = i+1, at[r.Steps:] {
		if countAsked(at[:r.Steps]) == 0 {
			return fieldError(set+".Classes", "none at any time step of record "+itoa(i), "a class at one time step of each record at least")
		}
	}
	return nil
}
