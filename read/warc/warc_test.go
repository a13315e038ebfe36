package warc

import (
	"bytes"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/base32"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// record writes a record of WARC 1.0 as crawlers do.
func record(kind, block string, fields ...string) string {
	head := "WARC/1.0\r\nWARC-Type: " + kind + "\r\nWARC-Record-ID: <urn:uuid:0b1c>\r\nWARC-Date: 2024-12-18T14:05:06Z\r\n"
	if len(fields) > 0 {
		head += strings.Join(fields, "\r\n") + "\r\n"
	}
	return fmt.Sprintf("%sContent-Length: %d\r\n\r\n%s\r\n\r\n", head, len(block), block)
}

func response(address, block string) string {
	return record("response", block, "WARC-Target-URI: "+address, "Content-Type: application/http; msgtype=response")
}

func gzipped(tb testing.TB, s string) string {
	tb.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := io.WriteString(w, s); err != nil {
		tb.Fatal(err)
	}
	if err := w.Close(); err != nil {
		tb.Fatal(err)
	}
	return b.String()
}

func zstandard(tb testing.TB, s string, options ...zstd.EOption) string {
	tb.Helper()
	w, err := zstd.NewWriter(nil, options...)
	if err != nil {
		tb.Fatal(err)
	}
	return string(w.EncodeAll([]byte(s), nil))
}

// read tells in one line each what a file holds.
func read(tb testing.TB, file string) (lines []string) {
	tb.Helper()
	r := NewReader(strings.NewReader(file))
	defer r.Close()
	for {
		rec, err := r.Next()
		var fault *Fault
		switch {
		case err == io.EOF:
			return lines
		case errors.As(err, &fault):
			lines = append(lines, fault.Error())
		case err != nil:
			return append(lines, "end: "+err.Error())
		default:
			block, err := io.ReadAll(rec.Block)
			line := fmt.Sprintf("%d %s %s %q", rec.Number, rec.Type, rec.Target, block)
			if err != nil {
				line += " " + err.Error()
			}
			lines = append(lines, line)
		}
		if len(lines) > len(file)+1 {
			tb.Fatal("the reader does not end")
		}
	}
}

func TestRecordsOfEveryPacking(t *testing.T) {
	records := []string{
		record("warcinfo", "software: crawler\r\n", "Content-Type: application/warc-fields"),
		response("https://post.example/1", "HTTP/1.1 200 OK\r\n\r\nTen fall."),
		record("revisit", "", "WARC-Target-URI: <https://post.example/1>"),
		response("https://post.example/2", strings.Repeat("Twelve flee. ", 20_000)),
	}
	want := read(t, strings.Join(records, ""))
	if len(want) != 4 || !strings.HasPrefix(want[1], `2 response https://post.example/1 "HTTP/1.1 200 OK`) || !strings.HasPrefix(want[2], "3 revisit https://post.example/1 ") {
		t.Fatal(want)
	}
	each := func(packed func(string) string) string {
		var b strings.Builder
		for _, r := range records {
			b.WriteString(packed(r))
		}
		return b.String()
	}
	whole := strings.Join(records, "")
	dictionary := dictionaryOf(t, records)
	tests := map[string]string{
		"gzip a record":         each(func(s string) string { return gzipped(t, s) }),
		"gzip of the whole":     gzipped(t, whole),
		"gzip in odd pieces":    gzipped(t, whole[:2000]) + gzipped(t, whole[2000:5000]) + gzipped(t, whole[5000:]),
		"Zstandard a record":    each(func(s string) string { return zstandard(t, s) }),
		"Zstandard, checksums":  each(func(s string) string { return zstandard(t, s, zstd.WithEncoderCRC(true), zstd.WithSingleSegment(true)) }),
		"Zstandard whole":       zstandard(t, whole),
		"Zstandard, skippable":  "\x50\x2a\x4d\x18\x03\x00\x00\x00abc" + zstandard(t, whole),
		"lines between":         strings.Join(records, "\r\n\r\n\n"),
		"no lines at the end":   strings.TrimRight(whole, "\r\n"),
		"line feeds alone":      strings.ReplaceAll(records[0]+records[1]+records[2]+records[3], "WARC/1.0\r\n", "WARC/1.0\n"),
		"members, then padding": each(func(s string) string { return gzipped(t, s) + "\x00\x00" }),
		"Zstandard, dictionary": skippableFrame(dictionary) + each(func(s string) string { return zstandard(t, s, zstd.WithEncoderDict(dictionary)) }),
		"Zstandard, packed one": skippableFrame([]byte(zstandard(t, string(dictionary)))) + each(func(s string) string { return zstandard(t, s, zstd.WithEncoderDict(dictionary)) }),
	}
	for name, file := range tests {
		if got := read(t, file); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %.300q", name, got)
		}
	}
}

