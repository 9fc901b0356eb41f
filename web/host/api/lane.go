package api

import (
	"context"
	"net/http"
)

// lanesWaiting is how many requests may wait in a lane.
const lanesWaiting = 8

// A lane does one thing at a time, in the order in which they were asked for.
type lane struct {
	what   string        // it makes, in words for those who are turned away
	places chan struct{} // of those who wait, and of the one who does
	turn   chan struct{} // of the one who does
}

func newLane(what string) lane {
	return lane{what, make(chan struct{}, 1+lanesWaiting), make(chan struct{}, 1)}
}

// enter waits for its turn and returns how to end it. It does not wait where too
// many do already, and no longer than the request lasts.
func (l lane) enter(ctx context.Context) (leave func(), problem *Problem) {
	select {
	case l.places <- struct{}{}:
	default:
		return nil, &Problem{status: http.StatusServiceUnavailable, Code: "busy", Message: "other " + l.what + " are being made just now",
			header: map[string]string{"Retry-After": "2"}}
	}
	select {
	case l.turn <- struct{}{}:
		return func() { <-l.turn; <-l.places }, nil
	case <-ctx.Done():
		<-l.places
		return nil, gone()
	}
}

// gone is the answer to a request that has ended before: nobody reads it.
func gone() *Problem {
	return &Problem{status: http.StatusServiceUnavailable, Code: "busy", Message: "the request ended before it was answered"}
}
