package runfile

import "math"

// Bounds is what the parts of a run follow from, given its settings and records.
type Bounds struct {
	Epochs  int // of the whole run
	Updates int // an epoch
	Early   bool

	Weights int  // how many there are
	Moments int  // numbers that the optimizer keeps of each weight: 0 to 2
	Counts  bool // whether the optimizer counts its updates

	LearningRate float64 // that the run began with
	RateFits     func(float64) bool

	Carried int // numbers that an update hands on to the next

	Predictions int // numbers, or classes
	Classes     int // how many there are to predict, 0 for numbers
	// MeanLosses are the mean losses that the predictions have; nil for classes.
	MeanLosses func(predictions []byte) (train, validation float64)

	Causes []string // of a divergence
}

// Misfit names a part that no run has within these bounds or with the other
// parts; it is empty if all fit. Only a program that writes other files than
// this one comes to have one. From a run that passes training can go on without
// any further check, and what is shown of it is what such a run can show.
func (r *Run) Misfit(b Bounds) string {
	for _, part := range []struct {
		name string
		fits func(*Run, Bounds) bool
	}{
		{"history", (*Run).historyFits}, {"epoch", (*Run).epochFits}, {"state", (*Run).stateFits},
		{"update", (*Run).updateFits}, {"good.epoch", (*Run).goodFits}, {"weights", (*Run).weightsFit},
		{"learningRate", (*Run).ratesFit}, {"optimizer", (*Run).optimizerFits}, {"best", (*Run).bestFits}, {"carried", (*Run).carriedFits},
		{"predictions", (*Run).predictionsFit}, {"divergence", (*Run).divergenceFits},
	} {
		if !part.fits(r, b) {
			return part.name
		}
	}
	return ""
}

// historyFits: a loss is a finite number, not below 0 and not -0.
func (r *Run) historyFits(b Bounds) bool {
	if len(r.History)%16 != 0 || r.Losses() > b.Epochs+1 {
		return false
	}
	for at := 0; at < len(r.History); at += 8 {
		if !isLoss(NumberAt(r.History[at:])) {
			return false
		}
	}
	return true
}

func (r *Run) epochFits(b Bounds) bool { return r.Now.Epoch >= 0 && r.Now.Epoch <= b.Epochs }

func (r *Run) stateFits(b Bounds) bool {
	epoch, n := r.Now.Epoch, r.Losses()
	early := b.Early && n == epoch+1
	switch r.State {
	case Running:
		return r.between(b) || r.Underway == EpochEvaluation && n == epoch || r.Underway == FinalEvaluation && early
	case Done:
		return r.Underway == NoEvaluation && epoch == b.Epochs && n == epoch+1
	case Stopped:
		return r.Underway == NoEvaluation && early
	case Diverged:
		return r.Underway == NoEvaluation && epoch == r.Good.Epoch
	}
	return false
}

// between says whether an epoch is under way.
func (r *Run) between(b Bounds) bool {
	return r.State == Running && r.Underway == NoEvaluation && r.Now.Epoch < b.Epochs && r.Losses() == r.Now.Epoch+1
}

func (r *Run) updateFits(b Bounds) bool {
	return r.Update == 0 || r.Update > 0 && r.Update < b.Updates && r.between(b)
}

func (r *Run) goodFits(Bounds) bool {
	return r.Good.Epoch >= 0 && r.Good.Epoch <= min(r.Now.Epoch, r.Losses())
}

func (r *Run) weightsFit(b Bounds) bool {
	want := r.Bits / 8 * b.Weights * (1 + b.Moments)
	return len(r.Now.Numbers) == want && len(r.Good.Numbers) == want
}

// ratesFit: a learning rate other than the first is a change under way.
func (r *Run) ratesFit(b Bounds) bool {
	for _, m := range []Moment{r.Now, r.Good} {
		if !b.RateFits(m.LearningRate) || !r.Altered && !same(m.LearningRate, b.LearningRate) {
			return false
		}
	}
	return true
}

