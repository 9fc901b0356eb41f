package main

import (
	"cmp"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rnnlab/rnnlab/web/build/internal/wasmfile"
)

// built is a package as Go builds it for the browser, with the flags that the
// page's trainers are built with, as build.sh has them in COMPILE_FLAGS. Without
// it the tests are the same, of a program that is nearly so.
func built(t *testing.T, pkg string, environment ...string) []byte {
	t.Helper()
	if testing.Short() {
		t.Skip("builds a program for the browser")
	}
	file := filepath.Join(t.TempDir(), "program.wasm")
	flags := strings.Fields(cmp.Or(os.Getenv("COMPILE_FLAGS"), "-trimpath -gcflags=runtime=-l"))
	command := exec.Command("go", append(append([]string{"build", "-ldflags=-s -w", "-o", file}, flags...), pkg)...)
	command.Env = append(os.Environ(), append(environment, "GOOS=js", "GOARCH=wasm")...)
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("go build %s: %v\n%s", pkg, err, out)
	}
	module, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return module
}

func slimmed(t *testing.T, module []byte, tables bool) []byte {
	t.Helper()
	slimmed, err := slim(module, tables)
	if err != nil {
		t.Fatal(err)
	}
	return slimmed
}

// dataOf is the data section of a module and the memory that it makes.
func dataOf(t *testing.T, module []byte) (section, memory []byte) {
	t.Helper()
	sections, err := wasmfile.Sections(module)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range sections {
		if s.ID == wasmfile.DataSection {
			section = s.Content
		}
	}
	if memory, err = memoryOf(section); err != nil {
		t.Fatal(err)
	}
	return section, memory
}
