package read

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"mime"
	"slices"
	"strconv"
	"strings"

	"recount"
	"recount/read/warc"
)

// crawl reads the pages in a WARC file. Each record becomes a report, part of
// one, or a problem, or it is counted with the reason why it is none.
func (s *stream) crawl(in io.Reader) {
	r := warc.NewReader(in)
	defer r.Close()
	records := 0
	for !s.stopped {
		rec, err := r.Next()
		var f *warc.Fault
		switch {
		case err == io.EOF:
			s.unjoined()
			if s.passed == 0 && s.in.from.Number == 0 {
				s.fault(spot{}, &fault{fmt.Sprintf("no report was found in its %d records", records), "name a WARC file in which the pages of articles are kept"})
			}
			return
		case errors.As(err, &f):
			s.fault(s.at(f.Number, f.Offset), &fault{f.Reason, badRecord})
		case err != nil:
			s.fault(spot{}, readFault(err))
			return
		case s.base.Number+rec.Number < s.in.from.Number: // before where the run begins
		default:
			records++
			s.record(rec)
		}
	}
}

// at is the spot of a record, of which the reader counts from where it began. A
// run that goes on begins where it is, or at the first of the records that are
// not whole yet.
func (s *stream) at(number int, offset int64) spot {
	s.in.progress.records.Add(1)
	s.in.at = Position{s.base.Number + number, s.base.Offset + offset}
	at := spot{unitRecord, s.in.at.Number, s.in.at.Offset}
	if len(s.parts) > 0 {
		s.in.at = Position{s.parts[0].at.number, s.parts[0].at.offset}
	}
	return at
}

// record passes on the report of a record, or what is wrong with it, or counts
// why it is no report.
func (s *stream) record(rec *warc.Record) {
	at := s.at(rec.Number, rec.Offset)
	if rec.Segment > 0 || rec.Type == "continuation" {
		s.segment(at, rec)
		return
	}
	s.wholeRecord(at, rec)
}

// wholeRecord does so for a record that stands in one piece.
func (s *stream) wholeRecord(at spot, rec *warc.Record) {
	report, reason, f := s.readRecord(rec)
	switch {
	case f == &notEnglish:
		s.in.progress.skip(foreignScript)
	case f == &noArticle:
		s.in.progress.skip(f.reason)
	case f != nil:
		s.fault(at, f)
	case reason == "":
		reason, fits := fit(report)
		if fits {
			s.report(at, report)
			return
		}
		s.in.progress.skip(reason)
	default:
		s.in.progress.skip(reason)
	}
}

// readRecord makes a report of a record; or it gives the reason why there is
// none to be made.
func (s *stream) readRecord(rec *warc.Record) (report recount.Report, reason string, f *fault) {
	scheme, _, _ := strings.Cut(strings.ToLower(rec.Target), ":")
	switch web := scheme == "http" || scheme == "https"; {
	case rec.Type == "revisit":
		return report, "a page fetched again and found unchanged (revisit)", nil
	case !slices.Contains([]string{"response", "resource", "conversion"}, rec.Type):
		return report, "what the crawler notes of its work (" + visible(rec.Type) + ")", nil
	case !web:
		return report, "no page of the web (" + visible(scheme) + ":)", nil
	case rec.Type == "response":
		return s.readResponse(rec)
	}
	return s.readContent(rec, rec.Media, rec.Block)
}

func (s *stream) readResponse(rec *warc.Record) (report recount.Report, reason string, f *fault) {
	response, err := warc.ReadResponse(rec)
	if err != nil {
		return report, "", &fault{err.Error(), badRecord}
	}
	if response.Status < 200 || response.Status > 299 {
		return report, "an answer without a page (HTTP status " + strconv.Itoa(response.Status) + ")", nil
	}
	content, err := response.Content()
	if err != nil {
		return report, "", &fault{"its content cannot be unpacked: " + err.Error(), badRecord}
	}
	report, reason, f = s.readContent(rec, response.Header["content-type"], content)
	if intact, known := response.Intact(); f == nil && reason == "" && known && !intact {
		f = &altered
	}
	return report, reason, f
}

// readContent reads the page of a record, or the text that a crawl's owner made
// of one (in "WET" files).
func (s *stream) readContent(rec *warc.Record, media string, content io.Reader) (report recount.Report, reason string, f *fault) {
	kind, parameters, _ := mime.ParseMediaType(media)
	kind = cmp.Or(kind, strings.ToLower(strings.TrimSpace(strings.Split(media, ";")[0])))
	text := rec.Type == "conversion" && kind == "text/plain"
	if !text && kind != "text/html" && kind != "application/xhtml+xml" && kind != "" {
		return report, "no page but " + visible(kind), nil
	}
	data, err := io.ReadAll(io.LimitReader(content, maxFile+1))
	switch {
	case err != nil:
		return report, "", &fault{"its page cannot be read to the end: " + err.Error(), badRecord}
	case len(data) > maxFile:
		return report, "", &tooLarge
	case kind == "" && !isPage(headText(data[:min(len(data), headSize)])):
		return report, "no page, and of no type told", nil
	case len(bytes.TrimSpace(data)) == 0:
		return report, "a page without content", nil
	}
	if intact, known := rec.Intact(); known && !intact {
		return report, "", &altered
	}
	switch {
	case rec.Truncated != "" && !isClosed(data):
		return report, "", &fault{fmt.Sprintf("the crawler kept only the beginning of the page (%s)", visible(rec.Truncated)), "fetch the page again"}
	case text:
		report, f = s.in.readConversion(data)
	default:
		report, reason, f = s.readCrawled(data, outside{rec.Target, parameters["charset"], rec.Date, s.titles[rec.Target]})
	}
	report.Archived = rec.Date
	setOnce(&report.URL, rec.Target)
	setOnce(&report.Source, host(report.URL))
	return report, reason, f
}

// readCrawled reads a page unless a look at its paragraphs shows it to be in
// another language: most of a crawl is, and finding the article takes longer.
func (s *stream) readCrawled(data []byte, known outside) (report recount.Report, reason string, f *fault) {
	source, f := pageSource(data, known)
	if f != nil {
		return report, "", f
	}
	if reason = foreignPage(source); reason == "" {
		report, f = s.in.readSource(source, known)
	}
	return report, reason, f
}

func (in *Input) readConversion(data []byte) (recount.Report, *fault) {
	text, f := decode(data, "")
	if f != nil {
		return recount.Report{}, f
	}
	text = mend(text)
	if first, rest, _ := strings.Cut(text, "\n"); isTitle(first) {
		text = first + "\n\n" + rest // the title of the page stands first
	}
	report, f := plain(text)
	if f == nil && !isArticle(report.Body(), false) {
		f = &noArticle
	}
	return report, f
}

// isClosed tells a page whose end was kept.
func isClosed(page []byte) bool {
	page = bytes.ToLower(page)
	return bytes.Contains(page, []byte("</html")) || bytes.Contains(page, []byte("</body"))
}
