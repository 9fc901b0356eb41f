package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rnnlab/rnnlab/web/host"
)

func TestPublish(t *testing.T) {
	from, to := t.TempDir(), filepath.Join(t.TempDir(), "public")
	for _, name := range []string{"index.html", "index.html.br", "index.html.gz", "zh/index.html", "embed.html", "assets/0123456789abcdef/main.js", "assets/0123456789abcdef/main.js.br"} {
		path := filepath.Join(from, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(name), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := publish(from, to); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]bool{"index.html": true, "assets/0123456789abcdef/main.js": true, "_headers": true, "_redirects": true,
		"index.html.br": false, "index.html.gz": false, "assets/0123456789abcdef/main.js.br": false} {
		if _, err := os.Stat(filepath.Join(to, name)); (err == nil) != want {
			t.Errorf("%s is there: %v, want %v", name, err == nil, want)
		}
	}
	if redirects, err := os.ReadFile(filepath.Join(to, "_redirects")); err != nil || string(redirects) != "/ /index.html 200\n/zh/ /zh/index.html 200\n" {
		t.Errorf("redirects %q, %v", redirects, err)
	}

	if err := os.MkdirAll(filepath.Join(from, "assets/fedcba9876543210"), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := publish(from, t.TempDir()); err == nil || !strings.Contains(err.Error(), "2 folders") {
		t.Errorf("two builds in one folder: %v", err)
	}
}

func TestHeaders(t *testing.T) {
	rules := headers("0123456789abcdef")
	for name, value := range host.Headers() {
		if strings.Count(rules, "\n  "+name+": "+value+"\n") != 1 {
			t.Errorf("%s is not said once:\n%s", name, rules)
		}
	}
	_, assets, found := strings.Cut(rules, "\n/assets/0123456789abcdef/*\n")
	if !found || !strings.Contains(assets, "! Cache-Control\n  Cache-Control: "+host.Immutable+"\n") {
		t.Errorf("the assets' rule is missing:\n%s", rules)
	}
	if !strings.Contains(rules, "\n/embed.html\n  ! Content-Security-Policy\n/numbers/embed.html\n  ! Content-Security-Policy\n/symbols/embed.html\n  ! Content-Security-Policy\n") {
		t.Errorf("the frame's own policy is not left to it:\n%s", rules)
	}
	if !strings.Contains(rules, "\n/embed.d.ts\n  Content-Type: text/plain; charset=utf-8\n") {
		t.Errorf("the element's types are no text:\n%s", rules)
	}
	for line := range strings.Lines(rules) {
		if len(line) > 2000 {
			t.Errorf("Cloudflare takes lines of 2,000 characters, not of %d", len(line))
		}
	}
}
