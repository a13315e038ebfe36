package read

import (
	"cmp"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/mmcdole/gofeed/atom"
	ext "github.com/mmcdole/gofeed/extensions"
	"github.com/mmcdole/gofeed/json"
	"github.com/mmcdole/gofeed/rss"

	"recount"
)

var xmlDeclaration = lazy(`^<\?xml[^>]*\?>`)

// parseFeed reads a feed that is in UTF-8, whatever it declares. A failure of the
// library, however it fails, costs this feed and no other.
func parseFeed(text string) (feed feedOf, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%v", p)
		}
	}()
	text = xmlDeclaration().ReplaceAllString(text, "")
	in := strings.NewReader(text)
	if strings.HasPrefix(text, "{") {
		parsed, err := new(json.Parser).Parse(in)
		if err != nil {
			return feed, err
		}
		return ofJSON(parsed), nil
	}
	root := rootTag().FindStringSubmatch(text)
	if root == nil {
		return feed, errors.New("it is no feed")
	}
	if strings.EqualFold(root[1][strings.Index(root[1], ":")+1:], "feed") {
		parsed, err := new(atom.Parser).Parse(in)
		if err != nil {
			return feed, err
		}
		return ofAtom(parsed), nil
	}
	parsed, err := new(rss.Parser).Parse(in)
	if err != nil {
		return feed, err
	}
	return ofRSS(parsed), nil
}

func ofRSS(f *rss.Feed) feedOf {
	feed := feedOf{title: f.Title, home: f.Link, language: f.Language}
	if f.DublinCoreExt != nil {
		feed.language = cmp.Or(feed.language, first(f.DublinCoreExt.Language))
	}
	for _, i := range f.Items {
		it := item{
			title: i.Title, content: i.Content, summary: i.Description, address: i.Link,
			author: person(i.Author), dates: []string{i.PubDate}, parsed: dayOfTime(i.PubDateParsed),
		}
		if i.GUID != nil && !strings.EqualFold(i.GUID.IsPermalink, "false") {
			setOnce(&it.address, webAddress(i.GUID.Value))
		}
		if i.Source != nil {
			it.source, it.sourceAddress = i.Source.Title, i.Source.URL
		}
		if dc := i.DublinCoreExt; dc != nil {
			it.author = cmp.Or(it.author, strings.Join(dc.Creator, ", "))
			it.publisher, it.language = first(dc.Publisher), first(dc.Language)
			it.dates = append(it.dates, dc.Date...)
			it.addOrigin(first(dc.Source))
		}
		it.addLink(i.Extensions)
		feed.items = append(feed.items, it)
	}
	return feed
}

func ofAtom(f *atom.Feed) feedOf {
	feed := feedOf{title: f.Title, home: atomLink(f.Links), language: f.Language}
	for _, e := range f.Entries {
		it := item{
			title: e.Title, summary: e.Summary, address: atomLink(e.Links), author: names(e.Authors),
			dates: []string{e.Published, e.Updated}, parsed: dayOfTime(e.PublishedParsed),
		}
		setOnce(&it.parsed, dayOfTime(e.UpdatedParsed))
		it.modified = momentOf(e.Updated)
		setOnce(&it.address, webAddress(e.ID))
		if e.Content != nil {
			it.content = e.Content.Value
		}
		if e.Source != nil {
			it.source, it.sourceAddress = e.Source.Title, cmp.Or(atomLink(e.Source.Links), webAddress(e.Source.ID))
		}
		for _, link := range e.Links {
			if link.Rel == "via" {
				it.elsewhere = link.Href
			}
		}
		it.addLink(e.Extensions)
		feed.items = append(feed.items, it)
	}
	return feed
}

func ofJSON(f *json.Feed) feedOf {
	feed := feedOf{title: f.Title, home: cmp.Or(f.HomePageURL, f.FeedURL), language: f.Language}
	for _, i := range f.Items {
		it := item{
			title: i.Title, content: cmp.Or(i.ContentHTML, i.ContentText), summary: i.Summary, elsewhere: i.ExternalURL,
			address: cmp.Or(i.URL, webAddress(i.ID)), dates: []string{i.DatePublished, i.DateModified}, language: i.Language, modified: momentOf(i.DateModified),
		}
		for _, author := range append(i.Authors, i.Author) {
			if author != nil && author.Name != "" {
				it.author = strings.TrimPrefix(it.author+", "+author.Name, ", ")
			}
		}
		feed.items = append(feed.items, it)
	}
	return feed
}

// addOrigin takes what Dublin Core calls the source: an address, or a name.
func (it *item) addOrigin(source string) {
	if address := webAddress(source); address != "" {
		setOnce(&it.elsewhere, address)
		return
	}
	setOnce(&it.source, source)
}

// addLink takes the address of the item's page that services which count clicks
// keep beside their own.
func (it *item) addLink(extensions ext.Extensions) {
	for _, name := range []string{"origLink", "origlink"} {
		for _, e := range extensions["feedburner"][name] {
			it.address = cmp.Or(webAddress(e.Value), it.address)
		}
	}
}

// person is the name in the author of an RSS item: "ann@post.example (Ann Lee)".
func person(author string) string {
	if before, name, ok := strings.Cut(author, "("); ok && strings.Contains(before, "@") {
		return strings.TrimSuffix(strings.TrimSpace(name), ")")
	}
	if strings.Contains(author, "@") {
		return ""
	}
	return author
}

func names(people []*atom.Person) string {
	var all []string
	for _, p := range people {
		if p != nil && p.Name != "" {
			all = append(all, p.Name)
		}
	}
	return strings.Join(all, ", ")
}

// atomLink is the link to what a feed or entry is about.
func atomLink(links []*atom.Link) string {
	for _, link := range links {
		if link.Rel == "alternate" || link.Rel == "" {
			return link.Href
		}
	}
	return ""
}

func first(values []string) string {
	if len(values) == 0 {
		return ""
	}
	return values[0]
}

func dayOfTime(t *time.Time) recount.Day {
	if t == nil {
		return recount.Day{}
	}
	return recount.DayOf(*t)
}
