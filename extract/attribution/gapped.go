package attribution

import (
	"slices"

	"recount"
	"recount/extract/attribution/force"
	"recount/lang"
)

// gapped returns the statements of those that share a verb with the first and
// leave it out: "the EU promised 180 million euros and Norland $75 million". What
// they gave is no more the first one's. The verb's object has to follow it at
// once, since others who are given something may be told in the same way:
// "promised Tarvia $20 million and Norland $75 million".
func gapped(s *lang.Sentence, drafts []*draft) []*draft {
	var out []*draft
	for _, d := range drafts {
		given := force.TakesFigure(s.Tokens()[d.cue]) || d.Force == recount.Promises
		if !given || !d.Force.Vouches() || !d.hasSource() || d.source.last >= d.cue || !opensAmount(s.Tokens(), d.cue+1) {
			continue
		}
		for _, f := range gaps(s, d.cue) {
			out = append(out, d.leaveTo(f))
		}
	}
	return out
}

// leaveTo takes from a draft what another gave, and returns the draft of that.
func (d *draft) leaveTo(f surface) *draft {
	own := d.sentence.Span(f.source.first, f.content[0].last)
	var kept []recount.Span
	for _, c := range d.Content {
		for _, part := range []recount.Span{{Start: c.Start, End: min(c.End, own.Start)}, {Start: max(c.Start, own.End), End: c.End}} {
			if part.Start < part.End {
				kept = append(kept, part)
			}
		}
	}
	d.Content = kept
	other := &draft{sentence: d.sentence, cue: d.cue, source: f.source, Statement: d.Statement}
	other.Rule = "gap"
	other.Source = []recount.Span{d.sentence.Span(f.source.first, f.source.last)}
	other.Content = []recount.Span{d.sentence.Span(f.content[0].first, f.content[0].last)}
	other.Cue = slices.Clone(d.Cue)
	return other
}

// gaps reads "and NP AMOUNT" and ", NP AMOUNT" behind the object of a cue, up to
// the next verb.
func gaps(s *lang.Sentence, cue int) []surface {
	tokens := s.Tokens()
	end := trimEnd(tokens, len(tokens))
	var out []surface
	for i := cue + 1; i < end && !tokens[i].IsVerb() && (len(out) > 0 || tokens[i].UPOS != "PROPN"); i++ {
		if tokens[i].Lower != "and" && tokens[i].Lower != "," {
			continue
		}
		p := readPhrase(s, tokenRange{i + 1, end - 1})
		if !p.ok || p.first != i+1 || p.last != p.head || !isGiver(p) || !opensAmount(tokens, p.last+1) {
			continue
		}
		last := amountEnd(tokens, p.last+1, end)
		out = append(out, surface{cue, p.tokenRange, []tokenRange{{p.last + 1, last}}})
		i = last
	}
	return out
}

// isGiver tells whether a phrase names one who gives or counts, and no more of
// what is given: "30 doctors and nurses".
func isGiver(p phrase) bool {
	first, head := p.tokens()[0], p.headToken()
	return head.UPOS == "PROPN" || head.Lower == "police" || first.UPOS == "DET" && canSpeak(p.voice())
}

// longestBound is how many words may stand before the number of an amount: "up
// to about $".
const longestBound = 4

// opensAmount tells whether an amount begins at token i.
func opensAmount(tokens []lang.Token, i int) bool {
	for k := i; k < min(len(tokens), i+longestBound+1); k++ {
		switch tokens[k].UPOS {
		case "NUM", "SYM":
			return true
		case "ADV", "ADJ", "ADP", "DET":
			continue
		}
		return false
	}
	return false
}

// amountEnd returns the last token of the amount that begins at token i: its
// number with what is counted, up to the next mark, conjunction or verb.
func amountEnd(tokens []lang.Token, i, end int) int {
	for i+1 < end && tokens[i+1].UPOS != "CCONJ" && tokens[i+1].UPOS != "PUNCT" && !tokens[i+1].IsVerb() {
		i++
	}
	return i
}
