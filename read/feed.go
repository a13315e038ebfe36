package read

import (
	"bytes"
	"cmp"
	"net/url"
	"strings"
	"time"

	"golang.org/x/net/html"

	"recount"
)

// feedOf is what a feed says of itself.
type feedOf struct {
	title, home, language string
	items                 []item
}

// item is one report of a feed, as it is written there.
type item struct {
	title, content, summary string // HTML or plain text
	dates                   []string
	parsed                  recount.Day // the first date, as the library read it
	modified                time.Time   // zero where not told
	address, elsewhere      string      // its own page; that of an original
	author, publisher       string
	source, sourceAddress   string // the feed or paper that the item came from
	language                string
}

var (
	feedStart = lazy(`(?i)^(?:<\?[^>]*>|<!--(?s:.*?)-->|<![^>]*>|\s)*<(?:[a-z0-9]+:)?(?:rss|feed|rdf)[\s>]`)
	jsonFeed  = lazy(`"version"\s*:\s*"https?:\\?/\\?/(?:www\.)?jsonfeed\.org\\?/version`)
)

// isFeed tells RSS, Atom and JSON Feed.
func isFeed(head []byte) bool {
	const enough = 4096 // bytes
	return feedStart().Match(head) || bytes.HasPrefix(head, []byte("{")) && jsonFeed().Match(head[:min(len(head), enough)])
}

// feed reads the items of a feed, each a report.
func (s *stream) feed(data []byte) {
	text, f := decode(data, s.feedCharset(data))
	if f != nil {
		s.fault(spot{}, f)
		return
	}
	text = strings.TrimSpace(text)
	feed, err := parseFeed(text)
	switch {
	case err != nil && strings.HasPrefix(text, "{"):
		s.fault(spot{}, &fault{"the JSON feed cannot be read: " + visible(err.Error()), again})
	case err != nil:
		s.brokenFeed(text)
	case len(feed.items) == 0:
		s.fault(spot{}, &noItems)
	default:
		for i, it := range feed.items {
			s.item(i+1, feed, it)
		}
	}
}

// item passes on one item, or says why it is no report.
func (s *stream) item(number int, feed feedOf, it item) {
	if s.stopped {
		return
	}
	at := spot{unit: unitItem, number: number}
	report := it.report(s.atHome(feed))
	if strings.TrimSpace(report.Text) == "" {
		s.fault(at, &emptyItem)
		return
	}
	s.report(at, report)
}

func (it item) report(feed feedOf) recount.Report {
	base := cmp.Or(feed.home, it.sourceAddress)
	r := recount.Report{
		Title:     onOneLine(it.title),
		URL:       resolved(base, it.address),
		Byline:    byline(it.author),
		Published: it.day(),
		Language:  cmp.Or(it.language, feed.language),
		Modified:  it.modified,
	}
	it.addSources(&r, feed)
	body := worded(it.content)
	if summary := worded(it.summary); len(summary) > len(body) {
		body = summary
	}
	compose(&r, body)
	return r
}

// addSources keeps apart who published the item, whom they had it from, and
// the feed that passed it on. The publisher is the item's own where it names
// one, or where it came from another feed and links to that one's site.
func (it item) addSources(r *recount.Report, feed feedOf) {
	passedBy, source := onOneLine(feed.title), onOneLine(it.source)
	r.Source = cmp.Or(onOneLine(it.publisher), passedBy)
	switch {
	case source == "" || strings.EqualFold(source, r.Source):
	case r.Source == "" || it.sourceAddress != "" && sameSite(r.URL, it.sourceAddress) && !sameSite(r.URL, feed.home):
		r.Source = source
	default:
		r.Origin = source
	}
	setOnce(&r.Source, host(r.URL))
	if !strings.EqualFold(passedBy, r.Source) {
		r.Via = passedBy
	}
	if elsewhere := webAddress(it.elsewhere); elsewhere != "" && !sameSite(elsewhere, r.URL) && !isFront(elsewhere) {
		r.Canonical = elsewhere
	}
}

// day is the first of the dates that can be read, as it is written; else as
// the library understood it. The first day of 1970 is that of a clock unset.
func (it item) day() recount.Day {
	unset := recount.NewDay(1970, 1, 1)
	for _, date := range it.dates {
		if day := machineDay(strings.TrimSpace(date)); !day.IsZero() && day != unset {
			return day
		}
	}
	if it.parsed == unset {
		return recount.Day{}
	}
	return it.parsed
}

var markupInText = lazy(`<[a-zA-Z!/]|&(?:#[0-9]+|#x[0-9a-fA-F]+|[a-zA-Z]+);`)

// worded returns the words of HTML as those of pages are, and of plain text as
// they are.
func worded(s string) string {
	if !markupInText().MatchString(s) {
		return mend(s)
	}
	doc, err := html.Parse(strings.NewReader(strings.ReplaceAll(s, "\x00", "")))
	if err != nil {
		return mend(s)
	}
	return mend(render(doc))
}

func onOneLine(s string) string { return strings.Join(strings.Fields(worded(s)), " ") }

// resolved makes an address whole that is given from the home of the feed.
func resolved(base, address string) string {
	address = strings.TrimSpace(address)
	if address == "" || webAddress(address) != "" {
		return address
	}
	from, err := url.Parse(base)
	if err != nil || webAddress(base) == "" {
		return ""
	}
	to, err := from.Parse(address)
	if err != nil {
		return ""
	}
	return webAddress(to.String())
}
