package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"
)

// load reads the outcomes of the last run; there are none before the first.
func load(folder string) map[string]outcome {
	last := map[string]outcome{}
	files, _ := filepath.Glob(filepath.Join(folder, "*.json")) // the pattern is well formed
	for _, file := range files {
		var result outcome
		data, err := os.ReadFile(file)
		if err == nil && json.Unmarshal(data, &result) == nil {
			last[strings.TrimSuffix(filepath.Base(file), ".json")] = result
		}
	}
	return last
}

// save keeps outcomes, and beside each the lines that recount printed.
func save(folder string, outcomes map[string]outcome) error {
	if err := os.MkdirAll(folder, 0o750); err != nil {
		return err
	}
	for name, result := range outcomes {
		data, err := json.Marshal(result)
		if err != nil {
			return err
		}
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path+".json", data, 0o600); err != nil {
			return err
		}
		if err := os.WriteFile(path+".out.jsonl", []byte(result.Output), 0o600); err != nil {
			return err
		}
	}
	return nil
}

// printChanges shows the faults that went and those that came since the last
// run.
func printChanges(name string, last, now outcome, most int) {
	if last.Table == "" {
		return
	}
	for _, change := range []struct {
		word         string
		here, absent map[string]string
	}{
		{"gained", last.Faults, now.Faults},
		{"lost", now.Faults, last.Faults},
	} {
		var found []string
		for _, key := range slices.Sorted(maps.Keys(change.here)) {
			if _, there := change.absent[key]; !there {
				found = append(found, change.here[key])
			}
		}
		if len(found) == 0 {
			continue
		}
		fmt.Printf("%s: %s %d\n", name, change.word, len(found))
		for _, fault := range found[:min(most, len(found))] {
			fmt.Println("  ", fault)
		}
	}
}

// printFaults shows the table of a suite and some of its faults.
func printFaults(now outcome, most int) {
	if most == 0 {
		return
	}
	fmt.Print(now.Table)
	keys := slices.Sorted(maps.Keys(now.Faults))
	for _, key := range keys[:min(most, len(keys))] {
		fmt.Println("  ", now.Faults[key])
	}
}

func printTable(rows []row) {
	table := tabwriter.NewWriter(os.Stdout, 0, 0, 3, ' ', 0)
	_, _ = fmt.Fprintln(table, "SUITE\tMEASURE\tNOW\tLAST\tTARGET\t") // kept until Flush
	for _, r := range rows {
		target, verdict := "", ""
		if r.target > 0 {
			target = fmt.Sprintf("%.2f", r.target)
			if !r.reached() {
				verdict = "short"
			}
		}
		_, _ = fmt.Fprintln(table, strings.Join([]string{r.suite, r.measure, r.now, r.last, target, verdict}, "\t"))
	}
	_ = table.Flush()
}
