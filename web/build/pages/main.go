// Pages writes the HTML of the page, in each language, and of the frame that
// other sites embed, of the templates index.html, web/app/embed/embed.html and those of the pages of own
// numbers and of symbols, the parts that they share, the words of web/app/text, and what the build has
// computed before: DIR/assets has to hold its posters, and FILE what
// web/build/export has written of the ends of the rungs.
//
//	go run ./web/build/pages -dir DIR -ends FILE [-from FOLDER] [-url URL]
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/rnnlab/rnnlab/web/host/api"
)

func main() {
	dir := flag.String("dir", "", "the `folder` to write the pages to")
	ends := flag.String("ends", "", "the `file` with the last predictions of each rung")
	from := flag.String("from", ".", "the `folder` with index.html and web/app")
	address := flag.String("url", "", "the `address` that the page will have, for those who show links to it with a picture")
	flag.Parse()
	if *dir == "" || *ends == "" || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := build(*dir, *ends, *from, *address); err != nil {
		fmt.Fprintln(os.Stderr, "pages:", err)
		os.Exit(1)
	}
}

func build(dir, ends, from, address string) error {
	root, err := rootOf(address)
	if err != nil {
		return err
	}
	computed, err := readFigures(filepath.Join(dir, "assets", "poster.json"), ends)
	if err != nil {
		return err
	}
	numbers, err := knownNumbers(filepath.Join(dir, "assets"))
	if err != nil {
		return err
	}
	symbols, err := knownSymbols(filepath.Join(dir, "assets"))
	if err != nil {
		return err
	}
	pages := []page{frame(computed), frameOfNumbers(), frameOfExercise()}
	for _, l := range languages {
		pages = append(pages, whole(l, root, computed), apart("numbers", l, root, numbers), apart("symbols", l, root, symbols))
	}
	for _, p := range pages {
		content, err := p.render(from)
		if err != nil {
			return fmt.Errorf("%s: %w", p.file, err)
		}
		to := filepath.Join(dir, filepath.FromSlash(p.file))
		if err := errors.Join(os.MkdirAll(filepath.Dir(to), 0o755), os.WriteFile(to, content, 0o644)); err != nil {
			return err
		}
	}
	if root == "" {
		return nil
	}
	return errors.Join(
		os.WriteFile(filepath.Join(dir, card), api.DefaultCard(), 0o644),
		os.WriteFile(filepath.Join(dir, "numbers", card), api.SeriesCard(), 0o644),
		os.WriteFile(filepath.Join(dir, "symbols", card), api.ExerciseCard(), 0o644))
}
