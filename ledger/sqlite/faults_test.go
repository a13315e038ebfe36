package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"recount"
	"recount/ledger"
	"recount/ledger/ledgertest"
)

// filled makes a ledger of a few reports and closes it.
func filled(t *testing.T, reports int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "recount.db")
	l, err := Open(path, Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	addBulk(t, l, 0, reports)
	settleAll(t, l)
	closeIt(t, l)
	return path
}

func addBulk(tb testing.TB, l *Ledger, from, to int) {
	tb.Helper()
	bulk := &ledgertest.Bulk{}
	for i := from; i < to; i++ {
		if _, err := l.Add(tb.Context(), bulk.Entry(i)); err != nil {
			tb.Fatal(err)
		}
	}
}

func checkClean(tb testing.TB, l *Ledger) {
	tb.Helper()
	if _, err := l.Check(context.Background(), func(p recount.Problem) { tb.Error(p.Error()) }); err != nil {
		tb.Error(err)
	}
}

// wantFault fails where an error is of another kind, or does not name the file.
func wantFault(t *testing.T, err, kind error, path string) {
	t.Helper()
	if !errors.Is(err, kind) || !strings.Contains(fmt.Sprint(err), path) {
		t.Errorf("the error is %v; want %v, and %s named", err, kind, path)
	}
}

func execIn(t *testing.T, path, statement string) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path)
	if err == nil {
		_, err = db.Exec(statement)
	}
	if err = errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
}

func TestWhatIsThereIsKept(t *testing.T) {
	path := filled(t, 3)
	for _, options := range []Options{{}, {Create: true}, {ReadOnly: true}} {
		l, err := Open(path, options)
		if err != nil {
			t.Fatal(err)
		}
		if counts, err := l.Counts(t.Context()); err != nil || counts.Reports != 3 || counts.Claims != 15 {
			t.Errorf("%+v: got %+v, %v", options, counts, err)
		}
		checkClean(t, l)
		closeIt(t, l)
	}
}

func TestNoLedgerIsMadeUnasked(t *testing.T) {
	path := filepath.Join(t.TempDir(), "recount.db")
	for _, options := range []Options{{}, {ReadOnly: true}, {ReadOnly: true, Create: true}} {
		if l, err := Open(path, options); !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), path) {
			t.Errorf("%+v: got %v, %v", options, l, err)
		}
	}
	if _, err := Open(filepath.Join(t.TempDir(), "no", "folder", "recount.db"), Options{Create: true}); err == nil {
		t.Error("a ledger was made in a folder that is not there")
	}
}

func TestAnEmptyFileBecomesALedger(t *testing.T) {
	path := filepath.Join(t.TempDir(), "odd name?#%20&.db")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	l := openNew(t, path)
	addBulk(t, l, 0, 1)
	checkClean(t, l)
	rest, err := filepath.Glob(filepath.Join(filepath.Dir(path), ".*new*"))
	if err != nil || len(rest) > 0 {
		t.Errorf("left behind: %q, %v", rest, err)
	}
}

func TestOtherFilesAreLeftAsTheyAre(t *testing.T) {
	folder := t.TempDir()
	text, short, other := filepath.Join(folder, "notes.txt"), filepath.Join(folder, "short"), filepath.Join(folder, "other.db")
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(os.WriteFile(text, bytes.Repeat([]byte("Minutes of the meeting\n"), 100), 0o600))
	must(os.WriteFile(short, []byte("SQLite"), 0o600))
	execIn(t, other, `CREATE TABLE cheese (name TEXT); INSERT INTO cheese VALUES ('brie')`)
	for _, path := range []string{text, short, other} {
		before, err := os.ReadFile(path)
		must(err)
		for _, options := range []Options{{}, {Create: true}, {ReadOnly: true}} {
			_, err := Open(path, options)
			wantFault(t, err, ledger.ErrNotLedger, path)
		}
		after, err := os.ReadFile(path)
		must(err)
		if !bytes.Equal(before, after) {
			t.Errorf("%s was changed", path)
		}
	}
	if entries, err := os.ReadDir(folder); err != nil || len(entries) != 3 {
		t.Errorf("the folder holds %v, %v", entries, err)
	}
	if _, err := Open(folder, Options{Create: true}); err == nil {
		t.Error("a folder was opened as a ledger")
	}
}

func TestANewerLedgerIsRefused(t *testing.T) {
	path := filled(t, 1)
	execIn(t, path, fmt.Sprintf(`INSERT INTO goose_db_version (version_id, is_applied) VALUES (%d, 1)`, latest+1))
	for _, options := range []Options{{}, {Create: true}, {ReadOnly: true}} {
		_, err := Open(path, options)
		wantFault(t, err, ledger.ErrNewer, path)
	}
}

