package sqlite

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"recount/ledger/ledgertest"
)

// asProcess tells the test binary to add reports to a ledger instead of
// testing: "path from to".
const asProcess = "RECOUNT_TEST_ADD"

func TestMain(m *testing.M) {
	if job := os.Getenv(asProcess); job != "" {
		if err := addAsProcess(job); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// addAsProcess adds reports and prints the number of each once it is there.
func addAsProcess(job string) error {
	parts := strings.Split(job, "\t")
	from, err := strconv.Atoi(parts[1])
	if err != nil {
		return err
	}
	to, err := strconv.Atoi(parts[2])
	if err != nil {
		return err
	}
	l, err := Open(parts[0], Options{Create: true})
	if err != nil {
		return err
	}
	bulk := new(ledgertest.Bulk)
	for i := from; i < to; i++ {
		if _, err := l.Add(context.Background(), bulk.Entry(i)); err != nil {
			return err
		}
		fmt.Println(i)
	}
	return l.Close()
}

// process prepares another process that adds reports.
func process(t *testing.T, path string, from, to int) *exec.Cmd {
	t.Helper()
	command := exec.Command(os.Args[0])
	command.Env = append(os.Environ(), fmt.Sprintf("%s=%s\t%d\t%d", asProcess, path, from, to))
	command.Stderr = os.Stderr
	return command
}

// TestTwoProcesses has two processes make one ledger and add to it at once, some
// reports both.
func TestTwoProcesses(t *testing.T) {
	path := filepath.Join(t.TempDir(), "recount.db")
	first, second := process(t, path, 0, 60), process(t, path, 40, 100)
	for _, p := range []*exec.Cmd{first, second} {
		if err := p.Start(); err != nil {
			t.Fatal(err)
		}
	}
	for _, p := range []*exec.Cmd{first, second} {
		if err := p.Wait(); err != nil {
			t.Error(err)
		}
	}
	l, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer closeIt(t, l)
	settleAll(t, l)
	wantReports(t, l, 100)
}

// TestKilledWhileAdding kills a process that adds, several times: what it said
// was there is there, nothing is there by half, and the next goes on.
func TestKilledWhileAdding(t *testing.T) {
	path := filepath.Join(t.TempDir(), "recount.db")
	last := -1
	for round := range 4 {
		p := process(t, path, max(0, last), 100_000)
		output, err := p.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := p.Start(); err != nil {
			t.Fatal(err)
		}
		time.AfterFunc(time.Duration(150+70*round)*time.Millisecond, func() { _ = p.Process.Kill() }) // it may have ended
		for lines := bufio.NewScanner(output); lines.Scan(); {
			if n, err := strconv.Atoi(lines.Text()); err == nil {
				last = max(last, n)
			}
		}
		_ = p.Wait() // killed
	}
	l, err := Open(path, Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	defer closeIt(t, l)
	counts, err := l.Counts(t.Context())
	if err != nil || counts.Reports < last+1 || counts.Claims != 5*counts.Reports {
		t.Errorf("the last that was said to be there is %d; got %+v, %v", last, counts, err)
	}
	checkClean(t, l)
	addBulk(t, l, 0, last+5)
	settleAll(t, l)
	wantReports(t, l, max(counts.Reports, last+5))
}
