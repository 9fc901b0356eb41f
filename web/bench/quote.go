package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
)

// The README quotes the table of targets between these lines.
const quoteBegins, quoteEnds = "<!-- from web/bench/RESULTS.md -->\n", "<!-- end -->\n"

// write replaces RESULTS.md, and what the project's README quotes of it.
func (b *bench) write(web, report string) error {
	if err := os.WriteFile(filepath.Join(web, "bench", "RESULTS.md"), []byte(report), 0o644); err != nil {
		return err
	}
	file := filepath.Join(web, "..", "README.md")
	readme, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	changed, err := quote(string(readme), b.summary+"\n"+b.printedLine+"\n")
	if err != nil {
		return err
	}
	return os.WriteFile(file, []byte(changed), 0o644)
}

// quote puts the text between the lines of a README that are meant for it.
func quote(readme, text string) (string, error) {
	before, rest, begins := strings.Cut(readme, quoteBegins)
	_, after, ends := strings.Cut(rest, quoteEnds)
	if !begins || !ends {
		return "", errors.New("README.md has no place for the results of the benchmarks")
	}
	return before + quoteBegins + "\n" + text + "\n" + quoteEnds + after, nil
}
