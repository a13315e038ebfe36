package attribution

import (
	"slices"

	"recount"
	"recount/extract/attribution/force"
	"recount/extract/attribution/quotation"
	"recount/extract/attribution/roles"
	"recount/lang"
)

// draft is a statement in the making, with the tokens that it was read from.
type draft struct {
	recount.Statement
	sentence *lang.Sentence
	cue      int        // the cue's head
	source   tokenRange // where it is named; empty ends before it begins
	voice    voice
	named    bool // voice and claimant are settled
}

func (d *draft) hasSource() bool { return d.source.last >= d.source.first }

// draft reads the statements of one sentence.
func (f *finder) draft(s *lang.Sentence) []*draft {
	var out []*draft
	if s.Len() > roles.MaxTokens {
		return nil
	}
	if s.Index == 0 {
		if d := f.headline(s); d != nil {
			return []*draft{d}
		}
	}
	quoted := quotation.Mask(s, f.regions)
	for _, frame := range roles.Find(s, quoted) {
		reclaimName(s, frame.Roles)
		d := &draft{sentence: s, cue: frame.Cue}
		d.Statement = recount.Statement{
			Sentence: s.Index, Confidence: frame.Probability, Rule: "model",
			Source:  spansOf(s, frame.Roles, roles.Source),
			Cue:     cueSpans(s, frame),
			Content: spansOf(s, frame.Roles, roles.Content),
		}
		d.source = sourceRun(s, frame)
		d.Force = forceOf(s, frame)
		if mark := s.Tokens()[frame.Cue].Lower; (mark == ":" || mark == "-") && !f.speaker(s, d.source.first, d.source.last+1) {
			d.Confidence *= mute
		}
		if d.Force == recount.Disputes && !disputable(s, frame.Roles) {
			d.Force = recount.Judges
		}
		out = append(out, d)
	}
	out = mergeSurfaces(s, out, quoted)
	out = append(out, gapped(s, out)...)
	shareSubjects(out)
	for _, d := range out {
		dropTime(d)
		dropClause(d)
		takeName(d)
		quoteVoices(d)
		recipients(d)
		dropPatient(d)
		antecedent(d)
	}
	return out
}

// dropPatient takes away the source of a passive without an agent: in "ten
// were reported dead" the ten said nothing, and nobody else is named.
func dropPatient(d *draft) {
	tokens := d.sentence.Tokens()
	be := beBefore(tokens, d.cue)
	if tokens[d.cue].XPOS != "VBN" || be < 0 || byAfter(tokens, d.cue) >= 0 || d.source.last >= be || asSaying(tokens) >= 0 {
		return
	}
	if d.Force == recount.Denies || d.Force == recount.Says || d.Force == recount.Estimates || d.Force == recount.Confirms {
		d.source = tokenRange{0, -1}
	}
}

// sourceRun returns the stretch of source tokens that names the speaker: of
// several, the one with the cue's subject or agent, else the one nearest to
// the cue.
func sourceRun(s *lang.Sentence, f roles.Frame) tokenRange {
	best, nearest := tokenRange{0, -1}, len(f.Roles)
	for _, r := range runs(s, f.Roles, roles.Source) {
		distance := min(abs(r.first-f.Cue), abs(r.last-f.Cue))
		if hasSubject(s, f.Cue, r) {
			distance = 0
		}
		if distance < nearest {
			best, nearest = r, distance
		}
	}
	return wholePhrase(s, f, best)
}

// wholePhrase takes in what belongs to the name at the beginning of a source
// and was left without a role.
func wholePhrase(s *lang.Sentence, f roles.Frame, r tokenRange) tokenRange {
	tokens := s.Tokens()
	for r.first > 0 && r.first <= r.last && (f.Roles[r.first-1] == roles.None || f.Roles[r.first-1] == roles.Source) {
		before := tokens[r.first-1]
		if tokens[r.first].UPOS == "DET" && before.UPOS != "DET" {
			break // "in Borsk the mayor said"
		}
		if before.UPOS != "PROPN" && before.UPOS != "ADJ" && before.UPOS != "DET" && before.XPOS != "POS" &&
			!joinsWords(tokens, r.first-1) && !opensName(tokens, r.first-1) {
			break
		}
		r.first--
	}
	for r.last+1 < len(tokens) && r.first <= r.last && tokens[r.last].UPOS == "DET" && tokens[r.last+1].UPOS == "ADJ" {
		r.last++
	}
	for r.last+1 < f.Cue && r.first <= r.last && f.Roles[r.last+1] != roles.Cue && tokens[r.last].UPOS == "PROPN" && tokens[r.last+1].UPOS == "PROPN" {
		r.last++
	}
	for r.last+1 < len(tokens) && r.first <= r.last && f.Roles[r.last+1] == roles.None && tokens[r.last].UPOS == "PROPN" && tokens[r.last+1].UPOS == "PROPN" {
		r.last++
	}
	return r
}

