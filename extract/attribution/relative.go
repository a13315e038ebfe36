package attribution

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
