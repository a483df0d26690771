// Command maschinenraum-server is one Temporal server in one process, on SQLite, with Temporal's web page beside it if asked for.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/temporalio/ui-server/v2/server/version"
	"go.temporal.io/server/common/headers"
)

// ready is the one line on standard output: from then on the frontend answers.
type ready struct {
	Ready   bool   `json:"ready"`
	Address string `json:"address"`
	UI      string `json:"ui,omitempty"`
	Server  string `json:"server"`
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "maschinenraum-server:", err)
		os.Exit(1)
	}
}

func run(args []string) error {
	options := defaults()
	flags := flag.NewFlagSet("maschinenraum-server", flag.ExitOnError)
	flags.StringVar(&options.IP, "ip", options.IP, "address to listen on")
	flags.IntVar(&options.Port, "port", 0, "port of the gRPC frontend (0: a free one)")
	flags.StringVar(&options.DatabaseFile, "db-file", "", "SQLite file (absent: in memory, gone at exit)")
	flags.IntVar(&options.UIPort, "ui-port", 0, "port of Temporal's web page (0: no page)")
	flags.StringVar(&options.Synchronous, "synchronous", options.Synchronous, "FULL survives a power cut, NORMAL only a killed process")
	flags.StringVar(&options.LogLevel, "log-level", options.LogLevel, "debug, info, warn or error; the log goes to standard error")
	flags.Func("dynamic-config", "key=value of Temporal's dynamic configuration, repeatable", options.setDynamicConfig)
	exitWithParent := flags.Bool("exit-with-parent", false, "stop when standard input ends, as it does when the parent dies")
	showVersion := flags.Bool("version", false, "print the versions and exit")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() > 0 {
		return fmt.Errorf("unexpected argument %q", flags.Arg(0))
	}
	if *showVersion {
		// The words of `temporal --version`, so that one parser reads both.
		fmt.Printf("maschinenraum-server version 1 (Server %s, UI %s)\n", headers.ServerVersion, version.UIVersion)
		return nil
	}

	stop, cancel := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	// A second signal ends the process at once, should stopping hang.
	context.AfterFunc(stop, cancel)
	if *exitWithParent {
		go func() {
			_, _ = io.Copy(io.Discard, os.Stdin)
			cancel()
		}()
	}
	return serve(stop, options)
}

func serve(stop context.Context, options Options) error {
	config, err := options.serverConfig()
	if err != nil {
		return err
	}
	server, err := options.newServer(config)
	if err != nil {
		return err
	}
	if err := server.Start(); err != nil {
		return fmt.Errorf("cannot start: %w", err)
	}
	defer func() { _ = server.Stop() }()

	address := config.PublicClient.HostPort
	if err := waitUntilServing(stop, address); err != nil {
		return err
	}
	line := ready{Ready: true, Address: address, Server: headers.ServerVersion}
	if options.UIPort != 0 {
		page, err := startUI(stop, options.IP, options.UIPort, address)
		if err != nil {
			return err
		}
		defer page.Stop()
		line.UI = fmt.Sprintf("http://%s", hostPort(options.IP, options.UIPort))
	}
	if err := json.NewEncoder(os.Stdout).Encode(line); err != nil {
		return err
	}
	<-stop.Done()
	return nil
}
