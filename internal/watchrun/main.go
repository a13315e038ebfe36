// Command watchrun tries that watching loses and repeats nothing: it serves a feed
// that grows and a page that changes, has the built program watch them, and kills
// it at random moments, again and again.
//
//	go build -o /tmp/recount ./cmd/recount
//	go run ./internal/watchrun -kills 100 /tmp/recount
//
// It fails where at the end an item of the feed is not there once, the page does
// not stand as it was served last, or a change was not posted.
package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"math/rand/v2"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

func main() {
	kills := flag.Int("kills", 100, "how often to kill the program while it watches")
	limit := flag.Duration("limit", 6*time.Minute, "the time after which it is no longer killed")
	flag.Parse()
	if flag.NArg() != 1 {
		fmt.Fprintln(os.Stderr, "watchrun: name the program to try: go build -o FILE ./cmd/recount")
		os.Exit(2)
	}
	if err := run(flag.Arg(0), *kills, *limit); err != nil {
		fmt.Fprintln(os.Stderr, "watchrun:", err)
		os.Exit(1)
	}
}

func run(program string, kills int, limit time.Duration) (err error) {
	path, err := filepath.Abs(program)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "watchrun-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	site := &site{}
	server := httptest.NewServer(site)
	defer server.Close()
	t := &trial{program: path, ledger: filepath.Join(dir, "recount.db"), site: site, address: server.URL}
	if err := t.watchAndKill(kills, time.Now().Add(limit)); err != nil {
		return err
	}
	for range 2 { // what is left at the first is delivered with the second
		if _, err := t.recount("watch", "--once", "--allow-private", "--notify", t.address+"/hook", t.address+"/feed.xml", t.address+"/page"); err != nil {
			return err
		}
	}
	return errors.Join(t.checkReports(), t.checkNotices())
}

// trial is one ledger and what is done to it.
type trial struct {
	program, ledger, address string
	site                     *site
}

// fewestKills is how many there must be, if the time is up before all are done.
const fewestKills = 20

// watchAndKill starts the program and kills it at a random moment, while the
// feed grows.
func (t *trial) watchAndKill(kills int, until time.Time) error {
	const longest = 2500 * time.Millisecond // to start, to ask a few times, and to be at it
	done := 0
	for ; done < kills && time.Now().Before(until); done++ {
		t.site.grow(1 + rand.IntN(3))
		command := exec.Command(t.program, "watch", "--ledger", t.ledger, "--allow-private", "--every", "1s",
			"--notify", t.address+"/hook", t.address+"/feed.xml", t.address+"/page")
		var told bytes.Buffer
		command.Stderr = &told
		if err := command.Start(); err != nil {
			return err
		}
		timer := time.AfterFunc(time.Duration(rand.Int64N(int64(longest))), func() { _ = command.Process.Kill() }) // it does not end by itself
		err := command.Wait()
		timer.Stop()
		if err == nil || command.ProcessState.ExitCode() >= 0 {
			return fmt.Errorf("it ended by itself after %d kills: %s", done, told.String())
		}
	}
	fmt.Printf("%d kills over %d items and %d versions of a page\n", done, t.site.items(), t.site.items())
	if done < min(kills, fewestKills) {
		return errors.New("too few kills to tell: give it more time (-limit)")
	}
	return nil
}

func (t *trial) recount(arguments ...string) (string, error) {
	command := exec.Command(t.program, append(arguments, "--ledger", t.ledger)...)
	var told bytes.Buffer
	command.Stderr = &told
	out, err := command.Output()
	if err != nil {
		err = fmt.Errorf("recount %s: %w: %s", strings.Join(arguments, " "), err, told.String())
	}
	return string(out), err
}

// checkReports holds that each item is there once, and the page as it was served
// last.
func (t *trial) checkReports() error {
	if _, err := t.recount("check"); err != nil {
		return err
	}
	out, err := t.recount("reports", "--format", "jsonl")
	if err != nil {
		return err
	}
	found := map[string]int{}
	for decoder := json.NewDecoder(strings.NewReader(out)); decoder.More(); {
		var row struct {
			ID, URL, Title string
			Versions       int
		}
		if err := decoder.Decode(&row); err != nil {
			return err
		}
		found[row.URL]++
		if row.URL == t.address+"/page" {
			if want := t.site.pageTitle(); row.Title != want {
				err = errors.Join(err, fmt.Errorf("the page is %q, want %q", row.Title, want))
			}
		} else if row.Versions != 1 {
			err = errors.Join(err, fmt.Errorf("%s has %d versions", row.URL, row.Versions))
		}
	}
	for n := range t.site.items() {
		if address := fmt.Sprintf("%s/%d", t.address, n); found[address] != 1 {
			err = errors.Join(err, fmt.Errorf("%s is there %d times", address, found[address]))
		}
	}
	if len(found) != t.site.items()+1 {
		err = errors.Join(err, fmt.Errorf("%d reports, want %d", len(found), t.site.items()+1))
	}
	return err
}

// checkNotices holds that all changes were posted in their order; the one at hand
// in a kill may come twice.
func (t *trial) checkNotices() error {
	out, err := t.recount("feed", "--limit", "10000")
	if err != nil {
		return err
	}
	var want []string
	for line := range strings.Lines(out) {
		if _, number, is := strings.Cut(line, ":changes:"); is && strings.Contains(line, "<id>") {
			want = append(want, strings.TrimSuffix(strings.TrimSpace(number), "</id>"))
		}
	}
	slices.Reverse(want)
	posted := t.site.posts()
	got := slices.Compact(slices.Clone(posted))
	fmt.Printf("%d changes, posted %d times\n", len(want), len(posted))
	if len(want) == 0 || !slices.Equal(got, want) {
		return fmt.Errorf("the changes %v were posted as %v", want, posted)
	}
	return nil
}
