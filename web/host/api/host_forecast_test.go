package api_test

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"math"
	"net/http/httptest"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/series"
	"github.com/rnnlab/rnnlab/rnn/task"
	"github.com/rnnlab/rnnlab/web/host/api"
)

type forecastAnswer struct {
	Name              string
	Values, Low, High []float64
	Checked, Within   int
	Model             struct {
		Cell          string
		Hidden, Steps int
		Weights       int
		Transform     string
	}
	Warnings []struct{ Code, Field, Message string }
}

const savedPassengers = "../../../rnn/task/testdata/passengers.rnn"

func savedRun(t *testing.T) []byte {
	t.Helper()
	file, err := os.ReadFile(savedPassengers)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// forecastRequest is the body of a request; more follows the values.
func forecastRequest(run []byte, values []float64, more string) string {
	numbers, err := json.Marshal(values)
	if err != nil {
		panic(err)
	}
	return `{"run": "` + base64.StdEncoding.EncodeToString(run) + `", "values": ` + string(numbers) + more + `}`
}

// What a host answers is what the saved run itself says, to the bit, with the
// band of its errors around it.
func TestHostForecast(t *testing.T) {
	base, file := base(t), savedRun(t)
	run, err := task.OpenOwn(file)
	if err != nil {
		t.Fatal(err)
	}
	want, err := run.Forecast(24)
	if err != nil {
		t.Fatal(err)
	}
	band, err := run.Band(50)
	if err != nil {
		t.Fatal(err)
	}
	of, err := task.OpenForecaster(file)
	if err != nil {
		t.Fatal(err)
	}
	all := series.Airline()
	for _, values := range [][]float64{all, all[len(all)-of.Needs():]} {
		var got forecastAnswer
		a := forecast(t, base, forecastRequest(file, values, `, "horizon": 24`))
		a.decode(t, &got)
		if a.StatusCode != 200 || got.Name != "Passengers" || !slices.Equal(got.Values, want) || got.Checked != band.Checked || got.Within != band.Within {
			t.Fatalf("%d %s, want %v", a.StatusCode, a.body, want)
		}
		if len(got.Low) != len(band.Low) || len(got.High) != len(band.Low) {
			t.Fatalf("a band of %d and %d steps, want %d", len(got.Low), len(got.High), len(band.Low))
		}
		for i := range got.Low {
			if got.Low[i] != want[i]+band.Low[i] || got.High[i] != want[i]+band.High[i] {
				t.Errorf("%d steps ahead: %v to %v", i+1, got.Low[i], got.High[i])
			}
		}
		if m := got.Model; m.Cell != "elman" || m.Hidden != 8 || m.Steps != 24 || m.Weights == 0 || !strings.HasPrefix(m.Transform, "difference 12; standard 27.2") {
			t.Errorf("model %+v", m)
		}
	}
	var five forecastAnswer
	forecast(t, base, forecastRequest(file, all, "")).decode(t, &five)
	if len(five.Values) != 5 || len(five.Low) != 5 {
		t.Errorf("without a horizon: %+v", five)
	}
}

func TestHostForecastIsTheSameEverywhere(t *testing.T) {
	here := httptest.NewServer(api.New(api.Options{}))
	defer here.Close()
	request := forecastRequest(savedRun(t), series.Airline(), `, "horizon": 50`)
	want := forecast(t, here.URL, request)
	if got := forecast(t, base(t), request); want.StatusCode != 200 || !bytes.Equal(got.body, want.body) {
		t.Errorf("got %s, want %s", got.body, want.body)
	}
}

// Values far outside of what a run was trained on are forecast from, and named.
func TestHostForecastWarns(t *testing.T) {
	base, file, all := base(t), savedRun(t), series.Airline()
	last := len(all) - 1
	spike := slices.Clone(all)
	spike[last-3] = 1e6
	thousands := slices.Clone(all)
	for i := range thousands {
		thousands[i] *= 1000
	}
	long := slices.Clone(all)
	long[0] = 1e6 // no forecast reads so far back
	for name, test := range map[string]struct {
		values  []float64
		field   string
		message string
	}{
		"its own values":         {all, "", ""},
		"a spike":                {spike, "values[140]", "values[140]: 1e+06, as the network gets it, is far outside of the "},
		"another unit":           {thousands, "values[120]", " more of the values that it reads"},
		"what it does not read":  {long, "", ""},
		"the same, 1000 further": {shifted(all, 1000), "", ""}, // it reads changes
	} {
		var got forecastAnswer
		a := forecast(t, base, forecastRequest(file, test.values, ""))
		a.decode(t, &got)
		if a.StatusCode != 200 || len(got.Values) != 5 || got.Warnings == nil {
			t.Errorf("%s: %d %s", name, a.StatusCode, a.body)
		}
		if test.field == "" {
			if len(got.Warnings) > 0 {
				t.Errorf("%s: %+v", name, got.Warnings)
			}
		} else if w := got.Warnings; len(w) != 1 || w[0].Code != "far" || w[0].Field != test.field || !strings.Contains(w[0].Message, test.message) {
			t.Errorf("%s: %+v, want one of %s", name, w, test.field)
		}
	}
	// Without the values that it was trained on nobody can say.
	a := forecast(t, base, forecastRequest(untrained(t, 1, 9, "standard 0 1"), slices.Repeat([]float64{1e6}, 9), ""))
	if a.StatusCode != 200 || !strings.Contains(string(a.body), `"warnings":[]`) {
		t.Errorf("a run without its values: %d %s", a.StatusCode, a.body)
	}
}

func shifted(values []float64, by float64) []float64 {
	made := slices.Clone(values)
	for i := range made {
		made[i] += by
	}
	return made
}

// untrained is a saved run of a network of so many units that reads so many values.
func untrained(t *testing.T, hidden, steps int, transform string) []byte {
	t.Helper()
	adam, err := rnn.PresetNamed("adam")
	if err != nil {
		t.Fatal(err)
	}
	c := adam.Config
	c.Cell, c.Hidden, c.Steps, c.Truncate, c.Input = rnn.GRU, hidden, steps, 0, rnn.Shared
	one, err := series.Windows(make([]float64, steps+1), steps)
	if err != nil {
		t.Fatal(err)
	}
	run, err := rnn.New(c, one, one)
	if err != nil {
		t.Fatal(err)
	}
	file, err := run.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	if file, err = rnn.Annotate(file, rnn.Notes{Transform: []byte(transform)}); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestHostForecastRefuses(t *testing.T) {
	base, file, values := base(t), savedRun(t), series.Airline()
	damaged := slices.Clone(file)
	damaged[len(damaged)/2] ^= 1
	plain, err := os.ReadFile("../../../rnn/testdata/v1/adam.rnn")
	if err != nil {
		t.Fatal(err)
	}
	negative, vast := slices.Clone(values), slices.Clone(values)
	negative[140], vast[141] = -1, 1e99
	for name, test := range map[string]struct {
		body   string
		status int
		code   string
		field  string
	}{
		"no run":            {`{"values": [1]}`, 400, "missing", "run"},
		"no values":         {`{"run": ""}`, 400, "missing", "values"},
		"an empty run":      {`{"run": "", "values": [1]}`, 400, "file", "run"},
		"no base64":         {`{"run": "!!", "values": [1]}`, 400, "syntax", "run"},
		"no saved run":      {forecastRequest([]byte("1\n2\n"), values, ""), 400, "file", "run"},
		"cut off":           {forecastRequest(file[:999], values, ""), 400, "file", "run"},
		"damaged":           {forecastRequest(damaged, values, ""), 400, "file", "run"},
		"without transform": {forecastRequest(plain, values, ""), 400, "file", "run"},
		"too few values":    {forecastRequest(file, values[:30], ""), 400, "length", "values"},
		"no values at all":  {forecastRequest(file, []float64{}, ""), 400, "length", "values"},
		"a null":            {strings.Replace(forecastRequest(file, values, ""), "[112", "[null", 1), 400, "number", "values[0]"},
		"a text":            {strings.Replace(forecastRequest(file, values, ""), "[112", `["112"`, 1), 400, "number", "values[0]"},
		"beyond the range":  {strings.Replace(forecastRequest(file, values, ""), "[112", "[1e101", 1), 400, "range", "values[0]"},
		"no logarithm":      {forecastRequest(untrained(t, 1, 9, "log; standard 0 1"), negative, ""), 400, "range", "values"},
		"horizon 51":        {forecastRequest(file, values, `, "horizon": 51`), 400, "range", "horizon"},
		"beyond 32 bits":    {forecastRequest(file, vast, ""), 400, "range", "values[141]"},
		"half a horizon":    {forecastRequest(file, values, `, "horizon": 0.5`), 400, "range", "horizon"},
		"unknown field":     {forecastRequest(file, values, `, "scale": "none"`), 400, "syntax", "body"},
		"too much work":     {forecastRequest(untrained(t, 128, 500, "standard 0 1"), make([]float64, 500), `, "horizon": 50`), 413, "too_large", "run"},
		"a long window":     {forecastRequest(untrained(t, 1, 100_000, "standard 0 1"), make([]float64, 100_000), `, "horizon": 50`), 413, "too_large", "run"},
		"a value too many":  {forecastRequest(file, make([]float64, 100_001), ""), 413, "too_large", "values"},
		"a million values":  {`{"run": "", "values": [0` + strings.Repeat(",0", 999_999) + `], "horizon": 0}`, 413, "too_large", "values"},
		"a large body":      {`{"run": "` + strings.Repeat("A", 4<<20) + `"}`, 413, "too_large", "body"},
	} {
		t.Run(name, func(t *testing.T) { forecast(t, base, test.body).problem(t, test.status, test.code, test.field) })
	}
	ask(t, "POST", base+"/api/forecast", forecastRequest(file, values, ""), "Content-Type", "text/plain").problem(t, 415, "type", "body")
	if a := forecast(t, base, forecastRequest(untrained(t, 8, 500, "standard 0 1"), make([]float64, 500), `, "horizon": 2`)); a.StatusCode != 200 {
		t.Errorf("a forecast that can be borne: %d %s", a.StatusCode, a.body)
	}
}

// A network of weights that are no numbers forecasts none: that is said.
func TestHostForecastOfBadWeights(t *testing.T) {
	base := base(t)
	adam, err := rnn.PresetNamed("adam")
	if err != nil {
		t.Fatal(err)
	}
	one, err := series.Windows(make([]float64, adam.Config.Steps+1), adam.Config.Steps)
	if err != nil {
		t.Fatal(err)
	}
	run, err := rnn.NewTrainer[float32](adam.Config, one, one)
	if err != nil {
		t.Fatal(err)
	}
	run.Params().All[3] = float32(math.NaN())
	file, err := run.MarshalBinary()
	if err != nil {
		t.Fatal(err)
	}
	if file, err = rnn.Annotate(file, rnn.Notes{Transform: []byte("standard 0 1")}); err != nil {
		t.Fatal(err)
	}
	forecast(t, base, forecastRequest(file, make([]float64, 50), "")).problem(t, 400, "range", "values")
}

// README's example runs as it stands there.
func TestReadmeForecasts(t *testing.T) {
	if _, err := exec.LookPath("curl"); err != nil {
		t.Skip("there is no curl")
	}
	readme, err := os.ReadFile("../../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	_, example, found := strings.Cut(string(readme), "```sh\nprintf '{\"run\"")
	example, _, closed := strings.Cut(example, "```")
	if !found || !closed {
		t.Fatal("README has no such example")
	}
	server := httptest.NewServer(api.New(api.Options{}))
	defer server.Close()
	c := exec.Command("sh", "-c", `printf '{"run"`+strings.ReplaceAll(example, "http://localhost:8080", server.URL))
	c.Dir = "../../.."
	out, err := c.Output()
	var got forecastAnswer
	if err != nil || json.Unmarshal(out, &got) != nil || len(got.Values) != 3 || !(math.Abs(got.Values[0]-447.5) <= 0.1) {
		t.Errorf("it answers %s (%v)", out, err)
	}
}
