package api

import (
	"context"
	"net/http"
)

// lanesWaiting is how many requests may wait in a lane for a picture to be made.
const lanesWaiting = 8

// A lane makes pictures one at a time, in the order in which they were asked for.
type lane struct {
	places chan struct{} // of those who wait, and of the one who makes
	turn   chan struct{} // of the one who makes
}

func newLane() lane {
	return lane{make(chan struct{}, 1+lanesWaiting), make(chan struct{}, 1)}
}

// enter waits for its turn and returns how to end it. It does not wait where too
// many do already, and no longer than the request lasts.
func (l lane) enter(ctx context.Context) (leave func(), problem *Problem) {
	select {
	case l.places <- struct{}{}:
	default:
		return nil, &Problem{status: http.StatusServiceUnavailable, Code: "busy", Message: "other pictures are being made just now",
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
	return &Problem{status: http.StatusServiceUnavailable, Code: "busy", Message: "the request ended before the picture was made"}
}
