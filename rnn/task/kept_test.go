package task

import (
	"crypto/sha256"
	"fmt"
	"math"
	"os"
	"testing"

	"github.com/rnnlab/rnnlab/rnn/series"
)

// The first saved run of own numbers stays readable, and what it says is what
// training says today. It is never made anew: see testdata/README.md.
func TestTheFirstOwnFileStaysReadable(t *testing.T) {
	file, err := os.ReadFile("testdata/passengers.rnn")
	if err != nil {
		t.Fatal(err)
	}
	r := reopened(t, file)
	const hash, testRMSE, next = 0xcb21e31fa580a567, 15.04222126601261, 447.47480314311036
	forecast, err := r.Forecast(1)
	if err != nil || r.Hash() != hash || r.Own().Name != "Passengers" || tested(t, r) != testRMSE || forecast[0] != next {
		t.Errorf("hash %x, %q, test %v, forecast %v (%v)", r.Hash(), r.Own().Name, tested(t, r), forecast, err)
	}
	f, err := OpenForecaster(file)
	if err != nil {
		t.Fatal(err)
	}
	made, err := f.Forecast(series.Airline(), 1)
	if err != nil || made[0] != next || len(f.Band.Low) != 19 || !(math.Abs(f.Band.Low[0]) <= 20) {
		t.Errorf("without its data: %v, band %v (%v)", made, f.Band, err)
	}
	again := passengers(t, "prepared", func(rung *OwnRung) { rung.Config = r.Rung.Config })
	workThrough(t, again)
	sameWorth(t, again, r)
}

// 25 epochs more come to the same file on every target: the browsers' tests have
// the same figure.
func TestAKeptFileGoesOnEverywhereAlike(t *testing.T) {
	file, err := os.ReadFile("testdata/done.rnn")
	if err != nil {
		t.Fatal(err)
	}
	r := reopened(t, file)
	if err := r.Extend(25); err != nil {
		t.Fatal(err)
	}
	workThrough(t, r)
	const want = "878f0ca2205f5e1e6c7f124f172bf7bd2c7e4a09b1e7e38a438ed44519eb5503"
	if got := fmt.Sprintf("%x", sha256.Sum256(marshalled(t, r))); got != want {
		t.Errorf("a file of SHA-256 %s, want %s", got, want)
	}
}
