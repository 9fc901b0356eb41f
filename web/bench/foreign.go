package main

import (
	"fmt"
	"os/exec"
	"strings"
	"time"
)

// tableBy runs a program that measures by itself, and returns the table that it
// prints.
func (b *bench) tableBy(what, name string, arguments ...string) string {
	if rows := tableIn(b.output(what, name, arguments...)); rows != "" {
		return rows
	}
	return "not available\n"
}

// output runs a program that measures by itself, and returns what it prints, up
// to where it failed.
func (b *bench) output(what, name string, arguments ...string) string {
	command := exec.CommandContext(b.ctx, name, arguments...)
	var said tail
	command.Stderr = &said
	command.WaitDelay = 10 * time.Second
	out, err := command.Output()
	if err != nil {
		reason := said.last()
		if reason == "" {
			reason = err.Error()
		}
		b.say("not available: %s: %s", what, reason)
		b.notHere = append(b.notHere, fmt.Sprintf("%s: not measured to the end: %s", what, reason))
	}
	return string(out)
}

// tableIn is the lines of a Markdown table among others.
func tableIn(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		if strings.HasPrefix(line, "|") {
			b.WriteString(line)
		}
	}
	return b.String()
}
