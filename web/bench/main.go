// Bench measures rnnlab and other libraries side by side, and writes what came of
// it. ./build.sh bench builds what it needs and runs it; the README beside it says
// how the measurements are made.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/rnnlab/rnnlab/web/bench/workload"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends it at once
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// run returns the exit code: 1 when a contestant failed or did not train, 2 for
// wrong arguments.
func run(ctx context.Context, arguments []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	flags.SetOutput(stderr)
	var t tools
	flags.StringVar(&t.parts, "parts", "", "the `folder` with what build.sh has built")
	flags.StringVar(&t.driver, "driver", "", "the `file` that drives the browser, for Node")
	flags.StringVar(&t.chromium, "chromium", "", "the `program`")
	flags.StringVar(&t.python, "python", "python3", "the `program`")
	flags.StringVar(&t.web, "web", "web", "the `folder` web/ of rnnlab's source")
	repetitions := flags.Int("repetitions", 7, "measurements of each")
	quick := flags.Bool("quick", false, "two measurements of each, and write nothing")
	only := flags.String("only", "", "`sections` to run, with commas between them, and write nothing: "+sectionNames())
	among := flags.String("among", "", "the `contestants` to measure, by the names in contestant.go, and write nothing")
	if err := flags.Parse(arguments); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return 0
		}
		return 2
	}
	if flags.NArg() > 0 || *repetitions < 1 {
		fmt.Fprintf(stderr, "bench: unexpected argument %q, or no repetitions\n", flags.Arg(0))
		return 2
	}
	wanted, err := selection(*only, sectionNames())
	if err != nil {
		fmt.Fprintln(stderr, "bench:", err)
		return 2
	}
	takesPart, err := selection(*among, contestantNames())
	if err != nil {
		fmt.Fprintln(stderr, "bench:", err)
		return 2
	}
	if *quick {
		*repetitions = 2
	}

	b := &bench{ctx: ctx, tools: t, field: field(), repetitions: *repetitions, progress: stderr, began: time.Now()}
	b.field = slices.DeleteFunc(b.field, func(c *contestant) bool { return !takesPart(c.key) })
	if err := workload.WriteFile(t.workloads()); err != nil {
		fmt.Fprintln(stderr, "bench:", err)
		return 1
	}
	end := t.startAll(ctx, b.field)
	for _, c := range b.field {
		b.absent(c)
	}
	report := b.run(wanted)
	end()
	fmt.Fprint(stdout, report)
	if ctx.Err() != nil {
		fmt.Fprintln(stderr, "bench: interrupted; nothing is written")
		return 1
	}
	if !*quick && *only == "" && *among == "" {
		if err := b.write(t.web, report); err != nil {
			fmt.Fprintln(stderr, "bench:", err)
			return 1
		}
	}
	if len(b.failures) > 0 {
		fmt.Fprintf(stderr, "bench: %d failures, see above\n", len(b.failures))
		return 1
	}
	return 0
}

// selection is what says whether a name is among some, with commas between them;
// no names are all of them.
func selection(some, all string) (wanted func(name string) bool, err error) {
	if some == "" {
		return func(string) bool { return true }, nil
	}
	names := strings.Split(some, ",")
	for _, name := range names {
		if !slices.Contains(strings.Split(all, ","), name) {
			return nil, fmt.Errorf("no %q; there are %s", name, all)
		}
	}
	return func(name string) bool { return slices.Contains(names, name) }, nil
}

func sectionNames() string {
	var names []string
	for _, s := range sections {
		names = append(names, s.name)
	}
	return strings.Join(names, ",")
}

func contestantNames() string {
	var names []string
	for _, c := range field() {
		names = append(names, c.key)
	}
	return strings.Join(names, ",")
}
