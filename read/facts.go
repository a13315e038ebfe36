package read

import (
	"cmp"
	"net/url"
	"strings"
	"sync"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"recount"
	"recount/internal/lexicon"
)

// pageVocabulary is where pages tell of themselves.
type pageVocabulary struct {
	metas                 map[string][]string // fact -> names of meta elements, the surest first
	types, days, captions map[string]bool
	beside, comments      map[string]bool
}

var pageWords = sync.OnceValue(func() pageVocabulary {
	v := pageVocabulary{map[string][]string{}, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}, map[string]bool{}}
	for _, e := range lexicon.MustRead(data, "data/page.txt") {
		switch e.Section {
		case "article type":
			v.types[e.Field(0)] = true
		case "day class":
			v.days[e.Field(0)] = true
		case "caption class":
			v.captions[e.Field(0)] = true
		case "beside class":
			v.beside[e.Field(0)] = true
		case "comments class":
			v.comments[e.Field(0)] = true
		default:
			v.metas[e.Section] = append(v.metas[e.Section], e.Field(0))
		}
	}
	return v
})

// facts is what a page tells of its article outside the article's words.
type facts struct {
	title, byline, source, url string
	heading                    string // its first <h1>
	published                  recount.Day
	modified                   time.Time
	isArticle                  bool   // the page says that it is one
	body                       string // its words as they stand in the metadata; often empty
	language                   string
	original                   // of another site, that this page reprints
}

// factsOf gathers the facts, from the surest place to the least sure: what is
// written for machines to read, then what is shown, then the address.
func factsOf(doc *html.Node, source, address string) facts {
	var f facts
	f.addSchema(doc)
	f.addMetas(metasOf(doc))
	f.addLinks(doc)
	f.settle(cmp.Or(address, savedAddress(source)))
	f.heading = headingOf(doc)
	setOnce(&f.published, dayShown(doc))
	setOnce(&f.published, dayOfAddress(f.url))
	return f
}

// metasOf returns the first value of every meta element, by its name in lower
// case.
func metasOf(doc *html.Node) map[string]string {
	metas := map[string]string{}
	for n := range elements(doc) {
		value := cmp.Or(attribute(n, "content"), attribute(n, "datetime"))
		if value == "" || n.DataAtom != atom.Meta && attribute(n, "itemprop") == "" {
			continue
		}
		for _, key := range []string{"property", "name", "itemprop", "http-equiv"} {
			for name := range strings.FieldsSeq(strings.ToLower(attribute(n, key))) {
				if metas[name] == "" {
					metas[name] = value
				}
			}
		}
	}
	return metas
}

func (f *facts) addMetas(metas map[string]string) {
	first := func(fact string) string {
		for _, name := range pageWords().metas[fact] {
			if metas[name] != "" {
				return metas[name]
			}
		}
		return ""
	}
	setOnce(&f.title, first("title"))
	f.site = first("source")
	setOnce(&f.source, f.site)
	setOnce(&f.byline, first("byline"))
	setOnce(&f.url, webAddress(first("url")))
	setOnce(&f.language, first("language"))
	for _, name := range pageWords().metas["origin"] {
		f.addOrigin(metas[name])
	}
	f.isArticle = f.isArticle || metas["og:type"] == "article"
	for _, name := range pageWords().metas["date"] {
		setOnce(&f.published, machineDay(metas[name]))
	}
	setOnce(&f.modified, momentOf(first("modified")))
}

var savedFrom = lazy(`<!--\s*saved from url=\(\d+\)(\S+)`)

// addLinks reads the canonical link of a page, and the language of its root.
func (f *facts) addLinks(doc *html.Node) {
	for n := range elements(doc) {
		switch {
		case n.DataAtom == atom.Link && strings.EqualFold(attribute(n, "rel"), "canonical"):
			setOnce(&f.canonical, webAddress(attribute(n, "href")))
		case n.DataAtom == atom.Html:
			f.language = cmp.Or(attribute(n, "lang"), attribute(n, "xml:lang"), f.language)
		}
	}
	setOnce(&f.url, f.canonical)
}

// savedAddress returns the address that browsers write into a page they save.
func savedAddress(source string) string {
	if match := savedFrom().FindStringSubmatch(source[:min(len(source), 4096)]); match != nil {
		return webAddress(match[1])
	}
	return ""
}

// webAddress returns an absolute address, or nothing: a path alone says little.
func webAddress(s string) string {
	u, err := url.Parse(s)
	if err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https" {
		return ""
	}
	return s
}

// report joins the facts with what the extractor found.
func (f facts) report(found Article) recount.Report {
	r := recount.Report{
		URL:       f.url,
		Source:    cmp.Or(clean(f.source), clean(found.Site), host(f.url)),
		Byline:    cmp.Or(byline(f.byline), byline(found.Byline)),
		Published: f.published,
		Modified:  f.modified,
		Language:  f.language,
		Canonical: f.address,
	}
	if origin := clean(f.name); !strings.EqualFold(origin, r.Source) {
		r.Origin = origin
	}
	r.Title = f.bestTitle(clean(found.Title), r.Source)
	return r
}

// bestTitle prefers the title told for machines, unless that only names the
// site; then the heading shown, where the title of the page holds it.
func (f facts) bestTitle(ofPage, source string) string {
	title := withoutSite(clean(f.title), source)
	switch {
	case title != "" && !strings.EqualFold(title, source):
		return title
	case f.heading != "" && (title != "" || strings.Contains(ofPage, f.heading)):
		return f.heading
	}
	return withoutSite(ofPage, source)
}

// headingOf returns the words of the first <h1> that has any.
func headingOf(doc *html.Node) string {
	const longest = 400 // bytes
	for n := range elements(doc) {
		if n.DataAtom != atom.H1 {
			continue
		}
		if text, ok := content(n, longest); ok && clean(text) != "" {
			return clean(text)
		}
	}
	return ""
}

// clean returns mended text as one line.
func clean(s string) string { return strings.Join(strings.Fields(mend(s)), " ") }

func host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(u.Hostname(), "www.")
}

// byline returns who wrote the article. An address of an author's page names
// nobody, and where digits stand something else was taken for it.
func byline(s string) string {
	s = clean(s)
	if webAddress(s) != "" || strings.ContainsAny(s, "0123456789") {
		return ""
	}
	if len(s) > 3 && strings.EqualFold(s[:3], "by ") {
		s = s[3:]
	}
	return strings.TrimSpace(s)
}

// withoutSite takes the name of the site off a title ("Ten houses fall | The
// Post").
func withoutSite(title, site string) string {
	for _, bar := range []string{" | ", " - ", " – ", " — ", " :: ", " · "} {
		if i := strings.LastIndex(title, bar); i > 0 && site != "" && strings.EqualFold(title[i+len(bar):], site) {
			return title[:i]
		}
	}
	return title
}