func dictionaryOf(t *testing.T, records []string) []byte {
	t.Helper()
	var contents [][]byte
	for _, r := range records {
		contents = append(contents, []byte(r[:min(len(r), 4000)]))
	}
	dictionary, err := zstd.BuildDict(zstd.BuildDictOptions{ID: 7, Contents: contents, History: []byte(records[1] + records[0]), Offsets: [3]int{1, 4, 8}})
	if err != nil {
		t.Fatal(err)
	}
	return dictionary
}

// skippableFrame wraps a dictionary as the WARC Zstandard extension does.
func skippableFrame(dictionary []byte) string {
	size := binary.LittleEndian.AppendUint32(nil, uint32(len(dictionary)))
	return "\x5d\x2a\x4d\x18" + string(size) + string(dictionary)
}

func TestOffsetsAreThoseOfTheFile(t *testing.T) {
	one, two := response("https://post.example/1", "One."), response("https://post.example/2", "Two.")
	for name, file := range map[string]string{"plain": one + two, "gzip": gzipped(t, one) + gzipped(t, two), "Zstandard": zstandard(t, one) + zstandard(t, two)} {
		r := NewReader(strings.NewReader(file))
		var offsets []int64
		for {
			rec, err := r.Next()
			if err != nil {
				break
			}
			offsets = append(offsets, rec.Offset)
		}
		second := map[string]int{"plain": len(one), "gzip": len(gzipped(t, one)), "Zstandard": len(zstandard(t, one))}[name]
		if !reflect.DeepEqual(offsets, []int64{0, int64(second)}) || r.Offset() != int64(len(file)) {
			t.Errorf("%s: offsets %v, want 0 and %d; read %d of %d", name, offsets, second, r.Offset(), len(file))
		}
	}
}

func TestFaultsCostOneRecord(t *testing.T) {
	one, two := response("https://post.example/1", "One."), response("https://post.example/2", "Two.")
	const first, last = `1 response https://post.example/1 "One."`, `response https://post.example/2 "Two."`
	damaged := []byte(gzipped(t, response("https://post.example/x", strings.Repeat("Twelve people fled from Rivertown. ", 40))))
	for i := 60; i < 80; i++ {
		damaged[i] ^= 0x5a
	}
	tests := map[string]struct {
		file string
		want []string // beginnings
	}{
		"no length":        {one + "WARC/1.0\r\nWARC-Type: response\r\n\r\nLost.\r\n\r\n" + two, []string{first, "record 2 (offset 217): its header has no Content-Length", "3 " + last}},
		"no number":        {one + strings.Replace(one, "Content-Length: 4", "Content-Length: four", 1) + two, []string{first, `record 2 (offset 217): its Content-Length is "four"`, "3 " + last}},
		"below nothing":    {one + strings.Replace(one, "Content-Length: 4", "Content-Length: -4", 1) + two, []string{first, `record 2 (offset 217): its Content-Length is "-4"`, "3 " + last}},
		"too short":        {strings.Replace(one, "Content-Length: 4", "Content-Length: 2", 1) + two, []string{`1 response https://post.example/1 "On"`, `record 2 (offset 211): it does not begin like a WARC record, but with "e."`, "3 " + last}},
		"too long, gzip":   {gzipped(t, strings.Replace(one, "Content-Length: 4", "Content-Length: 900", 1)) + gzipped(t, two), []string{`1 response https://post.example/1 "One.\r\n\r\n" its Content-Length is more than it holds`, "2 " + last}},
		"too long":         {one + strings.Replace(one, "Content-Length: 4", "Content-Length: 900", 1) + two + two, []string{first, `2 response https://post.example/1 "One.\r\n\r\n" its Content-Length is more than it holds`, "3 " + last, "4 " + last}},
		"too long, whole":  {gzipped(t, strings.Replace(one, "Content-Length: 4", "Content-Length: 900", 1)+two), []string{`1 response https://post.example/1 "One.\r\n\r\n" its Content-Length is more than it holds`, "2 " + last}},
		"no type":          {one + strings.Replace(one, "WARC-Type: response\r\n", "", 1) + two, []string{first, "record 2 (offset 217): its header has no WARC-Type", "3 " + last}},
		"no version":       {one + strings.Replace(one, "WARC/1.0", "WRAC/1.0", 1) + two, []string{first, "record 2 (offset 217): it does not begin like a WARC record", "3 " + last}},
		"odd field":        {strings.Replace(one, "Content-Length", "what is this\r\n goes on\r\nContent-Length", 1) + two, []string{first, "2 " + last}},
		"cut in a block":   {one + two[:len(two)-6], []string{first, `2 response https://post.example/2 "Tw" the file ends in the middle of the record`}},
		"cut in a head":    {one + two[:60], []string{first, "record 2 (offset 217): the file ends in the middle of the record"}},
		"cut gzip":         {gzipped(t, one) + gzipped(t, two)[:60], []string{first, "record 2 (offset"}},
		"damaged gzip":     {gzipped(t, one) + string(damaged) + gzipped(t, two), []string{first, "record 2 (offset", "3 " + last}},
		"noise, gzip":      {gzipped(t, one) + "noise\x1f\x8b\x08noise" + gzipped(t, two), []string{first, "record 2 (offset", "3 " + last}},
		"no WARC":          {"Ten houses fell.", []string{"record 1 (offset 0): something follows"}},
		"a header with no": {one + "WARC/1.0\r\nWARC-Type: response\r\nX: " + strings.Repeat("a", maxHead) + "\r\n\r\n" + two, []string{first, "record 2 (offset 217): its header is over 1 MB", "3 " + last}},
		"empty":            {"", nil},
	}
	for name, test := range tests {
		got := read(t, test.file)
		if len(got) != len(test.want) {
			t.Errorf("%s: got %q", name, got)
			continue
		}
		for i, want := range test.want {
			if !strings.HasPrefix(got[i], want) {
				t.Errorf("%s: got %q, want %q", name, got[i], want)
			}
		}
	}
}

