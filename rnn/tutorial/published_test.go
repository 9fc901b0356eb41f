package tutorial

import (
	"encoding/json"
	"math"
	"os"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/rnnlab/rnnlab/rnn"
)

// published is the tutorial's code as printed, run in NumPy.
type published struct {
	Seed         uint32  `json:"numpy_seed"`
	Hidden       int     `json:"hidden"`
	Steps        int     `json:"steps"`
	Truncate     int     `json:"truncate"`
	LearningRate float64 `json:"learning_rate"`
	Epochs       int     `json:"epochs"`

	Loss      []float64          `json:"loss"`
	ValLoss   []float64          `json:"val_loss"`
	RMSE      map[string]float64 `json:"rmse"`
	UFirstRow []float64          `json:"U_first_row"`
	WFirstRow []float64          `json:"W_first_row"`
	V         []float64          `json:"V"`
	USum      float64            `json:"U_sum"`
	WSum      float64            `json:"W_sum"`
	AsPrinted []float64          `json:"val_predictions_as_printed"`
	AsTrained []float64          `json:"val_predictions_as_trained"`
}

func readJSON(t *testing.T, name string, to any) {
	t.Helper()
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, to); err != nil {
		t.Fatal(err)
	}
}

func newTrainer(t testing.TB, c rnn.Config) *Trainer {
	t.Helper()
	train, validation, err := Records(c.Steps)
	if err != nil {
		t.Fatal(err)
	}
	r, err := New(c, train, validation)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func run(t testing.TB, r *Trainer) {
	t.Helper()
	if err := r.Run(); err != nil {
		t.Fatal(err)
	}
}

func close(t *testing.T, what string, got, want []float64, tolerance float64) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("%s: %d values, want %d", what, len(got), len(want))
	}
	for i := range want {
		if e := math.Abs(got[i]-want[i]) / math.Abs(want[i]); !(e <= tolerance) {
			t.Errorf("%s[%d] = %v, want %v: relative error %.2g", what, i, got[i], want[i], e)
			return
		}
	}
}

func sum(x []float64) (s float64) {
	for _, v := range x {
		s += v
	}
	return s
}

func scaled(x []float64, by float64) []float64 {
	y := make([]float64, len(x))
	for i, v := range x {
		y[i] = v * by
	}
	return y
}

// publishedTrainer is at the start of a run of published.json.
func publishedTrainer(t *testing.T, want published) *Trainer {
	t.Helper()
	c := Config(want.Seed)
	c.Hidden, c.Steps, c.Truncate = want.Hidden, want.Steps, want.Truncate
	c.LearningRate, c.Epochs = want.LearningRate, want.Epochs
	return newTrainer(t, c)
}

// comparePublished compares every number of want with a run that is done.
func comparePublished(t *testing.T, r *Trainer, want published, tolerance float64) {
	t.Helper()
	h, w, out, step := r.History(), r.Weights(), r.Prediction(), r.PrintedPrediction()
	train, validation := r.train, r.validation
	close(t, "loss", scaled(h.Train[:want.Epochs], float64(train.N)), want.Loss, tolerance)
	close(t, "validation loss", scaled(h.Validation[:want.Epochs], float64(validation.N)), want.ValLoss, tolerance)
	close(t, "U[0]", w.U[:want.Steps], want.UFirstRow, tolerance)
	close(t, "W[0]", w.W[:want.Hidden], want.WFirstRow, tolerance)
	close(t, "V", w.V, want.V, tolerance)
	close(t, "sum U, sum W", []float64{sum(w.U), sum(w.W)}, []float64{want.USum, want.WSum}, tolerance)
	close(t, "predictions as trained", out.Validation, want.AsTrained, tolerance)
	close(t, "predictions as printed", step.Validation, want.AsPrinted, tolerance)
	close(t, "rmse", []float64{
		rnn.RMSE(out.Train, train.Y), rnn.RMSE(step.Train, train.Y),
		rnn.RMSE(out.Validation, validation.Y), rnn.RMSE(step.Validation, validation.Y),
	}, []float64{want.RMSE["rmse_train_masked"], want.RMSE["rmse_train_full"],
		want.RMSE["rmse_val_masked"], want.RMSE["rmse_val_full"]}, tolerance)
}

// TestTutorialAsPublished takes the package's own arithmetic as far as the
// rounding does not matter; TestTutorialWithNumPysRounding goes to the end.
func TestTutorialAsPublished(t *testing.T) {
	var cases []published
	readJSON(t, "published.json", &cases)
	for _, want := range cases {
		r := publishedTrainer(t, want)
		if want.Hidden < 100 {
			run(t, r)
			comparePublished(t, r, want, 1e-9)
			continue
		}
		const epochs = 5
		for r.Progress().Epoch < epochs {
			if err := r.Step(); err != nil {
				t.Fatal(err)
			}
		}
		h := r.History()
		close(t, "loss", scaled(h.Train, float64(r.train.N)), want.Loss[:epochs], 1e-9)
		close(t, "validation loss", scaled(h.Validation, float64(r.validation.N)), want.ValLoss[:epochs], 1e-9)
	}
}

// TestTutorialsOwnTable reproduces the first rows of the table that the tutorial
// prints. Its draw is not known, but while all hidden units are saturated only
// the sum of V matters: one sum gives rows 1 and 2 with any draw of the other
// weights, to the last digit. By row 3 the first units have left saturation
// where a row of W has a small sum, which shows in its last digits: of the draws
// with seeds 0 to 199 four give it, 15, 16, 42 and 183.
func TestTutorialsOwnTable(t *testing.T) {
	const sumV = 44.98484332055799
	rows := []struct{ loss, validation string }{
		{"101185.61756671", "50591.0340148"},
		{"61205.46869629", "30601.34535365"},
		{"31225.3198258", "15611.65669247"},
	}
	seeds := []uint32{0, 1, 2, 3, 14, 15, 16, 17}
	if testing.Short() || runtime.GOOS == "js" {
		seeds = []uint32{14, 15}
	}
	for _, seed := range seeds {
		r := newTrainer(t, Config(seed))
		v := r.Weights().V
		for range 10 { // rounding leaves a little after the first
			v[0] += sumV - sum(v)
		}
		r.Reload()
		for losses, err := range r.Epochs() {
			if err != nil {
				t.Fatal(err)
			}
			row, loss, validation := rows[losses.Epoch], printed(losses.Train*100), printed(losses.Validation*50)
			third := losses.Epoch == 2
			if want := !third || seed == 15 || seed == 16; (loss == row.loss && validation == row.validation) != want {
				t.Errorf("seed %d, row %d: %s and %s, the tutorial prints %s and %s", seed, losses.Epoch+1, loss, validation, row.loss, row.validation)
			}
			if third {
				break
			}
		}
	}
}

// printed is a number as NumPy prints one: eight decimals, no zeros at the end.
func printed(x float64) string {
	return strings.TrimRight(strconv.FormatFloat(x, 'f', 8, 64), "0")
}
