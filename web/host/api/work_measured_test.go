//go:build unix

package api

import (
	"fmt"
	"syscall"
	"testing"
	"time"
)

// measured are runs of every kind and what they took of a core, ms, with scalar
// loops and with vectors: the least of 17 times by BenchmarkWork, on a machine
// whose two cores eight other processes wanted.
var measured = []struct {
	query           string
	scalar, vectors float64
}{
	{"preset=adam&hidden=100&epochs=2", 205, 43},
	{"preset=weights&hidden=16&epochs=5", 17, 36},
	{"preset=adam&hidden=1&epochs=20", 12, 9},
	{"preset=adam&hidden=24&batch=100&truncate=0&epochs=20", 150, 33},
	{"preset=adam&cell=gru&layers=3&hidden=1&steps=75&truncate=0&epochs=5", 49, 53},
	{"preset=adam&cell=lstm&hidden=24&epochs=2", 50, 70},
	{"preset=adam&cell=lstm&layers=2&hidden=1&epochs=10", 35, 43},
	{"preset=printed&hidden=100&epochs=2", 311, 358},
	{"preset=printed&hidden=1&steps=100&truncate=100&epochs=5", 20, 28},
}

// BenchmarkWork measures them, with GOMAXPROCS=1 and -benchtime 1x.
func BenchmarkWork(b *testing.B) {
	for _, run := range measured {
		b.Run(run.query, func(b *testing.B) {
			s, problem := parseSettings(run.query)
			if problem != nil {
				b.Fatal(problem.Message)
			}
			var all time.Duration
			for b.Loop() {
				started := taken(b)
				if found, err := findRun(b.Context(), s.config, 1e15); err != nil || found.run == nil {
					b.Fatal(fmt.Sprint(found, err))
				}
				all += taken(b) - started
			}
			b.ReportMetric(float64(all.Milliseconds())/float64(b.N), "core-ms/op")
			b.ReportMetric(float64(all.Nanoseconds())/float64(b.N)/work(s.config), "core-ns/unit")
		})
	}
}

// taken is what this process has taken of the cores.
func taken(t testing.TB) time.Duration {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		t.Fatal(err)
	}
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano())
}

// What is refused by its estimate takes long, and what is trained for a picture
// does not: of whatever kind a run is, a unit took much the same. (A GRU of one
// unit in three layers had been taken for a twentieth of what it is.)
func TestWorkIsWhatWasMeasured(t *testing.T) {
	const least, most = 0.06, 0.56 // ns a unit: vectors do large products faster, and nothing else
	for _, run := range measured {
		units := work(parsed(t, run.query).config)
		for way, ms := range map[string]float64{"scalar": run.scalar, "with vectors": run.vectors} {
			if ns := 1e6 * ms / units; !(least < ns && ns < most) {
				t.Errorf("%s, %s: %.3f ns a unit of the estimate, want %v to %v", run.query, way, ns, least, most)
			}
		}
	}
}
