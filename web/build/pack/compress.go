package main

import (
	"bytes"
	"compress/gzip"
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
// smaller than. What a file is compressed to is kept in the cache.
func compress(dir string, cache cache) error {
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
	return errors.Join(append(errs, cache.trim())...)
}

func compressFile(path string, cache cache) error {
	content, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	key := sum(content)
	for _, e := range encodings {
		encoded, err := cache.encoded(key, content, e)
		if err != nil {
			return err
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
