package main

import (
	"bufio"
	"context"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func page(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "index.html"), []byte("page"), 0o644); err != nil {
		t.Fatal(err)
	}
	return dir
}

func TestServesAndStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	out, in := io.Pipe()
	exit := make(chan int, 1)
	var stderr strings.Builder
	go func() { exit <- run(ctx, []string{"-addr", "localhost:0", "-dir", page(t)}, in, &stderr) }()

	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		t.Fatal(err)
	}
	url, ok := strings.CutPrefix(strings.TrimSuffix(line, "\n"), "rnnlab: ")
	if !ok || !strings.HasPrefix(url, "http://localhost:") || strings.HasSuffix(url, ":0/") {
		t.Fatalf("printed %q", line)
	}
	r, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	body, err := io.ReadAll(r.Body)
	r.Body.Close()
	if err != nil || string(body) != "page" {
		t.Errorf("got %q, %v", body, err)
	}

	// A connection that is open and silent must not hold up the stop.
	idle, err := net.Dial("tcp", strings.TrimSuffix(strings.TrimPrefix(url, "http://"), "/"))
	if err != nil {
		t.Fatal(err)
	}
	defer idle.Close()
	cancel()
	select {
	case code := <-exit:
		if code != 0 || stderr.String() != "" {
			t.Errorf("exit %d, stderr %q", code, stderr.String())
		}
	case <-time.After(10 * time.Second):
		t.Error("it did not stop")
	}
	if _, err := http.Get(url); err == nil {
		t.Error("it still answers after the stop")
	}
}

func TestComplaints(t *testing.T) {
	busy, err := net.Listen("tcp", "localhost:0")
	if err != nil {
		t.Fatal(err)
	}
	defer busy.Close()
	taken := busy.Addr().String()

	for name, test := range map[string]struct {
		args  []string
		code  int
		words []string // in the complaint
		lines int
	}{
		"busy port":    {[]string{"-addr", taken, "-dir", page(t)}, 1, []string{taken, "in use", "-addr"}, 1},
		"no port":      {[]string{"-addr", "localhost", "-dir", page(t)}, 1, []string{"-addr localhost", "missing port"}, 1},
		"bad port":     {[]string{"-addr", "localhost:99999", "-dir", page(t)}, 1, []string{"-addr localhost:99999"}, 1},
		"no page":      {[]string{"-dir", t.TempDir()}, 1, []string{"-dir", "index.html", "./build.sh build"}, 1},
		"unknown flag": {[]string{"-port", "80"}, 2, []string{"-port"}, 0},
		"argument":     {[]string{"8080"}, 2, []string{`"8080"`}, 1},
	} {
		t.Run(name, func(t *testing.T) {
			var stdout, stderr strings.Builder
			if code := run(t.Context(), test.args, &stdout, &stderr); code != test.code {
				t.Errorf("exit %d, want %d", code, test.code)
			}
			for _, word := range test.words {
				if !strings.Contains(stderr.String(), word) {
					t.Errorf("stderr %q does not say %q", stderr.String(), word)
				}
			}
			if got := strings.Count(stderr.String(), "\n"); test.lines > 0 && got != test.lines {
				t.Errorf("stderr has %d lines, want %d: %s", got, test.lines, stderr.String())
			}
			if stdout.String() != "" {
				t.Errorf("stdout %q", stdout.String())
			}
		})
	}
}

func TestAddress(t *testing.T) {
	got := &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 4242}
	for asked, want := range map[string]string{
		"localhost:0":    "http://localhost:4242/",
		":8080":          "http://localhost:4242/",
		"0.0.0.0:8080":   "http://localhost:4242/",
		"[::]:8080":      "http://localhost:4242/",
		"127.0.0.1:8080": "http://127.0.0.1:4242/",
		"[::1]:8080":     "http://[::1]:4242/",
	} {
		if address(asked, got) != want {
			t.Errorf("%s: %s, want %s", asked, address(asked, got), want)
		}
	}
}
