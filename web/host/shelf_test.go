package host

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
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

// A folding file system opens a file by any spelling of its name, and lists it
// under the true one, as those of macOS and Windows do.
type folding struct{ fstest.MapFS }

func (f folding) Open(name string) (fs.File, error) {
	for is := range f.MapFS {
		// A folder is opened by the part of the name that is its own.
		for at := len(is); at > 0; at = strings.LastIndex(is[:at], "/") {
			if strings.EqualFold(is[:at], name) {
				return f.MapFS.Open(is[:at])
			}
		}
	}
	return f.MapFS.Open(name)
}

// Without these the promoted methods would not fold.
func (f folding) Stat(name string) (fs.FileInfo, error) {
	file, err := f.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return file.Stat()
}

func (f folding) ReadDir(name string) ([]fs.DirEntry, error) {
	file, err := f.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	folder, ok := file.(fs.ReadDirFile)
	if !ok {
		return nil, fs.ErrInvalid
	}
	return folder.ReadDir(-1)
}

func (f folding) ReadFile(name string) ([]byte, error) {
	return fs.ReadFile(struct{ fs.FS }{f}, name)
}

func TestFoldingFileSystem(t *testing.T) {
	files := folding{files}
	if content, err := fs.ReadFile(files, "ASSETS/Main.JS"); string(content) != "main()" || err != nil {
		t.Fatalf("the fake does not fold: %q, %v", content, err)
	}
	s := &shelf{files: files}
	for name, there := range map[string]bool{
		"index.html": true, "INDEX.HTML": false, "Index.html": false, "embed.HTML": false,
		"assets/main.js": true, "Assets/main.js": false, "assets/main.JS": false,
	} {
		if f, _ := s.choose(name, nil); (f != nil) != there {
			t.Errorf("%s is there: %v, want %v", name, f != nil, there)
		}
	}
	if len(s.held) != 2 {
		t.Errorf("%d files are held, want 2", len(s.held))
	}
}

// As many files as somebody may ask for are held in bounded memory.
func TestShelfIsBounded(t *testing.T) {
	many := fstest.MapFS{"large.txt": {Data: make([]byte, shelfBytes+1)}}
	const n = 9
	for i := range n {
		many[fmt.Sprintf("%d.txt", i)] = &fstest.MapFile{Data: make([]byte, shelfBytes/4)}
	}
	s := &shelf{files: many}
	for range 2 {
		for name, is := range many {
			if f := s.take(name); f == nil || len(f.content) != len(is.Data) {
				t.Fatalf("%s is not what it is", name)
			}
			sum := 0
			for _, f := range s.held {
				sum += len(f.content)
			}
			if sum != s.bytes || sum > shelfBytes {
				t.Fatalf("%d bytes are held, counted as %d, of %d", sum, s.bytes, shelfBytes)
			}
		}
	}
	// A file that grows is counted as it is.
	many["0.txt"] = &fstest.MapFile{Data: make([]byte, shelfBytes/2)}
	s.take("0.txt")
	sum := 0
	for _, f := range s.held {
		sum += len(f.content)
	}
	if sum != s.bytes || len(s.held["0.txt"].content) != shelfBytes/2 {
		t.Errorf("%d bytes are held, counted as %d", sum, s.bytes)
	}
}
