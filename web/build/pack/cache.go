package main

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"
)

// A cache is a folder that keeps what files were compressed to, under a sum of
// what is in them and of what compressed them; "" keeps nothing.
type cache string

// unused is how long the cache keeps a file that no build has asked for.
const unused = 30 * 24 * time.Hour

// userCache is the cache that all checkouts of a user share: compressing a
// program takes ten seconds, and most builds compress what another has compressed.
// Who has no place for it keeps nothing.
func userCache() cache {
	dir, err := os.UserCacheDir()
	if err != nil {
		return ""
	}
	dir = filepath.Join(dir, "rnnlab", "packed")
	if os.MkdirAll(dir, 0o755) != nil {
		return ""
	}
	return cache(dir)
}

// encoded returns what an encoding makes of content, whose sum is key.
func (c cache) encoded(key string, content []byte, e encoding) ([]byte, error) {
	if c == "" {
		return e.encode(content)
	}
	kept := filepath.Join(string(c), key+e.suffix)
	if encoded, err := os.ReadFile(kept); err == nil {
		now := time.Now()
		_ = os.Chtimes(kept, now, now) // if it fails, it is kept for less long
		return encoded, nil
	}
	encoded, err := e.encode(content)
	if err != nil {
		return nil, err
	}
	return encoded, c.keep(kept, encoded)
}

// keep writes a file of the cache, whole or not at all: a build may be
// interrupted, or run beside another.
func (c cache) keep(path string, content []byte) error {
	if err := os.MkdirAll(string(c), 0o755); err != nil {
		return err
	}
	f, err := os.CreateTemp(string(c), "new-*")
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	if err := errors.Join(err, f.Close()); err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return os.Rename(f.Name(), path)
}

// trim removes what no build has asked for in a long time.
func (c cache) trim() error {
	if c == "" {
		return nil
	}
	entries, err := os.ReadDir(string(c))
	if errors.Is(err, os.ErrNotExist) {
		return nil // nothing was to be kept
	}
	errs := []error{err}
	for _, entry := range entries {
		// One that is gone was removed by another build.
		if info, err := entry.Info(); err == nil && time.Since(info.ModTime()) > unused {
			if err := os.Remove(filepath.Join(string(c), entry.Name())); !errors.Is(err, os.ErrNotExist) {
				errs = append(errs, err)
			}
		}
	}
	return errors.Join(errs...)
}

// sum tells contents apart, and what the versions of Go and of the modules make
// of them.
func sum(content []byte) string {
	h := sha256.New()
	if info, ok := debug.ReadBuildInfo(); ok {
		h.Write([]byte(info.GoVersion))
		for _, module := range info.Deps {
			h.Write([]byte(module.Path + module.Version))
		}
	}
	h.Write(content)
	return hex.EncodeToString(h.Sum(nil))
}
