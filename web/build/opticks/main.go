// Opticks cuts the text that the exercise of text comes with out of the file that
// Go's source has of it: Newton's own words, without what those who typed them in
// have put before them.
//
//	go run ./web/build/opticks -from FILE -to FILE
package main

import (
	"flag"
	"fmt"
	"os"

	"github.com/rnnlab/rnnlab/rnn/task"
)

func main() {
	from := flag.String("from", "", "the `file` of Go's source")
	to := flag.String("to", "", "the `file` to write")
	flag.Parse()
	if *from == "" || *to == "" || flag.NArg() > 0 {
		flag.Usage()
		os.Exit(2)
	}
	if err := cut(*from, *to); err != nil {
		fmt.Fprintln(os.Stderr, "opticks:", err)
		os.Exit(1)
	}
}

func cut(from, to string) error {
	file, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	text, err := task.TextOfOpticks(string(file))
	if err != nil {
		return fmt.Errorf("%s: %w", from, err)
	}
	return os.WriteFile(to, []byte(text), 0o644)
}
