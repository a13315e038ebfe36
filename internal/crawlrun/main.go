// Command crawlrun measures how web archives are added: it makes WARC files of
// invented pages, as news crawls bring them (page.go tells of what kinds), has
// the built program add them to a new ledger, and tells how fast that went and
// how much memory it took.
//
//	go build -o /tmp/recount ./cmd/recount
//	go run ./internal/crawlrun -size 2000 /tmp/recount     # 2 GB of pages
//	go run ./internal/crawlrun -size 100 -make DIR         # makes the files and no more
//
// It fails where a report was not added, where the program does not tell what
// became of each record, or where it took more memory than -most.
package main

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"syscall"
	"time"
)

func main() {
	size := flag.Int("size", 2000, "megabytes of records, unpacked")
	files := flag.Int("files", 8, "in how many files")
	most := flag.Int("most", 500, "megabytes of memory that may be taken")
	only := flag.String("make", "", "make the files in this folder, and measure nothing")
	flag.Parse()
	var err error
	switch {
	case *only != "":
		_, err = makeIn(*only, *size, *files)
	case flag.NArg() != 1:
		fmt.Fprintln(os.Stderr, "crawlrun: name the program to measure: go build -o FILE ./cmd/recount")
		os.Exit(2)
	default:
		err = run(flag.Arg(0), *size, *files, *most)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "crawlrun:", err)
		os.Exit(1)
	}
}

// makeIn makes the files in a folder, and tells what is in them.
func makeIn(dir string, size, files int) (*crawl, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	made, err := makeCrawl(dir, int64(size)<<20, files)
	if err == nil {
		fmt.Printf("%d records with %d reports, %d MB, packed %d MB, in %d files\n", made.records, made.reports, made.size>>20, made.packed>>20, files)
	}
	return made, err
}

func run(program string, size, files, most int) (err error) {
	dir, err := os.MkdirTemp("", "crawlrun-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	pages := filepath.Join(dir, "crawl")
	made, err := makeIn(pages, size, files)
	if err != nil {
		return err
	}
	path, err := filepath.Abs(program)
	if err != nil {
		return err
	}
	command := exec.Command(path, "add", "--ledger", filepath.Join(dir, "recount.db"), pages)
	var out, told bytes.Buffer
	command.Stdout, command.Stderr = &out, &told
	begun := time.Now()
	if err := command.Run(); err != nil {
		return fmt.Errorf("%w: %s", err, told.String())
	}
	took := time.Since(begun)
	usage, ok := command.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		return errors.New("the system does not tell how much memory was taken")
	}
	memory := int(usage.Maxrss >> 10)
	busy := command.ProcessState.UserTime() + command.ProcessState.SystemTime()
	fmt.Printf("%s%s%.0f s, linking included: %.1f reports a second, %.1f MB a second; %.0f s of one processor: %.1f reports a second; %d MB of memory at most\n",
		told.String(), out.String(), took.Seconds(), float64(made.reports)/took.Seconds(), float64(made.size>>20)/took.Seconds(),
		busy.Seconds(), float64(made.reports)/busy.Seconds(), memory)
	if !bytes.Contains(out.Bytes(), fmt.Appendf(nil, "%d new, 0 in a new version", made.reports)) {
		return fmt.Errorf("not all %d reports were added", made.reports)
	}
	if n := accounted(told.String(), out.String()); n != made.records {
		return fmt.Errorf("it told what became of %d of %d records", n, made.records)
	}
	if memory > most {
		return fmt.Errorf("it took %d MB of memory, more than %d", memory, most)
	}
	return nil
}

var (
	leftOut = regexp.MustCompile(`(?m)left out (\d+) × `)
	added   = regexp.MustCompile(`^(\d+) new, .* (\d+) known already`)
)

// accounted is of how many records the program told what became of them.
func accounted(told, out string) (records int) {
	for _, match := range append(leftOut.FindAllStringSubmatch(told, -1), added.FindAllStringSubmatch(out, -1)...) {
		for _, number := range match[1:] {
			n, _ := strconv.Atoi(number) // digits alone
			records += n
		}
	}
	return records
}
