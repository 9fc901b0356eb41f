package api

import (
	"fmt"
	"net/http/httptest"
	"slices"
	"strings"
	"testing"
	"time"
)

// BenchmarkPredict is the time of a whole answer to POST /api/predict, without
// the network: the median too, as p50-ms.
func BenchmarkPredict(b *testing.B) {
	for _, horizon := range []int{1, horizonDefault, horizonLimit} {
		b.Run(fmt.Sprint("horizon=", horizon), func(b *testing.B) {
			h := New(Options{})
			body := fmt.Sprintf(`{"series":[%s0.5],"horizon":%d}`, strings.Repeat("0.1,", 49), horizon)
			var times []time.Duration
			for b.Loop() {
				r := httptest.NewRequest("POST", "/api/predict", strings.NewReader(body))
				r.Header.Set("Content-Type", "application/json")
				w := httptest.NewRecorder()
				started := time.Now()
				h.ServeHTTP(w, r)
				times = append(times, time.Since(started))
				if w.Code != 200 {
					b.Fatal(w.Body)
				}
			}
			slices.Sort(times)
			b.ReportMetric(float64(times[len(times)/2].Microseconds())/1000, "p50-ms")
		})
	}
}

// BenchmarkCard is the time to draw and encode a picture.
func BenchmarkCard(b *testing.B) {
	s, _ := parseSettings("")
	found, err := findRun(b.Context(), s.config, 0)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		newCard(s, found, false)
	}
}
