package api

import (
	"bytes"
	"context"
	"io"
	"log"
	"math"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/rnnlab/rnnlab/rnn"
	"github.com/rnnlab/rnnlab/rnn/tutorial"
)

func TestPanicCostsOneRequest(t *testing.T) {
	var logged bytes.Buffer
	before := log.Writer()
	log.SetOutput(&logged)
	t.Cleanup(func() { log.SetOutput(before) })
	broken := true
	server := httptest.NewServer(guard{map[string]endpoint{"/api/fragile": {[]string{"GET"}, func(r *http.Request) (*reply, *Problem) {
		if broken {
			panic("broken")
		}
		return health(r)
	}}}})
	defer server.Close()
	for _, want := range []int{500, 200} {
		r, err := http.Get(server.URL + "/api/fragile")
		if err != nil {
			t.Fatal(err)
		}
		body, _ := io.ReadAll(r.Body)
		r.Body.Close()
		if r.StatusCode != want || want == 500 && !strings.Contains(string(body), `"code":"internal"`) || strings.Contains(string(body), "broken") {
			t.Errorf("%d %s, want %d", r.StatusCode, body, want)
		}
		broken = false
	}
	if !strings.Contains(logged.String(), "GET /api/fragile: broken") || !strings.Contains(logged.String(), "api_test.go") {
		t.Errorf("logged %q", logged.String())
	}
}

// A client that is refused gets to send all it has, and its connection stays: otherwise a proxy loses the answer.
func TestRefusedBodyIsTaken(t *testing.T) {
	server := httptest.NewServer(New(Options{}))
	defer server.Close()
	body := strings.Repeat(" ", 5<<20)
	for _, c := range []struct {
		method, path, kind string
		want               int
	}{
		{"POST", "/api/forecast", "text/plain", 415},
		{"POST", "/api/forecast", "application/json", 413},
		{"POST", "/api/predict", "application/json", 413},
		{"POST", "/api/health", "application/json", 405},
		{"POST", "/api/nothing", "application/json", 404},
	} {
		request, err := http.NewRequest(c.method, server.URL+c.path, strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		request.Header.Set("Content-Type", c.kind)
		r, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Errorf("%s %s, %s: %v", c.method, c.path, c.kind, err)
			continue
		}
		io.Copy(io.Discard, r.Body)
		r.Body.Close()
		if r.StatusCode != c.want || r.Close {
			t.Errorf("%s %s, %s: %d, connection closed: %v; want %d", c.method, c.path, c.kind, r.StatusCode, r.Close, c.want)
		}
	}
}

func parsed(t *testing.T, query string) settings {
	t.Helper()
	s, problem := parseSettings(query)
	if problem != nil {
		t.Fatalf("%s: %+v", query, problem)
	}
	return s
}

func TestSettings(t *testing.T) {
	for query, want := range map[string]string{
		"":                                   "preset=weights",
		"preset=adam&hidden=100&seed=7":      "preset=adam&seed=7",
		"learningRate=5e-2&lang=zh":          "preset=weights",
		"learningRate=5e+0":                  "preset=weights&learningRate=5",
		"seed=4294967295&optimizer=momentum": "preset=weights&optimizer=momentum&seed=4294967295",
		"cell=lstm&hidden=8":                 "preset=weights&cell=lstm&input=shared&hidden=8",
	} {
		s := parsed(t, query)
		if s.query() != want {
			t.Errorf("%s: %s, want %s", query, s.query(), want)
		}
		if again := parsed(t, s.query()); again.config != s.config {
			t.Errorf("%s reads back as %+v, not %+v", s.query(), again.config, s.config)
		}
	}
}

// The curve of a picture is that of its settings, or there is none.
func TestFindRun(t *testing.T) {
	ctx := t.Context()
	for _, query := range []string{"preset=printed", "preset=gradient", "preset=weights", "preset=adam"} {
		found, err := findRun(ctx, parsed(t, query).config, 0)
		if err != nil || found.run == nil || "preset="+found.run.Preset != query {
			t.Errorf("%s: %+v, %v", query, found, err)
		}
	}
	for _, query := range []string{"seed=1", "hidden=99", "epochs=26", "preset=printed&truncate=4"} {
		s := parsed(t, query)
		found, err := findRun(ctx, s.config, work(s.config)-1)
		if err != nil || found.run != nil || found.instead == "" {
			t.Errorf("%s, which is too much work: %+v, %v", query, found, err)
		}
	}

	s := parsed(t, "hidden=4&epochs=3&seed=9")
	found, err := findRun(ctx, s.config, work(s.config))
	if err != nil || found.run == nil {
		t.Fatalf("%+v, %v", found, err)
	}
	train, validation, _ := tutorial.Records(s.config.Steps)
	trainer, err := rnn.NewTrainer[float32](s.config, train, validation)
	if err != nil {
		t.Fatal(err)
	}
	if err := trainer.Run(); err != nil {
		t.Fatal(err)
	}
	for i, want := range trainer.Prediction().Validation {
		if found.run.Prediction[i] != want {
			t.Fatalf("prediction %d is %g, want %g", i, found.run.Prediction[i], want)
		}
	}
	if printed, err := findRun(ctx, parsed(t, "preset=printed&hidden=3&epochs=2").config, 1e10); err != nil || printed.run == nil || printed.run.Epochs != 2 {
		t.Errorf("as printed: %+v, %v", printed, err)
	}

	diverging := parsed(t, "preset=weights&hidden=8&learningRate=10&activation=relu&clip=none").config
	if found, err := findRun(ctx, diverging, 1e10); err != nil || found.run != nil || !strings.Contains(found.instead, "breaks down in epoch") {
		t.Errorf("a run that diverges: %+v, %v", found, err)
	}
	gone, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := findRun(gone, s.config, 1e10); err == nil {
		t.Error("it trained for one who has gone")
	}
}

func TestDescribe(t *testing.T) {
	upTo := func(most int) func(string) bool { return func(line string) bool { return len([]rune(line)) <= most } }
	s := parsed(t, "hidden=8&epochs=3&seed=5")
	for most, want := range map[int]string{
		99: "preset weights · hidden 8 · epochs 3 · seed 5",
		41: "preset weights · hidden 8 · and 2 more",
		30: "preset weights · and 3 more",
	} {
		if got := describe(s, upTo(most)); got != want {
			t.Errorf("in %d: %q, want %q", most, got, want)
		}
	}
	if got := describe(parsed(t, "preset=printed"), upTo(99)); got != "preset printed · 100 hidden units · 25 epochs · seed 0" {
		t.Errorf("got %q", got)
	}
}

func TestThreeDigits(t *testing.T) {
	for x, want := range map[float64]string{0.00032492: "0.000325", 0.7512: "0.751", 1: "1", 12.34: "12.3", 1234567: "1.23e+06", math.Inf(1): "+Inf", 1e-9: "1e-09"} {
		if got := threeDigits(x); got != want {
			t.Errorf("%g: %s, want %s", x, got, want)
		}
	}
}
