package host

import (
	"os"
	"path/filepath"
	"testing"
)

// A file that changes on the disk changes for those who ask, at once.
func TestChangedFile(t *testing.T) {
	dir := t.TempDir()
	h := newHost(os.DirFS(dir))
	for _, content := range []string{"first", "the second"} {
		if err := os.WriteFile(filepath.Join(dir, "index.html"), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		for range 2 {
			if got := body(t, get(t, h, "GET", "/")); got != content {
				t.Errorf("got %q, want %q", got, content)
			}
		}
	}
	if err := os.Remove(filepath.Join(dir, "index.html")); err != nil {
		t.Fatal(err)
	}
	if r := get(t, h, "GET", "/"); r.StatusCode != 404 {
		t.Errorf("gone: %d", r.StatusCode)
	}
}
