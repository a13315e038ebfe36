package read

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"recount/internal/lexicon"
)

// furniturePatterns is what data/furniture.txt tells.
type furniturePatterns struct {
	whole   *regexp.Regexp
	endings []ending
}

// ending is a pattern for the last words of a line; it is tried only where one
// of its words is there, since most lines are reporting.
type ending struct {
	words   []string
	pattern *regexp.Regexp
}

var furniture = sync.OnceValue(func() (f furniturePatterns) {
	var whole []string
	for _, e := range lexicon.MustRead(data, "data/furniture.txt") {
		if e.Section == "endings" {
			f.endings = append(f.endings, ending{e.Fields[1:], regexp.MustCompile(`(?i)(?:` + e.Field(0) + `)$`)})
		} else {
			whole = append(whole, e.Field(0))
		}
	}
	f.whole = regexp.MustCompile(`(?i)^(?:` + strings.Join(whole, "|") + `)$`)
	return f
})

// Furniture tells whether a line of a report's text is none of the reporting:
// a credit, a copyright notice, an invitation to subscribe, a link to another
// report, the caption of a picture. Such lines stay in the text, but nothing
// should be claimed from them.
func Furniture(line string) bool {
	const longest, last = 700, 100 // bytes; longer lines are paragraphs
	line = strings.TrimSpace(line)
	if line == "" || len(line) > longest {
		return false
	}
	return furniture().whole.MatchString(line) || endsAsFurniture(line[max(0, len(line)-last):])
}

func endsAsFurniture(tail string) bool {
	lower := strings.ToLower(tail)
	inTail := func(word string) bool { return strings.Contains(lower, word) }
	return slices.ContainsFunc(furniture().endings, func(e ending) bool {
		return slices.ContainsFunc(e.words, inTail) && e.pattern.MatchString(tail)
	})
}
