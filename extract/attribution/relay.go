package attribution

import (
	"slices"
	"strings"

	"recount"
	"recount/extract/attribution/force"
	"recount/lang"
)

// quoteVoices corrects a draft of "NP quoted NP as saying …" or "NP was quoted
// by NP as saying …": the one who is quoted speaks, and the one who quotes
// passes it on.
func quoteVoices(d *draft) {
	tokens := d.sentence.Tokens()
	as := asSaying(tokens)
	if as < 0 {
		d.citing()
		return
	}
	verb := as - 1
	for verb > 0 && tokens[verb].Lemma != "quote" && tokens[verb].Lemma != "cite" {
		verb--
	}
	if d.cue < verb || d.cue > as+1 || verb == 0 {
		return
	}
	subject, other := tokenRange{0, verb - 1}, tokenRange{verb + 1, as - 1}
	if be := beBefore(tokens, verb); be > 0 {
		subject.last = be - 1
		other.first = verb + 2
		subject, other = other, subject
	}
	d.source = other
	d.Relay = nil
	if subject.first <= subject.last {
		d.passOn(readPhrase(d.sentence, subject).voice())
	}
	end := trimEnd(tokens, len(tokens))
	if as+2 < end {
		d.Content = []recount.Span{d.sentence.Span(as+2, end-1)}
	}
}

// asSaying returns the "as" of "quoted … as saying", or -1.
func asSaying(tokens []lang.Token) int {
	for i := 1; i+1 < len(tokens); i++ {
		if tokens[i].Lower == "as" && tokens[i+1].XPOS == "VBG" && force.Of(tokens[i+1]) == recount.Says {
			return i
		}
	}
	return -1
}

// citing reads "Y said, citing X" and "citing X, Y said": X speaks through Y
// where Y is a medium.
func (d *draft) citing() {
	tokens := d.sentence.Tokens()
	if !d.hasSource() || readPhrase(d.sentence, d.source).voice().kind != recount.Media {
		return
	}
	for i, t := range tokens[:len(tokens)-1] {
		if t.Lower != "citing" && t.Lower != "quoting" || i == d.cue {
			continue
		}
		p := readPhrase(d.sentence, tokenRange{i + 1, len(tokens) - 1})
		if !p.ok || p.first != i+1 || !canSpeak(p.voice()) {
			continue
		}
		d.passOn(readPhrase(d.sentence, d.source).voice())
		d.source = p.tokenRange
		return
	}
}

// recipients notes the medium that a speaker told: the phrase right after the
// cue, or after "to" or "with".
func recipients(d *draft) {
	tokens := d.sentence.Tokens()
	at := d.cue + 1
	if tokens[d.cue].UPOS != "VERB" || tokens[d.cue].Lower == "according" {
		return
	}
	if to := hearerAfter(tokens, at); to > 0 {
		at = to
	} else if l := tokens[d.cue].Lemma; l != "tell" && l != "inform" && l != "brief" && l != "give" {
		return
	}
	end := at
	for end < len(tokens) && inBase(tokens, end) && end-at < 8 {
		end++
	}
	if end == at {
		return
	}
	p := readPhrase(d.sentence, tokenRange{at, end - 1})
	if !p.ok || p.first != at || names().hearer[lang.Plain(p.headToken().Lemma)] {
		return
	}
	d.passOn(p.voice())
}

// hearerAfter returns the token after "to" or "with", or after "in an interview
// with", at token i; 0 where none of these stands there.
func hearerAfter(tokens []lang.Token, i int) int {
	const longest = 5 // in, an, exclusive, interview, with
	for k := i; k < min(len(tokens)-1, i+longest); k++ {
		if l := tokens[k].Lower; (l == "to" || l == "with") && (k == i || tokens[i].Lower == "in") {
			return k + 1
		}
		if k == i && tokens[k].Lower != "in" {
			return 0
		}
	}
	return 0
}

// passOn adds a voice to the relay where it is a medium's.
func (d *draft) passOn(v voice) {
	if v.kind == recount.Media && !slices.Contains(d.Relay, v.name) {
		d.Relay = append(d.Relay, v.name)
	}
}

// relay adds to each draft the media whose statements hold it: "A said, B
// reported". Drafts are in the order of the text.
func relay(all []*draft) {
	for i, d := range all {
		for j := i - 1; j >= 0 && all[j].Sentence == d.Sentence; j-- {
			connect(d, all[j])
			connect(all[j], d)
		}
	}
}

func connect(inner, outer *draft) {
	if outer.hasSource() && len(outer.Source) > 0 && outer.Holds(inner.Cue[0]) {
		inner.cutBefore(outer.Source[0], outer.Cue[0])
	}
	if inner.ClaimantKind == recount.Media || inner.Claimant == "" || !outer.Force.Vouches() || !outer.Holds(inner.Cue[0]) {
		return
	}
	through := outer.Relay // of whom a medium cites
	if outer.ClaimantKind == recount.Media {
		through = []string{string(outer.Claimant)}
	}
	for _, name := range through {
		if !slices.Contains(inner.Relay, name) {
			inner.Relay = append(inner.Relay, name)
		}
	}
}

// cutBefore ends the content where a source and cue begin that follow it: what
// is said does not hold who passed it on.
func (d *draft) cutBefore(source, cue recount.Span) {
	for i, c := range d.Content {
		if !c.Contains(source) || !c.Contains(cue) || min(source.Start, cue.Start) <= d.Cue[0].Start {
			continue
		}
		text := d.sentence.Document().Text[c.Start:min(source.Start, cue.Start)]
		if kept := strings.TrimRight(text, " ,\n"); kept != "" {
			d.Content[i].End = c.Start + len(kept)
		}
	}
}

func spanOf(t lang.Token) recount.Span { return recount.Span{Start: t.Start, End: t.End} }
