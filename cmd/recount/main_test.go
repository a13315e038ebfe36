package main

import (
	"database/sql"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"recount": main, "newer": newer, "locked": locked})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{Dir: "testdata/script", Cmds: map[string]func(*testscript.TestScript, bool, []string){"site": site}})
}

// site serves a folder on this machine for the rest of a script, and sets SITE to
// its address. What is posted to it goes to the file "posted" in it.
func site(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: site FOLDER")
	}
	folder := ts.MkAbs(args[0])
	files := http.FileServer(http.Dir(folder))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodPost {
			files.ServeHTTP(w, r)
			return
		}
		f, err := os.OpenFile(filepath.Join(folder, "posted"), os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o644)
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		defer f.Close()
		content, err := io.ReadAll(r.Body)
		if _, wrong := f.Write(append(content, '\n')); err != nil || wrong != nil {
			http.Error(w, "it could not be kept", http.StatusInternalServerError)
		}
	}))
	ts.Defer(server.Close)
	ts.Setenv("SITE", server.URL)
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
