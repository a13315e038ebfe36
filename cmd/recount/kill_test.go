package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// TestKilledWhileAdding kills the program at random moments while it adds
// reports: the ledger opens and has no fault, and the next run completes it.
// RECOUNT_KILLS says how often, twice without it.
func TestKilledWhileAdding(t *testing.T) {
	kills := 2
	if n, err := strconv.Atoi(os.Getenv("RECOUNT_KILLS")); err == nil {
		kills = n
	}
	dir := t.TempDir()
	input := filepath.Join(dir, "reports.jsonl")
	if err := os.WriteFile(input, manyReports(t, 40), 0o644); err != nil {
		t.Fatal(err)
	}
	whole := filepath.Join(dir, "whole.db")
	begun := time.Now()
	runs(t, "add", "--ledger", whole, input)
	took := time.Since(begun)
	want := claimsIn(t, whole)
	for i := range kills {
		ledger := filepath.Join(dir, fmt.Sprintf("killed-%d.db", i))
		killedAfter(t, time.Duration(rand.Int64N(int64(took))), "add", "--ledger", ledger, input)
		if _, err := os.Stat(ledger); err == nil {
			runs(t, "check", "--ledger", ledger)
		}
		runs(t, "add", "--ledger", ledger, input)
		runs(t, "check", "--ledger", ledger)
		if got := claimsIn(t, ledger); got != want {
			t.Errorf("completed after a kill the ledger holds\n%s\nwant\n%s", got, want)
		}
	}
}

// manyReports are reports of floods in towns of their own.
func manyReports(t *testing.T, n int) []byte {
	t.Helper()
	var out bytes.Buffer
	for i := range n {
		town := []string{"Alcora", "Velmora", "Tarn", "Orle", "Cape Doran"}[i%5]
		text := fmt.Sprintf("Flood at %s\n\nA flood at %s killed %d people on Monday, the mayor said. Another %d were missing, and about %d had fled their homes, according to police.",
			town, town, 20+i/5, 3+i%7, 100*(1+i%9))
		line, err := json.Marshal(map[string]string{"id": fmt.Sprintf("flood-%d", i), "source": fmt.Sprintf("Paper %d", i%11), "date": fmt.Sprintf("2019-03-%02d", 5+i%20), "text": text})
		if err != nil {
			t.Fatal(err)
		}
		out.Write(append(line, '\n'))
	}
	return out.Bytes()
}

// runs runs recount, which must do well.
func runs(t *testing.T, arguments ...string) string {
	t.Helper()
	command := exec.Command("recount", arguments...)
	var stderr bytes.Buffer
	command.Stderr = &stderr
	out, err := command.Output()
	if err != nil {
		t.Fatalf("recount %s: %v\n%s", strings.Join(arguments, " "), err, stderr.String())
	}
	return string(out)
}

// killedAfter runs recount and kills it, unless it is done before.
func killedAfter(t *testing.T, after time.Duration, arguments ...string) {
	t.Helper()
	command := exec.Command("recount", arguments...)
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	time.AfterFunc(after, func() { _ = command.Process.Kill() }) // it may be done
	_ = command.Wait()                                           // killed, or done
}

// claimsIn lists the claims of a ledger, sorted, with how many answer the
// question of each.
func claimsIn(t *testing.T, ledger string) string {
	t.Helper()
	var rows []struct{ ID, Figure, Question string }
	count := map[string]int{}
	decoder := json.NewDecoder(strings.NewReader(runs(t, "claims", "--ledger", ledger, "--format", "jsonl")))
	for decoder.More() {
		var row struct{ ID, Figure, Question string }
		if err := decoder.Decode(&row); err != nil {
			t.Fatal(err)
		}
		rows = append(rows, row)
		count[row.Question]++
	}
	if len(rows) < 100 {
		t.Fatalf("%d claims prove nothing", len(rows))
	}
	var out strings.Builder
	for _, row := range rows {
		fmt.Fprintf(&out, "%s %s %d\n", row.ID, row.Figure, count[row.Question])
	}
	return out.String()
}

// TestStoppedWhileAdding asks the program to stop while it adds: it says what is
// kept, and the next run goes on.
func TestStoppedWhileAdding(t *testing.T) {
	dir := t.TempDir()
	input, ledger := filepath.Join(dir, "reports.jsonl"), filepath.Join(dir, "ledger.db")
	if err := os.WriteFile(input, manyReports(t, 400), 0o644); err != nil {
		t.Fatal(err)
	}
	command := exec.Command("recount", "add", "--ledger", ledger, input)
	var stderr bytes.Buffer
	command.Stderr = &stderr
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	for { // until it is at work
		if _, err := os.Stat(ledger); err == nil {
			break
		}
		time.Sleep(time.Millisecond)
	}
	if err := command.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	if err := command.Wait(); err == nil || !strings.Contains(stderr.String(), "stopped; what was filed is kept") {
		t.Fatalf("it ended with %v and said %q", err, stderr.String())
	}
	runs(t, "check", "--ledger", ledger)
	runs(t, "add", "--ledger", ledger, filepath.Join("..", "..", "examples", "kursk"))
	runs(t, "check", "--ledger", ledger)
}
