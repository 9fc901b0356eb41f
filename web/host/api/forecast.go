package api

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math"
	"net/http"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/series"
	"github.com/rnnlab/rnnlab/rnn/task"
)

const (
	// runLimit is how many bytes a request with a saved run has at most: one on a hundred thousand numbers, in base64, has 2.5 MB.
	runLimit = 4 << 20
	// forecastLimit is how much work a forecast may be, in the units of work: some
	// hundredths of a second, on every host alike.
	forecastLimit = 100e6
	// latestLimit is how many values a request has at most, as many as a series of the page's.
	latestLimit = 100_000
)

// forecastRequest is the body of POST /api/forecast.
type forecastRequest struct {
	Run     *string           `json:"run"`     // the file of a saved run, in base64
	Values  []json.RawMessage `json:"values"`  // the latest, the newest last, in their own units
	Horizon json.RawMessage   `json:"horizon"` // how many values to forecast, 1 to horizonLimit
}

// forecastReply is the answer, in the units of the values.
type forecastReply struct {
	Name   string    `json:"name"`   // of the values, as the run has it
	Values []float64 `json:"values"` // what follows, each forecast from the ones before

	// What four in five of the values that came lay between, of forecasts as many
	// steps ahead: see rnn.Band. Shorter than Values where the run's band is.
	Low  []float64 `json:"low"`
	High []float64 `json:"high"`

	Checked int `json:"checked"` // forecasts of the run's test values
	Within  int `json:"within"`  // of which so many values lay within the band

	Model forecastModel `json:"model"`

	// What to know before counting on it, none as a rule. Code "far": a value is far
	// outside of what the run was trained on, see [task.Forecaster.Far]; it was read
	// all the same. Field is the first of such values, "values[3]", and the message
	// says how many more there are.
	Warnings []warning `json:"warnings"`
}

// A warning is about an answer that there is all the same.
type warning struct {
	Code    string `json:"code"`
	Field   string `json:"field"`
	Message string `json:"message"` // one sentence in English, for people
}

// forecastModel says which network it was.
type forecastModel struct {
	Cell      rnn.Cell `json:"cell"`
	Hidden    int      `json:"hidden"`
	Steps     int      `json:"steps"` // values that it reads at once
	Weights   int      `json:"weights"`
	Transform string   `json:"transform"` // what is done to the values before
}

// forecasts answers one request after the other: a saved run takes memory.
type forecasts struct{ lane }

func newForecasts() forecasts { return forecasts{newLane("forecasts")} }

func (f forecasts) answer(r *http.Request) (*reply, *Problem) {
	body, problem := readBody(r, runLimit) // slow clients wait for themselves alone
	if problem != nil {
		return nil, problem
	}
	leave, problem := f.enter(r.Context())
	if problem != nil {
		return nil, problem
	}
	defer leave()
	answer, problem := forecastOf(body)
	if problem != nil {
		return nil, problem
	}
	return jsonReply(answer, map[string]string{"Cache-Control": "no-store"})
}

func forecastOf(body []byte) (*forecastReply, *Problem) {
	var request forecastRequest
	// Before it is read: each value has a comma behind it but the last, and so have the two other fields. To read a million takes a second in the Worker.
	tooMany := tooLarge("values", "want at most %d numbers, the newest last", latestLimit)
	if bytes.Count(body, []byte(",")) > latestLimit+1 {
		return nil, tooMany
	}
	if problem := decode(body, &request, `{"run": a saved run in base64, "values": [the latest numbers], "horizon": how many}`); problem != nil {
		return nil, problem
	}
	if request.Run == nil {
		return nil, bad("missing", "run", "want a saved run in base64")
	}
	if request.Values == nil {
		return nil, bad("missing", "values", "want an array of the latest numbers")
	}
	if len(request.Values) > latestLimit {
		return nil, tooMany
	}
	horizon, problem := readHorizon(request.Horizon)
	if problem != nil {
		return nil, problem
	}
	file, err := base64.StdEncoding.DecodeString(*request.Run)
	if err != nil {
		return nil, bad("syntax", "run", "want a saved run in base64: %v", err)
	}
	of, err := task.OpenForecaster(file)
	if err != nil {
		return nil, bad("file", "run", "%s", within(fileReason(err), 200))
	}
	model := of.Model
	steps := model.Config().Steps
	if horizon, most := float64(horizon), forecastLimit/stepsWork(model.Config(), model.Weights(), steps); horizon > most {
		return nil, tooLarge("run", "a network of %d weights that reads %d values can be asked for %.0f steps ahead here, not %.0f", model.Weights(), steps, math.Floor(most), horizon)
	}
	if len(request.Values) < of.Needs() {
		return nil, bad("length", "values", "want at least %d numbers, the newest last, got %d", of.Needs(), len(request.Values))
	}
	values, problem := numbers("values", request.Values)
	if problem != nil {
		return nil, problem
	}
	made, err := of.Forecast(values, horizon)
	if err != nil {
		return nil, forecastProblem(err)
	}
	far, err := of.Far(values)
	if err != nil {
		return nil, forecastProblem(err)
	}
	transform, err := of.Transform.MarshalText()
	if err != nil {
		panic(err) // it was read from its text
	}
	c := model.Config()
	answer := &forecastReply{Name: of.Name, Values: made, Low: []float64{}, High: []float64{}, Checked: of.Band.Checked, Within: of.Band.Within,
		Model: forecastModel{c.Cell, c.Hidden, steps, model.Weights(), string(transform)}, Warnings: farWarnings(of, values, far)}
	for i := range min(horizon, len(of.Band.Low)) {
		low, high := made[i]+of.Band.Low[i], made[i]+of.Band.High[i]
		if math.IsInf(low, 0) || math.IsInf(high, 0) {
			break
		}
		answer.Low, answer.High = append(answer.Low, low), append(answer.High, high)
	}
	return answer, nil
}

// farWarnings names the first of the values that are far outside of what a run was
// trained on. Where one of them is, as where its unit is another, most are.
func farWarnings(of *task.Forecaster, values []float64, far []int) []warning {
	if len(far) == 0 {
		return []warning{}
	}
	field := fmt.Sprintf("values[%d]", far[0])
	others := ""
	if n := len(far) - 1; n > 0 {
		others = fmt.Sprintf(", and so are %d more of the values that it reads", n)
	}
	return []warning{{"far", field, fmt.Sprintf("%s: %v, as the network gets it, is far outside of the %.3g to %.3g that it was trained on%s; do not count on this forecast",
		field, values[far[0]], of.Least, of.Greatest, others)}}
}

// fileReason is what is wrong with a saved run, without the name of the package.
func fileReason(err error) string {
	if file, ok := err.(*rnn.FileError); ok {
		return "it cannot forecast (" + string(file.Problem) + "): " + file.Detail
	}
	return err.Error()
}

// forecastProblem is why values do not go with a run.
func forecastProblem(err error) *Problem {
	if of, ok := err.(*series.TransformError); ok && of.Problem == series.NotFinite {
		return bad("range", "values", "the forecast runs away beyond the largest number")
	}
	if field, ok := err.(*rnn.FieldError); ok {
		return bad("range", field.Field, "want %s, got %s", field.Want, field.Got)
	}
	return bad("range", "values", "%s", within(err.Error(), 200))
}