func TestALockedLedger(t *testing.T) {
	path := filled(t, 1)
	other, err := sql.Open("sqlite", "file:"+path+"?_txlock=immediate")
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	lock, err := other.Begin()
	if err != nil {
		t.Fatal(err)
	}
	l, err := Open(path, Options{Wait: 20 * time.Millisecond})
	if err != nil {
		t.Fatal(err)
	}
	defer closeIt(t, l)
	_, err = l.Add(t.Context(), new(ledgertest.Bulk).Entry(5))
	wantFault(t, err, ledger.ErrLocked, path)
	if counts, err := l.Counts(t.Context()); err != nil || counts.Reports != 1 {
		t.Errorf("reading while another writes: %+v, %v", counts, err)
	}
	if err := lock.Rollback(); err != nil {
		t.Fatal(err)
	}
	addBulk(t, l, 5, 6)
	checkClean(t, l)
}

func TestADamagedLedger(t *testing.T) {
	whole, err := os.ReadFile(filled(t, 30))
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for page := 1; page*4096 < len(whole); page += 7 {
		path := filepath.Join(t.TempDir(), "recount.db")
		spoilt := bytes.Clone(whole)
		for i := range 4096 {
			spoilt[page*4096+i] ^= 0x5a
		}
		if err := os.WriteFile(path, spoilt, 0o600); err != nil {
			t.Fatal(err)
		}
		if damaged(t, path) {
			found++
		} else {
			t.Errorf("page %d is spoilt, and nothing was found", page)
		}
	}
	cut := filepath.Join(t.TempDir(), "recount.db")
	if err := os.WriteFile(cut, whole[:len(whole)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	if !damaged(t, cut) || found == 0 {
		t.Error("half of a ledger passes as one")
	}
}

// damaged tells whether opening or checking finds damage; it may not panic.
func damaged(t *testing.T, path string) bool {
	t.Helper()
	l, err := Open(path, Options{ReadOnly: true})
	if err != nil {
		wantFault(t, err, ledger.ErrDamaged, path)
		return true
	}
	defer closeIt(t, l)
	problems := 0
	_, err = l.Check(t.Context(), func(recount.Problem) { problems++ })
	if err != nil && !errors.Is(err, ledger.ErrDamaged) {
		t.Error(err)
	}
	return err != nil || problems > 0
}

func TestNoRoom(t *testing.T) {
	path := filepath.Join(t.TempDir(), "recount.db")
	l := openNew(t, path)
	addBulk(t, l, 0, 5)
	if _, err := l.writer.Exec(`PRAGMA max_page_count = 1`); err != nil { // as many as there are
		t.Fatal(err)
	}
	added := 5
	var err error
	for bulk := new(ledgertest.Bulk); err == nil && added < 200; added++ {
		_, err = l.Add(t.Context(), bulk.Entry(added))
	}
	wantFault(t, err, ledger.ErrFull, path)
	added-- // the last was not
	wantReports(t, l, added)
	if _, err := l.writer.Exec(`PRAGMA max_page_count = 1000000`); err != nil {
		t.Fatal(err)
	}
	addBulk(t, l, 0, added+3)
	wantReports(t, l, added+3)
	settleAll(t, l)
	checkClean(t, l)
}

func wantReports(t *testing.T, l *Ledger, want int) {
	t.Helper()
	counts, err := l.Counts(t.Context())
	if err != nil || counts.Reports != want || counts.Claims != 5*want {
		t.Errorf("got %+v, %v; want %d reports", counts, err, want)
	}
	checkClean(t, l)
}

// TestAFullDisk fills a disk of 3 MB.
func TestAFullDisk(t *testing.T) {
	folder := t.TempDir()
	if err := mountSmall(folder, 3<<20); err != nil {
		t.Skipf("a small disk cannot be mounted: %v", err)
	}
	defer func() {
		if err := unmount(folder); err != nil {
			t.Error(err)
		}
	}()
	path := filepath.Join(folder, "recount.db")
	l, err := Open(path, Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	added := 0
	for bulk := new(ledgertest.Bulk); err == nil && added < 1000; added++ {
		_, err = l.Add(t.Context(), bulk.Entry(added))
	}
	wantFault(t, err, ledger.ErrFull, path)
	closeIt(t, l)
	l, err = Open(path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	wantReports(t, l, added-1)
	closeIt(t, l)
}

func TestAReadOnlyLedger(t *testing.T) {
	path := filled(t, 2)
	l, err := Open(path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	_, err = l.Add(t.Context(), new(ledgertest.Bulk).Entry(7))
	wantFault(t, err, ledger.ErrReadOnly, path)
	wantFault(t, l.MarkAll(t.Context()), ledger.ErrReadOnly, path)
	closeIt(t, l)
}

func TestAFolderThatCannotBeWritten(t *testing.T) {
	if runtime.GOOS == "windows" || os.Getuid() == 0 {
		t.Skip("this user may write everywhere")
	}
	path := filled(t, 2)
	folder := filepath.Dir(path)
	if err := errors.Join(os.Chmod(path, 0o400), os.Chmod(folder, 0o500)); err != nil {
		t.Fatal(err)
	}
	defer func() { _ = os.Chmod(folder, 0o700) }() // for the clean-up
	l, err := Open(path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	checkClean(t, l)
	closeIt(t, l)
	_, err = Open(path, Options{})
	wantFault(t, err, ledger.ErrReadOnly, path)
	_, err = Open(filepath.Join(folder, "new.db"), Options{Create: true})
	wantFault(t, err, ledger.ErrReadOnly, folder)
}
