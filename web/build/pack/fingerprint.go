package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
)

// The one folder of a built page whose files may be kept for ever.
const assets = "assets"

// reference is a file of the assets as a page or a script beside them names it;
// a page in a folder goes up from there.
var reference = regexp.MustCompile(`(["'(` + "`" + `](?:\.?/|(?:\.\./)+)?assets/)([A-Za-z0-9][A-Za-z0-9._-]*)`)

// fingerprint moves the files of DIR/assets to DIR/assets/SUM, with SUM made of
// what is in all of them, and has the pages and the scripts at the root refer to
// them there.
//
// One sum for all, in the folder's name and not in each file's: the assets find
// each other by relative addresses, which stay as they are; and a page that was
// opened before a new build never meets files of another one, only its own or
// none.
func fingerprint(dir string) error {
	sum, names, err := sumOf(filepath.Join(dir, assets))
	if err != nil {
		return err
	}
	if err := refer(dir, sum, names); err != nil {
		return err
	}
	moved := filepath.Join(dir, sum)
	if err := os.Rename(filepath.Join(dir, assets), moved); err != nil {
		return err
	}
	if err := os.Mkdir(filepath.Join(dir, assets), 0o755); err != nil {
		return err
	}
	return os.Rename(moved, filepath.Join(dir, assets, sum))
}

// sumOf is 16 hexadecimal digits for the names and contents of a folder's
// files, and the names.
func sumOf(folder string) (sum string, names map[string]bool, err error) {
	entries, err := os.ReadDir(folder) // sorted by name
	if err != nil {
		return "", nil, err
	}
	h := sha256.New()
	names = map[string]bool{}
	for _, e := range entries {
		if !e.Type().IsRegular() {
			return "", nil, fmt.Errorf("%s/%s is no file; was this folder packed before?", folder, e.Name())
		}
		content, err := os.ReadFile(filepath.Join(folder, e.Name()))
		if err != nil {
			return "", nil, err
		}
		fmt.Fprintf(h, "%q %d\n", e.Name(), len(content))
		h.Write(content)
		names[e.Name()] = true
	}
	if len(names) == 0 {
		return "", nil, fmt.Errorf("%s is empty", folder)
	}
	return hex.EncodeToString(h.Sum(nil)[:8]), names, nil
}

// refer puts the sum in every reference to an asset in the pages, wherever they
// are, and in the scripts at the root. A reference to a file that is not there is
// an error: a typing mistake in a page would else be found by its readers.
func refer(dir, sum string, names map[string]bool) error {
	return filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		switch {
		case name == assets:
			return fs.SkipDir
		case !d.Type().IsRegular() || filepath.Ext(name) != ".html" && (filepath.Ext(name) != ".js" || filepath.Dir(name) != "."):
			return nil
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		for _, m := range reference.FindAllSubmatch(content, -1) {
			if !names[string(m[2])] {
				return fmt.Errorf("%s refers to assets/%s, which is not there", filepath.ToSlash(name), m[2])
			}
		}
		changed := reference.ReplaceAll(content, []byte("${1}"+sum+"/${2}"))
		if bytes.Equal(changed, content) {
			return nil
		}
		return os.WriteFile(path, changed, 0o644)
	})
}
