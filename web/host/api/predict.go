package api

import (
	"encoding/json"
	"net/http"
	"runtime"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/series"
)

// predictRequest is the body of POST /api/predict, with the values still as
// they are written, so that each is checked and named.
type predictRequest struct {
	Series  []json.RawMessage `json:"series"`  // as many numbers as the network has steps
	Horizon json.RawMessage   `json:"horizon"` // how many values to predict, 1 to horizonLimit
	Scale   json.RawMessage   `json:"scale"`   // "range" or "none"
}

// predictReply is the answer.
type predictReply struct {
	Next     float64   `json:"next"`     // the value after the series
	Forecast []float64 `json:"forecast"` // next and those after it, each predicted from the ones before
	Scaling  scaling   `json:"scaling"`
	Model    Model     `json:"model"`
}

// scaling says how the series was brought to the range that the network knows.
type scaling struct {
	Method  string  `json:"method"`
	Shift   float64 `json:"shift"`
	Scale   float64 `json:"scale"`
	Formula string  `json:"formula"`
}

// A predictor has the shipped network, once for each CPU: a trainer does one
// thing at a time.
type predictor struct{ idle chan *rnn.Trainer[float32] }

func newPredictor() *predictor {
	n := runtime.GOMAXPROCS(0)
	p := &predictor{make(chan *rnn.Trainer[float32], n)}
	for range n {
		p.idle <- nil // made when it is first needed
	}
	return p
}

func (p *predictor) predict(r *http.Request) (*reply, *Problem) {
	values, horizon, method, problem := readPredict(r)
	if problem != nil {
		return nil, problem
	}
	s := scaling{Method: method, Scale: 1, Formula: "scaled = (value - shift) / scale"}
	if method == "range" {
		s.Shift, s.Scale = spread(values)
	}
	scaler := series.Scaler{Shift: s.Shift, Scale: s.Scale}
	forecast, err := p.forecast(scaler.Apply(values), horizon)
	if err != nil {
		panic(err) // the series was checked
	}
	forecast = scaler.Invert(forecast)
	return jsonReply(predictReply{forecast[0], forecast, s, shippedModel()}, map[string]string{"Cache-Control": "no-store"})
}

// forecast predicts what follows a window of scaled values.
func (p *predictor) forecast(window []float64, horizon int) ([]float64, error) {
	t := <-p.idle
	defer func() { p.idle <- t }()
	if t == nil {
		var err error
		if t, err = newModel(); err != nil {
			return nil, err
		}
	}
	f, err := t.NewForecast(window)
	if err != nil {
		return nil, err
	}
	var out []float64
	for range horizon {
		out = append(out, f.Next()...)
	}
	return out, nil
}

// newModel makes a trainer with the shipped weights, for predictions alone: the
// records that it would be trained on are but one.
func newModel() (*rnn.Trainer[float32], error) {
	preset, err := rnn.PresetNamed(shippedModel().Preset)
	if err != nil {
		return nil, err
	}
	config := preset.Config
	one, err := series.Windows(series.Sine(config.Steps+1), config.Steps)
	if err != nil {
		return nil, err
	}
	t, err := rnn.NewTrainer[float32](config, one, one)
	if err != nil {
		return nil, err
	}
	loadWeights(t)
	return t, nil
}

// spread is the shift and scale that bring values to -1 to 1, the range of the
// sine that the network was trained on. Values that are all the same are
// brought to 0.
func spread(values []float64) (shift, scale float64) {
	least, greatest := values[0], values[0]
	for _, v := range values {
		least, greatest = min(least, v), max(greatest, v)
	}
	shift, scale = least+(greatest-least)/2, (greatest-least)/2
	if scale == 0 {
		scale = 1
	}
	return shift, scale
}

// readPredict reads and checks a request.
func readPredict(r *http.Request) (values []float64, horizon int, method string, problem *Problem) {
	var request predictRequest
	body, problem := readBody(r, bodyLimit)
	if problem == nil {
		problem = decode(body, &request, `{"series": [50 numbers], "horizon": how many, "scale": "range" or "none"}`)
	}
	if problem != nil {
		return nil, 0, "", problem
	}
	steps := shippedModel().Steps
	if request.Series == nil {
		return nil, 0, "", bad("missing", "series", "want an array of %d numbers", steps)
	}
	if len(request.Series) != steps {
		return nil, 0, "", bad("length", "series", "want %d numbers, got %d", steps, len(request.Series))
	}
	if values, problem = numbers("series", request.Series); problem != nil {
		return nil, 0, "", problem
	}
	if horizon, problem = readHorizon(request.Horizon); problem != nil {
		return nil, 0, "", problem
	}
	method = "range"
	if given(request.Scale) {
		if err := json.Unmarshal(request.Scale, &method); err != nil || method != "range" && method != "none" {
			return nil, 0, "", bad("range", "scale", `want "range" or "none", got %s`, brief(string(request.Scale)))
		}
	}
	return values, horizon, method, nil
}
