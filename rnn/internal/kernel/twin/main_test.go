package main

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// TestTwinsAreAsMade makes every twin again and compares it with the one that
// is there, whatever this is built for.
func TestTwinsAreAsMade(t *testing.T) {
	for _, name := range sources {
		text, err := os.ReadFile(filepath.Join("..", name))
		if err != nil {
			t.Fatal(err)
		}
		want, err := twin(name, text)
		if err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(filepath.Join("..", twinOf(name)))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s is not what %s makes: run go generate ./rnn/internal/kernel", twinOf(name), name)
		}
	}
}

// TestEveryTwinIsInTheList finds the files that say that they were generated,
// as tools do, and the others of two precisions, which are written by hand.
func TestEveryTwinIsInTheList(t *testing.T) {
	generated := regexp.MustCompile(`(?m)^// Code generated .* DO NOT EDIT\.$`)
	found, err := filepath.Glob("../*64_*.go")
	if err != nil {
		t.Fatal(err)
	}
	listed := map[string]bool{}
	for _, name := range sources {
		listed[twinOf(name)] = true
	}
	count := 0
	for _, path := range found {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if name := filepath.Base(path); generated.Match(text) != listed[name] {
			t.Errorf("%s: in the list: %v, says that it is generated: %v", name, listed[name], generated.Match(text))
		} else if listed[name] {
			count++
		}
	}
	if count != len(sources) {
		t.Errorf("%d of %d twins are there", count, len(sources))
	}
}

func TestWriteMakesThemAnew(t *testing.T) {
	folder := t.TempDir()
	for _, name := range sources {
		text, err := os.ReadFile(filepath.Join("..", name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, name), text, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := write(folder); err != nil {
		t.Fatal(err)
	}
	for _, name := range sources {
		got, _ := os.ReadFile(filepath.Join(folder, twinOf(name)))
		want, _ := os.ReadFile(filepath.Join("..", twinOf(name)))
		if len(got) == 0 || !bytes.Equal(got, want) {
			t.Errorf("%s is written as something else", twinOf(name))
		}
	}
	if err := write(t.TempDir()); err == nil {
		t.Error("no error without the files")
	}
}