// TestRecordsWithinARecord reads blocks in which records are shown or kept: their
// length is right, and they are one.
func TestRecordsWithinARecord(t *testing.T) {
	one, two := response("https://post.example/1", "One."), response("https://post.example/2", "Two.")
	long := strings.Repeat("a", 100_000)
	for name, file := range map[string]string{
		"shown":         response("https://post.example/0", "A record is written so:\r\n\r\n"+one+"Thus.") + two,
		"shown, short":  response("https://post.example/0", "It begins so:\n\nWARC/1.1\nWARC-Type: response\n\n"+long) + two,
		"shown, broken": response("https://post.example/0", long+"\n\nWARC/\n\nWARC/1.1\n\nWAR\n\nW"+long+"WARC/1.0") + two,
		"kept":          record("resource", one+long+"\r\n\r\n"+one+long, "WARC-Target-URI: https://post.example/0", "Content-Type: application/warc") + two,
	} {
		got := read(t, file)
		if len(got) != 2 || !strings.Contains(got[0], "https://post.example/0") || strings.Contains(got[0], errLength.Error()) || !strings.Contains(got[1], "https://post.example/2") {
			t.Errorf("%s: got %.300q", name, got)
		}
	}
}

// TestTooLongAtEveryPlace has the next record begin at any place of what is read
// at once.
func TestTooLongAtEveryPlace(t *testing.T) {
	two := response("https://post.example/2", "Two.")
	for size := bufferSize - 400; size < bufferSize+20; size++ {
		one := strings.Replace(response("https://post.example/1", strings.Repeat("a", size)), "Content-Length: ", "Content-Length: 1", 1)
		got := read(t, one+two)
		if len(got) != 2 || !strings.HasSuffix(got[0], errLength.Error()) || !strings.Contains(got[1], "https://post.example/2 \"Two.\"") {
			t.Fatalf("%d bytes: got %d records", size, len(got))
		}
	}
}

func TestDigests(t *testing.T) {
	sum := sha1.Sum([]byte("One."))
	sum256 := sha256.Sum256([]byte("One."))
	right := base32.StdEncoding.EncodeToString(sum[:])
	for field, want := range map[string]string{
		"sha1:" + right: "intact", "SHA-1:" + strings.ToLower(right): "intact", "sha1:" + hex.EncodeToString(sum[:]): "intact",
		"sha256:" + hex.EncodeToString(sum256[:]): "intact", "sha256:" + strings.TrimRight(base32.StdEncoding.EncodeToString(sum256[:]), "="): "intact",
		"sha1:" + right[1:] + "A": "altered", "crc32:" + right: "unknown", "sha1:odd": "unknown", "": "unknown", "sha256:" + right: "unknown",
	} {
		file := record("resource", "One.", "WARC-Target-URI: https://post.example/1", "WARC-Block-Digest: "+field)
		rec, err := NewReader(strings.NewReader(file)).Next()
		if err != nil {
			t.Fatal(err)
		}
		intact, known := rec.Intact()
		if got := map[bool]string{true: "intact", false: "altered"}[intact]; known && got != want || !known && want != "unknown" {
			t.Errorf("%q: known %t, %s, want %s", field, known, got, want)
		}
	}
}

