package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"sync"
	"syscall"
	"testing"
	"testing/fstest"
	"time"

	"github.com/rnnlab/rnnlab/web/host"
	"github.com/rnnlab/rnnlab/web/host/api"
)

// impatient cuts off within a test's time whatever patient cuts off in the end.
var impatient = limits{header: 100 * time.Millisecond, read: 200 * time.Millisecond, write: 500 * time.Millisecond, idle: 100 * time.Millisecond}

// lasting cuts off nothing within a test's time.
var lasting = limits{header: time.Hour, read: time.Hour, write: time.Hour, idle: time.Hour}

// start serves a site and returns its host and port.
func start(t *testing.T, l limits) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{
		"index.html": {Data: []byte("page")},
		"large.txt":  {Data: make([]byte, 64<<20)}, // more than the buffers of a connection hold
	}
	server := newServer(host.New(files, api.New(api.Options{})), l)
	go server.Serve(listener)
	t.Cleanup(func() { server.Close() })
	return listener.Addr().String()
}

// dial opens a connection and sends the text.
func dial(t *testing.T, address, text string) net.Conn {
	t.Helper()
	c, err := net.Dial("tcp", address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Close() })
	c.SetDeadline(time.Now().Add(30 * time.Second)) // so that a server that never cuts off fails the test
	if _, err := io.WriteString(c, text); err != nil {
		t.Fatal(err)
	}
	return c
}

// answered checks that requests of others are answered.
func answered(t *testing.T, address string) {
	t.Helper()
	client := &http.Client{Transport: &http.Transport{MaxIdleConns: 4}, Timeout: 30 * time.Second}
	defer client.CloseIdleConnections()
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			for range 10 {
				r, err := client.Get("http://" + address + "/")
				// Where the machine stands still for longer than an impatient server
				// waits, these requests are cut off as well: that is no failure to answer.
				for again := 0; err != nil && again < 10; again++ {
					r, err = client.Get("http://" + address + "/")
				}
				if err != nil {
					t.Error(err)
					return
				}
				body, err := io.ReadAll(r.Body)
				r.Body.Close()
				if string(body) != "page" || err != nil {
					t.Errorf("%q, %v", body, err)
				}
			}
		})
	}
	all.Wait()
}

func TestSlowHeaderIsCutOff(t *testing.T) {
	address := start(t, impatient)
	c := dial(t, address, "GET / HTTP/1.1\r\nHost: ")
	answered(t, address)
	// A reset, which is what a close with bytes unread can come to, cuts off too.
	rest, err := io.ReadAll(c)
	if err != nil && !errors.Is(err, syscall.ECONNRESET) || strings.Contains(string(rest), " 200 ") {
		t.Errorf("the server said %q, %v", rest, err)
	}
}

// A client that sends a byte now and then is no better than one that sends none.
func TestDrippingHeaderIsCutOff(t *testing.T) {
	c := dial(t, start(t, impatient), "GET / HTTP/1.1\r\n")
	for {
		if _, err := io.WriteString(c, "X: y\r\n"); err != nil {
			if e, ok := err.(net.Error); ok && e.Timeout() {
				t.Error("it was never cut off")
			}
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
}

func TestHalfBodyIsAnsweredAndCutOff(t *testing.T) {
	address := start(t, impatient)
	c := dial(t, address, "POST /api/predict HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"series\":[1,")
	answered(t, address)
	reader := bufio.NewReader(c)
	r, err := http.ReadResponse(reader, nil)
	if err != nil {
		t.Fatal(err)
	}
	var p api.Problem
	if err := json.NewDecoder(r.Body).Decode(&p); err != nil || r.StatusCode != 408 || p.Field != "body" || !r.Close {
		t.Errorf("%d %+v %v, connection closes: %v", r.StatusCode, p, err, r.Close)
	}
	if _, err := reader.ReadByte(); err != io.EOF {
		t.Errorf("after the answer: %v", err)
	}
}

func TestThoseWhoDoNotReadAreCutOff(t *testing.T) {
	address := start(t, impatient)
	c := dial(t, address, "GET /large.txt HTTP/1.1\r\nHost: x\r\n\r\n")
	answered(t, address)
	time.Sleep(2 * impatient.write) // reads nothing, until the server has given up
	if n, _ := io.Copy(io.Discard, c); n >= 64<<20 {
		t.Errorf("all %d bytes came", n)
	}
	answered(t, address)
}

func TestIdleConnectionIsClosed(t *testing.T) {
	c := dial(t, start(t, impatient), "GET / HTTP/1.1\r\nHost: x\r\n\r\n")
	if rest, err := io.ReadAll(c); err != nil || !strings.HasSuffix(string(rest), "page") {
		t.Errorf("%q, %v", rest, err)
	}
}

// A thousand connections each that are silent from the start, that have had an
// answer and keep still, and that have sent half a body.
func TestThousandIdleConnections(t *testing.T) {
	address := start(t, lasting)
	const each = 1000
	for kind, text := range map[string]string{
		"silent":    "",
		"kept open": "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
		"half sent": "POST /api/predict HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"ser",
	} {
		for range each {
			c := dial(t, address, text)
			if kind != "kept open" {
				continue
			}
			if r, err := http.ReadResponse(bufio.NewReader(c), nil); err != nil || r.StatusCode != 200 {
				t.Fatal(r, err)
			}
		}
		answered(t, address)
	}
	body := `{"series":[0` + strings.Repeat(",0", 49) + `]}`
	r, err := http.Post("http://"+address+"/api/predict", "application/json", strings.NewReader(body))
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	if r.StatusCode != 200 {
		t.Error("a prediction got", r.Status)
	}
}

func TestLongHeaderIsRefused(t *testing.T) {
	r, err := http.Get("http://" + start(t, patient) + "/" + strings.Repeat("x", 1<<17))
	if err != nil {
		t.Fatal(err)
	}
	r.Body.Close()
	if r.StatusCode != http.StatusRequestHeaderFieldsTooLarge {
		t.Error(r.Status)
	}
}

// Every limit is set: a zero would mean for ever.
func TestPatienceEnds(t *testing.T) {
	s := newServer(nil, patient)
	for name, d := range map[string]time.Duration{"header": s.ReadHeaderTimeout, "read": s.ReadTimeout, "write": s.WriteTimeout, "idle": s.IdleTimeout} {
		if d <= 0 || d > 5*time.Minute {
			t.Errorf("the limit of %s is %v", name, d)
		}
	}
}
