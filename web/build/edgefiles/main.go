// Public copies a built page as Cloudflare takes static assets: without the
// files compressed ahead, since Cloudflare compresses what it sends, and with
// the site's headers as a file of rules.
//
//	go run ./web/build/edgefiles -from dist -to DIR
package main

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/rnnlab/rnnlab/web/host"
)

func main() {
	from := flag.String("from", "dist", "the `folder` with the built page")
	to := flag.String("to", "", "the `folder` to make, with the page for what is missing in it already")
	flag.Parse()
	if *to == "" || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := publish(*from, *to); err != nil {
		fmt.Fprintln(os.Stderr, "public:", err)
		os.Exit(1)
	}
}

func publish(from, to string) error {
	redirects := ""
	err := filepath.WalkDir(from, func(path string, d fs.DirEntry, err error) error {
		if err != nil || !d.Type().IsRegular() || strings.HasSuffix(path, ".br") || strings.HasSuffix(path, ".gz") {
			return err
		}
		name, err := filepath.Rel(from, path)
		if err != nil {
			return err
		}
		// An address is a file's name and nothing else, so that of a page by its folder has to be said.
		if folder, page := strings.CutSuffix("/"+filepath.ToSlash(name), "/index.html"); page {
			redirects += fmt.Sprintf("%[1]s/ %[1]s/index.html 200\n", folder)
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		target := filepath.Join(to, name)
		return errors.Join(os.MkdirAll(filepath.Dir(target), 0o755), os.WriteFile(target, content, 0o644))
	})
	if err != nil {
		return err
	}
	sums, err := os.ReadDir(filepath.Join(from, "assets"))
	if err != nil {
		return err
	}
	if len(sums) != 1 {
		return fmt.Errorf("%s/assets holds %d folders, not the one of a build", from, len(sums))
	}
	return errors.Join(
		os.WriteFile(filepath.Join(to, "_headers"), []byte(headers(sums[0].Name())), 0o644),
		os.WriteFile(filepath.Join(to, "_redirects"), []byte(redirects), 0o644))
}

// headers is the rules for Cloudflare: a path, and headers for what is below
// it. A header that a further rule sets again would be joined to the first,
// hence the line that takes it away. Only this build's assets are kept for ever:
// the rules hold for what is missing too.
func headers(sum string) string {
	var b strings.Builder
	b.WriteString("/*\n")
	all := host.Headers()
	for _, name := range slices.Sorted(maps.Keys(all)) {
		fmt.Fprintf(&b, "  %s: %s\n", name, all[name])
	}
	fmt.Fprintf(&b, "  Cache-Control: %s\n", host.Fresh)
	// Cloudflare knows types of its own, and of this one another.
	const types = "embed.d.ts"
	fmt.Fprintf(&b, "/%s\n  Content-Type: %s\n", types, host.TypeOf(types))
	fmt.Fprintf(&b, "/assets/%s/*\n  ! Cache-Control\n  Cache-Control: %s\n", sum, host.Immutable)
	for _, frame := range []string{"embed.html", "numbers/embed.html", "symbols/embed.html"} {
		for _, name := range slices.Sorted(maps.Keys(all)) {
			if _, sent := host.HeadersOf(frame)[name]; !sent {
				fmt.Fprintf(&b, "/%s\n  ! %s\n", frame, name)
			}
		}
	}
	return b.String()
}
