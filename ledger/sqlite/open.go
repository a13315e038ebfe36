package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"time"

	_ "modernc.org/sqlite" // the driver

	"recount/ledger"
	"recount/ledger/internal/sqlstore"
)

// Options say how a ledger is opened. By default it is opened for writing and
// must be there.
type Options struct {
	Create   bool          // make it where there is none
	ReadOnly bool          // neither change it nor make it
	Wait     time.Duration // how long to wait for another program's write; 0: 10 seconds
}

const usualWait = 10 * time.Second

// Ledger is a ledger in a file.
type Ledger struct {
	*sqlstore.Store
	writer   *sql.DB
	place    dialect
	observer *observer
	counted  counted
}

var _ ledger.Ledger = (*Ledger)(nil)

// Open opens the ledger in a file. Where there is none, the error wraps
// [fs.ErrNotExist] unless it may be made; a file of another kind is
// [ledger.ErrNotLedger]. Ledgers of an older recount are brought up to date,
// unless they are only to be read.
func Open(path string, options Options) (*Ledger, error) {
	if options.Wait == 0 {
		options.Wait = usualWait
	}
	state, err := look(path)
	if err == nil && state == missing && options.Create && !options.ReadOnly {
		err = create(path, options)
	} else if err == nil && state == missing {
		err = fmt.Errorf("there is no ledger at %s: %w", path, fs.ErrNotExist)
	}
	if err != nil {
		return nil, err
	}
	if options.ReadOnly {
		return openReadOnly(path, options)
	}
	return open(path, options)
}

// OpenMemory makes a ledger that is gone when it is closed.
func OpenMemory() (*Ledger, error) {
	d := dialect{place: "the ledger in memory"}
	db, err := handle(source(":memory:", url.Values{}, time.Second), 1)
	if err != nil {
		return nil, d.Wrap(err)
	}
	db.SetConnMaxIdleTime(0)
	if err := migrate(context.Background(), db); err != nil {
		return nil, d.Wrap(errors.Join(err, db.Close()))
	}
	return &Ledger{Store: sqlstore.New(db, db, d), writer: db, place: d, observer: &observer{store: db}}, nil
}

// readers is how many connections read at a time.
func readers() int { return max(2, min(8, runtime.GOMAXPROCS(0))) }

func open(path string, options Options) (*Ledger, error) {
	reading := url.Values{"mode": {"rw"}, "_pragma": {"query_only(1)", "cache_size(-16000)"}}
	readFrom := source(path, reading, options.Wait)
	d := dialect{place: path, fresh: readFrom}
	writing := url.Values{
		"mode":    {"rw"},
		"_pragma": {"journal_mode(WAL)", "synchronous(NORMAL)", "wal_autocheckpoint(8000)", "journal_size_limit(67108864)", "cache_size(-32000)"},
		"_txlock": {"immediate"},
	}
	writer, err := handle(source(path, writing, options.Wait), 1)
	if err != nil {
		return nil, d.Wrap(err)
	}
	if err := upToDate(writer, d); err != nil {
		return nil, errors.Join(err, writer.Close())
	}
	reader, err := handle(readFrom, readers())
	if err != nil {
		return nil, d.Wrap(errors.Join(err, writer.Close()))
	}
	return &Ledger{Store: sqlstore.New(writer, reader, d), writer: writer, place: d, observer: &observer{from: readFrom, store: writer}}, nil
}

// openReadOnly opens a ledger that is not to be changed. In a folder that cannot
// be written the log cannot be opened; where there is none, the file is whole
// without it.
func openReadOnly(path string, options Options) (*Ledger, error) {
	reading := url.Values{"mode": {"ro"}, "_pragma": {"query_only(1)", "cache_size(-16000)"}}
	from := source(path, reading, options.Wait)
	l, err := openReader(from, dialect{place: path, fresh: from})
	if errors.Is(err, ledger.ErrReadOnly) && noLog(path) {
		reading.Set("immutable", "1")
		l, err = openReader(source(path, reading, options.Wait), dialect{place: path})
	}
	return l, err
}

func openReader(from string, d dialect) (*Ledger, error) {
	reader, err := handle(from, readers())
	if err != nil {
		return nil, d.Wrap(err)
	}
	if err := notNewer(reader, d, true); err != nil {
		return nil, errors.Join(err, reader.Close())
	}
	return &Ledger{Store: sqlstore.New(reader, reader, d), writer: reader, place: d, observer: &observer{from: d.fresh, store: reader}}, nil
}

// noLog tells whether no changes wait beside the file.
func noLog(path string) bool {
	info, err := os.Stat(path + "-wal")
	return errors.Is(err, fs.ErrNotExist) || err == nil && info.Size() == 0
}

// source names a file for the driver.
func source(path string, values url.Values, wait time.Duration) string {
	values.Add("_pragma", "busy_timeout("+strconv.FormatInt(wait.Milliseconds(), 10)+")")
	if path == ":memory:" {
		return "file::memory:?" + values.Encode()
	}
	if absolute, err := filepath.Abs(path); err == nil {
		path = absolute
	}
	name := url.URL{Scheme: "file", OmitHost: true, Path: filepath.ToSlash(path)}
	return name.String() + "?" + values.Encode()
}

// handle opens a pool of connections and tries it.
func handle(source string, connections int) (*sql.DB, error) {
	db, err := sql.Open("sqlite", source)
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	if _, err := db.Exec(`SELECT count(*) FROM sqlite_schema`); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}
