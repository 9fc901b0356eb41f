package api

import (
	"bytes"
	"context"
	"fmt"
	"net/http/httptest"
	"sync"
	"testing"
)

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

// hold takes the turn of a lane, as one that makes a picture does.
func hold(t *testing.T, l lane) (leave func()) {
	t.Helper()
	leave, problem := l.enter(t.Context())
	if problem != nil {
		t.Fatalf("%+v", problem)
	}
	return leave
}

func ask(ctx context.Context, c *cards, query string) *Problem {
	_, problem := c.card(httptest.NewRequest("GET", "/api/card.png?"+query, nil).WithContext(ctx))
	return problem
}

func TestBusy(t *testing.T) {
	c := newCards(0, nil)
	leave := hold(t, c.short)
	var all sync.WaitGroup
	answers := make(chan *Problem, 30)
	for i := range cap(answers) {
		all.Go(func() { answers <- ask(t.Context(), c, fmt.Sprintf("seed=%d", i+1)) })
	}
	// All but those who wait are turned away at once.
	for range cap(answers) - lanesWaiting {
		if p := <-answers; p == nil || p.status != 503 || p.Code != "busy" || p.header["Retry-After"] == "" {
			t.Errorf("%+v, want busy", p)
		}
	}
	leave()
	all.Wait()
	for range lanesWaiting {
		if p := <-answers; p != nil {
			t.Errorf("one who waited got %+v", p)
		}
	}
}

// Those who wait and go make room for others, while the turn is still taken.
func TestTheGoneLeaveTheQueue(t *testing.T) {
	c := newCards(0, nil)
	leave := hold(t, c.short)
	for round := range 3 {
		ctx, cancel := context.WithCancel(t.Context())
		var all sync.WaitGroup
		answers := make(chan *Problem, lanesWaiting)
		for i := range cap(answers) {
			all.Go(func() { answers <- ask(ctx, c, fmt.Sprintf("seed=%d", 1+100*round+i)) })
		}
		for len(c.short.places) < cap(c.short.places) { // until all wait
			select {
			case p := <-answers:
				t.Fatalf("round %d: one who should wait got %+v", round, p)
			case <-t.Context().Done():
			default:
			}
		}
		cancel()
		all.Wait()
		for range cap(answers) {
			if p := <-answers; p == nil || p.status != 503 {
				t.Errorf("round %d: one who has gone got %+v", round, p)
			}
		}
	}
	leave()
	if p := ask(t.Context(), c, "seed=999"); p != nil || len(c.short.places) != 0 || len(c.short.turn) != 0 {
		t.Errorf("after all: %+v, %d places and %d turns taken", p, len(c.short.places), len(c.short.turn))
	}
}

// Nine that take long let those by that take no training, or little.
func TestTheLongLetOthersBy(t *testing.T) {
	c := newCards(2e9, nil)
	leave := hold(t, c.long)
	ctx, cancel := context.WithCancel(t.Context())
	var all sync.WaitGroup
	answers := make(chan *Problem, lanesWaiting)
	for i := range cap(answers) {
		all.Go(func() { answers <- ask(ctx, c, fmt.Sprintf("preset=adam&hidden=32&seed=%d", i+1)) })
	}
	for len(c.long.places) < cap(c.long.places) {
		select {
		case p := <-answers:
			t.Fatalf("one who should wait got %+v", p)
		default:
		}
	}
	for _, query := range []string{"", "preset=printed", "theme=dark", "preset=adam&hidden=256&epochs=1000", "preset=adam&hidden=4&epochs=3"} {
		if p := ask(t.Context(), c, query); p != nil {
			t.Errorf("%q waits behind others: %+v", query, p)
		}
	}
	cancel()
	all.Wait()
	leave()
}

func TestLanes(t *testing.T) {
	c := newCards(2e9, nil)
	for query, long := range map[string]bool{"": false, "preset=adam": false, "preset=adam&hidden=256&epochs=1000": false,
		"preset=adam&hidden=4&epochs=3": false, "preset=adam&hidden=32": true} {
		config := parsed(t, query).config
		if got := c.lane(config) == c.long; got != long {
			t.Errorf("%q: long is %v, want %v, for %.3g of %g", query, got, long, work(config), c.work)
		}
	}
	// Without training none is long.
	if c := newCards(0, nil); c.lane(parsed(t, "preset=adam&hidden=32").config) != c.short {
		t.Error("what is not trained waits with the long ones")
	}
}
