package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// contentOf lists what a ledger holds, a line a fact: claims with those that
// share their question and origin, verdicts, copies, reports, statements. Ids of
// questions and origins are left out: they tell in which order reports came.
func (b *bench) contentOf(path string) (facts []string, err error) {
	out, err := os.MkdirTemp(b.dir, "export-")
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(out)) }()
	folder := filepath.Join(out, "tables")
	if err := b.must("export", "--format", "jsonl", "--out", folder, "--ledger", path); err != nil {
		return nil, err
	}
	if facts, err = claimFacts(filepath.Join(folder, "claims.jsonl")); err != nil {
		return nil, err
	}
	for table, keys := range map[string]string{
		"verdicts": "a b kind reason sentence", "copies": "a b kind share", "reports": "id version claims copies", "statements": "report number words",
	} {
		rows, err := readRows(filepath.Join(folder, table+".jsonl"))
		if err != nil {
			return nil, err
		}
		for _, row := range rows {
			facts = append(facts, table+row.facts(strings.Fields(keys)...))
		}
	}
	slices.Sort(facts)
	return facts, nil
}

// claimFacts names the question and the origin of each claim by the first of
// the claims that share it.
func claimFacts(path string) ([]string, error) {
	rows, err := readRows(path)
	if err != nil {
		return nil, err
	}
	firsts := map[string]string{}
	for _, row := range rows {
		id := row.fact("id")
		for _, key := range []string{"question", "origin"} {
			of := key + row.fact(key)
			if first, known := firsts[of]; !known || id < first {
				firsts[of] = id
			}
		}
	}
	facts := make([]string, len(rows))
	for i, row := range rows {
		facts[i] = "claims" + row.facts("id", "figure") + " with " + firsts["question"+row.fact("question")] + " from " + firsts["origin"+row.fact("origin")]
	}
	return facts, nil
}

type exported map[string]json.RawMessage

func (e exported) fact(key string) string { return string(e[key]) }

func (e exported) facts(keys ...string) string {
	var out strings.Builder
	for _, key := range keys {
		out.WriteString(" " + e.fact(key))
	}
	return out.String()
}

func readRows(path string) ([]exported, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var rows []exported
	decoder := json.NewDecoder(bufio.NewReader(file))
	for decoder.More() {
		var row exported
		if err := decoder.Decode(&row); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// differ tells what is missing, and what is too much.
func differ(want, got []string) error {
	if slices.Equal(want, got) {
		return nil
	}
	count := map[string]int{}
	for _, fact := range want {
		count[fact]++
	}
	for _, fact := range got {
		count[fact]--
	}
	var told []string
	for fact, n := range count {
		if n > 0 {
			told = append(told, "lost: "+fact)
		} else if n < 0 {
			told = append(told, "too much: "+fact)
		}
	}
	slices.Sort(told)
	return fmt.Errorf("%d facts instead of %d:\n  %s", len(got), len(want), strings.Join(told[:min(8, len(told))], "\n  "))
}
