package main

import (
	"database/sql"
	"fmt"
	"os"
	"os/exec"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"recount": main, "newer": newer, "locked": locked})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata/script"})
}

// newer makes a ledger look as if a recount to come had written it.
func newer() {
	db := opened(os.Args[1])
	if _, err := db.Exec(`INSERT INTO goose_db_version (version_id, is_applied) VALUES (999, 1)`); err != nil {
		fail(err)
	}
	if err := db.Close(); err != nil {
		fail(err)
	}
}

// locked runs a command while it holds a ledger for writing.
func locked() {
	db := opened(os.Args[1])
	db.SetMaxOpenConns(1)
	if _, err := db.Exec(`BEGIN IMMEDIATE`); err != nil {
		fail(err)
	}
	command := exec.Command(os.Args[2], os.Args[3:]...)
	command.Stdout, command.Stderr = os.Stdout, os.Stderr
	if command.Run() != nil {
		os.Exit(1)
	}
}

func opened(file string) *sql.DB {
	db, err := sql.Open("sqlite", file)
	if err != nil {
		fail(err)
	}
	return db
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, err)
	os.Exit(3)
}
