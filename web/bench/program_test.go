package main

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"testing"
)

// TestMain lets the test be the program that it talks to.
func TestMain(m *testing.M) {
	if os.Getenv("BENCH_ANSWERS") == "" {
		os.Exit(m.Run())
	}
	fmt.Println(`{"version": "a test"}`)
	for lines := bufio.NewScanner(os.Stdin); lines.Scan(); {
		switch lines.Text() {
		case "end":
			fmt.Fprintln(os.Stderr, "the cause\nof the end")
			os.Exit(3)
		case "fail":
			fmt.Println(`{"error": "no such thing"}`)
		default:
			fmt.Printf(`{"ms": 1.5, "losses": [%q]}`+"\n", lines.Text())
		}
	}
}

func TestProgram(t *testing.T) {
	p, version, err := start(context.Background(), append(os.Environ(), "BENCH_ANSWERS=1"), os.Args[0])
	if err != nil || version != "a test" {
		t.Fatal(version, err)
	}
	defer p.end()
	var answer struct {
		MS     float64
		Losses []string
	}
	if err := p.ask("numpy W1 2", &answer); err != nil || answer.MS != 1.5 || answer.Losses[0] != "numpy W1 2" {
		t.Error(answer, err)
	}
	if err := p.ask("fail", &answer); err == nil || err.Error() != "no such thing" {
		t.Error(err)
	}
	if err := p.ask("end", &answer); err == nil || err.Error() != "of the end" {
		t.Error(err)
	}
}

func TestProgramThatIsNotThere(t *testing.T) {
	if _, _, err := start(context.Background(), nil, "./no-such-program"); err == nil {
		t.Error("no error")
	}
}
