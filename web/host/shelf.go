package host

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"path"
	"slices"
	"sync"
	"time"
)

// shelfBytes is how much a shelf holds at most: a build some ten times over, so
// that those before it may lie beside it.
const shelfBytes = 64 << 20

// A shelf holds the files that were read before, each for as long as the file
// system has the same one.
type shelf struct {
	files fs.FS

	mu    sync.Mutex
	held  map[string]*file // by name, as the file system spells it
	bytes int              // of all that is held
}

// file is the content of a file and what tells it from another.
type file struct {
	content []byte
	tag     string // ETag: two forms of a file are two files
	changed time.Time
	size    int64
}

func fileOf(content []byte) *file {
	sum := sha256.Sum256(content)
	return &file{content: content, tag: `"` + hex.EncodeToString(sum[:16]) + `"`}
}

// choose returns the form of a file to send, as those who ask accept it, and
// its content coding. No file and no coding: there is none of that name. No
// file but a coding: it is there, but in no form that they accept.
func (s *shelf) choose(name string, accept []string) (*file, string) {
	plain := s.take(name)
	if plain == nil {
		return nil, ""
	}
	forms := map[string]*file{identity: plain}
	for _, c := range codings {
		if f := s.take(name + c.suffix); f != nil {
			forms[c.name] = f
		}
	}
	coding, ok := negotiate(accept, func(coding string) bool { return forms[coding] != nil })
	if !ok {
		return nil, identity
	}
	return forms[coding], coding
}

// take returns a file, or nil if there is none.
func (s *shelf) take(name string) *file {
	info, err := fs.Stat(s.files, name)
	if err != nil || !info.Mode().IsRegular() {
		return nil
	}
	if f := s.find(name); f != nil && f.size == info.Size() && f.changed.Equal(info.ModTime()) {
		return f
	}
	if !listed(s.files, name) {
		return nil
	}
	content, err := fs.ReadFile(s.files, name)
	if err != nil {
		return nil
	}
	f := fileOf(content)
	f.changed, f.size = info.ModTime(), info.Size()
	s.hold(name, f)
	return f
}

func (s *shelf) find(name string) *file {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.held[name]
}

// hold keeps a file in the place of the one that had its name. Where there is no
// room for it everything is let go: what is still asked for comes back.
func (s *shelf) hold(name string, f *file) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if before := s.held[name]; before != nil {
		s.bytes -= len(before.content)
		delete(s.held, name)
	}
	if len(f.content) > shelfBytes {
		return
	}
	if s.held == nil || s.bytes+len(f.content) > shelfBytes {
		s.held, s.bytes = map[string]*file{}, 0
	}
	s.held[name] = f
	s.bytes += len(f.content)
}

// listed reports whether the file system has a file under this very name. Some
// open a file by many: INDEX.HTML, or with other forms of its letters. By those
// it would be held once more each, and sent with the headers of another file; on
// most hosts they are not there either.
func listed(files fs.FS, name string) bool {
	for name != "." {
		folder, base := path.Split(name)
		folder = path.Clean(folder)
		entries, err := fs.ReadDir(files, folder)
		if err != nil || !slices.ContainsFunc(entries, func(e fs.DirEntry) bool { return e.Name() == base }) {
			return false
		}
		name = folder
	}
	return true
}
