package main

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"time"

	_ "modernc.org/sqlite" // to lock ledgers, and to make them newer
)

// locked lets another program write to the ledger meanwhile.
func (b *bench) locked() (told string, err error) {
	path, err := b.copyOfWhole("locked.db")
	if err != nil {
		return "", err
	}
	more := b.file("more.txt")
	if err := os.WriteFile(more, []byte("Tunnel closed\n\nA tunnel was closed and 14 drivers were hurt, police said.\n"), 0o644); err != nil {
		return "", err
	}
	if err := b.whileLocked(path, func() error {
		o, err := b.recount("add", "--ledger", path, "--wait", "1s", more)
		return errors.Join(err, refused(o, path, "in use by another program", "wait"))
	}); err != nil {
		return "", err
	}
	return "refused after 1 s, then completed", b.complete(path)
}

func (b *bench) whileLocked(path string, try func() error) error {
	db, err := sql.Open("sqlite", "file:"+path)
	if err != nil {
		return err
	}
	db.SetMaxOpenConns(1)
	if _, err := db.Exec("BEGIN IMMEDIATE"); err != nil {
		return errors.Join(err, db.Close())
	}
	err = try()
	_, rolled := db.Exec("ROLLBACK")
	return errors.Join(err, rolled, db.Close())
}

const (
	pageSize = 4096
	damages  = 24
)

// damaged overwrites pages here and there. Each has to be found, or to hold
// nothing; no command may fall over, and none may write on.
func (b *bench) damaged() (told string, err error) {
	whole, err := os.ReadFile(b.whole)
	if err != nil {
		return "", err
	}
	found := 0
	r := rand.New(rand.NewPCG(1, uint64(time.Now().UnixNano())))
	for i := range damages {
		broken := bytes.Clone(whole)
		at := r.IntN(len(broken)/pageSize) * pageSize
		if i == 0 {
			at = pageSize // the first page behind the head
		}
		for k := range pageSize {
			broken[at+k] = byte(r.Uint32())
		}
		is, err := b.findsDamage(broken)
		if err != nil {
			return "", fmt.Errorf("page %d of %d: %w", at/pageSize, len(broken)/pageSize, err)
		}
		if is {
			found++
		}
	}
	told = fmt.Sprintf("%d of %d overwritten pages found, the others held nothing", found, damages)
	if found < damages/2 {
		return told, errors.New("too little was found")
	}
	return told, nil
}

// findsDamage tells whether a damaged file is found to be one. Where it is not,
// it has to hold all that the whole one does.
func (b *bench) findsDamage(broken []byte) (found bool, err error) {
	path := b.file("damaged.db")
	if err := errors.Join(remove(path), os.WriteFile(path, broken, 0o644)); err != nil {
		return false, err
	}
	for _, arguments := range [][]string{{"questions"}, {"add", b.input}} {
		o, err := b.recount(append(arguments, "--ledger", path)...)
		if err != nil {
			return false, err
		}
		if o.status != 0 {
			if err := refused(o, path); err != nil {
				return false, err
			}
			found = true
		}
	}
	o, err := b.recount("check", "--ledger", path)
	if err != nil {
		return false, err
	}
	if o.status != 0 {
		return true, refused(o, "recount:")
	}
	if found {
		return true, errors.New("check finds no fault, though other commands do")
	}
	got, err := b.contentOf(path)
	return false, errors.Join(err, differ(b.content, got))
}

// cutShort cuts the file.
func (b *bench) cutShort() (told string, err error) {
	whole, err := os.ReadFile(b.whole)
	if err != nil {
		return "", err
	}
	path := b.file("short.db")
	for _, size := range []int{100, pageSize, len(whole) / 2, len(whole) - pageSize} {
		if err := errors.Join(remove(path), os.WriteFile(path, whole[:size], 0o644)); err != nil {
			return "", err
		}
		o, err := b.recount("check", "--ledger", path)
		if err == nil {
			err = refused(o, "recount:")
		}
		if err != nil {
			return "", fmt.Errorf("cut to %d bytes: %w", size, err)
		}
	}
	return "4 lengths", nil
}

// newer makes the ledger one of a version to come.
func (b *bench) newer() (told string, err error) {
	path, err := b.copyOfWhole("newer.db")
	if err != nil {
		return "", err
	}
	db, err := sql.Open("sqlite", "file:"+path)
	if err != nil {
		return "", err
	}
	_, err = db.ExecContext(context.Background(), `INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1)`)
	if err := errors.Join(err, db.Close()); err != nil {
		return "", err
	}
	return "left as it is", b.leftAlone(path, "newer recount")
}

// noLedger names files of other kinds.
func (b *bench) noLedger() (told string, err error) {
	other := b.file("other.db")
	db, err := sql.Open("sqlite", "file:"+other)
	if err != nil {
		return "", err
	}
	_, err = db.Exec(`CREATE TABLE sums (n INTEGER)`)
	if err := errors.Join(err, db.Close()); err != nil {
		return "", err
	}
	return "a database and a text, left as they are", errors.Join(b.leftAlone(other, "no ledger"), b.leftAlone(b.input, "no ledger"))
}

// leftAlone holds that commands refuse a file, name it with the words, and do
// not change a byte.
func (b *bench) leftAlone(path, words string) error {
	before, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	for _, arguments := range [][]string{{"add", b.halves[0]}, {"questions"}, {"check"}, {"relink"}} {
		o, err := b.recount(append(arguments, "--ledger", path)...)
		if err == nil {
			err = refused(o, path, words)
		}
		if err != nil {
			return fmt.Errorf("%s: %w", arguments[0], err)
		}
	}
	after, err := os.ReadFile(path)
	if err == nil && !bytes.Equal(before, after) {
		err = errors.New("the file was changed")
	}
	return err
}
