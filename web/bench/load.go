package main

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// load measures what the hosts of the page bear, by ./build.sh load.
func (b *bench) load() string {
	command := exec.CommandContext(b.ctx, filepath.Join(b.tools.web, "..", "build.sh"), "load")
	var said tail
	command.Stderr = &said
	command.WaitDelay = 10 * time.Second
	out, err := command.Output()
	rows := tableIn(string(out))
	if err != nil {
		b.say("not available: load of the hosts: %s", said.last())
		b.notHere = append(b.notHere, fmt.Sprintf("load of the hosts: not measured to the end: %s", said.last()))
	}
	if rows == "" {
		rows = "not available\n"
	}
	return "## Load of the hosts\n\nThe local server, and the Worker in workerd as Cloudflare's development tools run it; clients and host share this machine.\n\n" + rows
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
