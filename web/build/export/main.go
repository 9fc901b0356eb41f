// Export writes what the page reads and Go knows: the definitions of its
// charts, the table of settings with their presets, and the poster, a run
// trained here and now.
//
//	go run ./web/build/export -dir DIR
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/rnnlab/rnnlab/web/charts"
)

func main() {
	dir := flag.String("dir", "", "the `folder` to write charts.json, schema.json and the posters to")
	flag.Parse()
	if *dir == "" || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := export(*dir); err != nil {
		fmt.Fprintln(os.Stderr, "export:", err)
		os.Exit(1)
	}
}

func export(dir string) error {
	poster, others, err := newPoster()
	if err != nil {
		return err
	}
	files := map[string]any{
		"charts.json": charts.All(),
		"schema.json": newSchema(),
		"poster.json": poster,
	}
	for name, run := range others {
		files["poster-"+name+".json"] = run
	}
	for name, content := range files {
		b, err := json.Marshal(content)
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), b, 0o644); err != nil {
			return err
		}
	}
	return nil
}
