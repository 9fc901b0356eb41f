// Serve serves a built page (dist/) on this machine.
//
//	go run ./web/host/serve [-addr localhost:8080] [-dir dist]
//
// It prints the address and stops on Ctrl-C.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"net"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"

	"github.com/rnnlab/rnnlab/web/host"
	"github.com/rnnlab/rnnlab/web/host/api"
)

// cardWork lets a picture take about half a second of one CPU, and 0.8 at most.
const cardWork = 2e9

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends it at once
	os.Exit(run(ctx, os.Args[1:], os.Stdout, os.Stderr))
}

// run serves until ctx is done and returns the exit code: 0 after a clean stop,
// 1 when it cannot serve, 2 for wrong arguments.
func run(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("serve", flag.ContinueOnError)
	flags.SetOutput(stderr)
	addr := flags.String("addr", "localhost:8080", "`host:port` to listen on; port 0 takes any free one")
	dir := flags.String("dir", "dist", "the `folder` to serve")
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return 0
		}
		return 2
	}
	if flags.NArg() > 0 {
		fmt.Fprintf(stderr, "rnnlab: unexpected argument %q\n", flags.Arg(0))
		return 2
	}
	if _, err := os.Stat(filepath.Join(*dir, "index.html")); err != nil {
		fmt.Fprintf(stderr, "rnnlab: -dir %s holds no page (%v); ./build.sh build makes one\n", *dir, err)
		return 1
	}
	if err := serve(ctx, *addr, *dir, stdout); err != nil {
		fmt.Fprintf(stderr, "rnnlab: %v\n", err)
		return 1
	}
	return 0
}

func serve(ctx context.Context, addr, dir string, stdout io.Writer) error {
	listener, err := net.Listen("tcp", addr)
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("%s is already in use; choose another with -addr, for example -addr localhost:0", addr)
	}
	if err != nil {
		if op, ok := errors.AsType[*net.OpError](err); ok {
			err = op.Err
		}
		return fmt.Errorf("-addr %s: %w", addr, err)
	}
	server := newServer(host.New(os.DirFS(dir), api.New(api.Options{CardWork: cardWork})), patient)
	fmt.Fprintf(stdout, "rnnlab: %s\n", address(addr, listener.Addr()))

	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	// Requests under way may finish, but a browser that reads slowly does not keep the program up.
	patience, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	if server.Shutdown(patience) != nil {
		server.Close()
	}
	return nil
}

// address is what to type into a browser: the host that was asked for with the
// port that was got.
func address(asked string, got net.Addr) string {
	host, _, _ := net.SplitHostPort(asked) // Listen has accepted it
	_, port, _ := net.SplitHostPort(got.String())
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "localhost" // listening on every address of the machine, this one among them
	}
	return "http://" + net.JoinHostPort(host, port) + "/"
}
