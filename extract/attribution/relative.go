package attribution

import "recount"

// shareSubjects gives a participle of saying behind another word of saying that
// one's speaker: "an analyst at the institute said …, adding that …".
func shareSubjects(drafts []*draft) {
	for _, d := range drafts {
		tree, tokens := d.sentence.Tree(), d.sentence.Tokens()
		if joinedSaying(d) {
			if said := draftAt(drafts, tree.Head[d.cue]); said != nil && said.hasSource() && said.source.last < said.cue {
				d.source, d.Source = said.source, said.Source
			}
			continue
		}
		if tokens[d.cue].XPOS != "VBG" || !tree.Is(d.cue, "advcl") || tree.Child(d.cue, "nsubj") >= 0 || d.cue == 0 || tokens[d.cue-1].Lower != "," {
			continue
		}
		for above := tree.Head[d.cue]; above >= 0; above = tree.Head[above] {
			if said := draftAt(drafts, above); said != nil {
				if said.hasSource() && said.cue < d.cue {
					d.source, d.Source = said.source, said.Source
				}
				break
			}
		}
	}
}

// joinedSaying tells whether a cue is joined to a verb before it, whose subject
// it shares: "the army denied the claim and said …".
func joinedSaying(d *draft) bool {
	tree, tokens := d.sentence.Tree(), d.sentence.Tokens()
	if d.cue == 0 || !tree.Is(d.cue, "conj") || tree.Child(d.cue, "nsubj") >= 0 || tree.Head[d.cue] > d.cue {
		return false
	}
	return tokens[d.cue].XPOS == "VBD" && (tokens[d.cue-1].UPOS == "CCONJ" || tokens[d.cue-1].UPOS == "ADV")
}

// antecedent names the speaker of a statement whose source is a relative
// pronoun, or that has none: in "the count of the Joint Chiefs, who said that 12
// had died" the Joint Chiefs. The source as written stays what it is.
func antecedent(d *draft) {
	tree, tokens := d.sentence.Tree(), d.sentence.Tokens()
	pronoun := tree.Child(d.cue, "nsubj")
	noun := tree.Head[d.cue]
	if pronoun < 0 || noun < 0 || noun >= pronoun || !tree.Is(d.cue, "acl") || tokens[pronoun].Lower != "who" {
		return
	}
	if d.hasSource() && (d.source.first != pronoun || d.source.last != pronoun) {
		return
	}
	first, _ := tree.Subtree(noun)
	last := pronoun - 1
	for last > noun && tokens[last].UPOS == "PUNCT" {
		last--
	}
	d.source = tokenRange{first, last}
}

// dropClause takes the subject of a clause that tells more of the speaker away
// from its name: in "the official it cited" the official speaks. Pronouns
// elsewhere belong to the name: "those close to him".
func dropClause(d *draft) {
	tokens := d.sentence.Tokens()
	last := d.source.last
	if !d.hasSource() || last == d.source.first || last+1 != d.cue || tokens[last].XPOS != "PRP" {
		return
	}
	switch tokens[last-1].UPOS {
	case "NOUN", "PROPN", "ADJ":
		d.source.last--
		d.Source = []recount.Span{d.sentence.Span(d.source.first, d.source.last)}
	}
}
