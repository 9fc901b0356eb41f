package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"time"
)

// A bench is one run of the benchmarks.
type bench struct {
	ctx         context.Context
	tools       tools
	field       []*contestant
	repetitions int
	progress    io.Writer
	began       time.Time

	contests    []*contest
	summary     string   // the table of targets
	printedLine string   // and the tutorial's own
	notHere     []string // what could not be had, and why
	failures    []string // what makes the run fail
}

// A section measures something and reports it as Markdown, which begins with a
// heading. Each stands on its own.
type section struct {
	name   string
	report func(*bench) string
}

var sections = []section{
	{"epochs", (*bench).epochs},
	{"printed", (*bench).printed},
	{"growth", (*bench).growth},
	{"page", (*bench).page},
	{"drawing", (*bench).drawing},
	{"start", (*bench).start},
	{"embeds", (*bench).embeds},
	{"text", (*bench).text},
	{"rows", (*bench).rows},
	{"load", (*bench).load},
}

func (b *bench) say(format string, arguments ...any) {
	fmt.Fprintf(b.progress, "%5.0f s  "+format+"\n", append([]any{time.Since(b.began).Seconds()}, arguments...)...)
}

func (b *bench) fail(err error) {
	b.say("FAILED: %v", err)
	b.failures = append(b.failures, err.Error())
}

// absent notes a contestant that is not to be had.
func (b *bench) absent(c *contestant) {
	if c.program == nil {
		b.say("not available: %s: %s", c.place(), c.version)
		b.notHere = append(b.notHere, fmt.Sprintf("%s: not available here: %s", c.where(), c.version))
	}
}

// run measures the sections that are wanted and returns the report.
func (b *bench) run(wanted func(name string) bool) string {
	before := loadAverage()
	var parts []string
	for _, s := range sections {
		if wanted(s.name) && b.ctx.Err() == nil {
			b.say("%s", s.name)
			parts = append(parts, s.report(b))
		}
	}
	return b.title(before) + "\n" + strings.Join(parts, "\n")
}

// title says what was measured, on what and with what, and what is missing.
func (b *bench) title(before string) string {
	var out strings.Builder
	fmt.Fprintf(&out, "# Benchmarks\n\nWritten by `./build.sh bench`; web/bench/README.md says what is measured and how. Do not edit.\n\n")
	fmt.Fprintf(&out, "- %s UTC, %.0f minutes, %s, %d cores, %s/%s\n", b.began.UTC().Format("2006-01-02 15:04"), time.Since(b.began).Minutes(), processor(), runtime.NumCPU(), runtime.GOOS, runtime.GOARCH)
	if before != "" {
		fmt.Fprintf(&out, "- load average before %s, after %s\n", before, loadAverage())
	}
	if gauge := b.find("floor", "W2"); gauge != nil {
		fmt.Fprintf(&out, "- noise gauge, the products of W2 in Chromium, ms: %s\n", figureOf(gauge.ms))
	}
	for _, c := range b.field {
		if c.program != nil {
			fmt.Fprintf(&out, "- %s: %s\n", c.where(), c.version)
		}
	}
	for _, line := range b.notHere {
		fmt.Fprintf(&out, "- %s\n", line)
	}
	for _, line := range b.failures {
		fmt.Fprintf(&out, "- FAILED: %s\n", line)
	}
	return out.String()
}

// loadAverage is that of the last minute, where the system tells it.
func loadAverage() string {
	data, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return ""
	}
	first, _, _ := strings.Cut(string(data), " ")
	return first
}

// processor is the name of the processor, where the system tells it.
func processor() string {
	data, _ := os.ReadFile("/proc/cpuinfo")
	for line := range strings.Lines(string(data)) {
		if key, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(key) == "model name" {
			return strings.TrimSpace(value)
		}
	}
	return "a processor of unknown name"
}