// TestPayloadDigests has digests of the payload as the standard says and as
// crawlers make them.
func TestPayloadDigests(t *testing.T) {
	of := func(s string) string {
		sum := sha1.Sum([]byte(s))
		return "WARC-Payload-Digest: sha1:" + base32.StdEncoding.EncodeToString(sum[:])
	}
	const plain, chunked = "HTTP/1.1 200 OK\r\n\r\nTen fall.", "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\nTen fall.\r\n0\r\n\r\n"
	for name, test := range map[string]struct{ block, field, want string }{
		"as it is":           {plain, of("Ten fall."), "intact"},
		"of another":         {plain, of("Ten fell."), "altered"},
		"no digest":          {plain, "X: y", "unknown"},
		"without its chunks": {chunked, of("Ten fall."), "intact"},
		"with its chunks":    {chunked, of("9\r\nTen fall.\r\n0\r\n\r\n"), "intact"},
		"of what else":       {chunked, of("Ten fell."), "unknown"},
		"joined, renamed":    {"HTTP/1.1 200 OK\r\nX-Crawler-Transfer-Encoding: chunked\r\n\r\nTen fall.", of("9\r\nTen fall."), "unknown"},
	} {
		rec, err := NewReader(strings.NewReader(record("response", test.block, test.field))).Next()
		if err != nil {
			t.Fatal(err)
		}
		r, err := ReadResponse(rec)
		if err != nil {
			t.Fatal(err)
		}
		content, err := r.Content()
		if err != nil {
			t.Fatal(err)
		}
		if got, err := io.ReadAll(content); string(got) != "Ten fall." || err != nil {
			t.Errorf("%s: %q, %v", name, got, err)
		}
		intact, known := r.Intact()
		if got := map[bool]string{true: "intact", false: "altered"}[intact]; known && got != test.want || !known && test.want != "unknown" {
			t.Errorf("%s: known %t, %s, want %s", name, known, got, test.want)
		}
	}
}

func TestFields(t *testing.T) {
	rec, err := NewReader(strings.NewReader("WARC/1.1\r\nwarc-type: Response\r\nWARC-Target-URI:https://post.example/1\r\nWARC-Date: 2024-12-18T14:05:06.123456Z\r\n" +
		"WARC-Truncated: length\r\nContent-Type: application/http;\r\n msgtype=response\r\nWARC-Segment-Number: 1\r\nContent-Length: 3\r\n\r\nOne\r\n\r\n")).Next()
	if err != nil {
		t.Fatal(err)
	}
	got := []any{rec.Type, rec.Target, rec.Date.Format("2006-01-02 15:04:05.000"), rec.Truncated, rec.Media, rec.Segment, rec.Length}
	want := []any{"response", "https://post.example/1", "2024-12-18 14:05:06.123", "length", "application/http; msgtype=response", 1, int64(3)}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %v", got)
	}
}

func TestDates(t *testing.T) {
	for in, want := range map[string]string{
		"2024-12-18T14:05:06Z": "2024-12-18", "2024-12-18T14:05Z": "2024-12-18", "2024-12-18": "2024-12-18", "2024-12": "2024-12-01",
		"20241218140506": "2024-12-18", "2024-12-18T23:05:06-05:00": "2024-12-19",
	} {
		if got := parseDate(in).Format("2006-01-02"); got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
	for _, in := range []string{"", "soon", "2024-13-01T00:00:00Z"} {
		if got := parseDate(in); !got.IsZero() {
			t.Errorf("%s: %s", in, got)
		}
	}
}

// FuzzWARC feeds any bytes to the reader: it must end, must say something of
// every file that is not blank, and the same both times.
func FuzzWARC(f *testing.F) {
	one := response("https://post.example/1", "HTTP/1.1 200 OK\r\n\r\nTen fall.")
	for _, seed := range []string{
		one + one, gzipped(f, one) + gzipped(f, one), zstandard(f, one) + zstandard(f, one), gzipped(f, one)[:80], one[:90],
		strings.Replace(one, "Content-Length", "Content-Width", 1), "\x5d\x2a\x4d\x18\x03\x00\x00\x00abc" + zstandard(f, one), "WARC/1.0\r\n\r\n", "\x28\xb5\x2f\xfd", "",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, file string) {
		got := read(t, file)
		if len(got) == 0 && strings.HasPrefix(file, "WARC/") {
			t.Error("the file was skipped in silence")
		}
		if again := read(t, file); !reflect.DeepEqual(got, again) {
			t.Error("the same file was read in two ways")
		}
	})
}
