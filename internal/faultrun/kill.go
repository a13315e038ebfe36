package main

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"time"
)

// killsALedger is how often one ledger is hit before it is completed.
const killsALedger = 4

// killed kills the program at random moments while it adds, so many times or
// until the time is up; after each the ledger has to be without fault.
func (b *bench) killed(kills int, until time.Time) (told string, err error) {
	hits, late := 0, 0
	for ledger := 0; hits < kills && time.Now().Before(until); ledger++ {
		path := b.file(fmt.Sprintf("killed-%d.db", ledger))
		for n := range min(killsALedger, kills-hits) {
			hit, err := b.kill(path, b.took/time.Duration(n+1)) // less is left to do each time
			if err != nil {
				return "", fmt.Errorf("after %d kills: %w", hits, err)
			}
			if hit {
				hits++
			} else {
				late++
			}
		}
		if err := b.complete(path); err != nil {
			return "", fmt.Errorf("completed after %d kills: %w", hits, err)
		}
		if err := remove(path); err != nil {
			return "", err
		}
	}
	told = fmt.Sprintf("%d kills, and %d that came too late", hits, late)
	if hits < kills {
		told += fmt.Sprintf("; the time was up before %d", kills)
	}
	if hits < kills && hits < fewestKills {
		err = errors.New("too few kills to tell: give it more time (-limit)")
	}
	return told, err
}

// fewestKills is how many there must be, if the time is up before all are done.
const fewestKills = 20

// kill starts the program and kills it at a random moment within a time; hit
// tells whether it was still at work.
func (b *bench) kill(path string, within time.Duration) (hit bool, err error) {
	command := exec.Command(b.program, "add", "--ledger", path, b.input)
	if err := command.Start(); err != nil {
		return false, err
	}
	timer := time.AfterFunc(time.Duration(rand.Int64N(int64(within))), func() { _ = command.Process.Kill() }) // it may be done
	err = command.Wait()
	timer.Stop()
	hit = err != nil && command.ProcessState.ExitCode() < 0
	if err != nil && !hit {
		return hit, fmt.Errorf("adding after a kill: %w", err)
	}
	if _, err := os.Stat(path); errors.Is(err, fs.ErrNotExist) {
		return hit, nil // killed before there was one
	}
	return hit, b.must("check", "--ledger", path)
}

func remove(path string) error {
	for _, file := range []string{path, path + "-wal", path + "-shm"} {
		if err := os.Remove(file); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// together lets two programs add at once: each its half, then both everything.
func (b *bench) together() (told string, err error) {
	const rounds = 3
	for round := range rounds {
		path := b.file(fmt.Sprintf("together-%d.db", round))
		inputs := b.halves
		if round == rounds-1 {
			inputs = []string{b.input, b.input}
		}
		results := make(chan error)
		for _, input := range inputs {
			go func() { results <- b.must("add", "--ledger", path, "--wait", "60s", input) }()
		}
		if err := errors.Join(<-results, <-results); err != nil {
			return "", err
		}
		if err := b.must("relink", "--ledger", path); err != nil { // a block that both were at may be left
			return "", err
		}
		if err := b.isWhole(path); err != nil {
			return "", err
		}
		if err := remove(path); err != nil {
			return "", err
		}
	}
	return fmt.Sprintf("%d ledgers made by two at once", rounds), nil
}
