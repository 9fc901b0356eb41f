package host

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"
)

// Whatever the answer, its headers announce the body that comes: a client that
// keeps its connection would wait for the rest of one that does not. Asked over
// a connection that is kept, where what is too much would be read as the next
// answer and what is missing never comes.
func TestLengthIsThatOfTheBody(t *testing.T) {
	server := httptest.NewServer(newHost(files))
	defer server.Close()
	address := strings.TrimPrefix(server.URL, "http://")
	tag := get(t, newHost(files), "GET", packed).Header.Get("ETag")
	for _, test := range []struct {
		path, header string
		status       int
		body         string // of a GET; HEAD has none, with the same headers
	}{
		{packed, "X: y", 200, "main()"},
		{packed, "Accept-Encoding: br", 200, "brotli"},
		{packed, "If-Match: " + tag, 200, "main()"},
		{packed, `If-Match: "another"`, 412, ""},
		{packed, "Accept-Encoding: br\r\nIf-Match: \"another\"", 412, ""},
		{packed, "If-None-Match: " + tag, 304, ""},
		{packed, "Range: bytes=1-3", 206, "ain"},
		{packed, "Accept-Encoding: gzip\r\nRange: bytes=1-", 206, "z"},
		{packed, "Range: bytes=90-", 416, "invalid range: failed to overlap\n"},
		{packed, "Accept-Encoding: br\r\nRange: bytes=90-", 416, "invalid range: failed to overlap\n"},
		{packed, "Accept-Encoding: identity;q=0, deflate", 406, "not to be had in any of the encodings accepted\n"},
		{"/missing", "X: y", 404, "not found\n"},
	} {
		for _, method := range []string{"GET", "HEAD"} {
			c, err := net.Dial("tcp", address)
			if err != nil {
				t.Fatal(err)
			}
			c.SetDeadline(time.Now().Add(30 * time.Second)) // a body that never comes fails the test
			reader := bufio.NewReader(c)
			for range 2 {
				fmt.Fprintf(c, "%s %s HTTP/1.1\r\nHost: x\r\n%s\r\n\r\n", method, test.path, test.header)
				r, err := http.ReadResponse(reader, &http.Request{Method: method})
				if err != nil {
					t.Fatalf("%s %s, %s: %v", method, test.path, test.header, err)
				}
				body, err := io.ReadAll(r.Body)
				want := test.body
				if method == "HEAD" {
					want = ""
				}
				if r.StatusCode != test.status || string(body) != want || err != nil {
					t.Errorf("%s %s, %s: %d %q, %v; want %d %q", method, test.path, test.header, r.StatusCode, body, err, test.status, want)
				}
			}
			c.Close()
		}
	}
	failed := get(t, newHost(files), "GET", packed, "Accept-Encoding", "br", "If-Match", `"another"`)
	for _, name := range []string{"Content-Length", "Content-Encoding", "Content-Type", "Cache-Control"} {
		if value := failed.Header.Get(name); value != "" {
			t.Errorf("412 has %s %s of the file that it does not send", name, value)
		}
	}
}
