package join

import (
	"slices"
	"strings"

	"recount/compare/profile"
	"recount/compare/story"
)

// TellsRise tells whether the text of a claim says that its figure has risen to
// what it is: "the toll climbed to 41", "had reached 41", "41, up from 29". It looks
// at the words around the figure, up to the next mark before it and some way behind
// it. "Up to 41" is a bound.
func TellsRise(p *profile.Profile) bool {
	before, after := around(p)
	before = before[strings.LastIndexAny(before, ",;:()–—")+1:]
	words := wordsIn(before[max(0, len(before)-nearRise):])
	if holdsStem(words, kinds().reach) {
		return true
	}
	if n := len(words); n > 1 && words[n-1] == "to" && words[n-2] != "up" && holdsStem(words, kinds().rise) {
		return true
	}
	behind := " " + strings.Join(wordsIn(after[:min(len(after), nearRise)]), " ") + " "
	return slices.ContainsFunc(kinds().riseBehind, func(phrase string) bool { return strings.Contains(behind, " "+phrase+" ") })
}

// nearRise is how many bytes before and behind a figure are looked at for words
// of a rise.
const nearRise = 48

func wordsIn(text string) []string { return strings.FieldsFunc(strings.ToLower(text), breaksWord) }

func holdsStem(words []string, stems map[string]bool) bool {
	return slices.ContainsFunc(words, func(word string) bool { return stems[story.Stem(word)] })
}

// hasRisen tells whether a toll is told as one that rose, and another of the same
// measure, told not later, is lower.
func hasRisen(p, earlier *profile.Profile) bool {
	if p.Measure != earlier.Measure || !weights().isHarm(p.Measure) || !(p.Value > earlier.Value) ||
		!earlier.Published.IsZero() && !p.Published.IsZero() && p.Published.Compare(earlier.Published) < 0 {
		return false
	}
	return TellsRise(p)
}
