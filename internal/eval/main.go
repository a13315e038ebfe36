// Command eval measures recount on a folder of suites, with the scorers that
// come with them, and shows what was gained and lost since the last run.
//
//	go run ./internal/eval [-keep=false] [-changes N] [-only SUITE] [-faults N] SUITES
//
// SUITES holds gold/ (claims, their questions, copies, verdicts) and suites/
// (numbers, dates, quantities, attribution), most with a scorer in Python 3. A suite that is not there is
// skipped, and said to be. Outputs and faults of the run are kept in .eval/.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// kept is the folder of the last run, beside the module's own folders.
const kept = ".eval"

func main() {
	keep := flag.Bool("keep", true, "keep this run, for the next one to be compared with")
	changes := flag.Int("changes", 40, "how many gains and losses to show of each suite")
	only := flag.String("only", "", "measure this suite alone")
	faults := flag.Int("faults", 0, "how many faults to show of each suite, with its table")
	flag.Parse()
	if flag.NArg() != 1 {
		flag.Usage()
		os.Exit(2)
	}
	if err := run(flag.Arg(0), *only, *keep, *changes, *faults); err != nil {
		fmt.Fprintln(os.Stderr, "eval:", err)
		os.Exit(1)
	}
}

func run(folder, only string, keep bool, changes, faults int) error {
	work, err := os.MkdirTemp("", "recount-eval")
	if err != nil {
		return err
	}
	defer os.RemoveAll(work) //nolint:errcheck // the system clears what is left
	bench := &bench{folder: folder, work: work, recount: filepath.Join(work, "recount")}
	if _, err := command("go", "build", "-o", bench.recount, "./cmd/recount"); err != nil {
		return err
	}
	last := load(kept)
	now := map[string]outcome{}
	var rows []row
	for _, suite := range suites {
		if only != "" && suite.name != only {
			continue
		}
		result, err := suite.run(bench)
		switch {
		case errors.Is(err, errSkipped):
			fmt.Println("skipped", suite.name+":", err)
			continue
		case err != nil:
			return fmt.Errorf("%s: %w", suite.name, err)
		}
		now[suite.name] = result
		rows = append(rows, suite.rows(result, last[suite.name])...)
		printFaults(result, faults)
		printChanges(suite.name, last[suite.name], result, changes)
	}
	if len(rows) == 0 {
		return fmt.Errorf("nothing was measured: %s has no suite %q", folder, only)
	}
	printTable(rows)
	if keep {
		return save(kept, now)
	}
	return nil
}

// command runs a program and returns what it prints; its complaints are part
// of the error.
func command(name string, arguments ...string) (string, error) {
	out, err := exec.Command(name, arguments...).Output()
	return string(out), explained(name, err)
}

// explained adds what a failed program complained about.
func explained(name string, err error) error {
	if exit := (*exec.ExitError)(nil); errors.As(err, &exit) {
		return fmt.Errorf("%s: %w\n%s", filepath.Base(name), err, exit.Stderr)
	}
	return err
}
