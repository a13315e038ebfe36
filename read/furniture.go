package read

import (
	"regexp"
	"strings"
	"sync"

	"recount/internal/lexicon"
)

// furniture holds all the patterns of data/furniture.txt as two.
type furniturePatterns struct{ whole, ending *regexp.Regexp }

var furniture = sync.OnceValue(func() furniturePatterns {
	var whole, endings []string
	for _, e := range lexicon.MustRead(data, "data/furniture.txt") {
		if e.Section == "endings" {
			endings = append(endings, e.Field(0))
		} else {
			whole = append(whole, e.Field(0))
		}
	}
	return furniturePatterns{
		regexp.MustCompile(`(?i)^(?:` + strings.Join(whole, "|") + `)$`),
		regexp.MustCompile(`(?i)(?:` + strings.Join(endings, "|") + `)$`),
	}
})

// Furniture tells whether a line of a report's text is none of the reporting:
// a credit, a copyright notice, an invitation to subscribe, a link to another
// report, the caption of a picture. Such lines stay in the text, but nothing
// should be claimed from them.
func Furniture(line string) bool {
	const longest, ending = 700, 100 // bytes; longer lines are paragraphs
	line = strings.TrimSpace(line)
	if line == "" || len(line) > longest {
		return false
	}
	tail := line[max(0, len(line)-ending):]
	return furniture().whole.MatchString(line) || furniture().ending.MatchString(tail)
}
