package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strings"
	"sync"
	"time"
)

// patience is what a program may take to start or to answer.
const patience = 10 * time.Minute

// A program answers requests: a line in, a line of JSON out. Its first line says
// who it is.
type program struct {
	command *exec.Cmd
	in      io.WriteCloser
	out     *bufio.Reader
	errors  tail
}

// start runs a program and waits until it has said its version.
func start(ctx context.Context, env []string, name string, arguments ...string) (p *program, version string, err error) {
	p = &program{command: exec.CommandContext(ctx, name, arguments...)}
	p.command.Env = env
	p.command.Stderr = &p.errors
	// A program that is asked to end sees the end of its input; the browser's driver closes the browser then.
	p.command.Cancel = func() error { return p.in.Close() }
	p.command.WaitDelay = 10 * time.Second
	if p.in, err = p.command.StdinPipe(); err != nil {
		return nil, "", err
	}
	out, err := p.command.StdoutPipe()
	if err != nil {
		return nil, "", err
	}
	p.out = bufio.NewReader(out)
	if err := p.command.Start(); err != nil {
		return nil, "", err
	}
	version, err = p.version()
	if err != nil {
		p.end()
		return nil, "", err
	}
	return p, version, nil
}

func (p *program) end() {
	p.in.Close()
	p.command.Wait()
}

// version reads an answer that says who answers.
func (p *program) version() (string, error) {
	var hello struct{ Version string }
	err := p.read(&hello)
	return hello.Version, err
}

// ask sends a request and reads its answer.
func (p *program) ask(line string, answer any) error {
	if _, err := io.WriteString(p.in, line+"\n"); err != nil {
		return p.because(err)
	}
	return p.read(answer)
}

func (p *program) read(answer any) error {
	timer := time.AfterFunc(patience, func() { p.command.Process.Kill() })
	defer timer.Stop()
	line, err := p.out.ReadBytes('\n')
	if err != nil {
		return p.because(err)
	}
	var failure struct{ Error string }
	if err := json.Unmarshal(line, &failure); err != nil {
		return fmt.Errorf("not an answer: %s", line)
	}
	if failure.Error != "" {
		return errors.New(failure.Error)
	}
	return json.Unmarshal(line, answer)
}

// because is what a program that has ended complained of.
func (p *program) because(err error) error {
	p.command.Wait() // its complaints have been read then
	if said := p.errors.last(); said != "" {
		return errors.New(said)
	}
	return fmt.Errorf("it ended: %w", err)
}

// A tail keeps the end of what is written to it.
type tail struct {
	mutex sync.Mutex
	text  []byte
}

func (t *tail) Write(b []byte) (int, error) {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	t.text = append(t.text, b...)
	if most := 4096; len(t.text) > most {
		t.text = t.text[len(t.text)-most:]
	}
	return len(b), nil
}

// last is the last line.
func (t *tail) last() string {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	lines := strings.Split(strings.TrimSpace(string(t.text)), "\n")
	return strings.TrimSpace(lines[len(lines)-1])
}
