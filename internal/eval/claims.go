package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"recount"
	"recount/internal/jsonlines"
	"recount/internal/score"
)

func measureClaims(b *bench, s *suite) (outcome, error) {
	reports, err := jsonlines.Read[score.Annotated](s.dataIn(b))
	if err != nil {
		return outcome{}, err
	}
	input := filepath.Join(b.work, "reports.jsonl")
	if err := writeReports(input, reports); err != nil {
		return outcome{}, err
	}
	program := exec.Command(b.recount, "read", "--format", "jsonl", input)
	printed, err := program.Output()
	if err != nil {
		return outcome{}, explained(b.recount, err)
	}
	output := string(printed)
	used := program.ProcessState.UserTime() + program.ProcessState.SystemTime()
	table := fmt.Sprintf("%.1f reports a second of processor time\n", float64(len(reports))/used.Seconds())
	scores, err := b.score(s, output)
	if err != nil {
		return outcome{}, err
	}
	faults, halves, err := claimFaults(reports, output)
	return outcome{table + scores + halves, output, faults}, err
}

// score keeps the output in a file and runs the scorer over it.
func (b *bench) score(s *suite, output string, flags ...string) (string, error) {
	file := filepath.Join(b.work, "output.jsonl")
	if err := os.WriteFile(file, []byte(output), 0o600); err != nil {
		return "", err
	}
	return command("python3", append([]string{s.scorerIn(b), s.dataIn(b), file}, flags...)...)
}

// writeReports writes reports without what is expected of them.
func writeReports(path string, reports []score.Annotated) error {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	for _, r := range reports {
		r.Claims = nil
		if err := encoder.Encode(r); err != nil {
			return err
		}
	}
	return os.WriteFile(path, out.Bytes(), 0o600)
}

// claimFaults lists what is wrong, one entry a figure and field, and scores two
// halves apart, cut between events: how far they differ tells how far a score
// can be trusted.
func claimFaults(reports []score.Annotated, output string) (faults map[string]string, halves string, err error) {
	found := map[string][]recount.Claim{}
	claims, err := jsonlines.Parse[recount.Claim](output)
	if err != nil {
		return nil, "", err
	}
	for _, c := range claims {
		found[c.Report] = append(found[c.Report], c)
	}
	faults = map[string]string{}
	tallies := map[int]*score.Tally{0: {}, 1: {}}
	events := map[string]int{}
	for _, r := range reports {
		if _, known := events[r.Event]; !known {
			events[r.Event] = len(events)
		}
		for _, d := range tallies[events[r.Event]%2].Add(r.Expected(), found[r.ID]) {
			addFaults(faults, r, d)
		}
	}
	halves = fmt.Sprintf("halves: core %.3f and %.3f\n", tallies[0].CoreF1(), tallies[1].CoreF1())
	return faults, halves, nil
}

func addFaults(faults map[string]string, r score.Annotated, d score.Difference) {
	switch {
	case d.Found == nil:
		faults[key(r.ID, d.Expected, "missed")] = fmt.Sprintf("missed %q in %s", d.Expected.Figure, around(r.Text, d.Expected))
	case d.Expected == nil:
		faults[key(r.ID, d.Found, "spurious")] = fmt.Sprintf("spurious %q in %s", d.Found.Figure, around(r.Text, d.Found))
	}
	for _, field := range d.Fields {
		faults[key(r.ID, d.Expected, field)] = fmt.Sprintf("%s of %q should be %s, not %s, in %s", field, d.Expected.Figure,
			score.Say(d.Expected, field), score.Say(d.Found, field), around(r.Text, d.Expected))
	}
}

func key(report string, c *recount.Claim, what string) string {
	return fmt.Sprintf("%s %d %s", report, c.Start, what)
}

// around returns some words about a figure.
func around(text string, c *recount.Claim) string {
	const words = 80
	runes := []rune(text)
	from, to := max(0, c.Start-words), min(len(runes), c.End+words)
	return "…" + strings.Join(strings.Fields(string(runes[from:to])), " ") + "…"
}
