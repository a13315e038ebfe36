package ingest_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"recount/ingest"
	"recount/ledger"
	"recount/ledger/sqlite"
	"recount/read"

	"github.com/klauspost/compress/zstd"
)

// crawlOf writes a WARC file of reports, and of as many records that are none,
// packed as its ending says: each record by itself, but for ".whole.warc.gz".
func crawlOf(t *testing.T, path string, first, reports int) {
	t.Helper()
	var out bytes.Buffer
	record := func(number int, media, content string) {
		block := "HTTP/1.1 200 OK\r\nContent-Type: " + media + "\r\n\r\n" + content
		text := fmt.Sprintf("WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://post.example/%d\r\nWARC-Date: 2019-05-07T10:00:00Z\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", number, len(block), block)
		w := packer(t, path, &out)
		if _, err := io.WriteString(w, text); err != nil {
			t.Fatal(err)
		}
		if err := w.Close(); err != nil {
			t.Fatal(err)
		}
	}
	for i := first; i < first+reports; i++ {
		record(i, "text/html", webPage(fmt.Sprintf("At least %d people drowned when ferry %d sank at Orle on Monday, the coastguard said.", 3+i, i)))
		switch i % 3 {
		case 0:
			record(i, "image/png", "\x89PNG")
		case 1:
			record(100_000+i, "text/html", strings.ReplaceAll(webPage("Mindestens zwölf Menschen ertranken am Montag, als eine Fähre vor der Küste sank, sagte die Küstenwache der Zeitung."),
				"A rescue ship was on its way to the harbour, and schools in the town were closed for the day.", "Ein Rettungsschiff war auf dem Weg in den Hafen, und die Schulen der Stadt blieben an diesem Tag geschlossen."))
		}
	}
	content := out.Bytes()
	if strings.HasSuffix(path, ".whole.warc.gz") {
		var packed bytes.Buffer
		w := gzip.NewWriter(&packed)
		_, _ = w.Write(content)
		w.Close()
		content = packed.Bytes()
	}
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
}

type bare struct{ io.Writer }

func (bare) Close() error { return nil }

