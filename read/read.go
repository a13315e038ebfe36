// Package read turns bytes into reports: plain texts, HTML pages, feeds, mail,
// web archives, JSON collections and tables, compressed or not, from files,
// folders, addresses of the web and standard input.
//
// Files and pages are decoded and mended first (encodings, entities, broken
// characters), and what is mended is the report's text, in which every offset
// counts. The text of a report in a JSON collection is taken as it is.
//
// What cannot be read becomes a problem in the stream, with its place; nothing
// stops a run and nothing is skipped in silence.
package read

import (
	"context"
	"io"
	"iter"
	"os"
	"sync"

	"recount"
	"recount/read/fetch"
)

// Limits on one input. They bound the memory of a run, whatever it reads:
// JSON lines, tables, mailboxes, WARC files and zip folders may be of any length.
const (
	maxText = 10 << 20 // bytes of one report's text
	maxFile = 32 << 20 // bytes of one file, page, feed, message, row, JSON array or line
)

// Options say what is known of the reports beforehand. Fields that are set
// take the place of what every report says of itself.
type Options struct {
	Date   recount.Day
	Source string
	URL    string

	// Columns says what the columns of tables hold, by their names in the first
	// row: id, text, title, date, source, url, byline or language. It adds to the
	// names that are known (data/columns.txt); letter case does not count.
	Columns map[string]string

	Stdin     io.Reader       // what "-" reads; os.Stdin where nil
	Web       *fetch.Client   // what fetches addresses; one that stays on the public net where nil
	Context   context.Context // ends the run where it is, with a problem that says so; [context.Background] where nil
	Leave     map[string]bool // files that are not read though they lie in a folder, or are named
	Extractor Extractor       // what finds the article of a page; [Readability] where nil
}

// Input is a run over files, folders, addresses and standard input.
type Input struct {
	paths    []string
	opts     Options
	answer   *fetch.Answer // what came of the one path; nil where it is yet to be opened
	from, at Position      // of an [Archive]: where the run begins, and where it is
	seen     *register
	size     func() (total int64, known bool)
	progress counter
}

// Open prepares a run over paths: files, folders (walked in the order of
// their names, without hidden files), addresses of the web ("https://…") and "-"
// for standard input. Nothing is read or fetched before [Input.Reports].
func Open(paths []string, opts Options) *Input {
	if opts.Stdin == nil {
		opts.Stdin = os.Stdin
	}
	if opts.Context == nil {
		opts.Context = context.Background()
	}
	if opts.Extractor == nil {
		opts.Extractor = Readability
	}
	in := &Input{paths: paths, opts: opts, seen: newRegister()}
	in.size = sync.OnceValues(in.measure)
	return in
}

// Reports streams what the paths hold, one report or one problem at a time:
// the report means nothing where the problem is not nil. A report that stands
// in the input twice, word for word and under one id, comes once, and
// [Input.Skipped] counts the other. The order is that of paths, and the same on
// every run. One stream can be read once.
func (in *Input) Reports() iter.Seq2[recount.Report, *recount.Problem] {
	return func(yield func(recount.Report, *recount.Problem) bool) {
		for file, problem := range files(in.paths) {
			if problem == nil && in.opts.Leave[file.name] {
				continue
			}
			out := &stream{in: in, file: file, yield: yield}
			if problem != nil {
				out.problem(problem)
			} else {
				out.open()
			}
			if out.stopped {
				return
			}
		}
	}
}

// stream carries what one file holds to the reader of the run.
type stream struct {
	in      *Input
	file    file
	yield   func(recount.Report, *recount.Problem) bool
	stopped bool // the reader of the run wants no more

	disk  *os.File      // the file, where it is read as it lies on the disk
	web   *fetch.Answer // where it was fetched; nil for others
	depth int           // in how many archives it lies
	outer int64         // bytes of the zip folder that it lies in, of the outermost; 0 for none

	titles map[string]string // of pages by their addresses, where what it lies in tells them
	base   Position          // of a WARC file that is not read from its beginning: what lies before
	used   int64             // bytes read of it, as it is stored
	parts  []*partRecord     // of a WARC file: those of which more segments are to come
	passed int               // reports and problems passed on, and reports known already
}

func (s *stream) problem(p *recount.Problem) {
	s.passed++
	s.stopped = s.stopped || !s.yield(recount.Report{}, p) || s.in.opts.Context.Err() != nil
}

// fault passes on what is wrong with a spot of the file.
func (s *stream) fault(at spot, f *fault) {
	s.problem(f.at(s.file.place(at)))
}

// report passes on what was read from a spot of the file, once it has all that
// a report needs.
func (s *stream) report(at spot, r recount.Report) {
	r.Input = s.file.place(at)
	if s.web != nil {
		setOnce(&r.Archived, s.web.At)
	}
	s.in.opts.override(&r)
	if len(r.Text) > maxText {
		s.fault(at, &tooMuchText)
		return
	}
	if mostlyForeign(r.Text) {
		s.fault(at, &notEnglish)
		return
	}
	if r.ID == "" {
		r.ID = recount.ReportID(address(r), r.Text)
	}
	known, f := s.in.seen.add(r, s.file.name, at)
	s.passed++
	switch {
	case f != nil:
		s.fault(at, f)
	case known:
		s.in.progress.skip("a report that came already, word for word")
	default:
		s.stopped = s.stopped || !s.yield(r, nil)
	}
}

// address is what tells a report from another of the same words: two papers
// may print one wire text.
func address(r recount.Report) string {
	if r.URL != "" {
		return r.URL
	}
	return r.Source
}

func (o Options) override(r *recount.Report) {
	if !o.Date.IsZero() {
		r.Published = o.Date
	}
	if o.Source != "" {
		r.Source = o.Source
	}
	if o.URL != "" {
		r.URL = o.URL
	}
}
