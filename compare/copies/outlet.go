package copies

import (
	"slices"
	"strings"
	"unicode"

	"github.com/zeebo/xxh3"
)

// outletKey is the name of a publisher, or of the host of its site, as letters
// alone: "Example Daily" and "www.exampledaily.com" are both "exampledaily".
func outletKey(source string) string {
	source = strings.ToLower(strings.TrimSpace(source))
	if strings.Contains(source, ".") && !strings.Contains(source, " ") {
		source = siteName(source)
	}
	source = strings.TrimPrefix(source, "the ")
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, source)
}

// siteName is the label of a host that names the site: the longest but the
// last.
func siteName(host string) string {
	labels := strings.Split(strings.TrimPrefix(host, "www."), ".")
	longest := labels[0]
	for _, label := range labels[:len(labels)-1] {
		if len(label) > len(longest) {
			longest = label
		}
	}
	return longest
}

// longestName is the number of words that the name of an outlet may have.
const longestName = 3

// namedOutlets hashes every run of up to three words that begins with a capital
// letter or a digit, as outletKey would write it: some of them name outlets.
func namedOutlets(text string, words []word) []uint64 {
	var named []uint64
	for i, w := range words {
		if c := text[w.start]; c >= 'a' && c <= 'z' {
			continue
		}
		joined := ""
		for _, next := range words[i:min(len(words), i+longestName)] {
			joined += strings.ToLower(text[next.start:next.end])
			named = append(named, xxh3.HashString(joined))
		}
	}
	slices.Sort(named)
	return slices.Compact(named)
}

// names tells that the document names the outlet with this key.
func (d *Document) names(outlet string) bool {
	const shortest = 4 // letters: shorter keys are words of other senses
	if len(outlet) < shortest || outlet == d.outlet {
		return false
	}
	_, found := slices.BinarySearch(d.named, xxh3.HashString(outlet))
	return found
}
