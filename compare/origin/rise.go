package origin

import (
	"embed"
	"slices"
	"strings"
	"sync"
	"unicode"

	"recount"
	"recount/compare/interval"
	"recount/compare/join"
	"recount/compare/profile"
	"recount/internal/lexicon"
)

//go:embed rise.txt
var files embed.FS

// riseWords are the words of rise.txt by section, each between blanks.
var riseWords = sync.OnceValue(func() map[string][]string {
	lists := map[string][]string{}
	for _, e := range lexicon.MustRead(files, "rise.txt") {
		lists[e.Section] = append(lists[e.Section], " "+e.Fields[0]+" ")
	}
	return lists
})

// TellsRiseOver tells whether the text of p says that its figure has risen, and
// q of another report is the lower count that stood before: "climbed to 38"
// beside "at least 21". A looser word for the same number is none ("more than
// 30" is said of 38), nor is a figure that its own text tells as a former one
// ("from 21").
func TellsRiseOver(p, q *profile.Profile) bool {
	loose := q.Bound == recount.MoreThan || q.Bound == recount.About || q.Bound == recount.Vague
	switch {
	case p.Report == q.Report, p.Measure != q.Measure, !(p.Value > q.Value), !interval.SameUnit(&p.Quantity, &q.Quantity):
		return false
	case loose && akin(p, q), join.IsMeasuredAgainst(q):
		return false
	}
	return TellsRise(p)
}

// TellsRise tells whether the text of a claim says that its figure has risen. It
// looks at the words around the figure, up to the next mark before it and some
// way behind it.
func TellsRise(p *profile.Profile) bool {
	before, after, ok := strings.Cut(p.Sentence, p.Figure)
	if !ok || p.Figure == "" {
		return false
	}
	before = before[strings.LastIndexAny(before, ",;:()–—")+1:]
	before = spaced(before[max(0, len(before)-nearRise):])
	holds := func(text string) func(string) bool {
		return func(word string) bool { return strings.Contains(text, word) }
	}
	if strings.HasSuffix(before, " to ") && !strings.HasSuffix(before, " up to ") && slices.ContainsFunc(riseWords()["to"], holds(before)) {
		return true
	}
	return slices.ContainsFunc(riseWords()["behind"], holds(spaced(after[:min(len(after), nearRise)])))
}

// nearRise is how many bytes before and behind a figure are looked at for words
// of a rise.
const nearRise = 48

// spaced brings a text to its words in small letters, each between blanks.
func spaced(text string) string {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return " " + strings.Join(words, " ") + " "
}

// cannotBeOne tells whether the texts of two claims rule out that they tell of
// one utterance: one was said on a day after the other was published, or tells
// of a rise over the other's figure.
func cannotBeOne(p, q *profile.Profile) bool {
	return saidAfter(p, q) || saidAfter(q, p) || TellsRiseOver(p, q) || TellsRiseOver(q, p)
}

// saidAfter tells whether p was said on a day after q was published, whose text
// tells no day of its own.
func saidAfter(p, q *profile.Profile) bool {
	return !p.Said.IsZero() && q.Said.IsZero() && !q.Published.IsZero() && p.Said.Compare(q.Published) > 0
}
