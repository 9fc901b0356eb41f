package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// arrow is an import: two files, named from the folder of the page's TypeScript.
type arrow struct{ from, to string }

// typeImport is an import or export of types alone, which esbuild leaves out.
var typeImport = regexp.MustCompile(`(?m)^(?:import|export) type (?:\{[^}]*\}|\*(?: as \w+)?|\w+) from `)

// arrowsOf asks esbuild for all imports. Tests, which import from everywhere, are left out.
func arrowsOf(dir string) ([]arrow, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	entries, err := sources(dir)
	if err != nil {
		return nil, err
	}
	result := api.Build(api.BuildOptions{
		AbsWorkingDir: dir,
		EntryPoints:   entries,
		Outdir:        "out", // of which nothing is written
		Bundle:        true,
		Metafile:      true,
		Packages:      api.PackagesExternal,
		Format:        api.FormatESModule,
		Loader:        map[string]api.Loader{".html": api.LoaderText, ".json": api.LoaderEmpty},
		// Without this an import that only types are taken from is left out as well.
		TsconfigRaw: `{"compilerOptions": {"verbatimModuleSyntax": true}}`,
		Plugins:     []api.Plugin{{Name: "types", Setup: keepTypeImports}},
	})
	if len(result.Errors) > 0 {
		return nil, fmt.Errorf("%s", strings.Join(api.FormatMessages(result.Errors, api.FormatMessagesOptions{}), ""))
	}
	return readMetafile(result.Metafile)
}

// sources lists the TypeScript of a folder.
func sources(dir string) (names []string, err error) {
	err = fs.WalkDir(os.DirFS(dir), ".", func(name string, entry fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case entry.IsDir() && name == "test":
			return fs.SkipDir
		case strings.HasSuffix(name, ".ts") && !strings.HasSuffix(name, ".d.ts"):
			names = append(names, "./"+name)
		}
		return nil
	})
	return names, err
}

// keepTypeImports makes imports of types imports of nothing, which esbuild lists.
func keepTypeImports(build api.PluginBuild) {
	build.OnLoad(api.OnLoadOptions{Filter: `\.ts$`}, func(args api.OnLoadArgs) (api.OnLoadResult, error) {
		text, err := os.ReadFile(args.Path)
		contents := typeImport.ReplaceAllString(string(text), "import ")
		return api.OnLoadResult{Contents: &contents, Loader: api.LoaderTS}, err
	})
}

// readMetafile lists the imports; what is outside, as web/vendor, is not ours to
// order.
func readMetafile(metafile string) (arrows []arrow, err error) {
	var built struct {
		Inputs map[string]struct {
			Imports []struct {
				Path     string
				External bool
			}
		}
	}
	if err := json.Unmarshal([]byte(metafile), &built); err != nil {
		return nil, err
	}
	for from, input := range built.Inputs {
		for _, to := range input.Imports {
			outside := to.External || strings.HasPrefix(to.Path, "../") || strings.HasPrefix(from, "../")
			if !outside {
				arrows = append(arrows, arrow{from, to.Path})
			}
		}
	}
	slices.SortFunc(arrows, func(a, b arrow) int { return cmp.Or(strings.Compare(a.from, b.from), strings.Compare(a.to, b.to)) })
	return slices.Compact(arrows), nil
}
