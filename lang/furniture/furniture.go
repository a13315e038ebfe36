// Package furniture tells the lines of a report that are none of the
// reporting: credits, copyright notices, invitations to subscribe, links to
// other reports, captions of pictures. Such lines stay in the text, but nothing
// should be claimed from them.
package furniture

import (
	"embed"
	"iter"
	"regexp"
	"slices"
	"strings"
	"sync"

	"recount/internal/lexicon"
)

//go:embed patterns.txt
var data embed.FS

// patterns is what patterns.txt tells.
type patterns struct {
	lines   opened // what whole lines match
	links   opened // of these what leads elsewhere
	endings []ending
}

// ending is a pattern for the last words of a line; it is tried only where one
// of its words is there, since most lines are reporting.
type ending struct {
	words   []string
	pattern *regexp.Regexp
}

var load = sync.OnceValue(func() *patterns {
	p := &patterns{lines: opened{letters: map[string][]*regexp.Regexp{}}, links: opened{letters: map[string][]*regexp.Regexp{}}}
	for _, e := range lexicon.MustRead(data, "patterns.txt") {
		if e.Section == "endings" {
			p.endings = append(p.endings, ending{e.Fields[1:], regexp.MustCompile(`(?i)(?:` + e.Field(0) + `)$`)})
			continue
		}
		into := []*opened{&p.lines}
		if e.Section == "links" {
			into = append(into, &p.links)
		}
		for _, o := range into {
			if err := o.add(`(?i)^(?:` + e.Field(0) + `)$`); err != nil {
				panic(e.Errorf("%v", err))
			}
		}
	}
	return p
})

// opened are patterns for whole lines, by how such lines open.
type opened struct {
	any     []*regexp.Regexp            // for lines that open with nearly anything
	letters map[string][]*regexp.Regexp // see openings
}

// add enters a pattern for whole lines.
func (o *opened) add(pattern string) error {
	opens, anything, err := openings(pattern)
	if err != nil {
		return err
	}
	compiled := regexp.MustCompile(pattern)
	if anything {
		o.any = append(o.any, compiled)
		return nil
	}
	for letters := range opens {
		o.letters[letters] = append(o.letters[letters], compiled)
	}
	return nil
}

// match tells whether a line is furniture as a whole. Of patterns some open with
// fewer letters than are looked at, before a place where anything may stand.
func (o *opened) match(line string) bool {
	matches := func(r *regexp.Regexp) bool { return r.MatchString(line) }
	letters := opening(line)
	for end := range letters {
		if slices.ContainsFunc(o.letters[letters[:end]], matches) {
			return true
		}
	}
	return slices.ContainsFunc(o.letters[letters], matches) || slices.ContainsFunc(o.any, matches)
}

// Is tells whether a line is furniture. Blanks around it do not count; an
// empty line is none, and neither is a line of over 700 bytes, which is a
// paragraph.
func Is(line string) bool {
	const longest, last = 700, 100 // bytes
	line = strings.TrimSpace(line)
	if line == "" || len(line) > longest {
		return false
	}
	return load().lines.match(line) || endsAsFurniture(line[max(0, len(line)-last):])
}

// Leads tells whether a line is furniture that leads to other reports: "Read
// also: Bridge at Tarn closed".
func Leads(line string) bool {
	const longest = 300 // bytes
	line = strings.TrimSpace(line)
	return line != "" && len(line) <= longest && load().links.match(line)
}

func endsAsFurniture(tail string) bool {
	lower := strings.ToLower(tail)
	inTail := func(word string) bool { return strings.Contains(lower, word) }
	return slices.ContainsFunc(load().endings, func(e ending) bool {
		return slices.ContainsFunc(e.words, inTail) && e.pattern.MatchString(tail)
	})
}

// Lines yields the byte offsets, [start, end), of the lines of a text that are
// furniture, in their order. The line end is part of a line.
func Lines(text string) iter.Seq2[int, int] {
	return func(yield func(start, end int) bool) {
		start := 0
		for line := range strings.Lines(text) {
			end := start + len(line)
			if Is(line) && !yield(start, end) {
				return
			}
			start = end
		}
	}
}
