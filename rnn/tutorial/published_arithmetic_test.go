package tutorial

import (
	"math"
	"runtime"
	"strconv"
	"testing"

	"github.com/rnnlab/rnnlab/rnn"
)

// Most of published.json follows from the rounding of the machine it was made
// on. With 100 units the printed update, clipped, takes 0.1 off the sum of every
// row of W at a time. In the fifth epoch the first sums come to zero and
// overshoot it, to and fro; there the update is often too small to be clipped,
// and so steep that it multiplies what two runs differ by: some fifty updates
// make 1e-3 of 1e-16. NumPy itself comes to other figures on a processor without
// AVX-512, with another BLAS, or in two threads.
//
// So the mathematics does not say whether a run agrees; the same arithmetic
// does. These tests put numpyDot and numpySigmoid in the place of the sums and
// the exponential of code.forward. All else is the code under test: the
// series, of which every bit counts too, the draw, the printed update, the
// losses and both predictions.

func skipLongRun(t *testing.T) {
	t.Helper()
	if testing.Short() || runtime.GOOS == "js" {
		t.Skip("trains networks of the published size: seconds as machine code, and minutes in " +
			"WebAssembly, which has no fused multiply-add")
	}
}

func TestTutorialWithNumPysRounding(t *testing.T) {
	skipLongRun(t)
	var cases []published
	readJSON(t, "published.json", &cases)
	for _, want := range cases {
		t.Run("seed "+strconv.Itoa(int(want.Seed)), func(t *testing.T) {
			t.Parallel()
			r := publishedTrainer(t, want)
			numpyRun(t, r)
			comparePublished(t, r, want, 1e-9)
		})
	}
}

// numpyRun is r.Run with numpyForward in the place of code.forward.
func numpyRun(t *testing.T, r *Trainer) {
	t.Helper()
	for r.State() == rnn.Running {
		if r.Progress().Evaluating {
			if err := r.Step(); err != nil {
				t.Fatal(err)
			}
			continue
		}
		r.update(func(x []float64) float64 { return numpyForward(r.code, x) })
	}
}

// numpyForward is code.forward in NumPy's arithmetic. Two of the products
// need no care: only one element of new_input is not zero, so that U·new_input
// is rounded once in any order, and V·s is no part of what W becomes.
func numpyForward(u *code, x []float64) (mulv float64) {
	h := u.hidden
	for t, v := range x {
		mulu, mulw := u.mulu[t*h:(t+1)*h], u.mulw[t*h:(t+1)*h]
		numpyDot(mulw, u.net.weights.W, u.s[t*h:(t+1)*h])
		for i := range mulu {
			mulu[i] = float64(u.net.weights.U[i*u.steps+t] * v)
			u.s[(t+1)*h+i] = numpySigmoid(mulw[i] + mulu[i])
		}
	}
	for i, v := range u.net.weights.V {
		mulv += float64(v * u.s[u.steps*h+i])
	}
	return mulv
}

// The last bit of one weight leaves the first five epochs as they are and
// changes what comes after them: hence the arithmetic above.
func TestTutorialIsChaotic(t *testing.T) {
	skipLongRun(t)
	var cases []published
	readJSON(t, "published.json", &cases)
	want := cases[0]
	want.Epochs = 8
	plain, disturbed := publishedTrainer(t, want), publishedTrainer(t, want)
	w := disturbed.Weights().W
	w[0] = math.Nextafter(w[0], 1)
	disturbed.Reload()
	for _, r := range []*Trainer{plain, disturbed} {
		if err := r.Run(); err != nil {
			t.Fatal(err)
		}
	}
	before, after := plain.History().Train, disturbed.History().Train
	close(t, "loss of the first five epochs", after[:5], before[:5], 1e-9)
	last := want.Epochs - 1
	if change := math.Abs(after[last]/before[last] - 1); !(change > 1e-4) {
		t.Errorf("loss of epoch %d: the last bit of W[0] changes it by %.2g of itself; a run that is not "+
			"chaotic can be compared with published.json to its last epoch as it is", last+1, change)
	}
}
