package roles

// CueFeatures appends what may tell whether token i heads a cue: the word, its
// neighbours, what it governs and what governs it, and quotation marks nearby.
func (v *View) CueFeatures(i int, out []uint64) []uint64 {
	lemma, upos, xpos, rel := v.lemma[i], v.upos[i], v.xpos[i], v.rel[i]
	out = append(out,
		join(1), join(2, lemma, upos), join(3, v.lower[i]), join(4, xpos), join(5, rel), join(6, lemma, rel),
		join(7, upos, rel), join(8, v.at(v.lower, i-1), lemma), join(9, lemma, v.at(v.lower, i+1)),
		join(10, v.at(v.lower, i-1)), join(11, v.at(v.lower, i+1)), join(12, v.at(v.upos, i-1), upos, v.at(v.upos, i+1)),
		join(13, v.at(v.lower, i+1), v.at(v.lower, i+2)), join(14, v.at(v.lower, i-2), v.at(v.lower, i-1)),
		join(15, lemma, v.at(v.upos, i+1)), join(16, lemma, v.at(v.upos, i-1)),
		join(17, lemma, bit(v.Quoted[i])), join(18, xpos, bit(v.Quoted[i]), rel),
		join(19, lemma, bit(v.First)), join(20, upos, bit(v.First), v.at(v.upos, i-1)),
	)
	out = v.governorFeatures(i, out)
	out = v.dependentFeatures(i, out)
	out = v.forceFeatures(i, out)
	return v.quotationFeatures(i, out)
}

func (v *View) governorFeatures(i int, out []uint64) []uint64 {
	head := v.Tree.Head[i]
	return append(out,
		join(30, v.at(v.lemma, head), v.rel[i]), join(31, v.at(v.lemma, head), v.lemma[i]),
		join(32, v.at(v.upos, head), v.rel[i], v.upos[i]), join(33, v.at(v.rel, head), v.rel[i], v.lemma[i]),
	)
}

func (v *View) dependentFeatures(i int, out []uint64) []uint64 {
	var kinds uint64
	for _, c := range v.Tree.Children(i) {
		if v.Tree.Is(c, "punct") {
			continue
		}
		rel := v.rel[c]
		kinds += rel
		out = append(out,
			join(40, rel, v.upos[i]), join(41, rel, v.lemma[i]), join(42, rel, v.upos[c], v.lemma[i]),
			join(43, rel, v.kind[c], v.xpos[i]))
		if v.Tree.Is(c, "nsubj", "obl", "case", "mark", "compound", "advmod", "aux", "xcomp", "nmod", "cop", "obj") {
			out = append(out, join(44, rel, v.lemma[c]), join(45, rel, v.lemma[c], v.lemma[i]))
		}
		if len(out) > 90 {
			break
		}
	}
	return append(out, join(46, kinds, v.upos[i]), join(47, kinds, v.lemma[i]), join(48, kinds, v.force[i], v.upos[i]))
}

// forceFeatures say what the lexicon of cues knows of the word, and stand in
// for words that were rare in training.
func (v *View) forceFeatures(i int, out []uint64) []uint64 {
	f := v.force[i]
	subject, clause := v.Tree.Child(i, "nsubj", "obl:agent"), v.Tree.Child(i, "ccomp", "parataxis")
	speaker := uint64(0)
	if subject >= 0 {
		speaker = join(0, v.kind[subject], v.upos[subject])
	}
	return append(out,
		join(70, f, v.upos[i]), join(71, f, v.rel[i]), join(72, f, v.xpos[i], v.at(v.upos, i+1)),
		join(73, f, v.quotationBefore(i), v.quotationAfter(i)), join(74, f, v.upos[i], v.thatFollows(i)),
		join(75, f, speaker), join(76, f, speaker, bit(clause >= 0)), join(77, f, v.at(v.lower, i+1)), join(78, f, v.at(v.lower, i-1)),
		join(79, f, bit(i > 0 && v.Tokens[i-1].UPOS == "PROPN"), bit(subject >= 0), bit(clause >= 0)),
		join(80, f, v.upos[i], v.at(v.upos, i-1), v.at(v.upos, i-2)),
	)
}

// thatFollows tells how soon after token i a "that" comes.
func (v *View) thatFollows(i int) uint64 {
	const reach = 6
	for k := i + 1; k < len(v.Tokens) && k <= i+reach; k++ {
		if v.Tokens[k].Lower == "that" {
			return uint64(1 + (k-i)/3)
		}
	}
	return 0
}

// quotationFeatures tells whether a quotation ends just before token i or
// begins just after it.
func (v *View) quotationFeatures(i int, out []uint64) []uint64 {
	before, after := v.quotationBefore(i), v.quotationAfter(i)
	return append(out,
		join(60, before, after), join(61, before, after, v.lemma[i]), join(62, before, after, v.upos[i], v.rel[i]))
}

const quotationReach = 6

func (v *View) quotationBefore(i int) uint64 {
	for back := 1; back <= quotationReach && i-back >= 0; back++ {
		if v.Quoted[i-back] != v.Quoted[i] {
			return uint64(1 + back/3)
		}
	}
	return 0
}

func (v *View) quotationAfter(i int) uint64 {
	for on := 1; on <= quotationReach && i+on < len(v.Tokens); on++ {
		if v.Quoted[i+on] != v.Quoted[i] {
			return uint64(1 + on/3)
		}
	}
	return 0
}

// at returns the hash at i, or one that stands for the sentence's edge.
func (v *View) at(hashes []uint64, i int) uint64 {
	switch {
	case i < 0:
		return 1
	case i >= len(hashes):
		return 2
	}
	return hashes[i]
}

func bit(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}
