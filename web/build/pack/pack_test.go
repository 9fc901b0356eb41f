package main

import (
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
)

// write makes a folder of files.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func read(t *testing.T, path string) string {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// fingerprinted returns the name that the assets' folder got.
func fingerprinted(t *testing.T, dir string) string {
	t.Helper()
	if err := fingerprint(dir); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(filepath.Join(dir, "assets"))
	if err != nil || len(entries) != 1 || !entries[0].IsDir() {
		t.Fatalf("assets/ holds %v, %v", entries, err)
	}
	return entries[0].Name()
}

func TestFingerprint(t *testing.T) {
	built := map[string]string{
		"index.html":       `<link href="assets/style.css"><script src='assets/main.js'></script><a href="other/assets/main.js">assets/main.js</a>`,
		"embed.js":         "import(new URL('./assets/main.js',import.meta.url));f(`assets/style.css`);u(\"/assets/style.css\")",
		"zh/index.html":    `<link href="../assets/style.css"><a href="x/../assets/main.js">`,
		"a/b/index.html":   `<script src="../../assets/main.js"></script>`,
		"zh/main.js":       `"../assets/main.js"`,
		"words.txt":        `"assets/main.js"`,
		"assets/main.js":   `import("./style.css")+"assets/none.js"`,
		"assets/style.css": "body{}",
	}
	dir := write(t, built)
	sum := fingerprinted(t, dir)
	if len(sum) != 16 || strings.Trim(sum, "0123456789abcdef") != "" {
		t.Errorf("the sum is %q", sum)
	}
	for name, want := range map[string]string{
		"index.html":                 `<link href="assets/SUM/style.css"><script src='assets/SUM/main.js'></script><a href="other/assets/main.js">assets/main.js</a>`,
		"embed.js":                   "import(new URL('./assets/SUM/main.js',import.meta.url));f(`assets/SUM/style.css`);u(\"/assets/SUM/style.css\")",
		"zh/index.html":              `<link href="../assets/SUM/style.css"><a href="x/../assets/main.js">`,
		"a/b/index.html":             `<script src="../../assets/SUM/main.js"></script>`,
		"zh/main.js":                 `"../assets/main.js"`,
		"words.txt":                  `"assets/main.js"`,
		"assets/" + sum + "/main.js": built["assets/main.js"],
	} {
		if got := read(t, filepath.Join(dir, name)); got != strings.ReplaceAll(want, "SUM", sum) {
			t.Errorf("%s: %s", name, got)
		}
	}

	if again := fingerprinted(t, write(t, built)); again != sum {
		t.Errorf("the same files have the sums %s and %s", sum, again)
	}
	built["assets/style.css"] = "body{ }"
	changed := fingerprinted(t, write(t, built))
	delete(built, "assets/style.css")
	built["assets/style2.css"], built["index.html"], built["embed.js"], built["zh/index.html"] = "body{ }", "", "", ""
	if renamed := fingerprinted(t, write(t, built)); changed == sum || renamed == changed {
		t.Errorf("sums %s, after a change %s, after a change of name %s", sum, changed, renamed)
	}
}

func TestFingerprintRefuses(t *testing.T) {
	for name, test := range map[string]struct {
		files map[string]string
		words string
	}{
		"a missing asset":              {map[string]string{"index.html": `src="assets/mian.js"`, "assets/main.js": ""}, "index.html refers to assets/mian.js"},
		"a missing one, from a folder": {map[string]string{"zh/index.html": `src="../assets/mian.js"`, "assets/main.js": ""}, "zh/index.html refers to assets/mian.js"},
		"no assets":                    {map[string]string{"index.html": ""}, "assets"},
		"packed before":                {map[string]string{"assets/0123456789abcdef/main.js": ""}, "packed before"},
	} {
		if err := fingerprint(write(t, test.files)); err == nil || !strings.Contains(err.Error(), test.words) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestCompress(t *testing.T) {
	text := strings.Repeat("the same words again, ", 99)
	dir := write(t, map[string]string{"index.html": text, "assets/a/main.js": text + text, "short.txt": "x", "card.png": text})
	folder := t.TempDir()
	if err := compress(dir, cache(folder)); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"index.html": text, "assets/a/main.js": text + text} {
		packed := read(t, filepath.Join(dir, name+".br"))
		got, err := io.ReadAll(brotli.NewReader(strings.NewReader(packed)))
		if string(got) != want || err != nil || len(packed) >= len(want) {
			t.Errorf("%s.br: %d bytes, %v", name, len(packed), err)
		}
		r, err := gzip.NewReader(strings.NewReader(read(t, filepath.Join(dir, name+".gz"))))
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(r); string(got) != want || err != nil {
			t.Errorf("%s.gz: %v", name, err)
		}
	}
	for _, name := range []string{"short.txt.br", "short.txt.gz", "card.png.br", "card.png.gz"} {
		if _, err := os.Stat(filepath.Join(dir, name)); err == nil {
			t.Errorf("%s was made", name)
		}
	}

	// What was compressed before is taken from the cache, which is told by having it say something else.
	kept, err := filepath.Glob(filepath.Join(folder, "*.br"))
	if err != nil || len(kept) == 0 {
		t.Fatalf("the cache holds %v, %v", kept, err)
	}
	for _, path := range kept {
		if err := os.WriteFile(path, []byte("from the cache"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 { // over its own work
		if err := compress(dir, cache(folder)); err != nil {
			t.Fatal(err)
		}
	}
	if got := read(t, filepath.Join(dir, "index.html.br")); got != "from the cache" {
		t.Errorf("index.html.br was compressed again: %d bytes", len(got))
	}
	if got, _ := filepath.Glob(filepath.Join(dir, "*.br.*")); got != nil {
		t.Errorf("compressed twice: %v", got)
	}
	if err := compress(dir, ""); err != nil {
		t.Errorf("without a cache: %v", err)
	}
	if got := read(t, filepath.Join(dir, "index.html.br")); got == "from the cache" {
		t.Error("without a cache nothing was compressed")
	}
}

func TestCacheForgetsWhatIsNotUsed(t *testing.T) {
	dir, folder := write(t, map[string]string{"index.html": strings.Repeat("the same words again, ", 99)}), t.TempDir()
	if err := compress(dir, cache(folder)); err != nil {
		t.Fatal(err)
	}
	long := time.Now().Add(-unused - time.Hour)
	used, _ := filepath.Glob(filepath.Join(folder, "*"))
	old := filepath.Join(folder, "old.br")
	if err := os.WriteFile(old, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	for _, path := range append(used, old) {
		if err := os.Chtimes(path, long, long); err != nil {
			t.Fatal(err)
		}
	}
	if err := compress(dir, cache(folder)); err != nil {
		t.Fatal(err)
	}
	if left, _ := filepath.Glob(filepath.Join(folder, "*")); !slices.Equal(left, used) {
		t.Errorf("the cache holds %v, want what this build has used: %v", left, used)
	}
}
