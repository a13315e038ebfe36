package read

import (
	"cmp"
	"context"
	"errors"
	"io"

	"recount"
	"recount/read/fetch"
)

// Fetched prepares a run over what came of one address. Closing the answer is
// left to the run, which must be read.
func Fetched(answer *fetch.Answer, opts Options) *Input {
	in := Open([]string{answer.URL}, opts)
	in.answer = answer
	return in
}

// ask fetches the address that the file is.
func (s *stream) ask() (io.ReadCloser, error) {
	if s.in.answer != nil {
		s.web = s.in.answer
		return s.web.Body, nil
	}
	answer, err := s.in.web().Get(s.in.opts.Context, fetch.Request{URL: s.file.name})
	if err != nil {
		return nil, err
	}
	s.web = answer
	return answer.Body, nil
}

// web is the client of the run, made when first needed.
func (in *Input) web() *fetch.Client {
	if in.opts.Web == nil {
		in.opts.Web = fetch.New(fetch.Options{})
	}
	return in.opts.Web
}

// outside is what the server told of the page.
func (s *stream) outside() outside {
	if s.web == nil {
		return outside{}
	}
	return outside{address: s.web.URL, charset: s.web.Charset}
}

// onPage gives a report that is all of what an address holds that address.
func (s *stream) onPage(r *recount.Report) {
	if s.web != nil {
		setOnce(&r.URL, s.web.URL)
		setOnce(&r.Source, host(r.URL))
	}
}

// feedCharset is the encoding of a feed: as it says itself, or as its server
// does.
func (s *stream) feedCharset(data []byte) string {
	if declared := xmlEncoding().FindSubmatch(data[:min(len(data), 1024)]); declared == nil && s.web != nil {
		return cmp.Or(s.web.Charset, declaredCharset(data))
	}
	return declaredCharset(data)
}

// atHome gives a feed that does not tell its home, or not whole, that of the
// address where it was found.
func (s *stream) atHome(feed feedOf) feedOf {
	if s.web != nil {
		feed.home = cmp.Or(resolved(s.web.URL, feed.home), s.web.URL)
	}
	return feed
}

// unfetched tells why an address could not be fetched, or not to its end.
func unfetched(err error) *fault {
	var f *fetch.Fault
	switch {
	case errors.As(err, &f):
		return &fault{f.Reason, f.Hint}
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return &fault{"it was not read, or not to its end: the run was stopped", "run it again"}
	}
	return nil
}
