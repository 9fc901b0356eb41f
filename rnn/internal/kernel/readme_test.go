package kernel

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestReadmeSaysWhoRunsEachFile finds files of one target that the README does
// not place, and files that it places and that are not there.
func TestReadmeSaysWhoRunsEachFile(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	found, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	there := map[string]bool{}
	for _, name := range found {
		there[name] = true
		of := regexp.MustCompile(`simd|amd64|wasm`).MatchString(name) && !strings.HasSuffix(name, "_test.go")
		if of && !strings.Contains(string(readme), "`"+name+"`") {
			t.Errorf("README.md does not say who runs %s", name)
		}
	}
	for _, named := range regexp.MustCompile("`([a-z0-9_]+\\.go)`").FindAllStringSubmatch(string(readme), -1) {
		if !there[named[1]] {
			t.Errorf("README.md names %s, which is not there", named[1])
		}
	}
}
