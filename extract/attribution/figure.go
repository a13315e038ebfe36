package attribution

import (
	"recount"
	"recount/lang"
)

// Attribute tells on whose word a figure stands: of the statements whose
// content holds it and whose source vouches for it, the innermost, save that a
// medium which passes on what others say gives way to them. It returns false
// where the report says the figure in its own voice: outside any statement, or
// in a relative clause that the report adds to what was said.
func Attribute(doc *lang.Document, statements []recount.Statement, figure recount.Span) (recount.Statement, bool) {
	var best recount.Statement
	found := false
	for _, s := range statements {
		if !s.Force.Vouches() || s.Claimant == "" || s.Confidence < sure || !s.Holds(figure) || aside(doc, s, figure) {
			continue
		}
		if !found || nearer(s, best) {
			best, found = s, true
		}
	}
	return best, found
}

// sure is the confidence from which a statement answers for a figure.
const sure = 0.25

// clearly is the difference in confidence that decides by itself.
const clearly = 0.4

// nearer tells whether a answers for the figure rather than b.
func nearer(a, b recount.Statement) bool {
	if gap := a.Confidence - b.Confidence; gap > clearly || gap < -clearly {
		return gap > 0
	}
	if tellsDeed(a, b) || tellsDeed(b, a) {
		return tellsDeed(a, b)
	}
	if (a.ClaimantKind == recount.Media) != (b.ClaimantKind == recount.Media) {
		return b.ClaimantKind == recount.Media
	}
	return extent(a) < extent(b)
}

// tellsDeed tells whether a tells what b is: a promise or a plan that a speaker
// reports of somebody is on the speaker's word: "the north has decided to send
// 12,000 men, according to the spy agency".
func tellsDeed(a, b recount.Statement) bool {
	return b.Force == recount.Promises && a.Force != recount.Promises && a.ClaimantKind != recount.Media && len(b.Cue) > 0 && a.Holds(b.Cue[0])
}

func extent(s recount.Statement) int {
	n := 0
	for _, c := range s.Content {
		n += c.Len()
	}
	return n
}

// aside tells whether a figure stands in a clause of a statement that its source
// does not vouch for: a relative clause after a comma, which the report adds in
// its own voice to speech that it does not quote, or what "allegations that"
// open.
func aside(doc *lang.Document, s recount.Statement, figure recount.Span) bool {
	sentence := doc.SentenceAt(figure.Start)
	if s.Quote == recount.Direct || sentence == nil {
		return false
	}
	tokens := sentence.Tokens()
	closed := false // a comma has ended what a relative clause before it would add
	for i := min(sentence.TokenAt(figure.Start), len(tokens)) - 1; i > 0; i-- {
		switch {
		case tokens[i].Lower == ",":
			closed = true
		case tokens[i].Lower == "that" && tokens[i-1].UPOS == "NOUN" && names().hearsay[tokens[i-1].Lemma]:
			return s.Force != recount.Denies && s.Force != recount.Disputes && s.Holds(spanOf(tokens[i]))
		case !closed && tokens[i-1].Lower == "," && addsClause(tokens, i):
			return s.Holds(spanOf(tokens[i]))
		}
	}
	return false
}

// addsClause tells whether token i opens a relative clause; "that" does only
// where it is its subject.
func addsClause(tokens []lang.Token, i int) bool {
	switch tokens[i].Lower {
	case "which", "who", "whose", "whom":
		return true
	case "that":
		return i+1 < len(tokens) && clauseIn(tokens, i+1, i+2)
	}
	return false
}
