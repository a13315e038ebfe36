package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"embed"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"

	"github.com/pressly/goose/v3"
	"github.com/pressly/goose/v3/database"

	"recount/ledger"
	"recount/ledger/internal/sqlstore"
)

//go:embed migrations/*.sql
var migrations embed.FS

// latest is the version of the tables that this program makes and reads: the
// number of the last file in migrations, or of the last of [fillings].
const latest = 13

// applicationID marks a file as a ledger ("RCNT"): bytes 68 to 71 of an SQLite
// file.
const applicationID = 0x52434e54

const (
	magic    = "SQLite format 3\x00"
	idOffset = 68
)

// presence is what there is under a path.
type presence int

const (
	missing presence = iota
	present
)

// look tells whether a ledger is there, by the first bytes of the file; it
// changes nothing.
func look(path string) (presence, error) {
	file, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) {
		return missing, nil
	}
	if err != nil {
		return missing, fmt.Errorf("the ledger %s: %w", path, err)
	}
	defer file.Close()
	start := make([]byte, idOffset+4)
	n, err := io.ReadFull(file, start)
	switch {
	case n == 0 && errors.Is(err, io.EOF):
		return missing, nil // an empty file is none yet
	case err != nil && !errors.Is(err, io.ErrUnexpectedEOF):
		return missing, fmt.Errorf("the ledger %s: %w", path, err)
	case err != nil || !bytes.HasPrefix(start, []byte(magic)) || binary.BigEndian.Uint32(start[idOffset:]) != applicationID:
		return missing, fmt.Errorf("%s: %w; it was left as it is: name another file", path, ledger.ErrNotLedger)
	}
	return present, nil
}

// create makes an empty ledger under another name, and puts it in place whole.
// Where another program was faster, its ledger stays.
func create(path string, options Options) error {
	d := dialect{place: path}
	made, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".new-*")
	if err != nil {
		return fmt.Errorf("the ledger %s cannot be made: %w: %w", path, err, ledger.ErrReadOnly)
	}
	name := made.Name()
	defer func() { _ = os.Remove(name) }() // once it is in place it is gone
	if err := made.Close(); err != nil {
		return err
	}
	db, err := handle(source(name, url.Values{"_txlock": {"immediate"}}, options.Wait), 1)
	if err != nil {
		return d.Wrap(err)
	}
	if err := errors.Join(migrate(context.Background(), db), db.Close()); err != nil {
		return d.Wrap(err)
	}
	if err := os.Chmod(name, 0o644); err != nil {
		return err
	}
	if info, err := os.Stat(path); err == nil && info.Size() == 0 {
		return os.Rename(name, path)
	}
	if err := os.Link(name, path); errors.Is(err, fs.ErrExist) {
		return nil
	} else if err == nil {
		return nil
	}
	return os.Rename(name, path) // where files cannot have two names
}

// migrate brings the tables up to date.
func migrate(ctx context.Context, db *sql.DB) error {
	steps, err := stepsOf(db)
	if err != nil {
		return err
	}
	_, err = steps.Up(ctx)
	return err
}

// stepsOf are the steps between the tables' versions.
func stepsOf(db *sql.DB) (*goose.Provider, error) {
	folder, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return nil, err
	}
	return goose.NewProvider(database.DialectSQLite3, db, folder, goose.WithDisableGlobalRegistry(true), goose.WithGoMigrations(fillings()...))
}

// fillings are the steps between the tables' versions that take more than SQL.
func fillings() []*goose.Migration {
	const voices, answered = 7, 13
	return []*goose.Migration{
		goose.NewGoMigration(voices, &goose.GoFunc{RunTx: sqlstore.FillVoices}, nil),
		goose.NewGoMigration(answered, &goose.GoFunc{RunTx: sqlstore.FillAnswered}, nil),
	}
}

// tables returns the version of the tables.
func tables(db *sql.DB) (version int, err error) {
	err = db.QueryRow(`SELECT max(version_id) FROM goose_db_version WHERE is_applied = 1`).Scan(&version)
	return version, err
}

// notNewer refuses ledgers of a newer program, and where asked those of an
// older.
func notNewer(db *sql.DB, d dialect, orOlder bool) error {
	version, err := tables(db)
	switch {
	case err != nil:
		return d.Wrap(err)
	case version > latest:
		return fmt.Errorf("%s has tables of version %d, this recount knows %d: use the newer recount: %w", d.place, version, latest, ledger.ErrNewer)
	case version < latest && orOlder:
		return fmt.Errorf("%s has tables of version %d, this recount needs %d: open it for writing once: %w", d.place, version, latest, ledger.ErrReadOnly)
	}
	return nil
}

// upToDate brings a ledger of an older program up to date. Two programs may try
// at once: who comes second finds it done.
func upToDate(db *sql.DB, d dialect) error {
	if err := notNewer(db, d, false); err != nil {
		return err
	}
	version, err := tables(db)
	if err != nil || version == latest {
		return d.Wrap(err)
	}
	if err := migrate(context.Background(), db); err != nil {
		if version, again := tables(db); again != nil || version != latest {
			return d.Wrap(err)
		}
	}
	return nil
}
