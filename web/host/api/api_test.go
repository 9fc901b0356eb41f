package api

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"log"
	"math"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	"github.com/rnnlab/rnnlab/rnn"
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
	train, validation, _ := rnn.TutorialRecords(s.config.Steps)
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
	if printed, err := findRun(ctx, parsed(t, "preset=printed&hidden=3&epochs=2").config, 1e9); err != nil || printed.run == nil || printed.run.Epochs != 2 {
		t.Errorf("as printed: %+v, %v", printed, err)
	}

	diverging := parsed(t, "preset=weights&hidden=8&learningRate=10&activation=relu&clip=none").config
	if found, err := findRun(ctx, diverging, 1e9); err != nil || found.run != nil || !strings.Contains(found.instead, "breaks down in epoch") {
		t.Errorf("a run that diverges: %+v, %v", found, err)
	}
	gone, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := findRun(gone, s.config, 1e9); err == nil {
		t.Error("it trained for one who has gone")
	}
}

// Passes over records, times the steps of a record, times the weights that a
// step multiplies: U and W of each layer and gate.
func TestWork(t *testing.T) {
	for query, want := range map[string]float64{
		"hidden=100":                           25 * (450 * 50 * 100 * 101),
		"hidden=10&layers=2&epochs=1":          450 * 50 * (10*11 + 10*20),
		"hidden=10&cell=lstm&epochs=2":         2 * 450 * 50 * 4 * 10 * 11,
		"hidden=10&cell=gru&epochs=1&steps=20": (180 + 3*130) * 20 * 3 * 10 * 11,
	} {
		if got := work(parsed(t, query).config); got != want {
			t.Errorf("%s: %g, want %g", query, got, want)
		}
	}
}

// counted is a Store that counts what is put in.
type counted struct {
	memory
	puts int
}

func (c *counted) Put(key string, picture []byte) {
	c.puts++
	c.memory.Put(key, picture)
}

func TestCardsAreKept(t *testing.T) {
	store := &counted{memory: memory{kept: map[string][]byte{}}}
	c := newCards(0, store)
	get := func(query string) *reply {
		answer, problem := c.card(httptest.NewRequest("GET", "/api/card.png?"+query, nil))
		if problem != nil {
			t.Fatalf("%s: %+v", query, problem)
		}
		return answer
	}
	first := get("seed=1")
	for _, query := range []string{"preset=weights&seed=1", "seed=1&lang=zh", "theme=light&seed=1",
		"seed=1&lang=zh&theme=auto&controls=play,lr&charts=none&autoplay=off&bare=on&follow=on", "seed=1&loss=0.01&bits=0123456789abcdef&seal=0123456789abcdef"} {
		if again := get(query); store.puts != 1 || !bytes.Equal(again.body, first.body) || again.header["ETag"] != first.header["ETag"] {
			t.Errorf("%s is another picture, %d were made", query, store.puts)
		}
	}
	if dark := get("seed=1&theme=dark"); store.puts != 2 || bytes.Equal(dark.body, first.body) {
		t.Error("light and dark are one picture")
	}
}

func TestMemoryIsBounded(t *testing.T) {
	m := &memory{kept: map[string][]byte{}}
	m.Put("used", nil)
	m.Put("unused", nil)
	for i := range cardsKept {
		m.Put(fmt.Sprint(i), nil)
		m.Get("used")
	}
	_, used := m.Get("used")
	_, unused := m.Get("unused")
	if len(m.kept) != cardsKept || len(m.last) != cardsKept || !used || unused {
		t.Errorf("%d and %d are kept of %d, the used one %v, the unused one %v", len(m.kept), len(m.last), cardsKept, used, unused)
	}
}

func TestBusy(t *testing.T) {
	c := newCards(0, nil)
	c.turn.Lock() // as one that makes a picture
	var all sync.WaitGroup
	answers := make(chan *Problem, 30)
	for i := range cap(answers) {
		all.Go(func() {
			_, problem := c.card(httptest.NewRequest("GET", fmt.Sprintf("/api/card.png?seed=%d", i+1), nil))
			answers <- problem
		})
	}
	// All but those who wait are turned away at once.
	for range cap(answers) - 1 - cardsWaiting {
		if p := <-answers; p == nil || p.status != 503 || p.Code != "busy" || p.header["Retry-After"] == "" {
			t.Errorf("%+v, want busy", p)
		}
	}
	c.turn.Unlock()
	all.Wait()
	for range 1 + cardsWaiting {
		if p := <-answers; p != nil {
			t.Errorf("one who waited got %+v", p)
		}
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
