package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"recount"
	"recount/extract"
	"recount/ledger"
	"recount/ledger/sqlite"
	"recount/read"
	"recount/serve/api"
	"recount/serve/guard"
	"recount/serve/web"
)

type serveCommand struct {
	Paths        []string `arg:"" optional:"" help:"Files and folders of reports to read into a fresh ledger, which is gone when the program ends. Without them the ledger is opened: recount.db, which is made where it is not there, or the one that --ledger names, which must be there."`
	Listen       string   `placeholder:"ADDRESS" default:"127.0.0.1:7326" help:"Where to listen, host and port. Any other machine can reach an address that is not 127.0.0.1: it takes --token or --password-file."`
	Token        *string  `placeholder:"TOKEN" env:"RECOUNT_TOKEN" help:"What whoever opens the desk must know."`
	PasswordFile string   `placeholder:"FILE" help:"A file with what whoever opens the desk must know, in its first line."`
	Host         []string `placeholder:"NAME" help:"Another name by which the desk is reached, as of a proxy before it."`
	Open         bool     `help:"Open a browser."`
	Policy       string   `placeholder:"NAME" default:"default" help:"What vague words mean: default, acled or wikimpacts."`
	By           string   `placeholder:"NAME" env:"RECOUNT_BY" help:"Who reviews, unless the form says otherwise; RECOUNT_BY or the name of your account without it."`
	ledgerFile
}

// Run opens the desk.
func (c *serveCommand) Run() error {
	extractor, err := extractorFor(c.Policy)
	if err != nil {
		return err
	}
	secret, err := c.secret()
	if err != nil {
		return err
	}
	ctx, stop := untilStopped()
	defer stop()
	listener, err := guard.Listen(ctx, c.Listen, secret)
	if open := (*guard.Unguarded)(nil); errors.As(err, &open) {
		return &usageError{err.Error(), "give it --token TOKEN or --password-file FILE, or listen on 127.0.0.1"}
	}
	if err != nil {
		return fmt.Errorf("cannot listen on %s: %w (another --listen, as 127.0.0.1:0, takes any free port)", c.Listen, err)
	}
	defer func() { _ = listener.Close() }() // the server may have closed it
	serve := func(ctx context.Context, l ledger.Ledger) error { return c.serve(ctx, listener, secret, l, extractor) }
	switch {
	case len(c.Paths) > 0:
	case c.Ledger == usualLedger: // the desk can add to an empty ledger
		return c.making(ctx, serve)
	default:
		return c.writing(ctx, serve) // who names a ledger means one that is there
	}
	l, err := c.fresh(ctx, extractor)
	if err != nil {
		return err
	}
	return errors.Join(serve(ctx, l), l.Close())
}

// fresh reads the paths into a ledger in memory.
func (c *serveCommand) fresh(ctx context.Context, extractor *extract.Extractor) (*sqlite.Ledger, error) {
	l, err := sqlite.OpenMemory()
	if err != nil {
		return nil, err
	}
	in := read.Open(c.Paths, read.Options{})
	meter := newMeter(in)
	sum, err := keeper(l, extractor, meter).Add(ctx, in.Reports())
	meter.finish()
	if err == nil && sum.Failed == sum.Inputs {
		err = &usageError{"nothing could be read", "name files or folders of reports"}
	}
	if err != nil {
		return nil, errors.Join(err, l.Close())
	}
	fmt.Println(told(&sum))
	return l, nil
}

// secret reads what whoever opens the desk must know; empty where nothing is
// asked for.
func (c *serveCommand) secret() (string, error) {
	switch {
	case c.PasswordFile != "":
	case c.Token == nil:
		return "", nil
	case strings.TrimSpace(*c.Token) == "": // as from a variable that is not set: never a desk that asks for nothing
		return "", &usageError{"the token is empty", "give --token, or RECOUNT_TOKEN, what whoever opens the desk must know, or leave both out"}
	default:
		return *c.Token, nil
	}
	content, err := os.ReadFile(c.PasswordFile)
	if err != nil {
		return "", err
	}
	line, _, _ := strings.Cut(string(content), "\n")
	line = strings.TrimSpace(line)
	if line == "" {
		return "", &usageError{"the first line of " + c.PasswordFile + " is empty", "write the password into it"}
	}
	return line, nil
}

// serve answers until the program is asked to stop.
func (c *serveCommand) serve(ctx context.Context, listener net.Listener, secret string, l ledger.Ledger, extractor *extract.Extractor) error {
	log := slog.New(slog.NewTextHandler(os.Stderr, nil))
	desk := web.New(web.Options{
		Ledger: l, Extractor: extractor, Now: time.Now, Log: log,
		Stale: staleFor, By: (&signer{c.By}).name(), Name: c.name(), Passing: len(c.Paths) > 0,
	})
	served := http.NewServeMux()
	served.Handle("/", desk)
	served.Handle(api.Prefix+"/", api.New(api.Options{Ledger: l, Extractor: extractor, Now: time.Now, Log: log}))
	handler := guard.Shell(guard.Options{Hosts: c.hosts(), Secret: secret, Upload: uploads, Log: log}, served)
	address := "http://" + listener.Addr().String() + "/"
	fmt.Println("The desk is open at", address, "(Ctrl-C closes it)")
	if c.Open {
		openBrowser(ctx, address)
	}
	return guard.Serve(ctx, listener, handler, func(context.Context) error { return finish(desk) })
}

// staleFor is how long the desk shows what was, while another program changes the
// ledger again and again; what is changed on the desk shows at once.
const staleFor = 10 * time.Second

// uploads tells whether a request may send as much as reports take.
func uploads(r *http.Request) bool { return web.Upload(r) || api.Upload(r) }

// finish waits for what is being added; a second Ctrl-C ends that too.
func finish(desk *web.Desk) error {
	if n := desk.Busy(); n > 0 {
		fmt.Fprintln(os.Stderr, "recount: finishing", recount.Counted(n, "upload", "uploads")+"; Ctrl-C again stops it, and keeps what is filed")
	}
	ctx, stop := untilStopped()
	defer stop()
	if err := desk.Close(ctx); err != nil && !errors.Is(err, context.Canceled) {
		return err
	}
	return nil
}

// hosts are the names that the desk answers to.
func (c *serveCommand) hosts() []string {
	names := make([]string, 0, len(c.Host)+1)
	for _, name := range c.Host {
		names = append(names, strings.ToLower(name))
	}
	if guard.Open(c.Listen) {
		names = append(names, guard.AnyAddress)
		if host, _, err := net.SplitHostPort(c.Listen); err == nil && host != "" {
			names = append(names, strings.ToLower(host))
		}
	}
	return names
}

func (c *serveCommand) name() string {
	if len(c.Paths) == 0 {
		return filepath.Base(c.Ledger)
	}
	return strings.Join(c.Paths, ", ")
}

// openBrowser asks the system to show an address; where it cannot, the address
// has been printed.
func openBrowser(ctx context.Context, address string) {
	program := map[string][]string{"darwin": {"open"}, "windows": {"rundll32", "url.dll,FileProtocolHandler"}}[runtime.GOOS]
	if program == nil {
		program = []string{"xdg-open"}
	}
	if err := exec.CommandContext(ctx, program[0], append(program[1:], address)...).Start(); err != nil {
		fmt.Fprintln(os.Stderr, "recount: no browser could be opened:", err)
	}
}
