// Report trains the presets of the ladder natively and writes what came of it
// as one HTML file that needs no network: the page's charts, a table of the
// presets and the tutorial's table of epochs.
//
//	go run ./web/report [-out report.html] [-lang en]
//
// With -data the ladder is one for a series of the caller's own, and the report has
// what rules without a network reach on it, a verdict and a test; with -describe
// it only says what it understands of the file, as one JSON object:
//
//	go run ./web/report -data FILE [-column NAME] [-describe]
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"text/tabwriter"

	"github.com/rnnlab/rnnlab/rnn/task"
	"github.com/rnnlab/rnnlab/web/ladder"
)

// horizon is how many values each network forecasts.
const horizon = 100

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run returns the exit code: 1 when the report cannot be made, 2 for wrong
// arguments.
func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("report", flag.ContinueOnError)
	flags.SetOutput(stderr)
	out := flags.String("out", "report.html", "the `file` to write")
	lang := flags.String("lang", "en", "`language` of the report: en or zh")
	web := flags.String("web", "web", "the `folder` web/ of rnnlab's source")
	data := flags.String("data", "", "a `file` of numbers to train on in place of the sine")
	column := flags.String("column", "", "with -data, the `name` of its column, or its position from 0; without it one is chosen")
	onlyDescribe := flags.Bool("describe", false, "with -data, print what is understood of the file as one JSON object, and nothing else")
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return 0
		}
		return 2
	}
	if flags.NArg() > 0 {
		fmt.Fprintf(stderr, "report: unexpected argument %q\n", flags.Arg(0))
		return 2
	}
	if *data == "" && (*column != "" || *onlyDescribe) {
		fmt.Fprintln(stderr, "report: -column and -describe go with -data")
		return 2
	}
	if *onlyDescribe {
		return describe(*data, *column, stdout)
	}
	var err error
	if *data != "" {
		err = dataReport(*data, *column, *out, *lang, *web, stdout)
	} else {
		err = report(*out, *lang, *web, stdout)
	}
	if err != nil {
		fmt.Fprintln(stderr, "report:", err)
		return 1
	}
	return 0
}

func report(out, lang, web string, stdout io.Writer) error {
	// What can go wrong quickly comes before the training.
	words, err := readWords(lang, web)
	if err != nil {
		return err
	}
	parts, err := bundle(web)
	if err != nil {
		return err
	}
	rungs, err := ladder.Climb(task.Default(), horizon)
	if err != nil {
		return err
	}
	html, err := page(rungs, words, parts)
	if err != nil {
		return err
	}
	if err := os.WriteFile(out, html, 0o644); err != nil {
		return err
	}
	printTable(stdout, rungs)
	fmt.Fprintf(stdout, "\n%s: %d KB\n", out, (len(html)+500)/1000)
	return nil
}

func printTable(w io.Writer, rungs []*ladder.Rung) {
	t := tabwriter.NewWriter(w, 0, 0, 3, ' ', 0)
	fmt.Fprintln(t, "preset\tRMSE train\tRMSE validation\tloss train\tloss validation\thash")
	for _, r := range rungs {
		for _, row := range tableRows(r) {
			fmt.Fprintf(t, "%s\t%s\t%s\t%s\t%s\t%s\n", row.Name, row.RMSETrain, row.RMSEValidation, row.LossTrain, row.LossValidation, row.Hash)
		}
	}
	t.Flush()
}
