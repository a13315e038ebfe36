// Command faultrun tries what can befall a ledger: the program is killed again
// and again while it adds, two of them add at once, the disk is full, the file
// locked, damaged, of a newer version or no ledger at all. It runs the built
// program, as its users do.
//
//	go build -o /tmp/recount ./cmd/recount
//	go run ./internal/faultrun -kills 100 /tmp/recount
//
// It says what was tried, and fails where something was lost, came twice, or
// was not told.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"
)

func main() {
	kills := flag.Int("kills", 100, "how often to kill the program while it adds")
	reports := flag.Int("reports", 60, "how many reports it adds")
	only := flag.String("only", "", "try only what has these words in its name")
	limit := flag.Duration("limit", 8*time.Minute, "the time after which no further kill is tried")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "faultrun: name the program to try: go build -o FILE ./cmd/recount")
		os.Exit(2)
	}
	if err := run(flag.Arg(0), *kills, *reports, *limit, *only); err != nil {
		fmt.Fprintln(os.Stderr, "faultrun:", err)
		os.Exit(1)
	}
}

func run(program string, kills, reports int, limit time.Duration, only string) error {
	dir, err := os.MkdirTemp("", "faultrun-")
	if err != nil {
		return err
	}
	// Another user tries the program too, who may not enter the folder it was built in.
	b := &bench{program: filepath.Join(dir, "recount"), dir: dir}
	err = errors.Join(os.Chmod(dir, 0o755), copyFile(b.program, program), os.Chmod(b.program, 0o755))
	if err == nil {
		err = b.prepare(reports)
	}
	if err == nil {
		err = b.tryAll(kills, limit, only)
	}
	return errors.Join(err, os.RemoveAll(dir))
}

// tryAll runs every trial, also after one that failed.
func (b *bench) tryAll(kills int, limit time.Duration, only string) error {
	trials := []struct {
		name string
		try  func() (told string, err error)
	}{
		{"two programs add at once", b.together},
		{"a full disk", b.fullDisk},
		{"a folder that cannot be written", b.readOnlyFolder},
		{"a ledger that another program writes to", b.locked},
		{"a damaged file", b.damaged},
		{"a file cut short", b.cutShort},
		{"a ledger of a newer version", b.newer},
		{"what is no ledger", b.noLedger},
		{"killed while adding", func() (string, error) { return b.killed(kills, time.Now().Add(limit)) }},
	}
	var failed []error
	for _, t := range trials {
		if !strings.Contains(t.name, only) {
			continue
		}
		begun := time.Now()
		told, err := t.try()
		result := "holds"
		if err != nil {
			result, told = "FAILS", err.Error()
			failed = append(failed, fmt.Errorf("%s failed", t.name))
		}
		fmt.Printf("%s  %-42s %5.1f s  %s\n", result, t.name, time.Since(begun).Seconds(), told)
	}
	return errors.Join(failed...)
}

// cancelled returns a context that ends after a while: no run of the program
// may take that long.
func cancelled() (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.Background(), 5*time.Minute)
}
