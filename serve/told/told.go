// Package told says what to do where there is no command line: the verbs of
// package ingest, and the ledger, name commands and flags in what they advise,
// and on the desk, over HTTP and for assistants the same is done in other ways.
package told

import (
	"embed"
	"net/url"
	"regexp"
	"strings"
	"sync"

	"recount/internal/lexicon"
)

//go:embed words.txt
var data embed.FS

// Link is a page of the desk that is spoken of.
type Link struct{ Name, To string }

// saying is how one thing is said elsewhere.
type saying struct {
	pattern *regexp.Regexp // its one group, where there is one, is an id
	instead string         // <id> in it is the id
	name    string         // of the page it leads to
	to      string         // before the id
}

var sayings = sync.OnceValue(func() map[string][]saying {
	all := map[string][]saying{}
	for _, e := range lexicon.MustRead(data, "words.txt") {
		instead := strings.ReplaceAll(e.Field(1), "<hex>", "<id>")
		all[e.Section] = append(all[e.Section], saying{patternOf(e.Field(0)), instead, e.Field(2), e.Field(3)})
	}
	return all
})

// patternOf finds words of the command line, in backquotes or not.
func patternOf(words string) *regexp.Regexp {
	pattern := regexp.QuoteMeta(words)
	pattern = strings.ReplaceAll(pattern, "<hex>", `([0-9a-f]{8,})`)
	pattern = strings.ReplaceAll(pattern, "<id>", `(\S*[^\s.,;:)])`)
	if strings.HasPrefix(words, "with ") {
		pattern = " " + pattern
	}
	return regexp.MustCompile("`?" + pattern + "`?")
}

// Desk says it in the words of the desk, with the pages that it speaks of.
func Desk(advice string) (string, []Link) { return in("desk", advice) }

// API says it in the words of the HTTP interface.
func API(advice string) string {
	words, _ := in("api", advice)
	return words
}

// MCP says it in the words of the tools for assistants.
func MCP(advice string) string {
	words, _ := in("mcp", advice)
	return words
}

func in(where, advice string) (words string, links []Link) {
	words = advice
	for _, s := range sayings()[where] {
		found := s.pattern.FindStringSubmatch(words)
		if found == nil {
			continue
		}
		id := ""
		if len(found) > 1 {
			id = found[1]
		}
		words = s.pattern.ReplaceAllStringFunc(words, func(one string) string {
			if group := s.pattern.FindStringSubmatch(one); len(group) > 1 {
				return strings.ReplaceAll(s.instead, "<id>", group[1])
			}
			return s.instead
		})
		if s.name != "" {
			links = append(links, Link{s.name, s.to + url.PathEscape(id)})
		}
	}
	return strings.TrimSpace(words), links
}
