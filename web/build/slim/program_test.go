package main

import (
	"bytes"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// A program that panics, recovers, grows its stacks under the collector and calls
// what reflect makes says the same, slimmed or not.
func TestProgramSaysTheSame(t *testing.T) {
	if _, err := exec.LookPath("node"); err != nil {
		t.Skip("no Node to run it in")
	}
	module := built(t, "./testdata/program")
	want, lastWords := run(t, module)
	if !strings.Contains(want, "value method main.point.name called using nil *point pointer") {
		t.Errorf("as built, it says %s", want)
	}
	if !strings.Contains(lastWords, "main.main()") {
		t.Errorf("as built, it ends with %s", lastWords)
	}
	for name, tables := range map[string]bool{"segments": true, "tables": false} {
		got, words := run(t, slimmed(t, module, tables))
		if got != want {
			t.Errorf("%s: it says\n%sand as built\n%s", name, got, want)
		}
		if !strings.HasPrefix(words, "panic: the last words\n\ngoroutine 1 [running]:\n") {
			t.Errorf("%s: it ends with %s", name, words)
		}
		if strings.Contains(words, "main.main()") != tables {
			t.Errorf("%s: tracebacks have names, or have none: %s", name, words)
		}
	}
}

// run runs a program in Node. It ends with Go's code for a panic.
func run(t *testing.T, module []byte) (says, complains string) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "program.wasm")
	if err := os.WriteFile(file, module, 0o644); err != nil {
		t.Fatal(err)
	}
	// The environment is small, as wasm_exec.js refuses a large one.
	command := exec.Command("node", filepath.Join(goroot(t), "lib", "wasm", "wasm_exec_node.js"), file)
	command.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + os.Getenv("HOME")}
	var stdout, stderr bytes.Buffer
	command.Stdout, command.Stderr = &stdout, &stderr
	err := command.Run()
	if exit, ok := errors.AsType[*exec.ExitError](err); !ok || exit.ExitCode() != 2 {
		t.Fatalf("it ends with %v: %s%s", err, &stdout, &stderr)
	}
	return stdout.String(), stderr.String()
}

func goroot(t *testing.T) string {
	t.Helper()
	out, err := exec.Command("go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatalf("go env: %v with %s", err, runtime.Version())
	}
	return strings.TrimSpace(string(out))
}
