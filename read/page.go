package read

import (
	"bytes"
	"cmp"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"

	"recount"
	"recount/lang/furniture"
)

// outside is what is known of a page from outside it.
type outside struct {
	address  string // where it was fetched from
	charset  string // as the server told it
	archived time.Time
	title    string // as a browser showed it; counts where the page tells none
}

// page reads an HTML page, which is one report.
func (s *stream) page(data []byte, known outside) {
	report, f := s.in.readPage(data, known)
	if f != nil {
		s.fault(spot{}, f)
		return
	}
	s.onPage(&report)
	s.report(spot{}, report)
}

func (in *Input) readPage(data []byte, known outside) (recount.Report, *fault) {
	source, f := pageSource(data, known)
	if f != nil {
		return recount.Report{}, f
	}
	return in.readSource(source, known)
}

// pageSource decodes a page.
func pageSource(data []byte, known outside) (source string, f *fault) {
	source, f = decode(data, cmp.Or(known.charset, declaredCharset(data)))
	if f == nil && isCut(source) {
		f = &cutPage
	}
	return source, f
}

func (in *Input) readSource(source string, known outside) (recount.Report, *fault) {
	report, f := article(source, in.opts.Extractor, known)
	report.Archived = known.archived
	return report, f
}

// article makes a report of a page: what the page tells of itself in its
// metadata, and the words that the extractor finds to be the article.
func article(source string, extractor Extractor, known outside) (recount.Report, *fault) {
	source = strings.ReplaceAll(source, "\x00", "")
	doc, err := html.Parse(strings.NewReader(closed(source)))
	if err != nil {
		return recount.Report{}, &fault{"its HTML cannot be read: " + strings.TrimPrefix(err.Error(), "html: "), "save the report as plain text"}
	}
	facts := factsOf(doc, source, known.address)
	found, f := extract(extractor, doc)
	if f != nil {
		return recount.Report{}, f
	}
	body := mend(render(found.Body))
	if !isArticle(body, facts.isArticle) {
		if body = mend(facts.body); !isArticle(body, true) {
			return recount.Report{}, &noArticle
		}
	}
	h := heading{report: facts.report(found)}
	setOnce(&h.report.Title, clean(known.title))
	body = h.take(body)
	compose(&h.report, body)
	return h.report, nil
}

var xmlEncoding = lazy(`^\s*<\?xml[^>]*\bencoding\s*=\s*["']([A-Za-z0-9._-]+)["']`)

// declaredCharset returns the encoding that a page says it is in.
func declaredCharset(data []byte) string {
	head := data[:min(len(data), 1024)]
	if match := xmlEncoding().FindSubmatch(head); match != nil {
		return string(match[1])
	}
	_, name, _ := charset.DetermineEncoding(head, "")
	return name
}

var emptyElement = lazy(`(?i)<(script|style|title|iframe|textarea|noscript|div|span|a|p)(\s[^<>]*)?/>`)

// closed closes the empty elements of XHTML ("<script src='…'/>"), which HTML
// would leave open over all that follows.
func closed(source string) string {
	if !strings.HasPrefix(strings.TrimSpace(source), "<?xml") {
		return source
	}
	return emptyElement().ReplaceAllString(source, "<$1$2></$1>")
}

// isCut tells that a page ends in the middle of a tag or of its words. A page
// may leave out its closing tags, but then its last words are closed by some.
func isCut(source string) bool {
	const end = 400 // bytes, in which most pages close
	if isClosed([]byte(source[max(0, len(source)-end):])) {
		return false
	}
	lower := bytes.ToLower([]byte(source))
	if !bytes.Contains(lower, []byte("<html")) {
		return false
	}
	return !isClosed(lower) && !bytes.HasSuffix(bytes.TrimSpace(lower), []byte(">"))
}

// isArticle tells prose from the furniture of a page: enough sentences that
// are closed. A page that says it is an article may be short.
func isArticle(body string, declared bool) bool {
	const sentence, page = 40, 120 // bytes
	prose := 0
	for line := range strings.Lines(body) {
		line = strings.TrimRight(strings.TrimSpace(line), `"'’”)]`)
		if len(line) >= sentence && isStop(lastRune([]byte(line))) && !furniture.Is(line) {
			prose += len(line)
		}
	}
	return prose >= page || declared && prose >= sentence
}
