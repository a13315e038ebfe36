package read

import (
	"strconv"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"recount"
)

// machineDay reads a date that a page writes for machines: a day in any form
// of [parseDate], or seconds or milliseconds since 1970.
func machineDay(s string) recount.Day {
	if day, _, ok := parseDate(s); ok {
		return day
	}
	n, err := strconv.ParseInt(s, 10, 64)
	switch {
	case err != nil:
		return recount.Day{}
	case len(s) == 10:
		return recount.DayOf(time.Unix(n, 0).UTC())
	case len(s) == 13:
		return recount.DayOf(time.UnixMilli(n).UTC())
	}
	return recount.Day{}
}

// momentOf reads a moment that is written for machines, with its offset; zero
// where it tells less, is that of a clock unset, or cannot be.
func momentOf(s string) time.Time {
	for _, form := range []string{time.RFC3339, "2006-01-02T15:04:05.999999999Z0700", "2006-01-02T15:04Z07:00", "2006-01-02 15:04:05Z07:00", time.RFC1123Z, time.RFC1123} {
		if at, err := time.Parse(form, strings.TrimSpace(s)); err == nil && at.Year() > 1970 && at.Year() < 2100 {
			return at.UTC().Truncate(time.Second)
		}
	}
	return time.Time{}
}

// dayShown returns the day that the page shows: in a <time>, else in an element
// whose class or id says that it holds a date. What stands in the article
// counts before what stands around it.
func dayShown(doc *html.Node) recount.Day {
	roots := append(articles(doc), doc)
	for _, root := range roots {
		for n := range elements(root) {
			if n.DataAtom == atom.Time && !dayIn(n).IsZero() {
				return dayIn(n)
			}
		}
	}
	for _, root := range roots {
		if day := dayDisplayed(root); !day.IsZero() {
			return day
		}
	}
	return recount.Day{}
}

// dayDisplayed reads the first element that looks like a date line. It stops
// after some paragraphs: dates further on are those of events.
func dayDisplayed(root *html.Node) recount.Day {
	const enough = 1500 // bytes of paragraphs
	read := 0
	for n := range elements(root) {
		if n.DataAtom == atom.P {
			words, _ := content(n, enough)
			read += len(words)
		}
		if read > enough {
			break
		}
		if isDated(n) && !dayIn(n).IsZero() {
			return dayIn(n)
		}
	}
	return recount.Day{}
}

// articles returns the first <article> or <main> of a page, if it has one.
func articles(doc *html.Node) []*html.Node {
	for n := range elements(doc) {
		if n.DataAtom == atom.Article || n.DataAtom == atom.Main {
			return []*html.Node{n}
		}
	}
	return nil
}

func isDated(n *html.Node) bool {
	names := attribute(n, "class") + " " + attribute(n, "id") + " " + attribute(n, "itemprop")
	return hasWord(names, pageWords().days)
}

// dayIn reads the day of an element that holds nothing else, but for a word
// like "Published" before it.
func dayIn(n *html.Node) recount.Day {
	const longest = 80 // bytes
	if day := machineDay(attribute(n, "datetime")); !day.IsZero() {
		return day
	}
	text, _ := content(n, 4*longest)
	if text = clean(text); len(text) > longest {
		return recount.Day{}
	}
	for text != "" {
		if day, _, ok := parseDate(text); ok {
			return day
		}
		_, text, _ = strings.Cut(text, " ")
	}
	return recount.Day{}
}

var dayPath = lazy(`/((?:19|20)\d\d)[/-](\d\d|[a-z]{3})[/-](\d\d)(?:/|-|$)`)

// dayOfAddress reads the day of publication that the addresses of many
// archives hold, as in /2024/12/18/ or /2024/dec/18/.
func dayOfAddress(address string) recount.Day {
	match := dayPath().FindStringSubmatch(address)
	if match == nil {
		return recount.Day{}
	}
	if day, _, ok := parseDate(match[1] + "-" + match[2] + "-" + match[3]); ok {
		return day
	}
	day, _, _ := parseDate(match[3] + "-" + match[2] + "-" + match[1])
	return day
}
