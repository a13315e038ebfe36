package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"recount/internal/makeledger/world"
)

// bench is where the program is tried.
type bench struct {
	program string
	dir     string
	input   string        // reports as JSON lines
	halves  []string      // the same in two files
	whole   string        // a ledger made of them in one go
	content []string      // of that ledger
	took    time.Duration // to make it
}

// prepare writes the reports and makes the ledger that all others have to come
// to.
func (b *bench) prepare(reports int) error {
	var lines [][]byte
	w := world.New(world.Plan{Claims: 5 * reports, Seed: 1})
	for e := range w.Entries(0, min(reports, w.Len())) {
		r := e.Report
		line, err := json.Marshal(map[string]string{"id": r.ID, "source": r.Source, "url": r.URL, "date": r.Published.String(), "text": r.Text})
		if err != nil {
			return err
		}
		lines = append(lines, append(line, '\n'))
	}
	b.input, b.whole = b.file("reports.jsonl"), b.file("whole.db")
	b.halves = []string{b.file("first.jsonl"), b.file("second.jsonl")}
	half := len(lines) / 2
	for path, part := range map[string][][]byte{b.input: lines, b.halves[0]: lines[:half], b.halves[1]: lines[half:]} {
		if err := os.WriteFile(path, bytes.Join(part, nil), 0o644); err != nil {
			return err
		}
	}
	begun := time.Now()
	if err := b.must("add", "--ledger", b.whole, b.input); err != nil {
		return err
	}
	b.took = time.Since(begun)
	content, err := b.contentOf(b.whole)
	if err == nil && len(content) < 3*reports {
		err = fmt.Errorf("a ledger of %d facts proves nothing", len(content))
	}
	b.content = content
	fmt.Printf("%d reports come to %d facts in %.1f s\n", len(lines), len(content), b.took.Seconds())
	return err
}

func (b *bench) file(name string) string { return filepath.Join(b.dir, name) }

// copyOfWhole copies the ledger that was made in one go.
func (b *bench) copyOfWhole(name string) (path string, err error) {
	path = b.file(name)
	return path, copyFile(path, b.whole)
}

func copyFile(to, from string) error {
	content, err := os.ReadFile(from)
	if err != nil {
		return err
	}
	return os.WriteFile(to, content, 0o644)
}

// outcome is what became of one run of the program.
type outcome struct {
	status      int
	out, errors string
}

// recount runs the program to its end.
func (b *bench) recount(arguments ...string) (outcome, error) { return b.as(nil, arguments...) }

// as runs the program as another user.
func (b *bench) as(user *syscall.SysProcAttr, arguments ...string) (outcome, error) {
	ctx, cancel := cancelled()
	defer cancel()
	command := exec.CommandContext(ctx, b.program, arguments...)
	command.SysProcAttr = user
	command.Dir = b.dir
	var out, told bytes.Buffer
	command.Stdout, command.Stderr = &out, &told
	err := command.Run()
	o := outcome{command.ProcessState.ExitCode(), out.String(), told.String()}
	var exit *exec.ExitError
	if errors.As(err, &exit) && ctx.Err() == nil {
		err = nil
	}
	if err == nil && (strings.Contains(o.errors, "goroutine ") || o.status < 0) {
		err = errors.New("the program fell over")
	}
	if err != nil {
		err = fmt.Errorf("recount %s: %w: %s", strings.Join(arguments, " "), err, o.errors)
	}
	return o, err
}

// must runs the program, which has to do well.
func (b *bench) must(arguments ...string) error {
	o, err := b.recount(arguments...)
	if err == nil && o.status != 0 {
		err = fmt.Errorf("recount %s: status %d: %s", strings.Join(arguments, " "), o.status, o.errors)
	}
	return err
}

// refused holds that the program ended with status 1 and said all those words.
func refused(o outcome, words ...string) error {
	if o.status != 1 {
		return fmt.Errorf("status %d instead of 1; it said: %s%s", o.status, o.out, o.errors)
	}
	for _, w := range words {
		if !strings.Contains(o.errors, w) {
			return fmt.Errorf("it did not say %q but: %s", w, o.errors)
		}
	}
	return nil
}

// complete adds all reports to a ledger, and holds that it then is what it would
// be if they had been added in one go.
func (b *bench) complete(path string) error {
	if err := b.must("add", "--ledger", path, b.input); err != nil {
		return err
	}
	return b.isWhole(path)
}

// isWhole holds that a ledger has no fault and the content of the whole one.
func (b *bench) isWhole(path string) error {
	if err := b.must("check", "--ledger", path); err != nil {
		return err
	}
	got, err := b.contentOf(path)
	if err != nil {
		return err
	}
	return differ(b.content, got)
}
