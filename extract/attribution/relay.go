package attribution

import (
	"slices"

	"recount"
	"recount/lang"
)

// quoteVoices corrects a draft whose cue is "quote" or "cite": the one who is
// quoted speaks, and the one who quotes passes it on.
func quoteVoices(d *draft) {
	tree, tokens := d.sentence.Tree(), d.sentence.Tokens()
	cue := d.cue
	if l := tokens[cue].Lemma; l != "quote" && l != "cite" {
		if head := tree.Head[cue]; head >= 0 && (tokens[head].Lemma == "quote" || tokens[head].Lemma == "cite") {
			cue = head
		} else {
			d.citing()
			return
		}
	}
	if tree.Child(cue, "nsubj:pass") >= 0 {
		return
	}
	object, subject := tree.Child(cue, "obj"), tree.Child(cue, "nsubj")
	if object < 0 || subject < 0 || d.Holds(spanOf(tokens[object])) {
		return
	}
	d.source = subtree(d.sentence, object)
	d.passOn(readPhrase(d.sentence, subtree(d.sentence, subject)).voice())
}

// citing reads "Y said, citing X": X speaks through Y where Y is a medium.
func (d *draft) citing() {
	tree, tokens := d.sentence.Tree(), d.sentence.Tokens()
	for _, c := range tree.Children(d.cue) {
		if tokens[c].Lemma != "cite" && tokens[c].Lemma != "quote" || !tree.Is(c, "advcl") {
			continue
		}
		object := tree.Child(c, "obj")
		if object < 0 || !d.hasSource() {
			continue
		}
		if v := readPhrase(d.sentence, d.source).voice(); v.kind == recount.Media {
			d.Relay = append(d.Relay, v.name)
			d.source = subtree(d.sentence, object)
		}
		return
	}
}

// recipients notes the medium that a speaker told: the phrase right after the
// cue, or after "to" or "with".
func recipients(d *draft) {
	tokens := d.sentence.Tokens()
	at := d.cue + 1
	if at < len(tokens) && (tokens[at].Lower == "to" || tokens[at].Lower == "with") {
		at++
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
	if outer.ClaimantKind != recount.Media || inner.ClaimantKind == recount.Media || inner.Claimant == "" {
		return
	}
	if !outer.Force.Vouches() || !outer.Holds(inner.Cue[0]) {
		return
	}
	name := string(outer.Claimant)
	if !slices.Contains(inner.Relay, name) {
		inner.Relay = append(inner.Relay, name)
	}
}

func spanOf(t lang.Token) recount.Span { return recount.Span{Start: t.Start, End: t.End} }

// subtree returns the stretch that token i governs.
func subtree(s *lang.Sentence, i int) tokenRange {
	first, last := s.Tree().Subtree(i)
	return tokenRange{first, last}
}
