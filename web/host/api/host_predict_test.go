package api_test

import (
	"bytes"
	"math"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/rnnlab/rnnlab/web/host/api"
)

type prediction struct {
	Next     float64
	Forecast []float64
	Scaling  struct {
		Method, Formula string
		Shift, Scale    float64
	}
	Model struct {
		Preset         string
		Seed           uint32
		Hash, Data     string
		Steps          int
		ValidationRMSE float64
	}
}

func TestHostPredict(t *testing.T) {
	base := base(t)
	for name, test := range map[string]struct {
		amplitude, offset float64
		rest, method      string
		horizon           int
		tolerance         float64
	}{
		"the sine it knows":     {1, 0, "", "range", 5, 0.01},
		"unscaled":              {1, 0, `, "scale": "none", "horizon": 1`, "none", 1, 0.002},
		"in other units":        {40, 1000, `, "horizon": 20, "scale": null`, "range", 20, 0.4 * 2},
		"upside down and small": {-1e-30, 0, `, "horizon": 3`, "range", 3, 0.01e-30},
		"very large":            {1e99, 0, "", "range", 5, 0.01e99},
	} {
		t.Run(name, func(t *testing.T) {
			a := predict(t, base, sine(50, test.amplitude, test.offset, test.rest))
			var p prediction
			a.decode(t, &p)
			if a.StatusCode != 200 || len(p.Forecast) != test.horizon || p.Next != p.Forecast[0] {
				t.Fatalf("%d: %s", a.StatusCode, a.body)
			}
			for i, v := range p.Forecast {
				truth := test.amplitude*math.Sin(float64(50+i)) + test.offset
				if !(math.Abs(v-truth) <= test.tolerance) {
					t.Errorf("value %d is %g, want %g", 50+i, v, truth)
				}
			}
			if p.Scaling.Method != test.method || p.Scaling.Formula == "" || p.Scaling.Scale <= 0 || test.method == "none" && (p.Scaling.Scale != 1 || p.Scaling.Shift != 0) {
				t.Errorf("scaling %+v", p.Scaling)
			}
			if m := p.Model; m.Preset != "adam" || m.Steps != 50 || len(m.Hash) != 16 || m.Data == "" || m.ValidationRMSE > 0.001 {
				t.Errorf("model %+v", m)
			}
		})
	}
}

// The same request gives the same bytes, whichever host is asked.
func TestHostPredictIsTheSameEverywhere(t *testing.T) {
	here := httptest.NewServer(api.New(api.Options{}))
	defer here.Close()
	request := sine(50, 3, 7, `, "horizon": 30`)
	want := predict(t, here.URL, request)
	if got := predict(t, base(t), request); !bytes.Equal(got.body, want.body) {
		t.Errorf("got %s, want %s", got.body, want.body)
	}
}

func TestHostPredictConstant(t *testing.T) {
	var p prediction
	predict(t, base(t), `{"series":[7`+strings.Repeat(",7", 49)+`]}`).decode(t, &p)
	if p.Scaling.Shift != 7 || p.Scaling.Scale != 1 || !(math.Abs(p.Next-7) < 1) {
		t.Errorf("%+v", p)
	}
}

func TestHostPredictRefuses(t *testing.T) {
	base := base(t)
	with := func(value string) string { return `{"series":[` + value + strings.Repeat(",0", 49) + `]}` }
	for name, test := range map[string]struct {
		body   string
		status int
		code   string
		field  string
	}{
		"too short":         {sine(49, 1, 0, ""), 400, "length", "series"},
		"too long":          {sine(51, 1, 0, ""), 400, "length", "series"},
		"empty series":      {`{"series":[]}`, 400, "length", "series"},
		"no series":         {`{}`, 400, "missing", "series"},
		"null":              {`{"series":null}`, 400, "missing", "series"},
		"no body":           {``, 400, "", ""},
		"NaN":               {with("NaN"), 400, "syntax", "body"}, // JSON has none
		"infinity":          {with("Infinity"), 400, "syntax", "body"},
		"beyond float64":    {with("1e999"), 400, "number", "series[0]"},
		"beyond the range":  {with("-1e101"), 400, "range", "series[0]"},
		"a string":          {with(`"1"`), 400, "number", "series[0]"},
		"a null":            {with("null"), 400, "number", "series[0]"},
		"nested":            {with("[1]"), 400, "number", "series[0]"},
		"true":              {with("true"), 400, "number", "series[0]"},
		"no object":         {`[1,2,3]`, 400, "syntax", "body"},
		"no JSON":           {`series=1`, 400, "syntax", "body"},
		"cut off":           {sine(50, 1, 0, "")[:100], 400, "syntax", "body"},
		"more behind":       {sine(50, 1, 0, "") + "{}", 400, "syntax", "body"},
		"unknown field":     {sine(50, 1, 0, `, "horizons": 3`), 400, "syntax", "body"},
		"horizon 0":         {sine(50, 1, 0, `, "horizon": 0`), 400, "range", "horizon"},
		"horizon 51":        {sine(50, 1, 0, `, "horizon": 51`), 400, "range", "horizon"},
		"half a horizon":    {sine(50, 1, 0, `, "horizon": 1.5`), 400, "range", "horizon"},
		"worded horizon":    {sine(50, 1, 0, `, "horizon": "3"`), 400, "range", "horizon"},
		"unknown scale":     {sine(50, 1, 0, `, "scale": "log"`), 400, "range", "scale"},
		"scale of no words": {sine(50, 1, 0, `, "scale": 2`), 400, "range", "scale"},
		"64 KB and a byte":  {`{"series":[` + strings.Repeat(" ", 64<<10) + `]}`, 413, "too_large", "body"},
		"deep":              {strings.Repeat("[", 30000), 400, "syntax", "body"},
	} {
		t.Run(name, func(t *testing.T) {
			a := predict(t, base, test.body)
			if test.code == "" { // a host may or may not tell a missing body from an empty one
				if a.StatusCode != test.status {
					t.Errorf("%d %s", a.StatusCode, a.body)
				}
				return
			}
			a.problem(t, test.status, test.code, test.field)
		})
	}
	ask(t, "POST", base+"/api/predict", sine(50, 1, 0, ""), "Content-Type", "text/plain").problem(t, 415, "type", "body")
	ask(t, "POST", base+"/api/predict", sine(50, 1, 0, "")).problem(t, 415, "type", "body")
	if a := predict(t, base, sine(50, 1, 0, "")); a.StatusCode != 200 {
		t.Errorf("after all that: %d", a.StatusCode)
	}
	if a := predict(t, base, strings.Repeat(" ", 60<<10)+sine(50, 1, 0, "")); a.StatusCode != 200 {
		t.Errorf("60 KB: %d %s", a.StatusCode, a.body)
	}
}
