package main

import (
	"fmt"
	"io"
	"net/http"
	"slices"
	"sync"
	"time"
)

// warmUp is how many requests go before those that count.
const warmUp = 20

// result is what became of the requests of a kind.
type result struct {
	times   []time.Duration // of each answer, whole, sorted
	elapsed time.Duration
	failed  int
	failure error // the first
}

func (r result) rate() float64 { return float64(len(r.times)) / r.elapsed.Seconds() }

// quantile is in milliseconds; 0 without answers.
func (r result) quantile(q float64) float64 {
	if len(r.times) == 0 {
		return 0
	}
	return r.times[min(int(q*float64(len(r.times))), len(r.times)-1)].Seconds() * 1000
}

// measure has clients send requests for some time.
func measure(k kind, clients int, long time.Duration) result {
	transport := &http.Transport{MaxIdleConnsPerHost: clients, DisableCompression: true}
	defer transport.CloseIdleConnections()
	for range warmUp {
		answer(transport, k)
	}
	var (
		all    sync.WaitGroup
		mu     sync.Mutex
		total  result
		begin  = time.Now()
		finish = begin.Add(long)
	)
	for range clients {
		all.Go(func() {
			var own result
			// Twice at least: on a busy machine the time may be over before a client has its turn.
			for asked := 0; asked < 2 || time.Now().Before(finish); asked++ {
				started := time.Now()
				if err := answer(transport, k); err == nil {
					own.times = append(own.times, time.Since(started))
				} else if own.failed++; own.failure == nil {
					own.failure = err
				}
			}
			mu.Lock()
			defer mu.Unlock()
			total.times = append(total.times, own.times...)
			total.failed += own.failed
			if total.failure == nil {
				total.failure = own.failure
			}
		})
	}
	all.Wait()
	total.elapsed = time.Since(begin)
	slices.Sort(total.times)
	return total
}

// answer sends one request and reads all of its answer.
func answer(transport *http.Transport, k kind) error {
	r, err := transport.RoundTrip(k.make())
	if err != nil {
		return err
	}
	defer r.Body.Close()
	if _, err := io.Copy(io.Discard, r.Body); err != nil {
		return err
	}
	if r.StatusCode != k.status {
		return fmt.Errorf("status %s", r.Status)
	}
	return nil
}