func packer(t *testing.T, path string, out io.Writer) io.WriteCloser {
	t.Helper()
	switch {
	case strings.HasSuffix(path, ".whole.warc.gz"), strings.HasSuffix(path, ".warc"):
		return bare{out}
	case strings.HasSuffix(path, ".gz"):
		return gzip.NewWriter(out)
	}
	w, err := zstd.NewWriter(out)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// crawl makes a folder of WARC files of 48 reports in all.
func crawl(t *testing.T) []string {
	t.Helper()
	folder := t.TempDir()
	for i, name := range []string{"a.warc.gz", "b.warc", "c.whole.warc.gz", "d.warc.zst", "e.warc.gz", "f.warc.gz"} {
		crawlOf(t, filepath.Join(folder, name), 10*i, 8)
	}
	paths := read.Archives([]string{folder, filepath.Join(folder, "a.warc.gz")})
	if len(paths) != 6 {
		t.Fatalf("archives %q", paths)
	}
	return paths
}

func TestArchives(t *testing.T) {
	l, k, problems := newLedger(t)
	paths := crawl(t)
	a := &ingest.Archives{Paths: paths}
	sum, err := k.AddArchives(t.Context(), a)
	if err != nil || sum.Outcomes[ledger.Added] != 48 || len(*problems) > 0 || a.Passed() != 0 {
		t.Fatalf("added %v, %v, problems %v", sum.Outcomes, err, *problems)
	}
	if got, want := fmt.Sprint(a.Skipped()), "[{no page but image/png 16} {not in English: German 16}]"; got != want {
		t.Errorf("left out %s, want %s", got, want)
	}
	size, known := a.Size()
	if p := a.Progress(); !known || p.Bytes != size || p.Records != 80 {
		t.Errorf("progress %+v of %d bytes", p, size)
	}
	again := &ingest.Archives{Paths: paths}
	if sum, err = k.AddArchives(t.Context(), again); err != nil || sum.Inputs != 0 || again.Passed() != 6 {
		t.Errorf("again: %+v, %v, passed by %d", sum, err, again.Passed())
	}
	crawlOf(t, paths[1], 10, 9)
	again = &ingest.Archives{Paths: paths}
	if sum, err = k.AddArchives(t.Context(), again); err != nil || sum.Outcomes[ledger.Added] != 1 || sum.Outcomes[ledger.Known] != 8 || again.Passed() != 5 {
		t.Errorf("one file has changed: %+v, %v, passed by %d", sum, err, again.Passed())
	}
	if n, _ := reportsIn(t, l); n != 49 {
		t.Errorf("%d reports", n)
	}
}

// TestArchivesGoOn stops a run again and again: each goes on from where the last
// one ended, and all that is filed is filed once.
func TestArchivesGoOn(t *testing.T) {
	l, err := sqlite.OpenMemory()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	paths := crawl(t)
	filed, runs, known := 0, 0, 0
	for done := false; !done; runs++ {
		ctx, stop := context.WithCancel(t.Context())
		k := ingest.NewKeeper(l, ingest.Options{Extractor: extractor(t), Now: newClock(), Step: func(s ingest.Step) {
			if s.What == ingest.Filing && s.Done == 7 {
				stop()
			}
		}})
		sum, err := k.AddArchives(ctx, &ingest.Archives{Paths: paths})
		stop()
		if err != nil && !errors.Is(err, context.Canceled) || runs > 30 {
			t.Fatal(runs, err)
		}
		filed += sum.Outcomes[ledger.Added]
		known += sum.Outcomes[ledger.Known]
		done = err == nil
	}
	if n, versions := reportsIn(t, l); n != 48 || versions != 48 || filed != 48 {
		t.Errorf("%d reports in %d versions, %d filed in %d runs", n, versions, filed, runs)
	}
	if runs < 7 || known > 3*runs { // the last one of each file in hand is met again
		t.Errorf("%d runs, %d reports met again", runs, known)
	}
}

// TestArchivesStopWhileSkipping asks a run to stop while it passes over what is no
// report: it stops there, and the next one reads the rest.
func TestArchivesStopWhileSkipping(t *testing.T) {
	const pictures = 20_000
	path := filepath.Join(t.TempDir(), "a.warc")
	crawlOf(t, path, 1, 1)
	last, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	picture := "WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://post.example/p\r\nContent-Length: 50\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\x89PNG\r\n\r\n"
	if err := os.WriteFile(path, append(bytes.Repeat([]byte(picture), pictures), last...), 0o644); err != nil {
		t.Fatal(err)
	}
	_, k, _ := newLedger(t)
	ctx, stop := context.WithCancel(t.Context())
	a := &ingest.Archives{Paths: []string{path}}
	go func() {
		for a.Progress().Records == 0 {
			time.Sleep(time.Millisecond)
		}
		stop()
	}()
	_, err = k.AddArchives(ctx, a)
	n := a.Progress().Records
	if !errors.Is(err, context.Canceled) || n >= pictures {
		t.Errorf("it ended with %v after %d records", err, n)
	}
	a = &ingest.Archives{Paths: []string{path}}
	sum, err := k.AddArchives(t.Context(), a)
	if err != nil || sum.Outcomes[ledger.Added] != 1 || sum.Failed > 0 {
		t.Errorf("then: %+v, %v", sum, err)
	}
	if more := a.Progress().Records; n+more != pictures+2+1 { // the record last read is met again
		t.Errorf("%d records, and then %d of %d", n, more, pictures+2)
	}
}

// newClock is a clock that moves a minute each time it is looked at.
func newClock() func() time.Time {
	now := day
	return func() time.Time { now = now.Add(time.Minute); return now }
}
