package host

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"sync"
	"time"
)

// A shelf holds the files that were read before, each for as long as the file
// system has the same one.
type shelf struct {
	files fs.FS
	held  sync.Map // name to *file
}

// file is the content of a file and what tells it from another.
type file struct {
	content []byte
	tag     string // ETag: two forms of a file are two files
	changed time.Time
	size    int64
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
	if held, ok := s.held.Load(name); ok {
		if f := held.(*file); f.size == info.Size() && f.changed.Equal(info.ModTime()) {
			return f
		}
	}
	content, err := fs.ReadFile(s.files, name)
	if err != nil {
		return nil
	}
	sum := sha256.Sum256(content)
	f := &file{content, `"` + hex.EncodeToString(sum[:16]) + `"`, info.ModTime(), info.Size()}
	s.held.Store(name, f)
	return f
}
