package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"github.com/andybalholm/brotli"
)

// incompressible files are compressed by their own format.
var incompressible = map[string]bool{".png": true, ".br": true, ".gz": true}

// An encoding is a form of a file that a host may send instead of the file.
type encoding struct {
	suffix string
	encode func(content []byte) ([]byte, error)
}

var encodings = []encoding{{".br", brotli11}, {".gz", gzip9}}

// compress writes FILE.br and FILE.gz beside every file below dir that they are
// smaller than. What a file is compressed to is kept in the folder cache, if
// there is one, under the file's hash.
func compress(dir, cache string) error {
	if cache != "" {
		if err := os.MkdirAll(cache, 0o755); err != nil {
			return err
		}
	}
	var paths []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.Type().IsRegular() && !incompressible[filepath.Ext(path)] {
			paths = append(paths, path)
		}
		return err
	})
	if err != nil {
		return err
	}
	errs := make([]error, len(paths))
	turns := make(chan struct{}, runtime.GOMAXPROCS(0))
	var all sync.WaitGroup
	for i, path := range paths {
		all.Go(func() {
			turns <- struct{}{}
			defer func() { <-turns }()
			errs[i] = compressFile(path, cache)
		})
	}
	all.Wait()
	return errors.Join(errs...)
}

func compressFile(path, cache string) error {
	content, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(content)
	for _, e := range encodings {
		kept := filepath.Join(cache, hex.EncodeToString(sum[:])+e.suffix)
		encoded, err := os.ReadFile(kept)
		if cache == "" || err != nil {
			if encoded, err = e.encode(content); err != nil {
				return err
			}
			if err := keep(kept, encoded, cache); err != nil {
				return err
			}
		}
		if len(encoded) >= len(content) {
			continue
		}
		if err := os.WriteFile(path+e.suffix, encoded, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// keep writes a file of the cache, whole or not at all: a build may be
// interrupted, or run beside another.
func keep(path string, content []byte, cache string) error {
	if cache == "" {
		return nil
	}
	f, err := os.CreateTemp(cache, "new-*")
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	if err := errors.Join(err, f.Close()); err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return os.Rename(f.Name(), path)
}

// brotli11 is brotli at its highest quality, with the largest window that every
// browser reads.
func brotli11(content []byte) ([]byte, error) {
	var b bytes.Buffer
	w := brotli.NewWriterOptions(&b, brotli.WriterOptions{Quality: brotli.BestCompression, LGWin: 24})
	_, err := w.Write(content)
	err = errors.Join(err, w.Close())
	return b.Bytes(), err
}

func gzip9(content []byte) ([]byte, error) {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	_, err = w.Write(content)
	err = errors.Join(err, w.Close())
	return b.Bytes(), err
}
