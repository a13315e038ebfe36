package attribution

// shareSubjects gives a participle of saying behind another word of saying that
// one's speaker: "an analyst at the institute said …, adding that …".
func shareSubjects(drafts []*draft) {
	for _, d := range drafts {
		tree, tokens := d.sentence.Tree(), d.sentence.Tokens()
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
