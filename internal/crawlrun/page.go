package main

import (
	"embed"
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"

	"recount"
	"recount/internal/lexicon"
)

// page invents what is fetched next. The shares are an estimate of what a news
// crawl like that of Common Crawl brings, which follows the feeds and site maps
// of news sites in all languages: of 100 answers some 38 are articles in English,
// of which package world makes a quarter copies of others; 44 are articles in ten
// other languages, a few of them on pages that declare English; 5 are front pages
// and lists of links; 4 are redirects, 3 errors, 3 no pages, 1 was not changed
// since it was last fetched, and 2 are pages fetched twice.
func (c *crawl) page() page {
	address := fmt.Sprintf("https://site-%d.example/%d", c.r.IntN(400), c.records)
	html := func(title, lang, article string) page {
		return page{address: address, status: "200 OK", media: "text/html; charset=utf-8", body: markup(c.r, title, lang, article)}
	}
	switch n := c.r.IntN(100); {
	case n < 38:
		return c.english()
	case n < 82:
		title, lang, article := foreign(c.r)
		return html(title, lang, article)
	case n < 87:
		return html("News", "en", "<ul>"+links(c.r, 60)+"</ul>")
	case n < 91:
		return page{address: address, status: "301 Moved Permanently"}
	case n < 94:
		missing := html("Not found", "en", "<p>This page is no longer here.</p>")
		missing.status = []string{"404 Not Found", "410 Gone", "503 Service Unavailable"}[c.r.IntN(3)]
		return missing
	case n < 97:
		return c.other(address)
	case n < 98:
		return page{address: address, status: "304 Not Modified", again: true}
	}
	if c.first.address == "" {
		return c.english()
	}
	return c.first
}

// english is an article in English that was not fetched before.
func (c *crawl) english() page {
	report := c.world.Entry(c.next % c.world.Len()).Report
	c.next++
	c.reports++
	var article strings.Builder
	fmt.Fprintf(&article, "<article><h1>%s</h1><p class=\"byline\">By %s</p>", report.Title, report.Byline)
	for paragraph := range strings.SplitSeq(report.Body(), "\n\n") {
		fmt.Fprintf(&article, "<p>%s</p>", paragraph)
	}
	article.WriteString("</article>")
	c.first = page{address: report.URL, status: "200 OK", media: "text/html; charset=utf-8", body: published(report, markup(c.r, report.Title, "en", article.String()))}
	return c.first
}

// published tells in the head of a page who published it, and when.
func published(r recount.Report, html string) string {
	told := fmt.Sprintf(`<head><meta property="og:type" content="article"><meta property="og:site_name" content="%s"><meta property="article:published_time" content="%sT08:00:00Z">`, r.Source, r.Published)
	return strings.Replace(html, "<head>", told, 1)
}

// other is an answer that is no page.
func (c *crawl) other(address string) page {
	switch c.r.IntN(3) {
	case 0:
		return page{address: address + ".jpg", status: "200 OK", media: "image/jpeg", body: strings.Repeat("\xff\xd8\x00\x10", 4000+c.r.IntN(20_000))}
	case 1:
		return page{address: address + ".pdf", status: "200 OK", media: "application/pdf", body: "%PDF-1.4\n" + strings.Repeat("0 0 obj << >> endobj\n", 500+c.r.IntN(5000))}
	}
	return page{address: address + "/feed", status: "200 OK", media: "application/rss+xml", body: "<rss><channel>" + strings.Repeat("<item><title>News</title></item>", 50) + "</channel></rss>"}
}

// markup wraps an article in as much as pages have: 40 to 150 KB of styles,
// scripts, links and teasers.
func markup(r *rand.Rand, title, lang, article string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<!DOCTYPE html><html lang=%q><head><title>%s</title><style>", lang, title)
	for i := range 200 + r.IntN(400) {
		fmt.Fprintf(&b, ".c%d { margin: %dpx; color: #%06x }\n", i, r.IntN(40), r.IntN(1<<24))
	}
	b.WriteString("</style><script>window.state = {")
	for i := range 300 + r.IntN(1200) {
		fmt.Fprintf(&b, "\"k%d\": {\"id\": %d, \"slot\": \"%x\", \"shown\": true},", i, r.IntN(1<<30), r.Uint64())
	}
	b.WriteString("}</script></head><body><nav><ul>" + links(r, 100) + "</ul></nav>" + article + "<footer>")
	for i := range 60 + r.IntN(100) {
		fmt.Fprintf(&b, "<div class=\"teaser c%d\"><img src=\"/img/%x.jpg\" alt=\"\"><a href=\"/%d\">More on %d</a></div>", i, r.Uint64(), r.IntN(1<<20), i)
	}
	b.WriteString("</footer></body></html>")
	return b.String()
}

func links(r *rand.Rand, n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "<li class=\"c%d\"><a href=\"/section/%d\">Section %d</a></li>", i, r.IntN(1000), i)
	}
	return b.String()
}

//go:embed foreign.txt
var data embed.FS

// tongue is a language and sentences in it.
type tongue struct {
	code      string
	sentences []string
}

var tongues = sync.OnceValue(func() (all []tongue) {
	for _, e := range lexicon.MustRead(data, "foreign.txt") {
		if len(all) == 0 || all[len(all)-1].code != e.Section {
			all = append(all, tongue{code: e.Section})
		}
		last := &all[len(all)-1]
		last.sentences = append(last.sentences, e.Field(0))
	}
	return all
})

// foreign is an article in another language; one in ten of them stands on a
// page that declares English.
func foreign(r *rand.Rand) (title, lang, article string) {
	t := tongues()[r.IntN(len(tongues()))]
	lang = t.code
	if r.IntN(10) == 0 {
		lang = "en"
	}
	title = strings.TrimRight(t.sentences[r.IntN(len(t.sentences))], ".。")
	var b strings.Builder
	b.WriteString("<article><h1>" + title + "</h1>")
	for range 6 + r.IntN(15) {
		fmt.Fprintf(&b, "<p>%s %s</p>", t.sentences[r.IntN(len(t.sentences))], t.sentences[r.IntN(len(t.sentences))])
	}
	return title, lang, b.String() + "</article>"
}
