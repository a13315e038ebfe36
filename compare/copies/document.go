package copies

import (
	"strings"
	"unicode/utf8"

	"recount"
	"recount/lang/furniture"
	"recount/lang/token"
)

// MaxBytes is how much of a text is compared: what lies behind is no part of
// any report that people read, and the work must have a bound.
const MaxBytes = 400_000

// Document is a report made ready for comparing. It is never changed, and safe
// for concurrent use.
type Document struct {
	report    string // id
	source    string // the publisher
	outlet    string // its key: see outletKey
	published recount.Day
	text      string
	unfit     string // why it is no report; empty where it is one
	words     []word
	sentences []sentence
	shingles  []shingle // in the order of their hashes
	posts     []post    // in the order of their words, then sentences
	credits   []Credit
	named     []uint64 // outlets that it may name, sorted: see outlet.go
	address   string   // its own, and that of its original, as addressOf writes them; empty where not known
	original  string
}

// Report is the id of the report.
func (d *Document) Report() string { return d.report }

// Published is the day of publication, zero where it is not known.
func (d *Document) Published() recount.Day { return d.published }

// sentence is one sentence of a document.
type sentence struct {
	first, end int     // words
	weight     float32 // of its distinct words
	quoted     float32 // how much of that stands in quotations
}

// post says that a rare word occurs in a sentence.
type post struct {
	key      uint64
	weight   float32
	sentence int32
}

// Read makes a report ready for comparing. Lines of page furniture are left
// out, and so is a title: that two reports have one title says little.
func Read(r recount.Report) *Document {
	d := &Document{report: r.ID, source: r.Source, outlet: outletKey(r.Source), published: r.Published, text: r.Text}
	body := bodyOf(r)
	parts, lines := reporting(d.text[body.Start:body.End])
	d.split(body.Start, parts)
	d.unfit = d.unfitness(lines)
	markQuotations(d.text, d.words)
	d.index()
	d.credits = findCredits(r, d.outlet)
	d.named = namedOutlets(d.text, d.words)
	d.address, d.original = addressOf(r.URL), originalOf(r.Canonical, addressOf(r.URL))
	return d
}

// bodyOf returns the stretch of the text that is compared. A first line that
// is longer than titles are is a lead, whatever it was taken for.
func bodyOf(r recount.Report) recount.Span {
	const longest, shortest = 160, 40 // bytes of a title; of a body
	body := recount.Span{Start: r.BodyStart, End: len(r.Text)}
	if r.TitleEnd > longest || body.Start < 0 || body.End-body.Start < shortest {
		body.Start = 0
	}
	if body.Len() > MaxBytes {
		body.End = body.Start + MaxBytes
		for body.End > body.Start && !utf8.RuneStart(r.Text[body.End]) {
			body.End--
		}
	}
	return body
}

// split finds the words and sentences of parts of the text, which count from
// the byte at start.
func (d *Document) split(start int, parts []recount.Span) {
	const bytesAWord = 5 // at least, in prose
	d.words = make([]word, 0, min(len(d.text), MaxBytes)/bytesAWord)
	known := map[string]word{} // by form: half of a text's words have come before
	for _, part := range parts {
		offset := start + part.Start
		for _, s := range token.Split(d.text[offset : start+part.End]) {
			first := len(d.words)
			for _, t := range s.Tokens {
				form := d.text[offset+t.Start : offset+t.End]
				w, met := known[form]
				if !met {
					w = newWord(form)
					known[form] = w
				}
				if w.key != 0 {
					w.start, w.end = offset+t.Start, offset+t.End
					d.words = append(d.words, w)
				}
			}
			if len(d.words) > first {
				d.sentences = append(d.sentences, sentence{first: first, end: len(d.words)})
			}
		}
	}
}

// reporting returns the stretches of a text between lines of furniture, and
// counts its lines.
func reporting(text string) (parts []recount.Span, counts lines) {
	const longest = 300 // bytes: a longer line that is furniture is rare, and dear to tell
	begin, start := 0, 0
	for line := range strings.Lines(text) {
		end := start + len(line)
		isFurniture := len(line) <= longest && furniture.Is(line)
		counts.add(strings.TrimSpace(line), isFurniture)
		if isFurniture {
			if start > begin {
				parts = append(parts, recount.Span{Start: begin, End: start})
			}
			begin = end
		}
		start = end
	}
	if start > begin {
		parts = append(parts, recount.Span{Start: begin, End: start})
	}
	return parts, counts
}
