package rnn

import (
	"encoding/json"
	"math"
	"os"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/series"
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

// tutorialRecords are the tutorial's, for windows of the given length.
func tutorialRecords(t testing.TB, steps int) (train, validation series.Records) {
	t.Helper()
	all, err := series.Windows(series.Sine(200), steps)
	if err != nil {
		t.Fatal(err)
	}
	train, validation, err = series.Split(all, 50)
	if err != nil {
		t.Fatal(err)
	}
	return train, validation
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

func TestTutorialAsPublished(t *testing.T) {
	var cases []published
	readJSON(t, "published.json", &cases)
	for _, want := range cases {
		c := Presets()[0].Config
		c.Seed, c.Hidden, c.Steps, c.Truncate = want.Seed, want.Hidden, want.Steps, want.Truncate
		c.LearningRate, c.Epochs = want.LearningRate, want.Epochs
		train, validation := tutorialRecords(t, want.Steps)
		r, err := NewTrainer[float64](c, train, validation)
		if err != nil {
			t.Fatal(err)
		}
		if err := r.Run(); err != nil {
			t.Fatal(err)
		}
		const tolerance = 1e-9
		h := r.History()
		loss := scaled(h.Train[:c.Epochs], float64(train.N))
		validationLoss := scaled(h.Validation[:c.Epochs], float64(validation.N))
		p := r.Params()
		close(t, "U[0]", p.U.Data[:want.Steps], want.UFirstRow, tolerance)
		close(t, "sum U", []float64{sum(p.U.Data)}, []float64{want.USum}, tolerance)
		if want.Hidden == 100 {
			// From the sixth epoch on these runs are chaotic: see TestTutorialWithNumPysRounding.
			close(t, "loss", loss[:5], want.Loss[:5], tolerance)
			close(t, "validation loss", validationLoss[:5], want.ValLoss[:5], tolerance)
			continue
		}
		close(t, "loss", loss, want.Loss, tolerance)
		close(t, "validation loss", validationLoss, want.ValLoss, tolerance)
		close(t, "W[0]", p.W.Data[:want.Hidden], want.WFirstRow, tolerance)
		close(t, "V", p.V.Data, want.V, tolerance)
		close(t, "sum W", []float64{sum(p.W.Data)}, []float64{want.WSum}, tolerance)
		out := r.Prediction()
		close(t, "predictions as trained", out.Validation, want.AsTrained, tolerance)
		close(t, "predictions as printed", out.PrintedValidation, want.AsPrinted, tolerance)
		close(t, "rmse", []float64{
			RMSE(out.Train, train.Y), RMSE(out.PrintedTrain, train.Y),
			RMSE(out.Validation, validation.Y), RMSE(out.PrintedValidation, validation.Y),
		}, []float64{want.RMSE["rmse_train_masked"], want.RMSE["rmse_train_full"],
			want.RMSE["rmse_val_masked"], want.RMSE["rmse_val_full"]}, tolerance)
	}
}