// optimizerFits: its count is that of the updates up to that moment, and its
// powers are those of the count.
func (r *Run) optimizerFits(b Bounds) bool {
	for _, m := range []struct {
		Moment
		update int
	}{{r.Now, r.Update}, {r.Good, 0}} {
		want := 0
		if b.Counts {
			want = m.Epoch*b.Updates + m.update
		}
		if m.Updates != want || !same(m.Power1, power(0.9, want)) || !same(m.Power2, power(0.999, want)) {
			return false
		}
	}
	return true
}

// power is base times itself n times, as an optimizer comes to it: the same bits.
func power(base float64, n int) float64 {
	product := 1.0
	for range n {
		next := product * base
		if next == product { // so small that it stays
			break
		}
		product = next
	}
	return product
}

func (r *Run) bestFits(b Bounds) bool {
	if b.Early && r.Losses() > 0 {
		return len(r.Best) == r.Bits/8*b.Weights
	}
	return len(r.Best) == 0
}

// carriedFits: the first update of an epoch begins with nothing.
func (r *Run) carriedFits(b Bounds) bool {
	if r.Update == 0 {
		return len(r.Carried) == 0
	}
	return len(r.Carried) == 8*b.Carried
}

// predictionsFit: those of an epoch in the history have that epoch's losses, to
// the bit. After going back to an earlier epoch they may be of one to come.
func (r *Run) predictionsFit(b Bounds) bool {
	if r.Predicted < 0 {
		return r.Predicted == -1 && len(r.Predictions) == 0 && r.Losses() == 0
	}
	if r.Predicted > b.Epochs || len(r.Predictions) != 8*b.Predictions {
		return false
	}
	for at := 0; at < len(r.Predictions); at += 8 {
		if b.Classes > 0 && wordAt(r.Predictions[at:], 8) >= uint64(b.Classes) {
			return false
		}
		// Its square must be finite too: an error is shown as the root of a mean of squares.
		if x := NumberAt(r.Predictions[at:]); b.Classes == 0 && !(math.Abs(x) <= 1e150) {
			return false
		}
	}
	if b.MeanLosses == nil {
		return true
	}
	train, validation := b.MeanLosses(r.Predictions)
	if n := r.Losses(); r.Predicted < n {
		return same(train, NumberAt(r.History[8*r.Predicted:])) && same(validation, NumberAt(r.History[8*(n+r.Predicted):]))
	}
	return isLoss(train) && isLoss(validation)
}

// divergenceFits: a run breaks down in an update, or in the evaluation before
// the first one of an epoch, whose losses are then not in the history.
func (r *Run) divergenceFits(b Bounds) bool {
	d := r.Divergence
	if d == nil {
		return r.State != Diverged
	}
	n := r.Losses()
	inUpdate := d.Epoch == n-1 && d.Epoch < b.Epochs && d.Update >= 0 && d.Update < b.Updates
	if r.State != Diverged || !inUpdate && !(d.Epoch == n && d.Epoch <= b.Epochs && d.Update == 0) {
		return false
	}
	if d.LastGood != r.Good.Epoch || d.Loss < 0 || !isSentence(d.Reason) {
		return false
	}
	for _, cause := range b.Causes {
		if cause == d.Cause {
			return true
		}
	}
	return false
}

// isSentence says whether a text is short and has nothing but characters that show.
func isSentence(text string) bool {
	for _, c := range text {
		if c < ' ' || c == 0x7f || c == 0xfffd {
			return false
		}
	}
	return len(text) > 0 && len(text) <= 300
}

func isLoss(x float64) bool { return math.Float64bits(x) < math.Float64bits(math.Inf(1)) }

// same compares bits: 0 and -0 are two numbers.
func same(a, b float64) bool { return math.Float64bits(a) == math.Float64bits(b) }
