package recount

import (
	"crypto/sha256"
	"encoding/hex"
	"time"
)

// Report is one published text in one version. What its input does not say
// stays empty.
type Report struct {
	ID        string // as the input gave it, else made by [ReportID]; never empty
	Source    string // the publisher: a name, or the host of its site
	URL       string
	Title     string
	Byline    string // who wrote it, without "By"
	Published Day
	Text      string // what is analysed and quoted; every offset counts in it
	TitleEnd  int    // Text[:TitleEnd] is the title; 0 where the text does not hold it
	BodyStart int    // Text[BodyStart:] is the body: all of the text, or what follows the title
	Input     string // where it was read: a file, or a part of one ("reports.jsonl:3", "crawl.warc.gz, record 7 (offset 901)")

	Language string // as the input declares it ("en-GB"); often empty, and at times wrong
	// What the report's metadata say of another report that it was taken from.
	// Mostly empty: few who reprint say so there.
	Canonical string // address of the original, on another site than URL
	Origin    string // who published the original, where that is not Source
	Via       string // the feed or mailing that passed it on, where that is not Source

	Archived time.Time // when it was fetched, by a crawler that archived it or by recount, in UTC; zero where not known
	Modified time.Time // when it was last changed, as it says itself, in UTC; zero where it does not
}

// Body returns the text without its title.
func (r Report) Body() string { return r.Text[r.BodyStart:] }

// Version names the text as it stands: 16 hexadecimal digits that change when
// a single byte of it does, and with nothing else.
func (r Report) Version() string { return digest(r.Text) }

// ReportID makes an id for a report that came without one, from its address
// (which may be empty) and its text: 16 hexadecimal digits, the same whenever
// both are the same.
func ReportID(url, text string) string { return digest(url + "\x00" + text) }

func digest(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:8])
}
