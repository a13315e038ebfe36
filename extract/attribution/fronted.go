package attribution

import (
	"recount"
	"recount/lang"
)

// longestTime is the most tokens of a phrase of time before a subject.
const longestTime = 7

// pastTime returns the first token after a phrase of time that opens the tokens
// from first to last without a comma: "In October the army", "Four days earlier
// rescuers". It returns first where none does.
func pastTime(tokens []lang.Token, first, last int) int {
	end := -1
	for i := first; i < min(last, first+longestTime); i++ {
		if isTime(tokens[i]) {
			end = i
		} else if !leadsToTime(tokens[i]) {
			break
		}
	}
	if end < 0 || !opensPhrase(tokens[end+1]) || tokens[end+1].UPOS == "NUM" {
		return first
	}
	partOfDay := end > first && isTime(tokens[first]) && tokens[end].UPOS == "NOUN" // "Sunday evening"
	if closesTime(tokens[end]) || partOfDay || fronts(tokens[first]) || tokens[end+1].UPOS == "DET" {
		return end + 1
	}
	return first
}

// isTime tells whether a token can be the last of a phrase of time.
func isTime(t lang.Token) bool {
	return t.Type == "time" || names().time[t.Lower] || names().time[lang.Plain(t.Lemma)]
}

// closesTime tells whether nothing of a phrase of time can follow: "earlier".
func closesTime(t lang.Token) bool { return t.UPOS == "ADV" && isTime(t) }

// leadsToTime tells whether a token can stand before the noun of a phrase of
// time: "in the", "late on", "some 40".
func leadsToTime(t lang.Token) bool {
	switch t.UPOS {
	case "ADP", "ADV", "NUM", "DET", "ADJ":
		return t.Lower != "according"
	}
	return fronts(t)
}

// fronts tells whether a word at the beginning of a phrase of time shows that
// it is one, and no part of a name: "in October", "last week".
func fronts(t lang.Token) bool {
	switch t.Lower {
	case "last", "this", "that", "next", "late", "early":
		return true
	}
	return t.UPOS == "ADP" || t.UPOS == "ADV"
}

// dropTime takes a phrase of time from the beginning of a source.
func dropTime(d *draft) {
	tokens := d.sentence.Tokens()
	if !d.hasSource() {
		return
	}
	first := pastTime(tokens, d.source.first, d.source.last)
	if first == d.source.first {
		return
	}
	d.source.first = first
	var kept []recount.Span
	for _, s := range d.Source {
		if s.Start = max(s.Start, tokens[first].Start); s.Start < s.End {
			kept = append(kept, s)
		}
	}
	d.Source = kept
}
