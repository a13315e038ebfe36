package attribution

import (
	"slices"

	"recount"
	"recount/extract/attribution/force"
	"recount/lang"
)

// furtherClauses returns the attributions of the clauses that a semicolon or a
// word of contrast parts from those before and that have a speaker of their own:
// "the union said 300 marched; police counted 58", "… while police counted 58".
func furtherClauses(s *lang.Sentence) []surface {
	tokens := s.Tokens()
	var out []surface
	for i := range tokens {
		if !parts(tokens, i) {
			continue
		}
		end := trimEnd(tokens, len(tokens))
		for next := i + 1; next < end; next++ {
			if parts(tokens, next) {
				end = next
			}
		}
		if f, ok := ownClause(s, i+1, end); ok {
			out = append(out, f)
		}
	}
	return out
}

// parts tells whether a clause with a speaker of its own may begin behind token
// i: a semicolon, or a word that sets it against what was said before.
func parts(tokens []lang.Token, i int) bool {
	switch tokens[i].Lower {
	case ";":
		return true
	case "while", "whereas", "but":
		return clauseIn(tokens, 0, i) && !opensSpeech(tokens, i-1)
	}
	return false
}

// opensSpeech tells whether what is said begins behind token i, so that all of
// it is one speaker's: "said that, while police counted 40, …".
func opensSpeech(tokens []lang.Token, i int) bool {
	if tokens[i].UPOS == "PUNCT" && i > 0 {
		i--
	}
	return tokens[i].UPOS == "SCONJ" || force.Of(tokens[i]).Vouches()
}

// ownClause reads "NP said …" from the first token of a clause.
func ownClause(s *lang.Sentence, first, end int) (surface, bool) {
	tokens, tree := s.Tokens(), s.Tree()
	for first < end && (tokens[first].UPOS == "CCONJ" || tokens[first].UPOS == "SCONJ") {
		first++
	}
	for cue := first + 1; cue < end-1; cue++ {
		t := tokens[cue]
		subject := tree.Child(cue, "nsubj")
		if t.UPOS != "VERB" || subject < first || subject > cue || tree.Is(subject, "nsubj:pass") {
			continue
		}
		if !force.Of(t).Vouches() || negated(s, cue) || !clauseIn(tokens, cue+1, end) && !numberIn(tokens, cue+1, end) {
			return surface{}, false
		}
		p := readPhrase(s, tokenRange{first, cue - 1})
		if !p.ok || p.first != first || p.head != subject || !canSpeak(p.voice()) {
			return surface{}, false
		}
		return surface{cue, tokenRange{first, cue - 1}, []tokenRange{{cue + 1, end - 1}}}, true
	}
	return surface{}, false
}

// cutBefore takes from what is said before a clause all that stands in it.
func cutBefore(s *lang.Sentence, drafts []*draft, f surface) {
	own := s.Span(f.source.first, f.content[len(f.content)-1].last)
	for _, d := range drafts {
		if d.cue >= f.source.first {
			continue
		}
		for i := range d.Content {
			if d.Content[i].Start < own.Start && d.Content[i].End > own.Start {
				d.Content[i].End = s.Span(0, f.source.first-2).End
			}
		}
		d.Content = slices.DeleteFunc(d.Content, func(c recount.Span) bool { return c.Start >= own.Start })
	}
}
