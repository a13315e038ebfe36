package join

import (
	"strings"
	"unicode/utf8"

	"recount/compare/profile"
)

// lists tells whether one sentence gives two figures side by side on one word:
// "two soldiers and two civilians". The ends of a change, "up from 33 to 48", are
// figures of one thing.
func lists(a, b *profile.Profile) bool {
	return a.Sentence != "" && a.Sentence == b.Sentence && a.Title == b.Title && sameVoice(a, b) &&
		!IsMeasuredAgainst(a) && !IsMeasuredAgainst(b) && !strings.Contains(between(a, b), ";")
}

// countAlike tells whether nothing in what two claims count tells them apart.
func countAlike(a, b *profile.Profile) bool {
	return a.Kind == b.Kind && a.Subject == b.Subject && a.PlaceKey == b.PlaceKey
}

// between is what stands between the figures of two claims of one sentence, a
// before b; nothing where their words are not found in that order.
func between(a, b *profile.Profile) string {
	_, after := around(a)
	words, _, _ := strings.Cut(after, b.Figure)
	return words
}

// IsMeasuredAgainst tells whether a figure is what another is measured against:
// "from 33 to 48". The word right before it tells.
func IsMeasuredAgainst(p *profile.Profile) bool {
	before, _ := around(p)
	return endsIn(before, kinds().base)
}

// isChange tells whether one sentence gives two figures as the ends of a change:
// "down to 28 from 31". What is only measured against another, "more than the 300
// sent before", may be of another thing.
func isChange(a, b *profile.Profile) bool {
	return a.Sentence != "" && a.Sentence == b.Sentence && a.Title == b.Title && isFormer(a) != isFormer(b)
}

// isFormer tells whether a figure is the beginning of a change: "from 33", "from
// an initial 33".
func isFormer(p *profile.Profile) bool {
	before, _ := around(p)
	words := strings.FieldsFunc(strings.ToLower(before), breaksWord)
	for len(words) > 0 && kinds().former[words[len(words)-1]] {
		words = words[:len(words)-1]
	}
	return len(words) > 0 && words[len(words)-1] == "from"
}

// isFurther tells whether a figure is told as more than others told before: "a
// further 10 people", "seven more troops".
func isFurther(p *profile.Profile) bool {
	before, after := around(p)
	return endsIn(before, kinds().further) || kinds().furtherAfter[firstWord(after)]
}

// around returns what stands before and behind the figure in its sentence.
func around(p *profile.Profile) (before, after string) {
	if p.Figure == "" {
		return "", ""
	}
	before, after, _ = strings.Cut(p.Sentence, p.Figure)
	return before, after
}

func endsIn(text string, words map[string]bool) bool {
	fields := strings.FieldsFunc(text, breaksWord)
	return len(fields) > 0 && words[strings.ToLower(fields[len(fields)-1])]
}

func firstWord(text string) string {
	fields := strings.FieldsFunc(text[:min(len(text), longestWord)], breaksWord)
	if len(fields) == 0 {
		return ""
	}
	return strings.ToLower(fields[0])
}

// longestWord is how many bytes behind a figure are looked at for its next word.
const longestWord = 4 * utf8.UTFMax
