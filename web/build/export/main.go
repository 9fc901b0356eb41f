// Export writes what the page reads and Go knows: the definitions of its
// charts, the table of settings with their presets, the poster, a run trained here
// and now, and what frames in posts show before anything is trained. For the pages
// it also writes what each rung of the ladder says at its end. DIR has to hold
// opticks.txt, the text of the exercise that learns one.
//
//	go run ./web/build/export -dir DIR -ends FILE
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/rnnlab/rnnlab/rnn/task"
	"github.com/rnnlab/rnnlab/web/charts"
	"github.com/rnnlab/rnnlab/web/ladder"
)

func main() {
	dir := flag.String("dir", "", "the `folder` to write charts.json, schema.json and the posters to")
	ends := flag.String("ends", "", "the `file` to write the last predictions of each rung to")
	flag.Parse()
	if *dir == "" || *ends == "" || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := export(*dir, *ends); err != nil {
		fmt.Fprintln(os.Stderr, "export:", err)
		os.Exit(1)
	}
}

func export(dir, ends string) error {
	rungs, err := ladder.Climb(task.Default(), 0)
	if err != nil {
		return err
	}
	poster, others := newPoster(rungs)
	files := map[string]any{
		filepath.Join(dir, "charts.json"): charts.All(),
		filepath.Join(dir, "schema.json"): newSchema(),
		filepath.Join(dir, "poster.json"): poster,
		ends:                              endsOf(rungs),
	}
	for name, run := range others {
		files[filepath.Join(dir, "poster-"+name+".json")] = run
	}
	for _, lesson := range task.Lessons() {
		series, err := newSeriesPoster(lesson)
		if err != nil {
			return err
		}
		files[filepath.Join(dir, "series-"+lesson.Name+".json")] = series
	}
	text, err := os.ReadFile(filepath.Join(dir, "opticks.txt"))
	if err != nil {
		return err
	}
	if files[filepath.Join(dir, "symbols-posters.json")], err = newExercisePosters(string(text)); err != nil {
		return err
	}
	for name, content := range files {
		b, err := json.Marshal(content)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if err := os.WriteFile(name, b, 0o644); err != nil {
			return err
		}
	}
	return nil
}
