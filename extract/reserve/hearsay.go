package reserve

// maxHearsay is how many tokens may stand between a figure and the noun of what
// is only said of it: "rumours that at least some two marchers had died".
const maxHearsay = 6

// hearsay looks before the figure at first for a noun of something said whose
// words hold it, and tells whether the words before that noun make it false
// ("contrary to rumours that two had died", "false reports of two deaths"), or
// leave it open ("despite claims that", "there were rumours that"). The word is -1 for
// neither.
func (d *denier) hearsay(first int) (word, noun int, isFalse bool) {
	noun = d.saidBefore(first)
	if noun < 0 {
		return -1, -1, false
	}
	for i := noun - 1; i >= 0 && i >= noun-maxHearsay; i-- {
		t := d.tokens[i]
		switch {
		case IsFalsehood(t.Lower):
			return i, noun, true
		case t.Lower == "to" && i > 0 && d.tokens[i-1].Lower == "contrary":
			return i - 1, noun, true
		case t.Lower == "despite":
			return i, noun, false
		case t.IsVerb() || t.UPOS == "PUNCT" || t.UPOS == "SCONJ" || t.UPOS == "CCONJ":
			i = -1
		}
	}
	if listed("rumour", d.tokens[noun].Lemma) && !d.confirmed(noun) {
		return noun, noun, false
	}
	return -1, -1, false
}

// saidBefore returns the noun of something said that "that" or "of" ties to the
// words around the figure at first, or -1.
func (d *denier) saidBefore(first int) int {
	for i := first - 1; i > 0 && i >= first-maxHearsay; i-- {
		t := d.tokens[i]
		said := listed("rumour", d.tokens[i-1].Lemma) || d.tokens[i-1].IsNoun() && IsReference(d.tokens[i-1].Lemma)
		switch {
		case (t.Lower == "that" || t.Lower == "of") && said:
			return i - 1
		case t.UPOS == "PUNCT" || t.UPOS == "CCONJ":
			return -1
		}
	}
	return -1
}

// confirmed tells whether a verb before a noun says that it is so: "police
// confirmed rumours that two had died".
func (d *denier) confirmed(noun int) bool {
	head := d.tree.Head[noun]
	return head >= 0 && listed("confirming", d.tokens[head].Lemma) && !d.not(head)
}
