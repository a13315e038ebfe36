package extract

import (
	"strings"

	"recount/extract/period"
)

// ownPhrase tells whether a phrase right behind a figure is its own, whatever
// the tree says: a time that runs up to now, which is no day of speaking
// ("reported 36 deaths in the past 24 hours"), or the day of a bare figure that
// is joined to one before it ("eight died on Sunday and 3 on Monday").
func (r *run) ownPhrase(f *found, p period.Phrase) bool {
	end := max(f.End, f.reading.Counted.End)
	if p.Start < end || strings.TrimSpace(r.report.Text[end:p.Start]) != "" {
		return false
	}
	return r.runsUpToNow(p) || end == f.End && r.joined(f)
}

// runsUpToNow tells whether a phrase names a stretch of time that ends now.
func (r *run) runsUpToNow(p period.Phrase) bool {
	words := strings.Fields(strings.ToLower(r.report.Text[p.Start:p.End]))
	for i, word := range words {
		if (word == "past" || word == "last" || word == "previous") && i+2 < len(words) {
			return true // but "last week" can be the week of speaking
		}
	}
	return false
}

// joined tells whether "and" or a comma stands right before a figure.
func (r *run) joined(f *found) bool {
	at := f.sentence.TokenAt(f.Start)
	if at == 0 {
		return false
	}
	before := f.sentence.Tokens()[at-1]
	return before.Lower == "and" || before.Lower == ","
}