func hasSubject(s *lang.Sentence, cue int, r tokenRange) bool {
	tree := s.Tree()
	for _, c := range tree.Children(cue) {
		if c >= r.first && c <= r.last && tree.Is(c, "nsubj", "obl:agent") {
			return true
		}
	}
	return false
}

func abs(n int) int { return max(n, -n) }

// runs returns the stretches of tokens with a role. Punctuation belongs to a
// stretch where the tokens around it do.
func runs(s *lang.Sentence, by []roles.Role, role roles.Role) []tokenRange {
	var out []tokenRange
	open := false
	for i, t := range s.Tokens() {
		switch {
		case t.UPOS == "PUNCT" && by[i] != roles.Cue:
			continue
		case by[i] != role:
			open = false
		case open:
			out[len(out)-1].last = i
		default:
			out, open = append(out, tokenRange{i, i}), true
		}
	}
	return out
}

// spansOf returns the spans of the tokens with a role.
func spansOf(s *lang.Sentence, by []roles.Role, role roles.Role) []recount.Span {
	var out []recount.Span
	for _, r := range runs(s, by, role) {
		out = append(out, s.Span(r.first, r.last))
	}
	return out
}

// cueSpans returns the words of a cue: the stretch around its head, and others
// from which only a small word parts it, "wrote on X". What the model takes for a
// cue further off, behind a day or a clause of its own, is none.
func cueSpans(s *lang.Sentence, frame roles.Frame) []recount.Span {
	all := runs(s, frame.Roles, roles.Cue)
	k := slices.IndexFunc(all, func(r tokenRange) bool { return r.first <= frame.Cue && frame.Cue <= r.last })
	if k < 0 {
		return spansOf(s, frame.Roles, roles.Cue)
	}
	tokens := s.Tokens()
	near := func(a, b tokenRange) bool {
		between := tokens[a.last+1 : b.first]
		return len(between) == 0 || len(between) == 1 && (between[0].UPOS == "ADP" || between[0].UPOS == "DET" || between[0].UPOS == "PART")
	}
	whole := all[k]
	for next := k + 1; next < len(all) && near(whole, all[next]); next++ {
		whole.last = all[next].last
	}
	for before := k - 1; before >= 0 && near(all[before], whole); before-- {
		whole.first = all[before].first
	}
	return []recount.Span{s.Span(whole.first, whole.last)}
}

// disputable tells whether a content is something said, so that to reject it
// is to dispute it: "rejected the figure", not "rejected 12 appeals".
func disputable(s *lang.Sentence, by []roles.Role) bool {
	for i, t := range s.Tokens() {
		if by[i] != roles.Content {
			continue
		}
		lemma := lang.Plain(t.Lemma)
		if names().document[lemma] || names().hearsay[lemma] || t.XPOS == "VBD" || t.XPOS == "VBP" || t.XPOS == "VBZ" {
			return true
		}
	}
	return false
}

// forceOf tells what a cue makes of its content, by its head's dictionary form
// and the words around it.
func forceOf(s *lang.Sentence, frame roles.Frame) recount.Force {
	tree := s.Tree()
	known := force.Of(s.Tokens()[frame.Cue])
	switch {
	case negated(s, frame.Cue) && known != recount.Denies:
		return recount.Judges
	case known != "":
		return known
	case speaksOf(s.Tokens(), frame.Cue):
		return recount.Says
	case tree.Child(frame.Cue, "ccomp", "parataxis") >= 0 || tree.Is(frame.Cue, "parataxis"):
		return recount.Says
	}
	return recount.Judges
}

// speaksOf tells whether a cue is "speak of" or "talk of", which name a figure;
// "spoke to 200 residents" does not.
func speaksOf(tokens []lang.Token, cue int) bool {
	lemma := tokens[cue].Lemma
	return (lemma == "speak" || lemma == "talk") && cue+1 < len(tokens) && tokens[cue+1].Lower == "of"
}

// notReach is how far before a cue its "not" may stand: "has not yet said".
const notReach = 3

// negated tells whether the cue is said not to have happened: "did not say",
// "declined to say".
func negated(s *lang.Sentence, cue int) bool {
	tokens, tree := s.Tokens(), s.Tree()
	for i := cue - 1; i >= 0 && i >= cue-notReach; i-- {
		switch tokens[i].Lower {
		case "not", "n't", "never":
			return true
		}
		if tokens[i].UPOS != "ADV" && tokens[i].UPOS != "AUX" && tokens[i].UPOS != "PART" {
			break
		}
	}
	head := tree.Head[cue]
	if head < 0 || !tree.Is(cue, "xcomp") {
		return false
	}
	switch tokens[head].Lemma {
	case "decline", "refuse", "fail":
		return true
	}
	return false
}
